"""Names are spelt in pinyin for search boxes."""

from __future__ import annotations

import pytest

from graph.store.pinyin import Speller, strip_tone


@pytest.mark.parametrize(
    ("name", "full", "initials"),
    [
        ("重庆市", "chong qing shi", "cqs"), ("重点工程", "zhong dian gong cheng", "zdgc"), ("绿色行动", "lv se xing dong", "lsxd"),
        ("“新乡贤+”工程", "xin xiang xian gong cheng", "xxxgc"), ("5G产业园", "5g chan ye yuan", "5cyy"), ("ABC", "", ""), ("", "", ""),
    ],
)  # fmt: skip
def test_names_are_spelt(name: str, full: str, initials: str) -> None:
    """Phrases decide the reading, ü is v, punctuation is silent, other letters stay."""
    assert Speller().spell(name) == (full, initials)


def test_what_was_spelt_before_does_not_matter() -> None:
    """A speller that has spelt other names spells this one the same."""
    used = Speller()
    for name in ("重庆市", "长安街", "重点", "音乐"):
        used.spell(name)
    assert used.spell("长安音乐重镇") == Speller().spell("长安音乐重镇")


def test_tones_are_taken_off() -> None:
    """All four tones and ü."""
    assert [strip_tone(each) for each in ("lǜ", "nǚ", "hǎo", "ér", "lüè")] == ["lv", "nv", "hao", "er", "lve"]

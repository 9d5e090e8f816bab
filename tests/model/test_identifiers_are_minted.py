"""Keys and hashes: readable, the same in every build, and nothing that an IRI could not hold."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.model.iri import digest, slug

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("石桥市统战部", "石桥市统战部"),
        ("“同心园”活动", "同心园活动"),
        ("《石桥市志》", "石桥市志"),
        ("“乡贤+”行动", "乡贤加行动"),
        ("产学研&用", "产学研和用"),
        ("县（区）委统战部", "县-区-委统战部"),
        ("“1+6”方案", "1加6方案"),
        ("ＡＢ１２", "AB12"),
        ("青溪 · 白石", "青溪-白石"),
        ("2022—2025年规划", "2022-2025年规划"),
        ("--石桥--", "石桥"),
        ("“”", "-"),
        ("", "-"),
    ],
)
def test_a_name_becomes_a_readable_key(name: str, key: str) -> None:
    """Width is unified, quotes fall, signs are spelt, other punctuation is one hyphen, and a key is never empty."""
    assert slug(name) == key


@given(st.text())
@example("e”\u0301")
@example("\u1112”\u1161")
def test_a_key_is_its_own_key(name: str) -> None:
    """Making a key of a key changes nothing, so that no thing has two."""
    assert slug(slug(name)) == slug(name)


@given(st.text())
def test_a_key_holds_only_what_an_iri_may_end_in(name: str) -> None:
    """Letters, digits, marks and single hyphens: no space, slash, quote, per cent sign or control."""
    key = slug(name)
    assert key
    assert "--" not in key
    assert all(c == "-" or c.isalnum() or unicodedata.category(c) in {"Mn", "Mc"} for c in key)


@given(st.text())
def test_the_width_of_characters_does_not_matter(name: str) -> None:
    """A name and its compatibility form have the same key."""
    assert slug(unicodedata.normalize("NFKC", name)) == slug(name)


@given(CHINESE)
def test_a_chinese_name_is_its_own_key(name: str) -> None:
    """Nothing is lost of a name that has no punctuation."""
    assert slug(name) == name


@given(CHINESE, CHINESE)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    """Two names of Chinese characters meet in one key only if they are equal."""
    assert (slug(one) == slug(other)) == (one == other)


def test_a_hash_is_what_it_always_was() -> None:
    """Identifiers that corrections name must never change: these were minted once and for all."""
    assert digest("机构/石桥市-政府", "organizes", "活动会议/同心园活动", 2022) == "d8218cabb86e"
    assert digest() == "e3b0c44298fc"


def test_a_hash_keeps_its_parts_apart() -> None:
    """The same characters parted elsewhere give another hash; a missing part is an empty one."""
    assert digest("石桥", "市") != digest("石桥市")
    assert digest("石桥", "市") != digest("石", "桥市")
    assert digest("石桥", None) == digest("石桥", "")
    assert digest("石桥", 1) == digest("石桥", "1")


@given(st.lists(st.one_of(st.text(st.characters(codec="utf-8")), st.integers(), st.none())))
def test_a_hash_is_twelve_digits(parts: list[object]) -> None:
    """Whatever defines a statement, its identifier has the same form."""
    key = digest(*parts)
    assert len(key) == 12
    assert set(key) <= set("0123456789abcdef")


def test_a_hash_does_not_depend_on_the_process() -> None:
    """Another process with another hash seed mints the same."""
    code = "from graph.model.iri import digest; print(digest('石桥市', 'locatedIn', '青岭省', None))"
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("0", "1")
    }
    assert answers == {digest("石桥市", "locatedIn", "青岭省", None)}

"""The copy that rules match on leads back to the text that people read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.extract.normalise import normalise

GENRE = st.text(
    st.sampled_from(
        "市委统战部召开工程获评12３４５.,，。；：“”\"'《》「」()（）%％ 　\n-–—~～·•〇○ＡＢab①㎡⺟"
    ),
    max_size=60,
)
WIDE = st.text(
    st.sampled_from("市委统战部召开工程获评12３４５.，。；：“”《》（）%％ 　\n-—~·〇ＡＢab㎡"), max_size=60
)
"""Text whose punctuation is Chinese, as nearly all reports have it."""
ANY = st.text(max_size=60)


@settings(max_examples=300, derandomize=True)
@given(text=GENRE | ANY, begin=st.integers(0, 1000))
def test_spans_lie_inside_the_text_in_order(text: str, begin: int) -> None:
    """Each stretch of the normalised copy comes from a stretch of the text, and later ones from later ones."""
    normal = normalise(text, begin)
    assert len(normal.origin) == len(normal.text) + 1
    spans = [normal.span(i, i + 1) for i in range(len(normal.text))]
    for first, end in spans:
        assert begin <= first < end <= begin + len(text)
    assert spans == sorted(spans)
    if spans:
        assert normal.span(0, len(normal.text)) == (spans[0][0], spans[-1][1])


@settings(max_examples=300, derandomize=True)
@given(text=GENRE)
def test_han_digits_and_letters_map_to_themselves(text: str) -> None:
    """A Chinese character of the copy stands at its offset of the text."""
    normal = normalise(text)
    for i, c in enumerate(normal.text):
        if "\u4e00" <= c <= "\u9fff" and c != "母":
            begin, end = normal.span(i, i + 1)
            assert text[begin:end] == c


@settings(max_examples=300, derandomize=True)
@given(text=WIDE)
def test_normalising_twice_changes_nothing(text: str) -> None:
    """What is normalised already stays as it is."""
    once = normalise(text).text
    assert normalise(once).text == once


@settings(max_examples=100, derandomize=True)
@given(text=st.text(st.sampled_from("市委统战部召开工程获评，。“”《》"), max_size=40))
def test_plain_text_is_left_alone(text: str) -> None:
    """Text in the usual characters is its own copy."""
    assert normalise(text).text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成 １２．５ 亿元,增长 3%", "完成12.5亿元，增长3%"),
        ("政 府 工 作 报 告", "政府工作报告"),
        ("「石榴籽」工程(一期)", "“石榴籽”工程（一期）"),
        ('实施"归雁"工程。', "实施“归雁”工程。"),
        ("1 050.35亿元，共1,200人", "1050.35亿元，共1,200人"),
        ("召开全市统战\n工作会议。", "召开全市统战工作会议。"),
        ("20－30万元", "20-30万元"),
    ],
)
def test_known_shapes(text: str, expected: str) -> None:
    """Widths, spaces, wraps, quotes and dashes of the genre are made alike."""
    assert normalise(text).text == expected

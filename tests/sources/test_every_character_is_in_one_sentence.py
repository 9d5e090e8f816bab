from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model.document import Document
from graph.sources import HeadingHint, document_from_text

_MARKS = "。！？!?；：，、“”《》（）()「」『』…—\n\n\n\r\t \u3000\u2003\x0c\u2028#-1二"
_WORDS = "一、 （一） 1. 第一条\u3000 —— 全市上下真抓实干 工作总结 走访企业30家 一是 会议上 —3— 2031年1月8日 “好。” 各位代表： 云溪市"
_PIECES = st.sampled_from([*_MARKS, "\r\n", "— 3 —", *_WORDS.split(" ")])
_TEXT = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=120).map("".join))


def check(doc: Document) -> None:
    """Check what holds for sentences and sections of any text."""
    covered = [False] * len(doc.text)
    end = 0
    for index, sentence in enumerate(doc.sentences):
        assert sentence.index == index
        assert end <= sentence.begin < sentence.end
        assert not doc.text[sentence.begin].isspace()
        assert not doc.text[sentence.end - 1].isspace()
        section = doc.sections[sentence.section]
        assert section.begin <= sentence.begin < section.end
        end = sentence.end
        covered[sentence.begin : end] = [True] * (end - sentence.begin)
    assert all(inside or c.isspace() for inside, c in zip(covered, doc.text, strict=True))
    for index, section in enumerate(doc.sections):
        assert section.index == index
        assert section.begin <= section.end <= len(doc.text)
        if section.parent is not None:
            parent = doc.sections[section.parent]
            assert parent.begin <= section.begin
            assert section.end <= parent.end
            assert parent.level < section.level


@settings(max_examples=400, deadline=None)
@given(_TEXT)
def test_sentences_cover_any_text(text: str) -> None:
    """Every non-space character lies in exactly one trimmed sentence of the section around it."""
    check(document_from_text(text, key="k"))


@settings(max_examples=100, deadline=None)
@given(_TEXT, st.lists(st.tuples(st.integers(0, 200), st.integers(1, 40), st.integers(1, 6)), max_size=4))
def test_hints_do_not_upset_the_cover(text: str, wanted: list[tuple[int, int, int]]) -> None:
    """Headings that the format marks, wherever they are, leave no character out."""
    hints: list[HeadingHint] = []
    for begin, size, level in sorted(wanted):
        if not hints or begin >= hints[-1].end:
            hints.append(HeadingHint(begin, begin + size, level))
    check(document_from_text(text, key="k", headings=tuple(hints)))


@given(_TEXT)
def test_division_is_repeatable(text: str) -> None:
    """The same text gives the same document, and its own canonical text again."""
    doc = document_from_text(text, key="k")
    assert document_from_text(text, key="k") == doc
    assert document_from_text(doc.text, key="k").text == doc.text.removeprefix("\ufeff")

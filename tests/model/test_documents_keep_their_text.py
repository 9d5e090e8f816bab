"""A document is its text: offsets are code points of it, and its hash is that of the text alone."""

from __future__ import annotations

import dataclasses
import hashlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.document import Document, Sentence, Span
from graph.model.fact import Evidence
from graph.model.finding import Finding

SPANS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: Span(min(pair), max(pair)))


def make(text: str, **changed: object) -> Document:
    """Make a document of one text without divisions."""
    values: dict[str, object] = {"key": "石桥", "text": text, "title": "", "sections": (), "sentences": ()}
    return Document(**{**values, **changed})  # type: ignore[arg-type]


@given(SPANS, SPANS, SPANS)
def test_lying_within_is_an_order(one: Span, two: Span, three: Span) -> None:
    """A span lies within itself; two within each other are equal; within what is within is within."""
    assert one.within(one)
    assert not (one.within(two) and two.within(one)) or one == two
    assert not (one.within(two) and two.within(three)) or one.within(three)


@pytest.mark.parametrize(
    ("inner", "outer", "answer"),
    [((2, 4), (2, 4), True), ((3, 4), (2, 5), True), ((1, 4), (2, 5), False), ((3, 6), (2, 5), False), ((5, 5), (2, 5), True)],
)  # fmt: skip
def test_a_span_lies_within_another(inner: tuple[int, int], outer: tuple[int, int], *, answer: bool) -> None:
    """Both ends count; the end is exclusive."""
    assert Span(*inner).within(Span(*outer)) is answer


def test_spans_sort_as_text_runs() -> None:
    """By where they begin, then by where they end."""
    assert sorted([Span(3, 4), Span(0, 9), Span(0, 2)]) == [Span(0, 2), Span(0, 9), Span(3, 4)]


@given(st.text(), st.data())
def test_a_quote_is_what_stands_there(text: str, data: st.DataObject) -> None:
    """A quote has as many code points as its offsets say, and stands in the text."""
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    found = make(text).quote(begin, end)
    assert len(found) == end - begin
    assert text[:begin] + found + text[end:] == text


def test_offsets_count_code_points() -> None:
    """A character outside the basic plane is one, as a reader counts it."""
    assert make("𠮷祥镇3个村").quote(0, 3) == "𠮷祥镇"


def test_the_hash_is_of_the_text() -> None:
    """SHA-256 over UTF-8: the file's name, encoding and bytes have no part in it."""
    text = "石桥市2022年工作总结\n"
    assert make(text).sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert make(text, file_name="a.txt", encoding="gb18030").sha256 == make(text).sha256
    assert make(text + "。").sha256 != make(text).sha256


def test_a_document_s_source_does_not_make_it_another() -> None:
    """The same text from a file in another encoding is the same document."""
    assert make("石桥", source_hash="a") == make("石桥", source_hash="b")
    assert make("石桥") != make("石桥", key="青溪")


@pytest.mark.parametrize("value", [Span(0, 1), Sentence(0, 0, 1, 0), Finding("error", "quote", "a", "b")])
def test_values_do_not_change(value: object) -> None:
    """What a layer hands on cannot be changed behind its back."""
    field = dataclasses.fields(value)[0].name  # type: ignore[arg-type]
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, field, None)


def test_findings_and_evidence_have_an_order() -> None:
    """Lists of them can be sorted, so that equal input gives equal output."""
    findings = [
        Finding("warning", "a", "x", "m"),
        Finding("error", "b", "x", "m"),
        Finding("error", "a", "y", "m"),
    ]
    assert [(each.severity, each.code) for each in sorted(findings)] == [
        ("error", "a"), ("error", "b"), ("warning", "a"),
    ]  # fmt: skip
    begin, end = Evidence(0, 1, 2, "a", Decimal(1)), Evidence(0, 1, 3, "a", Decimal(1))
    assert sorted([end, begin]) == [begin, end]

"""Empty, nameless and hostile texts: an extraction, never an exception and never a hang."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.extract.pipeline import Extractor
from graph.model.fact import Extraction
from graph.sources import document_from_text
from tests.extract.cases import list_evidence

NOISE = st.text(
    st.sampled_from(
        "市委统战部工程获评召开第届次会议“”《》（）()「」\"'，。；、等的\n \t123.%\u200f\u202e\u0000\x07😀𠀀‍"
    ),
    max_size=120,
)
HOSTILE = {
    "a million of one": "市" * 1_000_000,
    "a million stops": "。" * 1_000_000,
    "commas without end": "市委，" * 50_000,
    "a million digits": "1" * 1_000_000,
    "coordination without end": "吉安市、" * 20_000,
    "a body without end": "吉安市委" * 20_000,
    "a quote without end": "“" + "工程" * 100_000,
    "opening quotes": "“" * 100_000,
    "closing quotes": "”" * 100_000,
    "opening marks": "《" * 100_000,
    "nested marks": "《" * 3000 + "条例" + "》" * 3000,
    "nested brackets": "（" * 5000 + "市" + "）" * 5000,
    "quotes side by side": "“归雁”" * 30_000,
    "villages without end": "值夏镇" + "甲村" * 50_000,
    "ranks without end": "第" * 100_000,
    "emoji": "市委😀召开👨‍👩‍👧‍👦侨商恳谈会🎉" * 5000,
    "control characters": "市\x00委\x07召\x1b[31m开\x7f侨商恳谈会。" * 5000,
    "right to left": "市委\u202e召开\u200f侨商恳谈会\u202c。" * 5000,
    "half a character": "市\ud800委召开侨商恳谈会，\udfff实施“暖侨”行动12项。" * 2000,
    "beyond the plane": "𠀀𠮷市委召开𡃁会。" * 5000,
    "combining marks": "市\u0301\u0302\u0303委召开会议。" * 5000,
    "white space": " \u3000\t\n" * 50_000,
    "wraps": "市\n委\n召\n开\n侨\n商\n" * 10_000,
}


def is_empty(extraction: Extraction) -> bool:
    """Tell whether nothing at all was read."""
    lists = (
        extraction.entities,
        extraction.mentions,
        extraction.claims,
        extraction.grants,
        extraction.figures,
        extraction.uncovered,
    )
    return not any(lists)


def test_an_empty_document_gives_an_empty_extraction(extractor: Extractor) -> None:
    """No text, no facts, no place, no year, and no error."""
    extraction = extractor.extract(document_from_text("", key="empty"))
    assert is_empty(extraction)
    assert extraction.counted == 0
    assert (extraction.context.place, extraction.context.year, extraction.context.issuer) == (None,) * 3


@pytest.mark.parametrize("text", ["", "\n\n", "　", "。", "，，，", "“”", "（）", "\ufeff"])
def test_next_to_nothing_gives_nothing(extractor: Extractor, text: str) -> None:
    """White space, stops and empty quotes are no facts."""
    assert is_empty(extractor.extract(document_from_text(text, key="bare")))


def test_a_text_without_names_gives_no_claims(extractor: Extractor) -> None:
    """Prose that names nobody and counts nothing states nothing."""
    text = "春天来了，山上的花开得正好。孩子们放学以后，在田埂上慢慢走着。"
    assert is_empty(extractor.extract(document_from_text(text, key="prose")))


def test_a_place_without_a_text_is_still_known(extractor: Extractor) -> None:
    """An empty report of a place that the caller names is that place's report."""
    extraction = extractor.extract(document_from_text("", key="empty"), place="吉安市", year=2022)
    assert extraction.context.place == "行政区划/吉安市"
    assert extraction.context.year == 2022
    assert extraction.claims == []


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_texts_are_read(extractor: Extractor, name: str) -> None:
    """A text made to break readers is read to its end, and every mention lies inside it."""
    document = document_from_text(HOSTILE[name], key="hostile")
    extraction = extractor.extract(document, place="吉安市", year=2022)
    size = len(document.text)
    assert all(0 <= m.begin < m.end <= size for m in extraction.mentions)
    assert extraction.document is document


@settings(max_examples=200, deadline=None, derandomize=True)
@given(text=NOISE | st.text(max_size=80))
def test_any_text_is_read(extractor: Extractor, text: str) -> None:
    """Whatever stands in a text, its facts' spans lie inside their sentences."""
    extraction = extractor.extract(document_from_text(text, key="any"), place="吉安市", year=2022)
    sentences = extraction.document.sentences
    for mention in extraction.mentions:
        sentence = sentences[mention.sentence]
        assert sentence.begin <= mention.begin < mention.end <= sentence.end
    for evidence in list_evidence(extraction):
        assert sentences[evidence.sentence].begin <= evidence.begin < evidence.end

"""A fact whose words are not where it says is left out, with a finding; the others stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from graph.build.checks import check_extraction, clean_document
from graph.model.fact import Context, Extraction
from tests.store.invented import make_document, make_extraction


def move_claim(extraction: Extraction) -> None:
    """Let a claim's evidence reach over its sentence."""
    claim = extraction.claims[0]
    claim.evidence = (replace(claim.evidence[0], end=claim.evidence[0].end + 100),)


def bare_claim(extraction: Extraction) -> None:
    """Take a claim's evidence away."""
    extraction.claims[0].evidence = ()


def strange_object(extraction: Extraction) -> None:
    """Let a claim speak of something that is no entity."""
    extraction.claims[0].object = "机构/无此机构"


def false_quote(extraction: Extraction) -> None:
    """Change a figure's quote."""
    extraction.figures[-1].quote = "没有这句话"


def empty_mention(extraction: Extraction) -> None:
    """Let a mention hold nothing."""
    first = extraction.mentions[0]
    extraction.mentions[0] = replace(first, end=first.begin)


def strange_sentence(extraction: Extraction) -> None:
    """Let a grant stand in a sentence that is not there."""
    grant = extraction.grants[0]
    grant.evidence = (replace(grant.evidence[0], sentence=999),)


def lost_whole(extraction: Extraction) -> None:
    """Let a figure be a part of one that is not there."""
    extraction.figures[-1].breakdown_of = "0" * 12


def count(extraction: Extraction) -> int:
    """How many facts there are."""
    e = extraction
    return len(e.claims) + len(e.figures) + len(e.grants) + len(e.mentions)


@pytest.mark.parametrize(
    ("spoil", "lost"),
    [(move_claim, 1), (bare_claim, 1), (strange_object, 1), (false_quote, 1), (empty_mention, 1), (strange_sentence, 1), (lost_whole, 0)],
)  # fmt: skip
def test_only_the_false_fact_goes(spoil: Callable[[Extraction], None], lost: int) -> None:
    """One finding for one fault, and all other facts are kept."""
    extraction = make_extraction()
    before = count(extraction)
    spoil(extraction)
    findings = check_extraction(extraction)
    assert count(extraction) == before - lost
    assert [(f.severity, f.code, f.place) for f in findings] == [("warning", "quote", "云溪市文化2031")]
    assert check_extraction(extraction) == []


def test_a_good_extraction_is_kept_whole() -> None:
    """Nothing is left out of what is right."""
    extraction = make_extraction()
    before = count(extraction)
    assert check_extraction(extraction) == []
    assert count(extraction) == before
    assert extraction.figures[-1].breakdown_of


def test_a_context_of_strangers_is_emptied() -> None:
    """A place or issuer that is no entity is not written."""
    extraction = make_extraction()
    extraction.context = Context("行政区划/无", 2031, "机构/无")
    check_extraction(extraction)
    assert extraction.context == Context(None, 2031, None)


def test_lone_surrogates_are_replaced_at_once() -> None:
    """A text that no file could hold is mended before anything is read in it."""
    doc = clean_document(make_document("标\ud800题\n云溪市\udfff。\n"))
    assert doc.text == "标\ufffd题\n云溪市\ufffd。\n"
    assert doc.title == "标\ufffd题"
    same = make_document("标题\n")
    assert clean_document(same) is same

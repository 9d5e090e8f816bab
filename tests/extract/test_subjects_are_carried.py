"""Who acts, where a clause names nobody: the actor before it, for as long as one sentence goes on."""

from __future__ import annotations

from decimal import Decimal

import pytest

from graph.extract.pipeline import Extractor
from graph.model.fact import Evidence
from tests.extract.cases import extract_lines, list_relations


def show_evidence(extractor: Extractor, line: str, predicate: str) -> tuple[str, Evidence]:
    """Show the subject and the evidence of the one relation of a predicate."""
    extraction = extract_lines(extractor, line)
    (claim,) = [c for c in extraction.claims if c.predicate == predicate]
    (evidence,) = claim.evidence
    labels = {e.id: e.label for e in extraction.entities}
    return labels[claim.subject], evidence


def test_a_subject_holds_through_its_sentence(extractor: Extractor) -> None:
    """After a comma the actor is still the one before it."""
    line = "市侨联加强联络，举办侨商恳谈会，实施“暖侨”行动，印发《侨情专报》。"
    assert list_relations(extract_lines(extractor, line), "organizes", "implements", "issued") == {
        "吉安市侨联 | organizes | 侨商恳谈会",
        "吉安市侨联 | implements | “暖侨”行动",
        "吉安市侨联 | issued | 《侨情专报》",
    }


def test_a_new_subject_takes_over(extractor: Extractor) -> None:
    """Once somebody else acts, what follows is theirs."""
    line = "市侨联举办侨商恳谈会，市工商联加强对接，实施“暖企”工程。"
    assert list_relations(extract_lines(extractor, line), "organizes", "implements") == {
        "吉安市侨联 | organizes | 侨商恳谈会",
        "吉安市工商联 | implements | “暖企”工程",
    }


@pytest.mark.parametrize("between", ["；", "。\n"])
def test_a_semicolon_or_a_paragraph_lets_go(extractor: Extractor, between: str) -> None:
    """Behind a semicolon or in a new paragraph the report's own actor is meant again."""
    line = f"市侨联加强联络{between}实施“归雁”工程。"
    assert list_relations(extract_lines(extractor, *line.split("\n")), "implements") == {
        "吉安市 | implements | “归雁”工程"
    }


def test_only_departments_and_associations_outlast_a_full_stop(extractor: Extractor) -> None:
    """A department is still meant in the next sentence of the paragraph; a place is not."""
    kept = extract_lines(extractor, "市侨联加强联络。实施“暖侨”行动。")
    assert list_relations(kept, "implements") == {"吉安市侨联 | implements | “暖侨”行动"}
    dropped = extract_lines(extractor, "遂川县加强联络。实施“暖侨”行动。")
    assert list_relations(dropped, "implements") == {"吉安市 | implements | “暖侨”行动"}


def test_somebody_unnamed_is_not_replaced(extractor: Extractor) -> None:
    """Where a general noun acts, nobody is put in its place."""
    extraction = extract_lines(extractor, "一批热心人士举办庐陵民俗文化节。")
    assert list_relations(extraction, "organizes") == set()


def test_inference_costs_confidence(extractor: Extractor) -> None:
    """The rule says how the subject was found, and none is surer than what was measured of it."""
    cases = {
        "hold-explicit": "市侨联举办侨商恳谈会。",
        "hold-carried": "市侨联加强联络，举办侨商恳谈会。",
        "hold-default": "举办侨商恳谈会。",
    }
    for rule, line in cases.items():
        subject, evidence = show_evidence(extractor, line, "organizes")
        assert evidence.rule == rule
        assert Decimal(0) < evidence.confidence < 1
        assert subject == ("吉安市" if rule == "hold-default" else "吉安市侨联")


def test_evidence_covers_what_it_rests_on(extractor: Extractor) -> None:
    """The words that show a relation hold its verb and its object, and its subject where that stands there."""
    line = "市侨联加强联络，举办侨商恳谈会。"
    extraction = extract_lines(extractor, line)
    (claim,) = [c for c in extraction.claims if c.predicate == "organizes"]
    (evidence,) = claim.evidence
    assert extraction.document.quote(evidence.begin, evidence.end) == "举办侨商恳谈会"
    (claim,) = [
        c
        for c in extract_lines(extractor, "今年市侨联成功举办侨商恳谈会。").claims
        if c.predicate == "organizes"
    ]
    (evidence,) = claim.evidence
    assert "今年市侨联成功举办侨商恳谈会。"[evidence.begin : evidence.end] == "市侨联成功举办侨商恳谈会"


def test_a_title_with_a_department_speaks(extractor: Extractor) -> None:
    """Where a department reports, it is the one that acts where nobody is named."""
    extraction = extract_lines(extractor, "实施“归雁”工程。", title="吉安市委统战部2022年工作总结")
    assert list_relations(extraction, "implements") == {"吉安市委统战部 | implements | “归雁”工程"}


def test_whoever_acts_later_in_a_sentence_ends_what_was_carried_in(extractor: Extractor) -> None:
    """A sentence that names its own actor does not begin with that of the one before."""
    found = list_relations(
        extract_lines(extractor, "市侨联召开侨商恳谈会。深化“暖侨”行动，市委统战部和市商务局走访侨企12家。"),
        "implements",
    )
    assert found == {"吉安市 | implements | “暖侨”行动"}


def test_bodies_side_by_side_are_carried_together(extractor: Extractor) -> None:
    """Both of two bodies that do something do what the next clause says."""
    found = list_relations(
        extract_lines(extractor, "市委统战部和市商务局走访侨企，举办侨商恳谈会。"), "organizes"
    )
    assert found == {"吉安市委统战部 | organizes | 侨商恳谈会", "吉安市商务局 | organizes | 侨商恳谈会"}


def test_an_amount_is_no_deed_to_carry_on(extractor: Extractor) -> None:
    """Who only amounts to something does not act in the next sentence."""
    found = list_relations(extract_lines(extractor, "市侨联会员达到120人。推进“暖侨”行动。"), "implements")
    assert found == {"吉安市 | implements | “暖侨”行动"}

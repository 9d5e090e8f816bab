"""Every rule reads what its cases in `tests/pairs` say, no more and no less."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph._resources import samples_dir
from graph.extract.pipeline import Extractor
from graph.model.fact import Extraction
from graph.sources import document_from_text
from tests.extract.cases import PAIRS, Case, describe, list_evidence, list_rules, read_cases, run_case

RULES = list_rules("rules.tsv")
FIGURE_RULES = list_rules("figure_rules.tsv")
FILES = sorted(path for path in PAIRS.glob("*.txt") if not path.name.startswith("figure-"))
CASES = [(path.stem, case) for path in FILES for case in read_cases(path)]
LEAST = 4
LEAST_OF_IMPORTANT = 6
IMPORTANT = ("hold-", "do-", "make-", "found-", "quoted-head", "head-name", "head-proper", "body-department", "award-frame", "award-explicit")  # fmt: skip


def list_emitted(extraction: Extraction) -> set[str]:
    """List the rules that an extraction names anywhere."""
    return {m.rule for m in extraction.mentions} | {e.rule for e in list_evidence(extraction)}


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[case.where for _, case in CASES])
def test_a_rule_reads_what_its_case_says(rule: str, case: Case, extractor: Extractor) -> None:
    """A case's lines are all that its rule finds in the case's text."""
    found = describe(run_case(extractor, case), rule)
    assert found == sorted(set(case.expected)), f"{case.where}: {' / '.join(case.given)}"


def test_every_rule_has_cases_and_every_case_a_rule() -> None:
    """The rules that are declared and the files of cases are the same."""
    assert {path.stem for path in FILES} == set(RULES)


def test_every_figure_rule_has_cases() -> None:
    """Each figure rule has a file; a figure file may also show what several rules share."""
    assert set(FIGURE_RULES) <= {path.stem for path in PAIRS.glob("figure-*.txt")}


def test_rules_are_declared_once() -> None:
    """No id stands twice in the lists of rules."""
    declared = [*RULES, *FIGURE_RULES]
    assert len(declared) == len(set(declared))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_rule_has_enough_cases(path: Path) -> None:
    """A rule has several cases, and one at least where it must find nothing."""
    cases = read_cases(path)
    least = LEAST_OF_IMPORTANT if path.stem.startswith(IMPORTANT) else LEAST
    assert len(cases) >= least
    assert any(case.expected == ("nothing",) for case in cases)
    assert any(case.expected != ("nothing",) for case in cases)


def test_no_case_stands_twice() -> None:
    """Within a file each case has a text of its own."""
    texts = [(rule, case.given, case.options) for rule, case in CASES]
    assert len(texts) == len(set(texts))


def test_all_rules_that_read_anything_are_declared(extractor: Extractor) -> None:
    """What the extractor names as a rule, in the samples and in all cases, is a rule of the lists."""
    emitted: set[str] = set()
    for _, case in CASES:
        emitted |= list_emitted(run_case(extractor, case))
    for path in sorted(samples_dir().glob("*.txt")):
        document = document_from_text(path.read_text("utf-8"), key=path.stem)
        emitted |= list_emitted(extractor.extract(document))
    assert emitted - {*RULES, *FIGURE_RULES} == set()
    assert len(emitted) > len(RULES) // 2

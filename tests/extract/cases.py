"""Cases of rules in plain text files: how they are written, and what the extractor makes of them.

The format is described in tests/pairs/README.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph.extract.pipeline import Extractor
from graph.model.document import Document
from graph.model.fact import AwardGrant, Claim, Evidence, Extraction, Figure, Mention
from graph.sources import document_from_text

ROOT = Path(__file__).resolve().parents[2]
PAIRS = ROOT / "tests" / "pairs"
LEXICON = ROOT / "ontology" / "lexicon"
OPTIONS = frozenset(("place", "year", "issuer", "title"))
PLAIN = {"place": "吉安市", "year": "2022"}
"""Whose report a case is, and of which year, where the case does not say."""


@dataclass(frozen=True, slots=True)
class Case:
    """Lines of a report, and what one rule reads in them."""

    where: str
    """File and line, for messages."""
    given: tuple[str, ...]
    expected: tuple[str, ...]
    options: tuple[tuple[str, str], ...]

    def option(self, name: str) -> str | None:
        """What the case's `@` line says, if anything."""
        return dict(self.options).get(name)


def read_cases(path: Path) -> list[Case]:
    """Read the cases of a file; a case without given or expected lines is an error."""
    cases: list[Case] = []
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*path.read_text("utf-8").split("\n"), ""], 1):
        if line.strip():
            block.append((number, line))
        elif block:
            case = _read_block(path, block)
            cases.extend([case] if case else [])
            block = []
    return cases


def _read_block(path: Path, block: list[tuple[int, str]]) -> Case | None:
    lines = [(number, line) for number, line in block if not line.startswith("#")]
    if not lines:
        return None
    where = f"{path.name}, line {lines[0][0]}"
    options = [pair for _, line in lines if line.startswith("@ ") for pair in line[2:].split()]
    given = tuple(line for _, line in lines if not line.startswith(("@ ", "= ")))
    expected = tuple(line[2:] for _, line in lines if line.startswith("= "))
    pairs = tuple((name, value) for name, _, value in (pair.partition("=") for pair in options))
    if not given or not expected or not {name for name, _ in pairs} <= OPTIONS:
        raise ValueError(f"{where}: a case has lines of text, then lines with `= `, and known options")
    return Case(where, given, expected, pairs or tuple(PLAIN.items()))


def make_document(case: Case) -> Document:
    """Make a report of a case: its title if it has one, then a paragraph a line."""
    title = case.option("title")
    text = "\n".join([*((title, "") if title else ()), *case.given])
    return document_from_text(text, key="case")


def run_case(extractor: Extractor, case: Case) -> Extraction:
    """Extract what a case's lines say."""
    year = case.option("year")
    return extractor.extract(
        make_document(case),
        place=case.option("place"),
        year=int(year) if year else None,
        issuer=case.option("issuer"),
    )


def describe(extraction: Extraction, rule: str) -> list[str]:
    """Write what one rule read as a case file does: its names and its relations, sorted, each once."""
    found = {describe_mention(extraction, m) for m in extraction.mentions if m.rule == rule}
    for claim in extraction.claims:
        if any(evidence.rule == rule for evidence in claim.evidence):
            found.add(describe_claim(extraction, claim))
    return sorted(found) or ["nothing"]


def describe_mention(extraction: Extraction, mention: Mention) -> str:
    """Write a name: class and label, then what the text has where that is something else."""
    entity = next(entity for entity in extraction.entities if entity.id == mention.entity)
    written = extraction.document.quote(mention.begin, mention.end)
    tail = "" if written == entity.label else f" < {written}"
    return f"{entity.type} {entity.label}{tail}"


def describe_claim(extraction: Extraction, claim: Claim) -> str:
    """Write a relation: its ends by label; modality and year where they are not the usual ones."""
    labels = {entity.id: entity.label for entity in extraction.entities}
    parts = [labels[claim.subject], claim.predicate, labels[claim.object]]
    if not claim.affirmed:
        parts.append("denied")
    if claim.modality != "achieved":
        parts.append(claim.modality)
    if claim.year != extraction.context.year:
        parts.append(str(claim.year))
    return " | ".join(parts)


def list_rules(name: str) -> list[str]:
    """List the ids of a file of rules."""
    lines = (LEXICON / name).read_text("utf-8").splitlines()
    rows = [line for line in lines if line.strip() and not line.startswith("#")]
    return [row.split("\t")[0] for row in rows[1:]]


def extract_lines(
    extractor: Extractor,
    *lines: str,
    title: str = "",
    place: str | None = None,
    year: int | None = None,
    issuer: str | None = None,
) -> Extraction:
    """Extract what lines of a report say; without a title or a place it is 吉安市's, of 2022."""
    text = "\n".join([*((title, "") if title else ()), *lines])
    if not title and place is None:
        place, year = PLAIN["place"], year or int(PLAIN["year"])
    document = document_from_text(text, key="lines")
    return extractor.extract(document, place=place, year=year, issuer=issuer)


def list_names(extraction: Extraction, *types: str) -> set[str]:
    """List the labels of the things of some classes, of all where none is given."""
    return {e.label for e in extraction.entities if not types or e.type in types}


def list_relations(extraction: Extraction, *predicates: str) -> set[str]:
    """List the relations of some predicates, written as in a case file; of all where none is given."""
    return {
        describe_claim(extraction, claim)
        for claim in extraction.claims
        if not predicates or claim.predicate in predicates
    }


def list_evidence(extraction: Extraction) -> list[Evidence]:
    """List the evidence of every claim, grant and figure; a fact without any is an error."""
    facts: list[Claim | AwardGrant | Figure] = [*extraction.claims, *extraction.grants, *extraction.figures]
    found: list[Evidence] = []
    for fact in facts:
        if not fact.evidence:
            raise ValueError(f"no evidence for {fact.id}")
        found.extend(fact.evidence)
    return found

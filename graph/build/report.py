"""One source to everything that the graph's folder keeps of it; the work that runs in parallel."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

from graph._resources import OntologyFolder
from graph.build.checks import check_extraction, clean_document
from graph.build.fragments import make_fragment
from graph.build.result import ReportSummary, UncoveredSentence
from graph.build.tables import TableWriter
from graph.errors import GraphError
from graph.model.document import Document
from graph.model.fact import Extraction
from graph.model.finding import Finding
from graph.sources import Source, read_source
from graph.store.names import Naming
from graph.store.triples import ReportWriter


class Plan(NamedTuple):
    """What is the same for every report of one build."""

    base: str
    ontology: Path | None
    ontology_hash: str
    labels: tuple[tuple[str, str], ...]
    """The ontology's Chinese labels by local name."""
    place: str | None = None
    year: int | None = None
    issuer: str | None = None


class Extracts(Protocol):
    """What reads facts out of a document."""

    def extract(
        self, doc: Document, *, place: str | None = None, year: int | None = None, issuer: str | None = None
    ) -> Extraction:
        """Read one document."""


MakeExtractor = Callable[[OntologyFolder], Extracts]


@dataclass(frozen=True, slots=True)
class Part:
    """What one report became. It crosses from a worker's process, so it is plain values."""

    key: str
    source_hash: str
    block: bytes
    """The named graph, with the report's own names for things."""
    facts: bytes
    figures: bytes
    """Rows of the two tables."""
    namings: dict[str, Naming]
    divisions: tuple[tuple[str, str], ...]
    """Which division lies in which, as written in the block."""
    fragment: bytes
    """Its part of the page."""
    characters: int
    """How long its text is."""
    summary: ReportSummary
    findings: tuple[Finding, ...] = field(default=())


def make_extractor(folder: OntologyFolder) -> Extracts:
    """Make the extractor for an ontology."""
    from graph.extract.pipeline import Extractor

    return Extractor(folder)


class ReportReader:
    """Reads sources one by one; made once in each process."""

    def __init__(self, plan: Plan, make: MakeExtractor = make_extractor) -> None:
        self._plan = plan
        self._extractor = make(OntologyFolder(plan.ontology))
        self._writer = ReportWriter(plan.base)
        self._tables = TableWriter(plan.base, dict(plan.labels))

    def read(self, source: Source) -> Part | Finding:
        """Read one source; whatever is wrong with it comes back as a finding."""
        doc = read_source(source)
        if isinstance(doc, Finding):
            return doc
        plan = self._plan
        try:
            doc = clean_document(doc)
            extraction = self._extractor.extract(doc, place=plan.place, year=plan.year, issuer=plan.issuer)
            return self.make_part(extraction)
        except GraphError as error:
            return Finding("error", error.code, str(source.path), error.message, error.hint)
        except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as error:
            message = f"{type(error).__name__} while reading facts: {error}"
            return Finding(
                "error", "internal", str(source.path), message, "please report this, with the file if you can"
            )

    def make_part(self, extraction: Extraction) -> Part:
        """Check an extraction and write everything that is kept of it."""
        findings = check_extraction(extraction)
        names = self._writer.names
        background: list[tuple[str, str]] = getattr(extraction, "background", [])
        divisions = sorted({(names.entity(child), names.entity(parent)) for child, parent in background})
        return Part(
            key=extraction.document.key,
            source_hash=extraction.document.source_hash,
            block=self._writer.write_block(extraction).encode(),
            facts=self._tables.write_facts(extraction),
            figures=self._tables.write_figures(extraction),
            namings=self._writer.list_namings(extraction),
            divisions=tuple(divisions),
            fragment=make_fragment(extraction, self._writer.naming.spell).to_json(),
            characters=len(extraction.document.text),
            summary=summarise(extraction),
            findings=tuple(findings),
        )


def summarise(extraction: Extraction) -> ReportSummary:
    """Count what one report gave."""
    doc, context = extraction.document, extraction.context
    labels = {entity.id: entity.label for entity in extraction.entities}
    return ReportSummary(
        key=doc.key,
        title=doc.title or doc.key,
        file_name=doc.file_name,
        year=context.year,
        place=labels.get(context.place or "", ""),
        sentences=len(doc.sentences),
        entities=dict(sorted(Counter(entity.type for entity in extraction.entities).items())),
        relations=dict(sorted(Counter(claim.predicate for claim in extraction.claims).items())),
        figures=len(extraction.figures),
        counted=extraction.counted,
        covered=max(0, extraction.counted - len(extraction.uncovered)),
        uncovered=tuple(_list_uncovered(extraction)),
    )


def _list_uncovered(extraction: Extraction) -> list[UncoveredSentence]:
    doc = extraction.document
    found: dict[int, tuple[list[str], list[str]]] = {}
    for each in sorted(extraction.uncovered, key=lambda u: (u.sentence, u.begin, u.end)):
        figures, names = found.setdefault(each.sentence, ([], []))
        (figures if each.kind == "figure" else names).append(doc.text[each.begin : each.end])
    return [
        UncoveredSentence(
            doc.quote(doc.sentences[i].begin, doc.sentences[i].end), tuple(figures), tuple(names)
        )
        for i, (figures, names) in found.items()
    ]


def hash_source(source: Source) -> str | None:
    """SHA-256 of a source's bytes, as `Document.source_hash` has it; None where it cannot be read."""
    if source.data is not None:
        return hashlib.sha256(source.data).hexdigest()
    try:
        with source.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None

"""facts.csv and figures.csv: UTF-8, one header line, rows in the order of reports and text.

Numbers are bare, so that they stay numbers. A text cell that a spreadsheet would run as a
formula (it begins with = + - @, a tab or a carriage return) or that begins with an apostrophe
gets one apostrophe before it; `read_cell` takes it off again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from graph.model.fact import Comparison, Evidence, Extraction, Figure
from graph.model.iri import NS, slug
from graph.store.terms import plain_decimal

FACT_COLUMNS = (
    "subject", "predicate", "object", "year", "modality", "affirmed", "quote", "sentence", "report", "rule",
    "confidence", "subject_iri", "predicate_iri", "object_iri", "claim_iri", "report_iri",
)  # fmt: skip
"""One row for each piece of evidence of a claim."""
FIGURE_COLUMNS = (
    "measure", "value", "unit", "value_text", "bound", "approximate", "about", "place", "year", "modality",
    "comparison", "ratio", "delta", "baseline_year", "quote", "sentence", "report", "rule", "confidence",
    "evidence", "figure_iri", "measure_iri", "about_iri", "place_iri", "breakdown_of_iri", "report_iri",
)  # fmt: skip
"""One row for each figure, with its first evidence and the number of all."""
FACT_LABELS = (("subject", "subject_iri"), ("object", "object_iri"))
FIGURE_LABELS = (("measure", "measure_iri"), ("about", "about_iri"), ("place", "place_iri"))
"""Which cells hold the name of which thing; names may change when other reports come."""

_GUARDED = frozenset("=+-@\t\r'")
_SURROGATE = re.compile("[\ud800-\udfff]")
_Cells = Sequence[str | int]


def write_header(columns: Sequence[str]) -> bytes:
    """Write the first line of a table."""
    return (",".join(columns) + "\n").encode()


def guard_cell(text: str) -> str:
    """Make a text safe as a cell."""
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
    return f"'{text}" if text and text[0] in _GUARDED else text


def read_cell(text: str) -> str:
    """Take off what `guard_cell` put on."""
    return text[1:] if text[:1] == "'" and text[1:2] in _GUARDED else text


class TableWriter:
    """Writes the rows of reports under one base, with the ontology's names for properties."""

    def __init__(self, base: str, labels: Mapping[str, str]) -> None:
        self._base = base
        self._labels = labels

    def write_facts(self, extraction: Extraction) -> bytes:
        """Write the rows of one report's claims, in the order of the text."""
        doc = extraction.document
        names = {entity.id: entity.label for entity in extraction.entities}
        report = self._base + f"report/{doc.key}"
        rows = [
            ((each.begin, each.end, claim.id, each.rule), claim, each)
            for claim in extraction.claims
            for each in claim.evidence
        ]
        rows.sort(key=lambda row: row[0])
        return _write(
            (
                guard_cell(names.get(claim.subject, "")),
                guard_cell(self._labels.get(claim.predicate, claim.predicate)),
                guard_cell(names.get(claim.object, "")),
                "" if claim.year is None else claim.year,
                claim.modality,
                "true" if claim.affirmed else "false",
                guard_cell(doc.text[each.begin : each.end]),
                *self._source_cells(extraction, each),
                f"{self._base}id/{claim.subject}",
                NS + claim.predicate,
                f"{self._base}id/{claim.object}",
                f"{self._base}claim/{claim.id}",
                report,
            )
            for _, claim, each in rows
        )

    def write_figures(self, extraction: Extraction) -> bytes:
        """Write the rows of one report's figures, in the order of the text."""
        names = {entity.id: entity.label for entity in extraction.entities}
        rows = sorted(
            (min((e.begin, e.end) for e in figure.evidence), figure.id, i)
            for i, figure in enumerate(extraction.figures)
            if figure.evidence
        )
        return _write(self._figure_cells(extraction, extraction.figures[i], names) for _, _, i in rows)

    def _figure_cells(self, extraction: Extraction, figure: Figure, names: Mapping[str, str]) -> _Cells:
        base = self._base
        first = min(figure.evidence)
        return (
            guard_cell(figure.measure),
            plain_decimal(figure.value),
            guard_cell(figure.unit),
            guard_cell(figure.value_text),
            figure.bound,
            "true" if figure.approximate else "false",
            guard_cell(names.get(figure.about or "", "")),
            guard_cell(names.get(figure.place or "", "")),
            "" if figure.year is None else figure.year,
            figure.modality,
            *_comparison_cells(figure.comparison),
            guard_cell(figure.quote),
            *self._source_cells(extraction, first),
            len(figure.evidence),
            f"{base}figure/{figure.id}",
            f"{base}measure/{slug(figure.measure)}",
            f"{base}id/{figure.about}" if figure.about else "",
            f"{base}id/{figure.place}" if figure.place else "",
            f"{base}figure/{figure.breakdown_of}" if figure.breakdown_of else "",
            f"{base}report/{extraction.document.key}",
        )

    def _source_cells(self, extraction: Extraction, evidence: Evidence) -> _Cells:
        doc = extraction.document
        sentence = doc.sentences[evidence.sentence]
        return (
            guard_cell(doc.text[sentence.begin : sentence.end]),
            guard_cell(doc.title or doc.key),
            guard_cell(evidence.rule),
            plain_decimal(evidence.confidence),
        )


def rename_rows(
    rows: bytes, columns: Sequence[str], labels: Sequence[tuple[str, str]], changed: Mapping[str, str]
) -> bytes:
    """Give the things in written rows new names; `changed` is keyed by IRI."""
    places = [(columns.index(label), columns.index(iri)) for label, iri in labels]
    lines = list(io.StringIO(rows.decode(), newline="\n"))
    reader = csv.reader(lines)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    done = 0
    for row in reader:
        found = [(label, changed[row[iri]]) for label, iri in places if row[iri] in changed]
        if found:
            for label, name in found:
                row[label] = guard_cell(name)
            writer.writerow(row)
        else:
            out.writelines(lines[done : reader.line_num])
        done = reader.line_num
    return out.getvalue().encode()


def _comparison_cells(comparison: Comparison | None) -> _Cells:
    if comparison is None:
        return ("", "", "", "")
    year = comparison.baseline_year
    return (
        comparison.kind,
        _number(comparison.ratio),
        _number(comparison.delta),
        "" if year is None else year,
    )


def _number(value: Decimal | None) -> str:
    return "" if value is None else plain_decimal(value)


def _write(rows: Iterable[_Cells]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()

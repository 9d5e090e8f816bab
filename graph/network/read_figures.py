"""Figures and awards as rows for a page, their ends as places in the network."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation

from graph.network import queries
from graph.network.page_data import PageComparison, PageFigure, PageGrant
from graph.network.read_evidence import EvidenceTable

Row = tuple[str | None, ...]
Select = Callable[[str], Iterable[Row]]


def read_figures(
    select: Select, rows: list[Row], place_of: dict[str, int], evidence: EvidenceTable
) -> list[PageFigure]:
    """Make figures of the rows of `queries.FIGURES`, in the order of the texts that state them."""
    measures = {iri: label or "" for iri, label in sorted(select(queries.MEASURES), key=str, reverse=True)}
    comparisons = _read_comparisons(select)
    figures: list[PageFigure] = []
    wholes: list[str | None] = []
    seen: set[str] = set()
    for (
        iri,
        value,
        unit,
        text,
        measure,
        bound,
        roughly,
        about,
        place,
        year,
        modality,
        whole,
    ) in rows:
        if iri is None or iri in seen:
            continue
        seen.add(iri)
        figure = PageFigure(
            iri.rpartition("/")[2],
            _write_plain(value or "0"),
            unit or "",
            text or "",
            measures.get(measure) or (measure or "").rpartition("/")[2],
            _local(bound, "exact"),
            (roughly or "") in {"true", "1"},
            place_of.get(about or ""),
            place_of.get(place or ""),
            int(year) if year else None,
            _local(modality, "achieved"),
            comparisons.get(iri),
            None,
            evidence.of(iri),
        )
        figures.append(figure)
        wholes.append(whole)
    order = sorted(range(len(figures)), key=lambda i: (figures[i].evidence[:1] or (1 << 60,), figures[i].id))
    ordered = [figures[i] for i in order]
    numbers = {figure.id: i for i, figure in enumerate(ordered)}
    for i, figure in zip(order, ordered, strict=True):
        figure.breakdown_of = numbers.get((wholes[i] or "").rpartition("/")[2])
    return ordered


def read_grants(select: Select, place_of: dict[str, int], evidence: EvidenceTable) -> list[PageGrant]:
    """Read who was given which award, by whom, in which batch."""
    grants: list[PageGrant] = []
    seen: set[str] = set()
    for row in sorted(select(queries.GRANTS), key=str):
        iri, award, recipient, grantor, level, batch, rank, within, year = row
        if iri is None or iri in seen or award not in place_of or recipient not in place_of:
            continue
        seen.add(iri)
        grants.append(
            PageGrant(
                place_of[award or ""],
                place_of[recipient or ""],
                place_of.get(grantor or ""),
                _local(level).removeprefix("kind-").removeprefix("level-"),
                batch or "",
                rank or "",
                place_of.get(within or ""),
                int(year) if year else None,
                evidence.of(iri),
            )
        )
    return grants


def _read_comparisons(select: Select) -> dict[str, PageComparison]:
    found: dict[str, PageComparison] = {}
    for iri, kind, ratio, delta, year in sorted(select(queries.COMPARISONS), key=str):
        if iri is not None and iri not in found:
            ratio = _write_plain(ratio) if ratio else ""
            delta = _write_plain(delta) if delta else ""
            found[iri] = PageComparison(_local(kind), ratio, delta, int(year) if year else None)
    return found


def _local(iri: str | None, default: str = "") -> str:
    return iri.removeprefix(queries.NAMESPACE) if iri else default


def _write_plain(text: str) -> str:
    """Write a decimal without exponent and without trailing zeros; what is no number stays as it is."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain

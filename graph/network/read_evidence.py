"""Evidence of all facts, one table for a page: a fact holds places in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable

from graph.network import queries
from graph.network.network import Evidence


class EvidenceTable:
    """Every piece of evidence once, found by the fact that it supports."""

    def __init__(self, reports: dict[str, int]) -> None:
        self.reports = reports
        """Place of each report, by IRI."""
        self.rows: list[Evidence] = []
        self._of: dict[str, tuple[int, ...]] = {}

    def add(self, fact: str, places: tuple[int, ...]) -> None:
        """Say where a fact's evidence stands in `rows`."""
        self._of[fact] = places

    def of(self, fact: str) -> tuple[int, ...]:
        """The places of a fact's evidence; none where the graph gives none."""
        return self._of.get(fact, ())


def read_evidence(
    select: Callable[[str], Iterable[tuple[str | None, ...]]], reports: dict[str, int]
) -> EvidenceTable:
    """Read all evidence, each piece with the bounds of the sentence that it begins in."""
    table = EvidenceTable(reports)
    sentences: list[list[tuple[int, int]]] = [[] for _ in reports]
    for iri, begin, end in select(queries.SENTENCES):
        if iri in reports:
            sentences[reports[iri]].append((int(begin or 0), int(end or 0)))
    for spans in sentences:
        spans.sort()
    by_fact: dict[str, set[tuple[int, int, int, str, str]]] = {}
    for fact, iri, begin, end, rule, confidence in select(queries.EVIDENCE):
        if fact and iri in reports:
            name = (rule or "").removeprefix(queries.NAMESPACE)
            key = (reports[iri], int(begin or 0), int(end or 0), name, confidence or "")
            by_fact.setdefault(fact, set()).add(key)
    ordered = sorted({key for keys in by_fact.values() for key in keys})
    for report, first, last, name, sure in ordered:
        spans = sentences[report]
        nearest = bisect_right(spans, (first, 1 << 60)) - 1
        opening, closing = spans[nearest] if nearest >= 0 else (first, last)
        table.rows.append(Evidence(report, first, last, min(opening, first), max(closing, last), name, sure))
    place_of = {key: i for i, key in enumerate(ordered)}
    for fact, keys in by_fact.items():
        table.add(fact, tuple(sorted(place_of[key] for key in keys)))
    return table

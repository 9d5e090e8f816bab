"""What one report gives to a page, as plain values that a file can keep.

A page of many reports is merged from these, one in memory at a time, so that neither a second
build nor a large one asks the store for what was known when the report was read. Things are
numbered within the fragment; nothing of it depends on other reports.
"""

from __future__ import annotations

import json
from typing import NamedTuple, TypeAlias

EntityRow: TypeAlias = tuple[str, str, str, list[str], list[str], str]
"""Id, class, label, other forms, concepts, pinyin (empty where it has no two syllables)."""
ClaimRow: TypeAlias = tuple[str, int, str, int, int | None, str, int, list[int]]
"""Key, subject, predicate, object, year, modality, whether affirmed, evidence."""
ComparisonRow: TypeAlias = tuple[str, str, str, int | None]
"""Kind, ratio, delta, baseline year."""
FigureRow: TypeAlias = tuple[
    str, str, str, str, int, str, int, int | None, int | None, int | None, str, ComparisonRow | None, str, list[int]
]  # fmt: skip
"""Key, value, unit, value as written, measure, bound, whether approximate, about, place, year, modality,
comparison, key of the figure that it is part of, evidence."""
GrantRow: TypeAlias = tuple[
    str, int, int, int | None, str | None, str | None, str | None, int | None, int | None, list[int]
]
"""Key, award, recipient, grantor, level, batch, rank, place of uniqueness, year, evidence."""


class Fragment(NamedTuple):
    """One report for a page. Lists are sorted; rows name entities and evidence by their numbers."""

    title: str
    text: str
    year: int | None
    place: int | None
    headings: list[int]
    entities: list[EntityRow]
    """By id: every entity of the report's graph, whether or not the page will show it."""
    rules: list[str]
    """Local names."""
    evidence: list[tuple[int, int, int, int, int, str]]
    """Begin, end, both bounds of the sentence, rule, confidence."""
    mentions: tuple[list[int], list[int], list[int]]
    """Columns: entity, begin, end."""
    claims: list[ClaimRow]
    measures: list[tuple[str, str]]
    """Key and label."""
    figures: list[FigureRow]
    grants: list[GrantRow]

    def to_json(self) -> bytes:
        """Write the fragment for a file."""
        return json.dumps(self, ensure_ascii=False, separators=(",", ":")).encode()

    @staticmethod
    def from_json(written: bytes) -> Fragment:
        """Read back what `to_json` wrote."""
        return Fragment(*json.loads(written))

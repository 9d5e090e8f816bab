"""Figures and awards of several reports, merged: one that is said again gains evidence.

Where reports differ over the rest (how it is written, say), the least counts, exactly as in
`read_figures`: the store's rows are sorted, and the first of each is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from graph.network.fragment import ComparisonRow, FigureRow, GrantRow
from graph.network.page_data import PageComparison, PageFigure, PageGrant

Rank = Callable[[int | None], int | None]
"""From a thing's number to its place in the network, none where it is not shown."""


@dataclass(slots=True)
class _Figure:
    """A figure, its ends numbered over all reports."""

    row: FigureRow
    measure: str
    about: int | None
    place: int | None
    evidence: list[int]
    comparison: ComparisonRow | None = None


@dataclass(slots=True)
class _Grant:
    """An award, its ends numbered over all reports."""

    ends: list[int | None]
    """Award, recipient, grantor, place of uniqueness."""
    words: list[str | None]
    """Level, batch, rank, year."""
    evidence: list[int] = field(default_factory=list)


class FigureMerger:
    """Takes rows of figures and awards in and gives those of a page out.

    `name_thing` gives the id of a thing by its number.
    """

    def __init__(self, name_thing: Callable[[int], str]) -> None:
        self._name_thing = name_thing
        self._figures: dict[str, _Figure] = {}
        self._grants: dict[str, _Grant] = {}

    def add_figure(
        self, row: FigureRow, measure: str, ends: tuple[int | None, int | None], evidence: list[int]
    ) -> None:
        """Add a figure; `ends` are whose it is and where it holds."""
        known = self._figures.get(row[0])
        if known is None:
            self._figures[row[0]] = _Figure(row, measure, *ends, evidence, row[11])
            return
        new = _Figure(row, measure, *ends, [])
        if self._order(new) < self._order(known):
            known.row, known.measure, known.about, known.place = row, measure, *ends
        known.evidence = sorted({*known.evidence, *evidence})
        listed = [each for each in (known.comparison, row[11]) if each is not None]
        known.comparison = min(listed, key=_write_row, default=None)

    def add_grant(self, row: GrantRow, ends: Sequence[int | None], evidence: list[int]) -> None:
        """Add an award; `ends` are award, recipient, grantor and place of uniqueness."""
        key, _, _, _, level, batch, rank, _, year, _ = row
        words = [level, batch, rank, None if year is None else str(year)]
        known = self._grants.get(key)
        if known is None:
            self._grants[key] = _Grant(list(ends), words, evidence)
            return
        known.ends = [
            min((n for n in pair if n is not None), key=self._name_thing, default=None)
            for pair in zip(known.ends, ends, strict=True)
        ]
        known.words = [
            min((word for word in pair if word is not None), default=None)
            for pair in zip(known.words, words, strict=True)
        ]
        known.evidence = sorted({*known.evidence, *evidence})

    def _order(self, figure: _Figure) -> list[str]:
        """What the store's rows of one figure are sorted by."""
        ends = ["" if number is None else self._name_thing(number) for number in (figure.about, figure.place)]
        _, value, unit, text, _, bound, roughly, _, _, year, modality, _, whole, _ = figure.row
        return [value, unit, text, bound, "true" if roughly else "", *ends, str(year or ""), modality, whole]

    def list_figures(self, rank: Rank) -> list[PageFigure]:
        """List the figures in the order of the texts that state them."""
        listed = sorted(self._figures.items(), key=lambda item: (item[1].evidence[:1] or [1 << 60], item[0]))
        place_of = {key: i for i, (key, _) in enumerate(listed)}
        return [
            PageFigure(
                key,
                f.row[1],
                f.row[2],
                f.row[3],
                f.measure,
                f.row[5],
                bool(f.row[6]),
                rank(f.about),
                rank(f.place),
                f.row[9],
                f.row[10],
                PageComparison(*f.comparison) if f.comparison else None,
                place_of.get(f.row[12]),
                tuple(f.evidence),
            )
            for key, f in listed
        ]

    def list_grants(self, rank: Rank) -> list[PageGrant]:
        """List the awards whose award and recipient are shown, by their keys."""
        grants = []
        for _, grant in sorted(self._grants.items()):
            award, recipient, grantor, within = map(rank, grant.ends)
            level, batch, prize, year = grant.words
            if award is not None and recipient is not None:
                grants.append(
                    PageGrant(
                        award,
                        recipient,
                        grantor,
                        level or "",
                        batch or "",
                        prize or "",
                        within,
                        int(year) if year else None,
                        tuple(grant.evidence),
                    )
                )
        return grants


def _write_row(row: ComparisonRow) -> str:
    """What the store's rows of one comparison are sorted by."""
    return str([None if cell in {"", None} else str(cell) for cell in row])

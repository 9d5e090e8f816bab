"""Figures as found in one sentence, and what is remembered from sentence to sentence.

Offsets are of the sentence's normalised text, so that rules can compare them; the caller
maps them back with `SentenceText.span` before anything leaves the package.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from graph.model.fact import Bound, Comparison, Modality


@dataclass(slots=True)
class FoundFigure:
    """A number that counts or measures something, as one sentence states it."""

    begin: int
    end: int
    """The phrase that holds number and measure."""
    number_begin: int
    number_end: int
    """The number as written, with its unit and words such as 余 and 以上."""
    value: Decimal
    unit: str
    value_text: str
    measure: str
    measure_begin: int | None
    measure_end: int | None
    """Where the measure stands; None where it was carried from an earlier clause."""
    rule: str
    confidence: Decimal
    bound: Bound = "exact"
    approximate: bool = False
    modality: Modality = "achieved"
    year: int | None = None
    """None where neither the sentence nor its section names a year."""
    place_text: str | None = None
    """全市, 全省 … as written, where the clause says for which area the figure holds."""
    comparison: Comparison | None = None
    comparison_of: int | None = None
    """Index of the figure of this sentence that the comparison is about."""
    breakdown_of: int | None = None
    """Index of the figure of this sentence that this one is a part of."""


@dataclass(slots=True)
class Carry:
    """What one report's earlier sentences say about the next: give each report a new one."""

    report_year: int | None = None
    """The year that 今年 means outside a section that names its own; set by the caller."""
    measure: str = ""
    """What the last figure measured."""
    modality: Modality = "achieved"
    """Of the section: planned under 2023年工作安排."""
    year: int | None = None
    """Of the section: 2022 under 2022年工作回顾."""


@dataclass(slots=True)
class Reading:
    """What one sentence gave: its figures, and numbers that look like figures but became none."""

    found: list[FoundFigure] = field(default_factory=list)
    uncovered: list[tuple[int, int]] = field(default_factory=list)

    @property
    def counted(self) -> int:
        """How many numbers could have become figures: the denominator of coverage."""
        return len(self.found) + len(self.uncovered)

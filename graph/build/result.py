"""What a build gives back: what is in the graph now, and what became of each report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from graph.model.finding import Finding

Status = Literal["new", "replaced", "unchanged", "kept"]
"""`kept`: in the graph from an earlier build, and not among the paths of this one."""
Stage = Literal["read", "write", "store", "page"]
Progress = Callable[[Stage, int, int], None]
"""Called with the stage, how much is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class UncoveredSentence:
    """A sentence with numbers or quoted names that became no fact."""

    sentence: str
    figures: tuple[str, ...]
    """The numbers, as written."""
    names: tuple[str, ...]
    """The quoted names, as written."""


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """What one report gave."""

    key: str
    title: str
    file_name: str
    year: int | None
    place: str
    """Label of the place it is about, empty where unknown."""
    sentences: int
    entities: dict[str, int]
    """By class."""
    relations: dict[str, int]
    """Claims by property."""
    figures: int
    counted: int
    """Numbers and quoted names that could have become facts."""
    covered: int
    uncovered: tuple[UncoveredSentence, ...]
    status: Status = "kept"

    def to_json(self) -> dict[str, Any]:
        """Make plain values of everything but the status, which belongs to one build only."""
        plain = {name: getattr(self, name) for name in self.__slots__ if name not in {"status", "uncovered"}}
        plain["uncovered"] = [[u.sentence, list(u.figures), list(u.names)] for u in self.uncovered]
        return plain

    @staticmethod
    def from_json(plain: dict[str, Any], status: Status) -> ReportSummary:
        """Read back what `to_json` made."""
        uncovered = tuple(UncoveredSentence(s, tuple(f), tuple(n)) for s, f, n in plain["uncovered"])
        return ReportSummary(**{**plain, "uncovered": uncovered, "status": status})


@dataclass(frozen=True, slots=True)
class BuildResult:
    """The outcome of one build. Counts are of the whole graph, earlier reports included."""

    out: Path
    reports: tuple[ReportSummary, ...] = ()
    """In the order of their keys."""
    entities: dict[str, int] = field(default_factory=dict)
    """Distinct entities of all reports by class."""
    findings: tuple[Finding, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether something could not be read: the command then exits with 1."""
        return any(finding.severity == "error" for finding in self.findings)

    def keys(self, status: Status) -> list[str]:
        """The keys of the reports with this status."""
        return [report.key for report in self.reports if report.status == status]

    @property
    def figures(self) -> int:
        """Figures of all reports."""
        return sum(report.figures for report in self.reports)

    @property
    def relations(self) -> dict[str, int]:
        """Claims of all reports by property, sorted by name."""
        total: dict[str, int] = {}
        for report in self.reports:
            for name, count in report.relations.items():
                total[name] = total.get(name, 0) + count
        return dict(sorted(total.items()))

    @property
    def coverage(self) -> float | None:
        """The share of numbers and quoted names that became facts; None where there was none."""
        counted = sum(report.counted for report in self.reports)
        return sum(report.covered for report in self.reports) / counted if counted else None

    @property
    def uncovered(self) -> tuple[tuple[str, UncoveredSentence], ...]:
        """The sentences with a number or quoted name but no fact for it, with their report's key."""
        return tuple((report.key, each) for report in self.reports for each in report.uncovered)

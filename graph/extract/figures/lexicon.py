"""The words that figures are read by: units, and the words around a number.

Built once from the text of `units.tsv`, `measures.tsv` and `figure_rules.tsv`; never
changes afterwards, so one lexicon serves any number of readers.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from graph.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DEFAULT_CONFIDENCE = Decimal("0.9")
"""Of a rule whose precision `figure_rules.tsv` does not give."""


def read_rows(text: str, name: str, required: tuple[str, ...]) -> list[dict[str, str]]:
    """Read a tab-separated table with `#` comments whose first row names the columns.

    Raises LexiconError for a row without one of the required cells.
    """
    rows: list[dict[str, str]] = []
    columns: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not columns:
            columns = cells
            continue
        row = dict(zip(columns, cells, strict=False))
        missing = [column for column in required if not row.get(column)]
        if missing:
            hint = f"Give {', '.join(required)} in every row."
            raise LexiconError(f"no {missing[0]}", path=name, line=number, hint=hint)
        row["line"] = str(number)
        rows.append(row)
    return rows


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or classifier."""

    text: str
    kind: str
    """count, event, people, visits, bare, money, amount, percent, point, times, tenth, time or age."""


@dataclass(frozen=True, slots=True)
class Tail:
    """A word that stands between a measure and its number: 达到, 超过, 同比, 增长."""

    text: str
    kind: str
    """level, bound, rise, fall or compare."""
    value: str
    """For bound: over, under or about."""


class FigureLexicon:
    """Units and words, indexed for reading."""

    def __init__(
        self,
        units: Iterable[Mapping[str, str]],
        measures: Iterable[Mapping[str, str]],
        rules: Iterable[Mapping[str, str]] = (),
    ) -> None:
        self.units = _index_units(units)
        kinds: dict[str, dict[str, str]] = {}
        for row in measures:
            kinds.setdefault(row["kind"], {})[row["word"]] = row.get("value", "")
        self.words = {kind: frozenset(words) for kind, words in kinds.items()}
        self.tails = _index_tails(kinds)
        self.after = tuple(sorted(kinds.get("after", {}).items(), key=lambda item: (-len(item[0]), item[0])))
        self.not_units = _index_by_first(self.kind("not-unit"))
        self.slogans = _index_by_first(self.kind("slogan"))
        self.modifiers = self.kind("modifier")
        self.telling = self.kind("telling")
        self.stops = self.kind("light") | self.kind("lead") | self.telling
        self.leads = self.kind("lead")
        self.indicators = self.kind("indicator")
        self.event_stops = self.kind("event-light") | self.kind("lead")
        self.doubtful = (self.stops & self.modifiers) | self.telling
        self.predicates = self.kind("predicate") - self.modifiers
        self.ranks = tuple(sorted(self.kind("rank"), key=lambda w: (-len(w), w)))
        self.trims = tuple(sorted(self.kind("trim-tail"), key=lambda w: (-len(w), w)))
        self.subject_ends = tuple(sorted(self.kind("subject-end"), key=lambda w: (-len(w), w)))
        self.time_measures = tuple(sorted(self.kind("time-measure")))
        self.generic = self.kind("generic")
        self.places = tuple(sorted(self.kind("place"), key=lambda w: (-len(w), w)))
        self.persons = tuple(
            sorted(kinds.get("person", {}).items(), key=lambda item: (-len(item[1]), item[0]))
        )
        self.confidence = {row["id"]: _read_confidence(row) for row in rules}

    def kind(self, name: str) -> frozenset[str]:
        """All words of a kind."""
        return self.words.get(name, frozenset())

    def longer_word_at(self, text: str, at: int) -> str:
        """Find an ordinary word that only begins like a unit: 家庭, 项目; empty where there is none."""
        return next(
            (word for word in self.not_units.get(text[at : at + 1], ()) if text.startswith(word, at)), ""
        )

    def unit_at(self, text: str, at: int) -> Unit | None:
        """Find the longest unit that starts at an offset."""
        if at >= len(text):
            return None
        first = text[at]
        for unit in self.units.get(first, ()):
            if text.startswith(unit.text, at):
                return unit
        return None


def _index_units(rows: Iterable[Mapping[str, str]]) -> dict[str, tuple[Unit, ...]]:
    lists: dict[str, list[Unit]] = {}
    for row in rows:
        lists.setdefault(row["unit"][0], []).append(Unit(row["unit"], row["kind"]))
    return {
        first: tuple(sorted(units, key=lambda u: (-len(u.text), u.text))) for first, units in lists.items()
    }


def _index_tails(kinds: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[Tail, ...]]:
    lists: dict[str, list[Tail]] = {}
    seen: set[str] = set()
    for kind in ("bound", "rise", "fall", "compare", "level"):
        for word, value in kinds.get(kind, {}).items():
            if word not in seen:
                seen.add(word)
                lists.setdefault(word[-1], []).append(Tail(word, kind, value))
    return {last: tuple(sorted(tails, key=lambda t: (-len(t.text), t.text))) for last, tails in lists.items()}


def _index_by_first(words: frozenset[str]) -> dict[str, tuple[str, ...]]:
    lists: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        lists.setdefault(word[0], []).append(word)
    return {first: tuple(found) for first, found in lists.items()}


def _read_confidence(row: Mapping[str, str]) -> Decimal:
    try:
        return Decimal(row.get("precision") or DEFAULT_CONFIDENCE)
    except InvalidOperation:
        raise LexiconError(
            f"the precision of {row['id']} is not a number: {row['precision']}",
            path="figure_rules.tsv",
            line=int(row.get("line", "0")),
            hint="Write it as a decimal between 0 and 1.",
        ) from None

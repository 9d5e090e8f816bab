"""The administrative divisions: names in text to places, and places to their parents.

Codes are those of GB/T 2260 (six digits) and its extension to townships (nine digits); the
first two, four, six digits name the province, city and county that hold a place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from graph.extract.lexicon import Read, read_rows

LEVELS = ("country", "province", "city", "county", "township")
_COMMON = frozenset(
    ("城区", "矿区", "郊区", "新区", "老城区", "东区", "西区", "市区", "市中区", "和县", "通道侗族自治县")
)
"""Full names of divisions that are words of their own: they count only near the report's place."""
_TOWNSHIP_ENDINGS = ("街道", "民族乡", "镇", "乡", "苏木")


class Division(NamedTuple):
    """One administrative division."""

    code: str
    name: str
    short: str
    level: str
    parent: str

    @property
    def depth(self) -> int:
        """0 for the country, 4 for a township."""
        return LEVELS.index(self.level)


class PlaceMatch(NamedTuple):
    """A place name in a text; `full` tells whether it is the whole name (济南市) or the short one (济南)."""

    begin: int
    end: int
    text: str
    full: bool


@dataclass(frozen=True)
class Gazetteer:
    """Divisions by code and by name. Build one with `Gazetteer.load`; it never changes what it answers."""

    divisions: dict[str, Division]
    named: dict[str, tuple[str, ...]]
    """Codes by full name and by abbreviation alias."""
    shorts: dict[str, tuple[str, ...]]
    ambiguous: frozenset[str]
    """Short names that are words of their own or belong to many places."""
    township_lines: tuple[str, ...] = ()
    _chosen: dict[tuple[str, str | None], Division | None] = field(default_factory=dict, compare=False)
    _townships: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict, compare=False)

    @staticmethod
    def load(read: Read) -> Gazetteer:
        """Read the division tables through `read`."""
        divisions: dict[str, Division] = {}
        named: dict[str, list[str]] = {}
        shorts: dict[str, list[str]] = {}
        ambiguous: set[str] = set()
        for path in ("geography/divisions.tsv", "geography/former.tsv"):
            for row in read_rows(read(path), path):
                code = row["code"]
                if code in divisions:
                    continue
                divisions[code] = Division(code, row["name"], row["short"], row["level"], row["parent"])
                named.setdefault(row["name"], []).append(code)
                if len(row["short"]) > 1 and row["short"] != row["name"]:
                    shorts.setdefault(row["short"], []).append(code)
                    if row["ambiguous"]:
                        ambiguous.add(row["short"])
        lines = tuple(read("geography/townships.tsv").split("\n")[1:])
        return Gazetteer(
            divisions,
            {name: tuple(codes) for name, codes in named.items()},
            {name: tuple(codes) for name, codes in shorts.items()},
            frozenset(ambiguous),
            lines,
        )

    @cached_property
    def _words(self) -> list[str]:
        full = [n for n in self.named if len(n) > 1 and n != "中华人民共和国"]
        return sorted({*full, *(s for s in self.shorts if s != "中国")})

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[PlaceMatch]:
        """Find full and short names of provinces, cities and counties, longest first, without overlap."""
        words = self._words
        for index, begin, end in self._automaton.find_matches_as_indexes(text):
            word = words[index]
            yield PlaceMatch(begin, end, word, word in self.named)

    def ancestors(self, code: str) -> list[Division]:
        """The divisions that hold a place, nearest first, without the country."""
        found: list[Division] = []
        division = self.divisions.get(code)
        while division and division.parent and division.parent != "100000":
            division = self.divisions.get(division.parent)
            if division:
                found.append(division)
        return found

    def choose(self, name: str, near: str | None) -> Division | None:
        """Choose the division that a name means, near the place of the report.

        Without a place nearby a short name counts only where it is unambiguous, and short
        names of counties never do.
        """
        key = (name, near)
        if key not in self._chosen:
            self._chosen[key] = self._choose(name, near)
        return self._chosen[key]

    def _choose(self, name: str, near: str | None) -> Division | None:
        codes = self.named.get(name)
        short = codes is None
        codes = codes or self.shorts.get(name, ())
        if not codes:
            return None
        chain: set[str | None] = {near, *(d.code for d in self.ancestors(near))} if near else set()
        ranked = sorted(
            (self._distance(code, near, chain), self.divisions[code].depth, code) for code in codes
        )
        distance, depth, code = ranked[0]
        if short and (
            (distance > 2 and (depth > 2 or name in self.ambiguous))
            or (distance == 2 and depth > 2 and name in self.ambiguous)
        ):
            return None
        if not short and distance > 1 and (len(name) < 3 or name in _COMMON):
            return None
        if distance > 2 and len(ranked) > 1 and ranked[1][:2] == (distance, depth):
            return None
        return self.divisions[code]

    def _distance(self, code: str, near: str | None, chain: set[str | None]) -> int:
        """0 in the report's own line of places, 1 in its city, 2 in its province, 3 elsewhere."""
        if not near:
            return 3
        if code in chain:
            return 0
        if code[:4] == near[:4] and near[2:4] != "00":
            return 1
        return 2 if code[:2] == near[:2] else 3

    def townships(self, near: str | None) -> dict[str, tuple[str, ...]]:
        """Codes of the townships around a place, by name: those of its city, or of its province."""
        if not near or near == "100000":
            return {}
        prefix = near[:2] if near[2:4] == "00" or near[:2] in {"11", "12", "31", "50"} else near[:4]
        cached = self._townships.get(prefix)
        if cached is None:
            found: dict[str, list[str]] = {}
            for line in self.township_lines:
                if line.startswith(prefix):
                    code, name, *_ = line.split("\t")
                    found.setdefault(name, []).append(code)
            cached = {name: tuple(codes) for name, codes in found.items()}
            self._townships[prefix] = cached
        return cached

    def township(self, code: str, name: str) -> Division:
        """Make the division of a township code."""
        return Division(code, name, name, "township", code[:6])

    def townships_named(self, name: str) -> list[str]:
        """Codes of all townships of a name, in the whole country."""
        wanted = f"\t{name}\t"
        return [line[: line.index("\t")] for line in self.township_lines if wanted in line]

    def get(self, code: str | None) -> Division | None:
        """The division of a code, or nothing."""
        return self.divisions.get(code) if code else None

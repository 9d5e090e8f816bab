"""Firsts and their scope: 全省首部…, 在全市率先…, 为全省唯一."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extract.analysis import Name
from graph.extract.clauses import Clause
from graph.extract.relations.relation import Relation

_FIRST = re.compile(
    r"(?P<scope>全省|全市|全县|全区|我省|我市)(?:范围内)?(?P<only>唯一|独家)?(?:首[个家部例条座创次]|率先|第一[个家部条座]|唯一|独家)"
)
_THINGS = frozenset(
    ("Program", "Venue", "Work", "Organization", "Department", "MassOrganization", "Activity", "Temple")
)
_REACH = 24


def read_firsts(
    text: str, clauses: Sequence[Clause], names: Sequence[Name], relations: Sequence[Relation]
) -> list[Relation]:
    """Find what a sentence says is the first or only one within a place that it names by 全省, 全市."""
    found: list[Relation] = []
    for match in _FIRST.finditer(text):
        scope = next((n for n in names if n.begin == match.start() and n.type == "Place"), None)
        clause = next((c for c in clauses if c.begin <= match.start() < c.end), None)
        if scope is None or clause is None:
            continue
        thing = _before(match, relations) if match.group().endswith("唯一") else None
        if thing is None:
            thing = next(
                (
                    n
                    for n in names
                    if match.end() <= n.begin <= match.end() + _REACH
                    and n.end <= clause.end
                    and n.type in _THINGS
                ),
                None,
            )
        if thing is not None:
            begin, end = min(match.start(), thing.begin), max(match.end(), thing.end)
            found.append(Relation(thing, "firstWithin", scope, begin, end, "first-within", "explicit"))
    return found


def _before(match: re.Match[str], relations: Sequence[Relation]) -> Name | None:
    """Who received the award that the sentence has just named: …获…示范单位，为全省唯一."""
    for relation in reversed(relations):
        if (
            relation.predicate == "receivedAward"
            and relation.subject
            and relation.object.end <= match.start()
        ):
            return relation.subject
    return None

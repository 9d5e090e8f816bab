"""Whose a figure is and where it holds: the actor that opens its clause, else the report's own."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extract.analysis import Name
from graph.extract.clauses import Clause
from graph.extract.context import Setting
from graph.extract.figures import FoundFigure
from graph.extract.relations.relation import ACTORS

_LEVEL = {
    "全市": "市",
    "全省": "省",
    "全县": "县",
    "全区": "区",
    "我市": "市",
    "我省": "省",
    "我县": "县",
    "我区": "区",
    "该市": "市",
    "本市": "市",
}
_EACH = "分别"
_OWNERS = ACTORS | {"Venue", "Temple"}


def find_owner(figure: FoundFigure, clauses: Sequence[Clause], names: Sequence[Name]) -> str | None:
    """The entity that opens the clause of a figure, or an earlier clause of its sentence; None where nobody does.

    Only a name that stands alone at the head of a clause owns figures: 昌乐县投入…, not 与昌乐县合作….
    A venue or temple owns those of its own clause, for what follows is seldom its doing: 产业园开工，引进项目12个.
    """
    owner: str | None = None
    for clause in clauses:
        if clause.begin > figure.begin:
            break
        for item in clause.items:
            if item.verb is not None or item.lead or item.attribute or item.begin >= figure.number_begin:
                continue
            for name in names:
                whole = name.begin == item.begin and name.end == item.end and name.type in _OWNERS
                if whole and (name.type in ACTORS or figure.number_begin <= clause.end):
                    owner = name.entity
    return owner


def find_owners(
    text: str, figures: Sequence[FoundFigure], clauses: Sequence[Clause], names: Sequence[Name]
) -> list[str | None]:
    """The owner of each figure of a sentence; what 分别 hands out goes to those listed before it, one by one."""
    owners = [find_owner(figure, clauses, names) for figure in figures]
    at = text.find(_EACH)
    while at >= 0:
        stop = min((end for mark in "。；" if (end := text.find(mark, at)) >= 0), default=len(text))
        again = text.find(_EACH, at + 1)
        stop = min(stop, again) if again >= 0 else stop
        listed = _listed_before(at, clauses, names)
        handed = [i for i, figure in enumerate(figures) if at < figure.number_begin < stop]
        if len(listed) > 1 and len(handed) == len(listed):
            for i, owner in zip(handed, listed, strict=True):
                owners[i] = owner
        at = again
    return owners


def _listed_before(at: int, clauses: Sequence[Clause], names: Sequence[Name]) -> list[str]:
    """Those that stand side by side before an offset, each by name: 甲、乙的收入分别, 甲、乙两个乡分别."""
    clause = next((c for c in clauses if c.begin <= at <= c.end), None)
    items = [i for i in clause.items if i.end <= at and i.verb is None and not i.lead] if clause else []
    owners = {(name.begin, name.end): name.entity for name in names if name.type in _OWNERS}
    if items and (items[-1].begin, items[-1].end) not in owners:
        items.pop()
    items = [item for item in items if item.group == items[-1].group]
    found = [owner for item in items if (owner := owners.get((item.begin, item.end)))]
    return found if len(found) == len(items) else []


def find_place(figure: FoundFigure, setting: Setting) -> str | None:
    """The division that 全省 or 全市 means for a figure; None where the report's own holds."""
    if not figure.place_text:
        return None
    division = setting.level(_LEVEL.get(figure.place_text, ""))
    return f"行政区划/{division.name}" if division and division.level != "township" else None

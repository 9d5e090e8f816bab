"""One identity for each thing: names of a report become entities with readable keys.

Names merge only where their keys are equal, where one is an alias that the other's rule
gave, or where one is the tail of exactly one longer name of the same class. Places and
bodies are never merged by likeness: their keys are made from structure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.extract.analysis import Name
from graph.model.fact import Entity
from graph.model.iri import slug

_TAILS = {"Temple": 2, "Activity": 4, "Venue": 5, "Organization": 4, "Award": 8, "MassOrganization": 4}


@dataclass(slots=True)
class _Thing:
    type: str
    label: str
    key: str
    kinds: dict[str, None] = field(default_factory=dict)
    forms: dict[str, None] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)
    code: str = ""


class Resolver:
    """Collects a report's names and gives each its entity id."""

    def __init__(self, paths: Mapping[str, str]) -> None:
        self._paths = paths
        """Class path of each class: the first part of an entity's id."""
        self._tails: dict[tuple[str, str], list[_Thing]] = {}
        """Things by class and the last two characters of their keys, to find the longer ones."""

    def resolve(self, names: Iterable[Name]) -> list[Entity]:
        """Give every name its entity id, and list the entities sorted by id."""
        listed = list(names)
        things: dict[tuple[str, str], _Thing] = {}
        for name in sorted(listed, key=lambda n: (-len(n.label), n.label, n.type)):
            self._place(name, things)
        for name in listed:
            thing = self._find(name, things)
            name.entity = f"{self._path(thing.type)}/{thing.key}"
            thing.kinds.update(dict.fromkeys(k for k in name.kinds if k))
        return sorted(
            (self._entity(thing) for thing in {id(t): t for t in things.values()}.values()),
            key=lambda e: e.id,
        )

    def _path(self, type_: str) -> str:
        return self._paths.get(type_, type_)

    def _key(self, name: Name) -> str:
        return name.key or slug(name.label)

    def _place(self, name: Name, things: dict[tuple[str, str], _Thing]) -> None:
        key = self._key(name)
        at = (name.type, key)
        thing = things.get(at)
        if thing is None:
            thing = self._longer(name, key)
            if thing is None:
                thing = _Thing(name.type, name.label, key, code=name.code)
                self._tails.setdefault((name.type, key[-2:]), []).append(thing)
            things[at] = thing
        elif "“" in name.label and "“" not in thing.label and slug(thing.label) == slug(name.label):
            thing.label = name.label
        thing.given.update(name.aliases)
        thing.code = thing.code or name.code
        for alias in name.aliases:
            things.setdefault((name.type, slug(alias)), thing)

    def _longer(self, name: Name, key: str) -> _Thing | None:
        """The one longer thing of the same class whose key ends with this one's."""
        least = _TAILS.get(name.type)
        if least is None or len(key) < least or name.key or name.code:
            return None
        found = [
            t for t in self._tails.get((name.type, key[-2:]), ()) if t.key != key and t.key.endswith(key)
        ]
        return found[0] if len(found) == 1 else None

    def _find(self, name: Name, things: Mapping[tuple[str, str], _Thing]) -> _Thing:
        return things[(name.type, self._key(name))]

    def _entity(self, thing: _Thing) -> Entity:
        return Entity(
            f"{self._path(thing.type)}/{thing.key}",
            thing.type,
            thing.label,
            (),
            tuple(sorted(thing.kinds)),
            thing.code or None,
        )

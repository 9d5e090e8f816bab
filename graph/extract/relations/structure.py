"""Relations that names and geography state by themselves: where a thing is, what it is part of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from graph.extract.context import Setting
from graph.extract.gazetteer import Division, Gazetteer
from graph.model.fact import Entity, Mention

_SYSTEMS = frozenset(("党委", "政府", "人大", "政协"))


class Stated(NamedTuple):
    """A relation that holds by structure, evidenced by the mention that shows it."""

    subject: str
    predicate: str
    object: str
    mention: Mention
    rule: str


class StructureReader:
    """Reads locatedIn and partOf from names and from the gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def read(
        self,
        entities: Iterable[Entity],
        mentions: Iterable[Mention],
        places: Mapping[str, str],
        setting: Setting,
    ) -> list[Stated]:
        """List the relations; `places` gives the division code that an entity's own name says it is in."""
        listed = list(entities)
        by_code = {e.code: e.id for e in listed if e.code}
        ids = {e.id for e in listed}
        first: dict[str, Mention] = {}
        for mention in mentions:
            first.setdefault(mention.entity, mention)
        found: list[Stated] = []
        for entity in listed:
            if entity.id not in first:
                continue
            mention = first[entity.id]
            for parent, rule in self._parents(entity, by_code, places, setting):
                if parent != entity.id:
                    found.append(Stated(entity.id, "locatedIn", parent, mention, rule))
            whole = _body_above(entity.id)
            if whole in ids:
                found.append(Stated(entity.id, "partOf", whole, mention, "body-part"))
        return found

    def _parents(
        self, entity: Entity, by_code: Mapping[str, str], places: Mapping[str, str], setting: Setting
    ) -> list[tuple[str, str]]:
        if entity.code:
            return [
                (parent, "place-parent") for parent in self._mentioned(self._ancestors(entity.code), by_code)
            ]
        stated = places.get(entity.id)
        if stated:
            own = by_code.get(stated)
            if own:
                return [(own, "name-place")]
            return [(p, "name-place") for p in self._mentioned(self._ancestors(stated), by_code)[:1]]
        lies_here = entity.type in {"Temple", "Township"} or (
            entity.type == "Place" and "功能区" in entity.kinds
        )
        if lies_here and setting.code and setting.code in by_code:
            return [(by_code[setting.code], "context-place")]
        return []

    def _ancestors(self, code: str) -> list[Division]:
        if len(code) > 6:
            county = self._gazetteer.get(code[:6])
            return [*((county,) if county else ()), *self._gazetteer.ancestors(code[:6])]
        return self._gazetteer.ancestors(code)

    def _mentioned(self, ancestors: list[Division], by_code: Mapping[str, str]) -> list[str]:
        """The nearest ancestor that the report names, and the city where that is another one."""
        named = [d for d in ancestors if d.code in by_code]
        kept = named[:1] + [d for d in named[1:] if d.level == "city"]
        return [by_code[d.code] for d in kept]


def _body_above(identifier: str) -> str:
    """The body that a department's key says it belongs to: 机构/吉安市-党委-统战部 → 机构/吉安市-党委."""
    path, _, key = identifier.partition("/")
    parts = key.split("-")
    return (
        f"{path}/{parts[0]}-{parts[1]}" if path == "机构" and len(parts) == 3 and parts[1] in _SYSTEMS else ""
    )

"""Relations that a clause states: subject, verb, object, with the subject carried where none stands.

Most sentences of a report have no subject: it is the one of the clause before, or the body or
place that the title names. A carried or inferred subject lowers the confidence, and the rule
that is named says so. Two names in one sentence are never a relation by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.extract.analysis import Name
from graph.extract.clauses import Clause, Item, VerbUse
from graph.extract.lexicon import Lexicon
from graph.extract.relations.patterns import (
    find_active,
    keep_respective,
    read_called,
    read_given,
    read_givers,
    read_led,
    read_listed_awards,
    read_listed_objects,
    read_relative,
    read_signed,
)
from graph.extract.relations.placing import Placed, Placer, Subjects
from graph.extract.relations.relation import ACTORS, BODIES, Carried, How, Relation, state

_NEED_ACTOR = frozenset(("participatesIn", "guides", "supports", "serves", "cooperatesWith"))
"""Relations that a sentence without a subject never states: the report's own actor is no guess for them."""
_LISTING = frozenset(("do", "found", "hold", "guide"))
_AWARDING = frozenset(("award", "be"))
_NATIONAL = re.compile(r"全国|党的|中央|全省")
"""Meetings that are held over the report's own actor: it is no guess for them."""
_NO_THEME = frozenset(("award", "show", "join"))


class RelationReader:
    """Reads the relations of a sentence's clauses."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._frames = lexicon.frames
        self._placer = Placer(lexicon)

    def read(
        self, text: str, clauses: Sequence[Clause], names: Sequence[Name], carried: Carried
    ) -> list[Relation]:
        """Find the relations of one sentence; `carried` is what the sentence before it handed on."""
        found: list[Relation] = []
        if carried.subjects and self._names_actor(clauses, names):
            carried.clear()
        for clause in clauses:
            if clause.plain:
                carried.listed, carried.verb = [], None
                continue
            inside = [n for n in names if clause.begin <= n.begin and n.end <= clause.end]
            if clause.begin and text[clause.begin - 1] in "；。":
                carried.clear()
            placed = self._placer.place(clause, inside)
            active = find_active(clause, placed, inside)
            found += (
                read_led(clause, placed)
                + read_relative(placed, self._frames)
                + read_given(active, placed, inside)
                + read_called(inside)
                + read_givers(text, inside)
                + read_signed(text, inside)
            )
            opener = self._placer.opener(clause, inside)
            if clause.verbs:
                found.extend(
                    self._read_verbs(clause, [p for p in placed if p[0].verb not in active], opener, carried)
                )
            else:
                found.extend(self._read_list(clause, placed, carried))
                carried.subjects = opener or _explained(text, clause, placed) or carried.subjects
        return found

    def _names_actor(self, clauses: Sequence[Clause], names: Sequence[Name]) -> bool:
        """Tell whether a body acts anywhere in a sentence, which then goes on with nobody from before."""
        bodies = [name for name in names if name.type in BODIES]
        for clause in clauses if bodies else ():
            placed = self._placer.place(clause, bodies)
            if any(name.type in BODIES for name in self._placer.subjects(clause, placed).named):
                return True
            if self._placer.opener(clause, bodies):
                return True
        return False

    def _read_list(self, clause: Clause, placed: Placed, carried: Carried) -> list[Relation]:
        """A clause without a verb goes on with a list, opens with a topic, or names who will act."""
        found = read_listed_awards(placed, carried)
        found.extend(read_listed_objects(clause, placed, carried, self._frames))
        opens = placed and placed[0][0] is clause.items[0] and placed[0][1].type in ACTORS
        if opens and any(item.lead for item in clause.items):
            carried.subjects = [placed[0][1]]
        carried.meeting = next((n for _, n in placed if n.type == "Activity"), carried.meeting)
        carried.listed.extend(n for i, n in placed if n.type in ACTORS and not i.lead and not i.attribute)
        return found

    def _read_verbs(
        self, clause: Clause, placed: Placed, opener: list[Name], carried: Carried
    ) -> list[Relation]:
        subjects = self._placer.subjects(clause, placed)
        if opener and not subjects.named:
            subjects = Subjects(opener, subjects.unnamed)
        frames = {verb.frame for verb in clause.verbs}
        if carried.listed and frames & {"join", "speak"}:
            subjects = Subjects([*carried.listed, *subjects.named], subjects.unnamed)
        carried.listed = []
        carried.verb = next((v for v in reversed(clause.verbs) if v.frame in _LISTING), None)
        found: list[Relation] = []
        if carried.meeting and "speak" in frames:
            for name in subjects.actors:
                span = (name.begin, name.end)
                found += [
                    Relation(
                        name,
                        "participatesIn",
                        carried.meeting,
                        *_cover(span, carried.meeting),
                        "speak-explicit",
                        "explicit",
                    )
                ]
        if subjects.actors:
            carried.subjects, carried.acted = subjects.actors, False
        carried.acted = carried.acted or any(v.text not in self._placer.amounts for v in clause.verbs)
        if frames & _AWARDING:
            carried.awarded = subjects.named or carried.subjects
        for item, name in placed:
            stated = self._object(item, name, subjects, carried)
            if item.verb is not None and item.verb.denied:
                stated = [replace(relation, affirmed=False) for relation in stated]
            found.extend(stated)
            found.extend(self._theme(clause, item, name, subjects))
        return keep_respective(clause, placed, subjects.named, found)

    def _object(self, item: Item, name: Name, subjects: Subjects, carried: Carried) -> list[Relation]:
        """The verb before a name takes it as its object."""
        verb = item.verb
        if (
            verb is None
            or item.lead
            or (item.attribute and not (name.type == "Work" and verb.frame == "make"))
        ):
            return []
        predicate = self._frames.get((verb.frame, name.type))
        if predicate is None:
            return []
        span = (verb.begin, name.end)
        if predicate == "exhibitedAt":
            works = [n for n in subjects.named if n.type == "Work"]
            return state(works, predicate, name, span, verb.frame, "explicit")
        if predicate == "receivedAward":
            return self._received(verb, name, subjects, carried)
        actors = [n for n in subjects.actors if n is not name]
        if actors:
            return state(actors, predicate, name, span, verb.frame, "explicit")
        if carried.subjects and not subjects.named:
            return state(carried.subjects, predicate, name, span, verb.frame, "carried")
        if subjects.named or subjects.unnamed or predicate in _NEED_ACTOR:
            return []
        return state([None], predicate, name, span, verb.frame, "default")

    def _received(self, verb: VerbUse, name: Name, subjects: Subjects, carried: Carried) -> list[Relation]:
        """Anything may receive an award, so every name before the verb does."""
        span = (verb.begin, name.end)
        named = [
            n for n in subjects.named if n.type != "Award" and not (verb.frame == "be" and n.type == "Group")
        ]
        if named:
            return state(named, "receivedAward", name, span, verb.frame, "explicit")
        if subjects.unnamed:
            return []
        how: How = "carried" if carried.subjects else "default"
        return state([*carried.subjects] or [None], "receivedAward", name, span, verb.frame, how)

    def _theme(self, clause: Clause, item: Item, name: Name, subjects: Subjects) -> list[Relation]:
        """What stands before its verb and is acted on: “归雁”工程加快推进."""
        verb = item.follows
        if item.verb is not None or verb is None or item.lead or item.attribute:
            return []
        if name.type in ACTORS or name.type in {"Award", "Temple"} or verb.frame in _NO_THEME:
            return []
        if name.type == "Work" and verb.frame == "do":
            return []
        predicate = self._frames.get((verb.frame, name.type))
        if predicate is None or verb.denied or any(other.verb is verb for other in clause.items):
            return []
        span = (name.begin, max(verb.end, name.end))
        if subjects.actors:
            return state(subjects.actors, predicate, name, span, verb.frame, "explicit")
        if predicate in _NEED_ACTOR:
            return []
        if verb.frame == "hold" and (name.rule == "meeting-numbered" or _NATIONAL.search(name.label)):
            return []
        return state([None], predicate, name, span, verb.frame, "default")


def _explained(text: str, clause: Clause, placed: Placed) -> list[Name]:
    """Who acts although a bracket stands between them and their verb: 市委统战部（市侨办）召开…."""
    if text[clause.end : clause.end + 1] != "（":
        return []
    return [name for item, name in placed if name.type in BODIES and not item.lead and not item.attribute]


def _cover(span: tuple[int, int], name: Name) -> tuple[int, int]:
    return min(span[0], name.begin), max(span[1], name.end)

"""What a clause states as a relation, and what it hands on to the next clause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from graph.extract.analysis import Name
from graph.extract.clauses import VerbUse

How = Literal["explicit", "carried", "default"]
"""Whether the subject stands in the clause, comes from one before it, or is the report's own actor."""
ACTORS = frozenset(("Organization", "Department", "Party", "MassOrganization", "Group", "Place", "Township"))
BODIES = frozenset(("Organization", "Department", "Party", "MassOrganization"))
_TOPICS = frozenset(("Department", "MassOrganization"))


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation with the names at its ends, in one sentence; `subject` None means the report's own actor."""

    subject: Name | None
    predicate: str
    object: Name
    begin: int
    end: int
    rule: str
    how: How
    affirmed: bool = True
    """False where the report says that it is not so."""


def state(
    subjects: Iterable[Name | None], predicate: str, obj: Name, span: tuple[int, int], frame: str, how: How
) -> list[Relation]:
    """Make one relation for each subject; its span takes in the subject where that stands in the clause."""
    begin, end = min(span[0], obj.begin), max(span[1], obj.end)
    made: list[Relation] = []
    for subject in subjects:
        first = min(begin, subject.begin) if subject is not None and how == "explicit" else begin
        made.append(Relation(subject, predicate, obj, first, end, f"{frame}-{how}", how))
    return made


@dataclass(slots=True)
class Carried:
    """What a clause hands to the next one of its sentence."""

    subjects: list[Name] = field(default_factory=list)
    """Who acted."""
    acted: bool = False
    """Whether they did more than amount to something."""
    listed: list[Name] = field(default_factory=list)
    """Who was listed in clauses without a verb, waiting for one: 甲负责人，乙代表等参加…"""
    meeting: Name | None = None
    """The meeting at which what follows is said: 座谈会上，…"""
    verb: VerbUse | None = None
    """The verb whose objects a clause without one may go on listing."""
    awarded: list[Name] = field(default_factory=list)
    """Who was awarded, for the awards that a clause without a verb goes on listing."""

    def clear(self) -> None:
        """Forget all: what follows has nothing to do with what went before."""
        self.subjects, self.listed, self.awarded = [], [], []
        self.meeting = self.verb = None
        self.acted = False

    def next_sentence(self, *, same_paragraph: bool) -> None:
        """Keep, for a sentence of the same paragraph, a department that the last one was about.

        A place or a committee is not kept: after it, a sentence without a subject goes back to
        the report's own actor more often than not.
        """
        topic = (
            [n for n in self.subjects if n.type in _TOPICS and n not in self.awarded]
            if same_paragraph and self.acted
            else []
        )
        self.clear()
        self.subjects = topic

"""Clauses, and the noun phrases in them, without a parser: verbs of the genre part the phrases.

A report's sentence chains clauses with commas, one verb a clause, and coordinates objects
with 、 and 和. What stands between two parting words is a phrase; its coordinated members are
items, and a name is looked for at the end of an item.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.extract.analysis import Token

_QUOTED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]{1,80}”")


Atom = Token
"""A word of a clause: the tokeniser's, or a quoted part or a known name taken as one word.

Its part of speech is then `quote`, `motto`, `work`, `place`, `body` or `name`.
"""


class VerbUse(NamedTuple):
    """A verb where it stands."""

    text: str
    frame: str
    begin: int
    end: int
    denied: bool = False
    """Whether a word of negation stands before it: 未举办."""
    respective: bool = False
    """Whether it hands its objects out one by one: 分别获评."""


@dataclass(slots=True)
class Item:
    """One member of a phrase: the words between two parting words or coordinators."""

    begin: int
    end: int
    atoms: list[Atom]
    text: str
    """The words, joined."""
    verb: VerbUse | None
    """The verb before it in its clause, which takes it as its object."""
    lead: str = ""
    """The preposition that introduces its phrase, if any."""
    counted: bool = False
    """Whether a number with a classifier stands before it: 26个…"""
    number: str = ""
    """That number, as written."""
    measured: bool = False
    """Whether one stands right after it: …21次."""
    follows: VerbUse | None = None
    """The verb after its phrase, for which it is a subject or a theme."""
    group: int = 0
    """Items coordinated with one another share a group."""
    after_etc: bool = False
    """Whether it is the class named after 等, as 项目 in “甲、乙等项目”."""
    before_etc: bool = False
    joined: bool = False
    """Whether 和, 与 or 及, not 、, stands before it."""
    relative: VerbUse | None = None
    """The verb of 设立的 before it, which takes it as its object."""
    attribute: bool = False
    """Whether 的 stands after it, so that it describes what follows."""


@dataclass(slots=True)
class Clause:
    """A stretch between commas or stops."""

    begin: int
    end: int
    items: list[Item] = field(default_factory=list)
    verbs: list[VerbUse] = field(default_factory=list)
    relatives: list[VerbUse] = field(default_factory=list)
    """Those of the verbs that 的 follows: what stands before them acts for them only."""
    plain: bool = False
    """Whether nothing in it can be a name, so that it was not divided: it has no items and no verbs."""


def find_quoted(text: str) -> list[tuple[int, int]]:
    """Find the parts in “” and 《》, outermost only, left to right."""
    if "“" not in text and "《" not in text:
        return []
    return [match.span() for match in _QUOTED.finditer(text)]


def make_atoms(text: str, tokens: Sequence[Token], spans: Sequence[tuple[int, int, str]]) -> list[Atom]:
    """Take quoted parts and known names as one word each; `spans` are (begin, end, kind), sorted, apart."""
    if not spans:
        return list(tokens)
    atoms: list[Atom] = []
    begins = [token.begin for token in tokens]
    at = 0
    for begin, end, kind in spans:
        cut = bisect_left(begins, begin)
        if cut > at and tokens[cut - 1].end > begin:
            atoms.extend(tokens[at : cut - 1])
            last = tokens[cut - 1]
            atoms.append(Atom(text[last.begin : begin], last.pos, last.begin, begin))
        else:
            atoms.extend(tokens[at:cut])
        atoms.append(Atom(text[begin:end], kind, begin, end))
        at = bisect_left(begins, end)
        if at and tokens[at - 1].end > end and tokens[at - 1].begin < end:
            rest = tokens[at - 1]
            atoms.append(Atom(text[end : rest.end], rest.pos, end, rest.end))
    atoms.extend(tokens[at:])
    return _join_brackets(atoms) if spans and "（" in text else atoms


def _join_brackets(atoms: list[Atom]) -> list[Atom]:
    """Take a place in brackets inside a name as one word: 国家超算（西安）中心."""
    joined: list[Atom] = []
    i = 0
    while i < len(atoms):
        if (
            atoms[i].text == "（"
            and i + 2 < len(atoms)
            and atoms[i + 1].pos == "place"
            and atoms[i + 2].text == "）"
        ):
            joined.append(
                Atom("".join(a.text for a in atoms[i : i + 3]), "place", atoms[i].begin, atoms[i + 2].end)
            )
            i += 3
            continue
        joined.append(atoms[i])
        i += 1
    return joined

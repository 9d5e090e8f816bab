"""Lists whose class and number stand behind them: 杨村、英红、大旺3个华侨农场 names three farms."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extract.analysis import Name
from graph.extract.clauses import Item
from graph.extract.lexicon import Head, Lexicon
from graph.extract.names.wording import has_proper, join

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_TYPES = frozenset(("Organization", "Venue", "Temple", "MassOrganization", "Program"))
_FEWEST = 3
_LONGEST = 6
_MANY = 6
"""From how many on one may be missing."""
_FARTHEST = 8
"""How far the number may stand from the last member, in characters."""


class CountedReader:
    """Reads the members of lists that a number counts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._generic = lexicon.role("generic")

    def read(self, items: Sequence[Item]) -> list[Name]:
        """Find them; the number must agree with how many there are, save one that was not told apart."""
        found: list[Name] = []
        for at, item in enumerate(items):
            size = _number(item.number)
            if size < _FEWEST or not item.counted:
                continue
            members = self._members(items[:at])
            near = members and 0 <= item.begin - members[-1].end <= _FARTHEST
            if not near or not size - (size >= _MANY) <= len(members) <= size:
                continue
            head = self._head(item)
            proper = sum(has_proper(member.atoms) for member in members)
            if head is None or proper * 2 < len(members):
                continue
            text, entry = head
            found.extend(
                Name(
                    member.begin,
                    member.end,
                    entry.type,
                    member.text + text,
                    "counted-list",
                    kinds=(entry.kind,) if entry.kind else (),
                    aliases=(member.text,) if all(a.pos != "place" for a in member.atoms) else (),
                )
                for member in members
            )
        return found

    def _members(self, items: Sequence[Item]) -> list[Item]:
        """The short members of the list that ends with these items; none where one of them is no name."""
        members: list[Item] = []
        for item in reversed(items):
            if members and item.group != members[-1].group:
                break
            plain = item.text not in self._generic and item.text not in self._lexicon.verbs
            if item.counted or item.attribute or not 2 <= len(item.text) <= _LONGEST or "“" in item.text:
                break
            if not plain and len(item.atoms) > 1:
                break
            members.append(item)
        return members[::-1]

    def _head(self, item: Item) -> tuple[str, Head] | None:
        """The class at the beginning of what is counted: 华侨农场|在册职工."""
        for count in range(min(3, len(item.atoms)), 0, -1):
            text = join(item.atoms[:count])
            head = self._lexicon.head_of(text, ("name", "proper", "frame", "temple", "quote"))
            if (
                head
                and head[1].type in _TYPES
                and text not in self._generic
                and (count == 1 or text == head[0])
            ):
                return text, head[1]
            form = self._lexicon.forms.get(text)
            if form and text not in self._generic and form.type in _TYPES:
                return text, Head(form.type, form.kind, "form")
        return None


def _number(text: str) -> int:
    """The number that a counting word begins with; 0 where it is none that lists are counted by."""
    digits = "".join(c for c in text if c.isascii() and c.isdigit())
    if digits:
        return int(digits) if len(digits) < 3 else 0
    han = [_DIGITS[c] for c in text if c in _DIGITS]
    if not han:
        return 0
    if 10 in han:
        at = han.index(10)
        return (han[at - 1] if at else 1) * 10 + (han[at + 1] if at + 1 < len(han) else 0)
    return han[0]

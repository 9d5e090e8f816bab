"""Where names stand in a clause: at the end of which phrase, and which of them act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.extract.analysis import Name
from graph.extract.clauses import Clause, Item
from graph.extract.lexicon import Lexicon
from graph.extract.relations.relation import ACTORS, BODIES

_QUOTES = frozenset(("quote", "motto"))
_AT = frozenset(("上", "中", "期间"))
_WORKS = frozenset(("work",))
_COUNTED = frozenset(("award", "join", "speak"))
"""What those do whom a number counts, not the place that they are of: 全市127家企业入选."""
_TIMES = frozenset(("m", "q", "mq", "t", "x", "d", "f"))
"""Parts of speech of words that tell when and how often."""
_DOING = ("v", "d", "a", "p", "t")
"""Parts of speech that come right after whoever acts."""
_OWN = frozenset(("我市", "我县", "我省", "我区", "我们", "我局", "我委", "我办"))

Placed = Sequence[tuple[Item, Name]]
"""Names with the items that they end, in order."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """Who stands before the verb of a clause."""

    named: list[Name]
    unnamed: bool
    """Whether something that is no name stands there, so that nobody may be carried in."""

    @property
    def actors(self) -> list[Name]:
        """Those that can act."""
        return [name for name in self.named if name.type in ACTORS]


def _counted_actor(item: Item, placed: Placed) -> bool:
    """Tell whether a number counts who acts, who then is nobody by name: 全市127家企业入选."""
    acts = item.verb is None or not item.verb.frame
    counted = (
        item.counted
        and not item.after_etc
        and acts
        and item.follows is not None
        and item.follows.frame in _COUNTED
    )
    return counted and not item.lead and not any(held is item for held, _ in placed)


class Placer:
    """Tells which names end phrases and which are subjects."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._actor_tails = lexicon.role("actor")
        self.amounts = lexicon.role("amount")
        """Verbs that say how much, not what somebody did."""
        self._times = lexicon.role("time")
        self._adverbs = lexicon.role("adverb")
        self._aspects = lexicon.role("aspect")
        self._titles = tuple(sorted(lexicon.role("title")))

    def place(self, clause: Clause, names: Sequence[Name]) -> Placed:
        """Pair each item with the names that end it."""
        return [
            (item, name)
            for item in clause.items
            for name in names
            if name.rule != "meeting-called" and self._ends(name, item)
        ]

    def subjects(self, clause: Clause, placed: Placed) -> Subjects:
        """Find who stands before a clause's verb, without a preposition other than 由."""
        named: list[Name] = []
        unnamed = False
        for item in clause.items if clause.verbs else ():
            if item.verb is not None or item.follows is None or (item.lead and item.lead != "由"):
                continue
            if item.follows in clause.relatives or self._is_time(item):
                continue
            own = [name for held, name in placed if held is item]
            if item.before_etc and item.follows.frame != "award":
                own = [name for name in own if name.type in BODIES]
            if own:
                named.extend(own)
            elif not own and not (item.attribute or item.before_etc or item.after_etc or item.text in _OWN):
                unnamed = True
        if any(_counted_actor(item, placed) for item in clause.items):
            return Subjects([], unnamed=True)
        return Subjects(named, unnamed)

    def opener(self, clause: Clause, names: Sequence[Name]) -> list[Name]:
        """Find a body that opens a clause and does what no listed verb says: 市侨联紧贴侨情，…."""
        opening: list[Name] = []
        for item in clause.items:
            name = next((n for n in names if n.begin == item.begin and n.type in ACTORS), None)
            first = clause.items[0]
            if name is None or item.group != first.group or item.attribute or item.before_etc or item.lead:
                break
            opening.append(name)
            after = next((a for a in item.atoms if a.begin >= name.end), None)
            if after is None:
                continue
            acts = (name.type in BODIES and after.pos.startswith(_DOING)) or after.text in self._adverbs
            return opening if acts and first.begin == clause.begin else []
        return []

    def _is_time(self, item: Item) -> bool:
        return item.text in self._times or all(a.pos in _TIMES for a in item.atoms)

    def _ends(self, name: Name, item: Item) -> bool:
        """Tell whether a name fills an item or ends it, or is followed only by words such as 主要领导 or 步伐."""
        if not (item.begin <= name.begin and name.end <= item.end):
            return False
        after = [a for a in item.atoms if a.begin >= name.end]
        if name.end == item.end or all(a.pos in _QUOTES for a in after):
            return True
        beside = _WORKS if name.type == "Work" else _QUOTES if name.label.startswith("“") else ()
        if after[0].pos in beside:
            return True
        rest = "".join(a.text for a in after)
        if rest in self._actor_tails or rest in self._aspects:
            return True
        if name.type == "Activity":
            return rest in _AT
        if name.type in ACTORS and after:
            return rest.removeprefix("副").startswith(self._titles) or after[-1].text in self._actor_tails
        return (name.type == "Award" and len(rest) <= 5) or (name.type == "Work" and len(rest) <= 4)

"""Names in the phrases of a clause: honours first, then quoted names, then names by their head noun."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from graph.extract.analysis import Name
from graph.extract.clauses import Clause, Item
from graph.extract.lexicon import Head, Lexicon
from graph.extract.names.awards import AwardReader
from graph.extract.names.counted import CountedReader
from graph.extract.names.heads import HeadReader
from graph.extract.names.quotes import QuoteReader
from graph.extract.names.wording import NAMED, QUOTES, STRICT, has_proper, join

_HONOURING = frozenset(("award", "be"))
_SHARED_RULES = frozenset(("head-proper", "form-name"))


class PhraseReader:
    """Reads names out of the items of a clause."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._generic = lexicon.role("generic")
        self._listing = lexicon.role("etc")
        self._heads = HeadReader(lexicon)
        self._counted = CountedReader(lexicon)
        self._quotes = QuoteReader(lexicon, self._heads)
        self._awards = AwardReader(lexicon, self._heads)

    def read(self, clause: Clause, endings: Sequence[int], *, awarding: bool) -> list[Name]:
        """Find the names in a clause's items.

        `endings` are the offsets, in order, at which a head noun or a form ends: no other phrase
        can end in one. `awarding` tells that the clause before named honours.
        """
        names: list[Name] = []
        listed = self._classes_after_etc(clause.items)
        for item in clause.items:
            quoted = "“" in item.text
            verb = item.verb
            if item.attribute and not quoted and not self._awards.is_ranked(item):
                continue
            may_honour = awarding or (verb is not None and verb.frame in _HONOURING)
            award = (
                self._awards.read(item, names[-1] if names else None, awarding=awarding)
                if may_honour
                else None
            )
            if award:
                names.append(award)
            elif quoted:
                names.extend(self._quotes.read(item, listed.get(item.group)))
            elif not item.after_etc or any(a.pos in STRICT for a in item.atoms):
                name = self._heads.read(item, endings, listed.get(item.group))
                names.extend([name] if name else [])
        if any(item.number for item in clause.items):
            names.extend(self._counted.read(clause.items))
        if names:
            names.extend(self._sharing(clause.items, names))
            names.extend(self._awards.recipients(clause, names))
        return names

    def _sharing(self, items: Sequence[Item], names: Sequence[Name]) -> list[Name]:
        """Members before 、 or 和 that share the head of the one after them: 杭海、杭绍城际铁路."""
        ended = {name.end: name for name in names if name.rule in _SHARED_RULES}
        found: list[Name] = []
        for item, after in pairwise(items):
            name = ended.get(after.end)
            text = item.text
            if (
                name is None
                or item.group != after.group
                or not 2 <= len(text) <= 4
                or item.attribute
                or item.counted
            ):
                continue
            head = self._lexicon.head_of(name.label) or self._form_of(name.label)
            unnamed = all(a.pos not in QUOTES | NAMED and a.text not in self._generic for a in item.atoms)
            if (
                head
                and unnamed
                and len(head[0]) > 1
                and has_proper(item.atoms)
                and text not in self._lexicon.verbs
            ):
                label = text + head[0]
                found.append(
                    Name(
                        item.begin,
                        item.end,
                        name.type,
                        label,
                        "shared-head",
                        kinds=name.kinds,
                        aliases=(text,),
                    )
                )
        return found

    def _form_of(self, label: str) -> tuple[str, Head] | None:
        form = self._lexicon.form_of(label)
        entry = self._lexicon.forms.get(form)
        return (form, Head(entry.type, entry.kind, "form")) if entry else None

    def _classes_after_etc(self, items: Sequence[Item]) -> dict[int, Head]:
        """The class that stands after 等, for the members before it, by group."""
        found: dict[int, Head] = {}
        for item in items:
            if not item.after_etc:
                continue
            for count in range(1, len(item.atoms) + 1):
                if not all(a.text in self._generic for a in item.atoms[: count - 1]):
                    break
                head = self._lexicon.head_of(join(item.atoms[:count]))
                if head and (head[0] in self._listing or head[1].gate == "etc"):
                    found[item.group] = head[1]
                    break
        return found

"""Names in quotes: “…”工程 by the head noun behind the quote, “…” alone by its ending, its list or its verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extract.analysis import Name
from graph.extract.clauses import Atom, Item
from graph.extract.lexicon import Head, Lexicon
from graph.extract.names.heads import HeadReader
from graph.extract.names.wording import QUOTES, cut_to, join

_GATES = ("quote", "name", "proper", "frame", "strict")
_WEAK = frozenset(("frame", "proper", "strict"))
_SLOGAN = re.compile(r"^[一二两三四五六七八九十百双]{1,2}[个大项种条不更为化型有严无抓保破连]|[，。；！？]")
_BARE_CLASS = {"do": "Program", "make": "Program", "hold": "Activity", "found": "Program"}
_LONGEST_KIND = 4
"""A tail so short only says what kind of thing the quote is, so that the quote alone is the same thing."""
_LONGEST_TAIL = 16
_LONGEST_QUOTE = 24
_LONGEST_BARE = 16


class QuoteReader:
    """Reads the quoted names of an item."""

    def __init__(self, lexicon: Lexicon, heads: HeadReader) -> None:
        self._lexicon = lexicon
        self._heads = heads
        self._verbs = lexicon.verbs
        self._promote = lexicon.role("promote")
        self._words = lexicon.role("word")

    def read(self, item: Item, etc: Head | None) -> list[Name]:
        """Read every quoted name; quotes side by side share the head noun behind the last one."""
        quotes = [i for i, atom in enumerate(item.atoms) if atom.pos in QUOTES]
        if etc is None and len(quotes) > 1 and quotes[-1] + 1 < len(item.atoms):
            shared = self._lexicon.head_of(join(item.atoms[quotes[-1] + 1 :]), _GATES)
            etc = shared[1] if shared else None
        names: list[Name] = []
        for number, at in enumerate(quotes):
            last = number + 1 == len(quotes)
            tail = item.atoms[at + 1 : len(item.atoms) if last else quotes[number + 1]]
            if tail and not last:
                continue
            before = item.atoms[:at] if number == 0 else []
            name = (
                self._with_tail(item, item.atoms[at], tail, before)
                if tail
                else self._bare(item, item.atoms[at], before, etc)
            )
            if name:
                names.append(name)
        return names

    def _with_tail(
        self, item: Item, quote: Atom, tail: Sequence[Atom], before: Sequence[Atom]
    ) -> Name | None:
        words = join(tail)
        found = self._lexicon.head_of(words, _GATES)
        if found is None:
            return self._cut_back(item, quote, tail, before)
        head_text, head = found
        if len(head_text) == 1 and tail[-1].text != head_text:
            return None
        if not self._fits(item, quote, words, head):
            return None
        built = self._heads.without_building(words)
        if built:
            return self._with_tail(item, quote, cut_to(tail, built), before)
        return _make(quote, tail, before, head, "quoted-head")

    def _fits(self, item: Item, quote: Atom, words: str, head: Head) -> bool:
        """Tell whether a quote and the words behind it are one name, not a slogan with a verb behind it."""
        inner = quote.text[1:-1]
        if head.gate != "name" and (len(inner) > _LONGEST_QUOTE or (len(words) > 8 and not item.verb)):
            return False
        weak = head.gate in _WEAK or (head.gate == "quote" and words in self._verbs)
        if weak and (_SLOGAN.search(inner) or item.lead):
            return False
        return len(words) <= _LONGEST_TAIL and not (item.attribute and head.gate == "quote")

    def _cut_back(self, item: Item, quote: Atom, tail: Sequence[Atom], before: Sequence[Atom]) -> Name | None:
        """A quote with words behind it that end in no head: the longest part that does."""
        for cut in range(len(tail) - 1, 0, -1):
            if self._lexicon.head_of(join(tail[:cut]), ("name", "quote")):
                return self._with_tail(item, quote, tail[:cut], before)
        return None

    def _bare(self, item: Item, quote: Atom, before: Sequence[Atom], etc: Head | None) -> Name | None:
        if item.attribute:
            return None
        head = self._bare_class(item, quote, before, etc)
        return _make(quote, (), before, head, "quoted-bare") if head else None

    def _bare_class(self, item: Item, quote: Atom, before: Sequence[Atom], etc: Head | None) -> Head | None:
        inner = quote.text[1:-1]
        if len(inner) > _LONGEST_BARE or (quote.pos == "motto" and inner not in self._words):
            return None
        if etc and etc.type in {"Program", "Venue"}:
            return etc
        slogan = _SLOGAN.search(inner) is not None
        own = self._lexicon.head_of(inner, ("name", "quote"))
        if own and len(inner) > len(own[0]) + 1 and (own[1].gate == "name" or not slogan):
            return own[1]
        if etc or slogan:
            return etc
        frame = item.verb.frame if item.verb else ""
        if frame in _BARE_CLASS:
            return Head(_BARE_CLASS[frame], "", "quote")
        promoted = item.verb is not None and item.verb.text in self._promote
        described = bool(before) and not item.lead and all(a.pos.startswith(("n", "v")) for a in before)
        return Head("Program", "", "quote") if len(inner) <= 6 and (promoted or described) else None


def _make(quote: Atom, tail: Sequence[Atom], before: Sequence[Atom], head: Head, rule: str) -> Name:
    words = join(tail)
    inner = quote.text[1:-1]
    label = quote.text + words
    aliases = [inner + words]
    if len(words) <= _LONGEST_KIND:
        aliases += [quote.text, inner]
    if before:
        aliases.append(join(before) + label)
    end = tail[-1].end if tail else quote.end
    kinds = (head.kind,) if head.kind else ()
    return Name(
        quote.begin, end, head.type, label, rule, kinds=kinds, aliases=tuple(a for a in aliases if a != label)
    )

"""Honours and who receives them: what stands behind and before a verb of award."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extract.analysis import Name
from graph.extract.clauses import Atom, Clause, Item
from graph.extract.lexicon import Head, Lexicon
from graph.extract.names.heads import HeadReader
from graph.extract.names.wording import NAMED, QUOTES, has_proper, join

_AWARD = Head("Award", "荣誉", "award")
_PREFIXES = (
    "国家",
    "全国",
    "中国",
    "世界",
    "全球",
    "亚洲",
    "国际",
    "省级",
    "全省",
    "部级",
    "市级",
    "首批",
    "第",
)
_STRONG = re.compile(r"(?:[十百千]|\d)强(?:县|市|区|镇|乡|村|企业)?$")
_RANK = re.compile(r"的?(?:第?\d+[位名]|第[一二三四五六七八九十]+[位名]?)$")
_BATCH = re.compile(r"^(?:第[一二三四五六七八九十\d]+[批届次]|首[批届次]|全国首批|全省首批)")
_TITLE = re.compile(r"(?:荣誉)?称号$")
_GIVING = frozenset(("授予",))
_SHARED_LEVELS = ("省级", "国家级", "市级")
_HONOURED = ("Venue", "Place", "Organization", "Township", "Program")


class AwardReader:
    """Reads honours out of items, and those who receive them out of clauses."""

    def __init__(self, lexicon: Lexicon, heads: HeadReader) -> None:
        self._lexicon = lexicon
        self._heads = heads
        self._verbs = lexicon.verbs
        self._generic = lexicon.role("generic")
        self._loose = lexicon.role("loose")
        self._aspects = lexicon.role("aspect")
        self._titled = lexicon.role("titled")
        self._ranking = lexicon.role("ranking")

    def is_ranked(self, item: Item) -> bool:
        """Tell whether a verb of rank takes the item, so that 的第34位 may stand behind the honour."""
        return item.verb is not None and item.verb.text in self._ranking

    def read(self, item: Item, before: Name | None, *, awarding: bool) -> Name | None:
        """Read the honour of an item, cut off from who gave it and from a rank at its end.

        `awarding` tells that the clause before named honours; `before` is the name read last.
        """
        carried = self._is_carried(item) if awarding else False
        if (
            not (carried or self._is_taken(item))
            or item.measured
            or (item.attribute and not self.is_ranked(item))
        ):
            return None
        atoms = _behind_recipient(item, self._without_giver(item.atoms))
        text = _RANK.sub("", join(atoms))
        if (
            len(text) < (3 if carried else 4)
            or text[-1] in "一二三特"
            or (item.counted and all(a.text in self._generic for a in atoms))
        ):
            return None
        head_text = self._head_text(item, atoms, text, carried=carried)
        if head_text is None:
            return None
        label = text
        if len(text) <= len(head_text) + 1 and not item.before_etc:
            if len(atoms) == len(item.atoms):
                return None
            label = item.text
        title = _TITLE.sub("", label)
        if title != label and self._award_head(title) is not None:
            label = title
        bare = text.replace("“", "").replace("”", "")
        aliases = tuple(a for a in (text, bare, item.text, _BATCH.sub("", label)) if a != label)
        award = Name(
            atoms[0].begin,
            atoms[0].begin + len(text),
            "Award",
            label,
            "award-frame",
            kinds=("荣誉",),
            aliases=aliases,
        )
        return _share_level(award, before)

    def recipients(self, clause: Clause, names: Sequence[Name]) -> list[Name]:
        """Who is honoured is a name, whatever its kind: 法士特、陕鼓获得“中国工业大奖”."""
        awards = [name for name in names if name.type == "Award"]
        taken = {name.begin for name in names}
        found: list[Name] = []
        for item in clause.items if awards else ():
            atoms = self._honoured(item)
            if not atoms or atoms[0].begin in taken:
                continue
            text = join(atoms)
            type_, kind = self._class_of(text, awards[0].label)
            kinds = (kind,) if kind else ()
            found.append(Name(atoms[0].begin, atoms[-1].end, type_, text, "award-recipient", kinds=kinds))
        return found

    def _is_taken(self, item: Item) -> bool:
        verb = item.verb
        if verb is None:
            return False
        return (verb.frame == "award" and not item.lead) or (verb.frame == "be" and _has_prefix(item.text))

    def _is_carried(self, item: Item) -> bool:
        """Tell whether a phrase without a verb goes on with a list of honours: 省级文明城、园林城."""
        if item.verb is not None or item.follows is not None:
            return False
        return _has_prefix(item.text) or (len(item.text) >= 3 and self._award_head(item.text) is not None)

    def _without_giver(self, atoms: Sequence[Atom]) -> Sequence[Atom]:
        start = 0
        while start < len(atoms) - 1 and (atoms[start].pos in {"name", "body"} or atoms[start].text == "的"):
            start += 1
        while start < len(atoms) - 1 and (
            atoms[start].text in self._loose
            or (start and atoms[start].text == "的")
            or (atoms[start].text in self._verbs and atoms[start].pos == "v")
        ):
            start += 1
        return atoms[start:]

    def _award_head(self, text: str) -> str | None:
        found = self._lexicon.head_of(text.rstrip("”"), ("award",))
        return found[0] if found else None

    def _head_text(self, item: Item, atoms: Sequence[Atom], text: str, *, carried: bool) -> str | None:
        """The head noun that makes a phrase an honour; empty where its quotes or its prefix do; None where nothing does."""
        if _STRONG.search(text):
            return "强"
        if text.endswith("强"):
            return None
        found = self._award_head(text)
        if found is not None or carried:
            return found
        if atoms[-1].pos == "quote":
            inner = self._lexicon.head_of(atoms[-1].text[1:-1], ("award", "name"))
            return inner[0] if inner else ""
        titled = item.verb is not None and item.verb.text in self._titled
        return "" if titled and len(text) >= 6 and _has_prefix(text) else None

    def _honoured(self, item: Item) -> Sequence[Atom]:
        """The words of an item that a verb of award makes a name; none where it cannot be one."""
        if item.verb or item.lead or item.counted or item.measured or item.attribute or item.after_etc:
            return ()
        if item.follows is None or item.follows.frame != "award":
            return ()
        atoms = self._heads.trim(item.atoms)
        while len(atoms) > 1 and atoms[-1].text in self._aspects:
            atoms = atoms[:-1]
        known = NAMED | QUOTES
        if any(a.pos in known for a in atoms[1:]) or (len(atoms) == 1 and atoms[0].pos in known):
            return ()
        usable = 2 <= len(join(atoms)) <= 10 and atoms[-1].text not in self._generic and has_proper(atoms)
        return atoms if usable else ()

    def _class_of(self, text: str, award: str) -> tuple[str, str]:
        """The class of a recipient: by its own head noun, else by what the honour is for."""
        head = self._lexicon.head_of(text, ("name", "proper", "frame", "temple", "strict"))
        if head:
            return head[1].type, head[1].kind
        for type_ in _HONOURED:
            if any(word in award for word in self._lexicon.role(f"honours-{type_}")):
                return type_, ""
        return "Organization", ""


def _behind_recipient(item: Item, atoms: Sequence[Atom]) -> Sequence[Atom]:
    """What is given stands in quotes behind who receives it: 授予东固畲族乡“…”称号."""
    quote = next((i for i, a in enumerate(atoms) if a.pos == "quote"), 0)
    gives = item.verb is not None and item.verb.text in _GIVING
    return atoms[quote:] if gives and not _has_prefix(join(atoms)) else atoms


def _has_prefix(text: str) -> bool:
    """Tell whether a phrase begins as honours do: 国家…, 全国…, 省级…."""
    return text.lstrip("“").startswith(_PREFIXES)


def _share_level(award: Name, before: Name | None) -> Name:
    """Give a coordinated honour the level of the one before it: 省级文明城、园林城."""
    if before is None or before.type != "Award" or award.begin - before.end > 1 or _has_prefix(award.label):
        return award
    for level in _SHARED_LEVELS:
        if before.label.startswith(level):
            award.aliases = (*award.aliases, award.label)
            award.label = level + award.label
    return award

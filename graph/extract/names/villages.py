"""Townships, villages and residential communities that the gazetteer does not list, by their ending."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from graph.extract.analysis import Name
from graph.extract.clauses import Clause, Item
from graph.extract.lexicon import Lexicon

_ENDINGS = (
    "社区居民委员会",
    "居民委员会",
    "村民委员会",
    "社区居委会",
    "居委会",
    "村委会",
    "街道",
    "社区",
    "村",
    "镇",
    "乡",
    "居",
)
_WEAK = frozenset(("居", "乡", "镇"))


class VillageReader:
    """Finds villages and communities among the items of a clause."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._generic = lexicon.role("generic")
        self._common = lexicon.role("commonplace")
        self._loose = lexicon.role("loose")

    def read(self, clause: Clause, endings: Sequence[int]) -> list[Name]:
        """Find them: a whole item of a few words that ends like one; a weak ending wants a like neighbour."""
        names: list[Name] = []
        for item in clause.items:
            at = bisect_left(endings, item.end)
            if (at == len(endings) or endings[at] != item.end) and item.atoms[0].pos != "place":
                continue
            ending = self._ending(item)
            if not ending:
                if self._is_short(item) and (
                    (item.follows is not None and item.follows.frame == "award")
                    or sum(o.group == item.group and self._is_short(o) for o in clause.items) > 1
                ):
                    rest = item.atoms[1:]
                    label = item.text
                    alias = "".join(a.text for a in rest)
                    names.append(
                        Name(
                            item.begin,
                            item.end,
                            "Township",
                            label,
                            "village-short",
                            kinds=("乡级",),
                            aliases=(alias,),
                        )
                    )
                continue
            alone = not any(other is not item and other.group == item.group for other in clause.items)
            if (ending in _WEAK or not alone) and not self._has_like_neighbour(item, clause):
                continue
            atoms = item.atoms
            while len(atoms) > 1 and (atoms[0].pos in {"place", "body"} or atoms[0].text in self._loose):
                atoms = atoms[1:]
            label = "".join(a.text for a in atoms)
            if len(label) - len(ending) < 1:
                continue
            names.append(Name(atoms[0].begin, item.end, "Township", label, "village-ending", kinds=("乡级",)))
        return names

    def _is_short(self, item: Item) -> bool:
        """A county's or town's name with two or three characters that no dictionary knows: 海丰新山."""
        if len(item.atoms) < 3 or item.atoms[0].pos != "place" or item.attribute or item.counted:
            return False
        rest = item.atoms[1:]
        return all(len(a.text) == 1 for a in rest) and 2 <= len(rest) <= 3

    def _ending(self, item: Item) -> str:
        text = item.text
        if not 2 <= len(text) <= 12 or item.counted or item.attribute:
            return ""
        for ending in _ENDINGS:
            if text.endswith(ending) and len(text) > len(ending):
                rest = text[: -len(ending)]
                if (
                    rest in self._generic
                    or text in self._common
                    or any(a.text in self._generic for a in item.atoms[:-1])
                ):
                    return ""
                if (
                    (item.atoms[-1].text in self._common and item.atoms[-1].text != ending)
                    or any(c.isdigit() or c in "%和" for c in text)
                    or item.measured
                ):
                    return ""
                if len(rest) > 4 and not any(
                    a.pos in {"nr", "ns", "nz", "place"} or len(a.text) == 1 for a in item.atoms[:-1]
                ):
                    return ""
                return ending
        return ""

    def _has_like_neighbour(self, item: Item, clause: Clause) -> bool:
        return any(
            other is not item
            and other.group == item.group
            and self._ending(other)
            and other.text.endswith(_ENDINGS)
            for other in clause.items
        )

"""Names that end in a head noun: 民族乡村致富带头人培训计划, 黄河体育中心.

The head noun gives the class; its gate says what the words before it must hold, or which verb
must take the phrase, for it to be the name of one thing and not a general noun.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from graph.extract.analysis import Name
from graph.extract.clauses import Atom, Item
from graph.extract.lexicon import Head, Lexicon
from graph.extract.names.forms import FormReader
from graph.extract.names.wording import NAMED, cut_to, has_proper, has_strict, join

_PREDICATES = ("v", "d", "ad", "a", "t", "i", "l")
"""Parts of speech that may begin what is said of a name that opens a phrase."""
_SACRED = frozenset("寺庙庵")
"""Endings of temples, which the dictionary may hold as one word: 少林寺."""
_PHYSICAL = frozenset(("Venue", "Place", "Organization", "Temple"))
_LANDFORMS = (
    "湖",
    "谷",
    "洲",
    "岛",
    "湾",
    "山",
    "峡",
    "湿地",
    "古镇",
    "古村",
    "小镇",
    "庄园",
    "雪乡",
    "水乡",
)
_SEASONS = ("季", "节", "展", "赛", "会", "周", "月", "演", "秀")
_BUILT = ("建设", "创建", "重大项目", "重点项目", "建设项目", "重点工程", "规划建设")
_RULES = frozenset(("政策", "措施", "举措", "意见", "办法", "规定", "政策措施", "政策清单", "清单"))
_OWN = frozenset(("全市", "全省", "全国", "全县", "全区"))
_SHORTENED = ("工作", "建设", "项目", "工程")
_LONGEST = 32
_FRAMES_FOR = {
    "Program": frozenset(("do", "make", "found", "hold")),
    "Activity": frozenset(("hold", "do", "join", "show", "found", "make")),
    "Organization": frozenset(("found", "join")),
    "Venue": frozenset(("found", "do", "hold", "show")),
    "Place": frozenset(("found", "do")),
}
_ANY_FRAME = frozenset(("do", "found", "hold", "make"))


class HeadReader:
    """Reads the name at the end of a phrase."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._verbs = lexicon.verbs
        self._generic = lexicon.role("generic")
        self._status = tuple(sorted(lexicon.role("status"), key=len, reverse=True))
        self._loose = lexicon.role("loose")
        self._trail = lexicon.role("trail")
        self._theme = lexicon.role("theme")
        self._aspects = lexicon.role("aspect")
        self._zones = lexicon.role("zone")
        self._setting = lexicon.role("setting")
        self._forms = FormReader(lexicon, self.behind_verbs)

    def read(self, item: Item, endings: Sequence[int], etc: Head | None) -> Name | None:
        """Read an item's name, at one of the offsets, in order, where a head noun or a form ends.

        `etc` is the class named after 等, where the item stands before it.
        """
        at = bisect_right(endings, item.begin)
        if etc is None and not item.counted and (at == len(endings) or endings[at] > item.end):
            return None
        ends = endings[at : bisect_right(endings, item.end)]
        atoms = self.trim(item.atoms)
        if not atoms or all(a.pos in NAMED for a in atoms):
            return None
        for cut in range(len(atoms), 0, -1):
            if atoms[cut - 1].end not in ends and not item.counted:
                continue
            if cut < len(atoms) - 2 and not atoms[cut].pos.startswith(_PREDICATES):
                continue
            rest = join(atoms[cut:])
            name = self._ended(item, atoms[:cut], whole=not rest or rest in self._aspects)
            if name:
                return name
        return self._by_etc(item, atoms, etc)

    def trim(self, atoms: Sequence[Atom]) -> Sequence[Atom]:
        """Drop what introduces a phrase or trails it and is no part of a name: 各, 该, 一批; 以来, 上."""
        start, end = 0, len(atoms)
        while start < end - 1 and atoms[start].text in self._loose:
            start += 1
        while end > start + 1 and atoms[end - 1].text in self._trail:
            end -= 1
        return atoms[start:end]

    def behind_verbs(self, atoms: Sequence[Atom], *, leading: bool = True) -> Sequence[Atom]:
        """What is left of a phrase behind its last word that sets up or moves: 高标准建设|植物园."""
        for i in range(len(atoms) - 2, -1, -1):
            if atoms[i].text in self._setting:
                return atoms[i + 1 :]
        start = 0
        while leading and start < len(atoms) - 1 and self._leads(atoms[start]):
            start += 1
        return atoms[start:]

    def without_building(self, words: str) -> str:
        """Of 实践创新基地建设, the part that names the venue or body being built; empty where there is none."""
        if not words.endswith(_BUILT):
            return ""
        for tail in _BUILT:
            if words.endswith(tail):
                found = self._lexicon.head_of(words[: -len(tail)], ("name", "proper", "frame", "quote"))
                if found and found[1].type in {"Venue", "Organization", "MassOrganization"}:
                    return words[: -len(tail)]
        return ""

    def _leads(self, atom: Atom) -> bool:
        return atom.text in self._verbs or (atom.pos in {"v", "ad", "d"} and len(atom.text) > 1)

    def _ended(self, item: Item, atoms: Sequence[Atom], *, whole: bool) -> Name | None:
        """A name that ends with the last of these words; where they are cut short it must hold a proper name."""
        if atoms[-1].pos in NAMED:
            return None
        special = self._zone(item, atoms) or self._delegates(item, atoms)
        if special is None and (has_strict(atoms) or not (item.counted or item.measured)):
            special = self._forms.read(atoms)
        if special:
            return special
        text = join(atoms)
        inner = self.without_building(text)
        if inner and whole and (item.counted or not inner.endswith(self._status)):
            name = self._ended(item, cut_to(atoms, inner), whole=True)
            if name:
                return name
        found = self._best_head(item, atoms, text)
        if found is None:
            return None
        head_text, head = found
        if head.type in _PHYSICAL:
            shorter = self.behind_verbs(atoms, leading=head.type != "Organization")
            if len(shorter) < len(atoms):
                return self._ended(item, shorter, whole=whole) if len(shorter) > 1 else None
        if not whole and not (head.gate in {"name", "proper"} and has_proper(atoms)):
            return None
        if self._only_counted(item, atoms, head_text, head):
            return None
        return _make(atoms, text, head)

    def _zone(self, item: Item, atoms: Sequence[Atom]) -> Name | None:
        if len(atoms) != 1 or atoms[0].text not in self._zones or item.counted or item.measured:
            return None
        return Name(atoms[0].begin, atoms[0].end, "Place", atoms[0].text, "zone-bare", kinds=("功能区",))

    def _delegates(self, item: Item, atoms: Sequence[Atom]) -> Name | None:
        """Counted delegates of a known group: 1200名归侨侨眷代表."""
        if not item.counted or len(atoms) != 2 or atoms[0].pos != "name" or atoms[1].text != "代表":
            return None
        if atoms[0].text.endswith("会议"):
            return None
        return Name(atoms[0].begin, atoms[1].end, "Group", join(atoms), "head-name", kinds=("群体",))

    def _only_counted(self, item: Item, atoms: Sequence[Atom], head_text: str, head: Head) -> bool:
        """Tell whether a phrase is a general noun that a number counts: 55处公园, not 26个新乡贤示范区."""
        measured = (
            item.measured and head.gate != "name" and head.kind != "基础设施" and head.type != "Activity"
        )
        if not (item.counted or measured) or has_proper(atoms) or head_text in _RULES:
            return False
        return not (head.type == "Venue" and head.gate == "frame" and len(join(atoms)) >= len(head_text) + 3)

    def _best_head(self, item: Item, atoms: Sequence[Atom], text: str) -> tuple[str, Head] | None:
        for length in range(min(self._lexicon.longest_head, len(text)), 0, -1):
            heads = self._lexicon.heads.get(text[-length:])
            if not heads:
                continue
            begin = atoms[-1].end - length
            if atoms[-1].begin < begin and self._is_done(atoms[-1]):
                continue
            last = atoms[-1].text
            sacred = len(last) > 2 and last[-1] in _SACRED and last not in self._lexicon.heads
            if length == 1 and not sacred and not any(a.begin == begin for a in atoms):
                continue
            for head in heads:
                if self._passes(head, item, atoms, text, length):
                    return text[-length:], head
        return None

    def _is_done(self, atom: Atom) -> bool:
        """Tell whether one word is a verb with its object, in which no head noun stands: 听取意见."""
        verb = self._verbs.get(atom.text[:2])
        return atom.pos in {"l", "i"} and verb is not None and verb.role == "hard"

    def _passes(self, head: Head, item: Item, atoms: Sequence[Atom], text: str, length: int) -> bool:
        """Tell whether the words before a head satisfy its gate."""
        modifier = text[:-length]
        if head.gate in {"quote", "award", "etc"} or len(modifier) < 2 or len(text) > _LONGEST:
            return False
        if (
            "以上" in modifier
            or "以下" in modifier
            or (head.kind == "建设" and any(c.isdigit() for c in modifier))
        ):
            return False
        before = cut_to(atoms, modifier)
        if head.gate == "temple":
            return len(modifier) <= 8 and modifier not in self._generic
        if item.before_etc and len(modifier) >= 3 and head.gate in {"name", "proper"} and len(before) > 1:
            return True
        if not self._is_specific(before, modifier) and not (
            head.type == "Organization" and head.gate == "frame" and len(modifier) >= 4
        ):
            return False
        if head.gate == "name":
            return True
        if head.gate == "proper":
            return has_proper(before) or self._is_shown(item, modifier)
        if head.gate == "strict":
            own = sum(len(a.text) for a in before if a.text not in self._generic)
            return has_strict(before) or (
                own >= (4 if item.before_etc else 6) and (item.before_etc or self._is_framed(head.type, item))
            )
        if head.gate == "status":
            return self._is_framed(head.type, item) and (
                modifier.endswith(self._status) or before[-1].pos == "place"
            )
        return self._is_framed(head.type, item)

    def _is_shown(self, item: Item, modifier: str) -> bool:
        """Tell whether a phrase without a proper name is still the name of one thing, by what is said of it."""
        if item.counted:
            return False
        if item.verb and not item.lead and item.verb.frame in {"do", "found"} and len(modifier) >= 6:
            return True
        follows = item.follows
        shown = item.before_etc or (
            follows is not None and (follows.text in self._theme or follows.frame == "award")
        )
        return shown and len(modifier) >= 3

    def _is_framed(self, type_: str, item: Item) -> bool:
        """Tell whether a verb that fits the class takes the phrase, as its object or its theme."""
        allowed = _FRAMES_FOR.get(type_, _ANY_FRAME)
        if item.lead:
            return item.lead == "在" and type_ == "Program"
        if item.verb and item.verb.frame in allowed:
            return True
        return bool(item.follows and (item.follows.frame in allowed or item.follows.text in self._theme))

    def _is_specific(self, before: Sequence[Atom], modifier: str) -> bool:
        """Tell whether the words before a head say which one it is, beyond the genre's general words."""
        rest = sum(len(a.text) for a in before if a.text not in self._generic)
        return rest >= 2 or (rest == 1 and len(modifier) >= 4) or len(modifier) >= 8

    def _by_etc(self, item: Item, atoms: Sequence[Atom], etc: Head | None) -> Name | None:
        """A member of “甲、乙等项目” takes the class named after 等."""
        text = join(atoms)
        if (
            etc is None
            or item.after_etc
            or item.counted
            or not 3 <= len(text) <= 16
            or etc.type == "Award"
            or text in self._verbs
        ):
            return None
        if (atoms[0].pos in NAMED and len(atoms) == 1) or atoms[0].text in self._verbs or atoms[0].pos == "v":
            return None
        if not has_proper(atoms) and not self._may_be_listed(atoms, text, etc):
            return None
        if etc.type == "Program" and text.endswith(_LANDFORMS):
            etc = Head("Venue", "景区", "etc")
        return _make(atoms, text, etc, rule="etc-member")

    def _may_be_listed(self, atoms: Sequence[Atom], text: str, etc: Head) -> bool:
        if all(a.text in self._generic for a in atoms):
            return False
        if etc.type == "Activity":
            return len(text) >= 5 and text.endswith(_SEASONS)
        if etc.type == "Organization":
            return not any(a.text in self._generic for a in atoms)
        return etc.type in {"Place", "Venue"} or text.endswith(_LANDFORMS)


def _make(atoms: Sequence[Atom], text: str, head: Head, rule: str = "") -> Name:
    aliases: list[str] = []
    if atoms[0].text in _OWN and len(text) > 6:
        aliases.append(text[2:])
    if head.type == "Program":
        aliases.extend(
            text[: -len(tail)] for tail in _SHORTENED if text.endswith(tail) and len(text) > len(tail) + 4
        )
    kinds = (head.kind,) if head.kind else ()
    return Name(
        atoms[0].begin,
        atoms[-1].end,
        head.type,
        text,
        rule or f"head-{head.gate}",
        kinds=kinds,
        aliases=tuple(aliases),
    )

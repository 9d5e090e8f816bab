"""All the names of a sentence: every reader's finds, put together and overlaps settled."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ahocorasick_rs import AhoCorasick

from graph.extract.analysis import Name, SentenceText
from graph.extract.clause_reader import ClauseReader
from graph.extract.clauses import Clause, find_quoted, make_atoms
from graph.extract.context import Setting
from graph.extract.gazetteer import Division, Gazetteer
from graph.extract.lexicon import Lexicon
from graph.extract.names.bodies import BodyReader
from graph.extract.names.chains import read_chains
from graph.extract.names.known import KnownReader
from graph.extract.names.meetings import read_meetings
from graph.extract.names.phrases import PhraseReader
from graph.extract.names.places import PlaceReader, place_name, self_names
from graph.extract.names.villages import VillageReader

_HONOURED = re.compile("是“?(?:国家|全国|中国|省级|世界|全省|全球)")
"""A place that is what an honour calls it."""
_CALLED = frozenset(("Group", "Party", "MassOrganization"))
"""Who a meeting is called after: 党外人士座谈会."""
_LIE_SOMEWHERE = frozenset(
    ("Venue", "Place", "Township", "Temple", "Organization", "MassOrganization", "Department")
)


class NameReader:
    """Finds the names of sentences, and divides them into clauses on the way."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self._places = PlaceReader(gazetteer)
        self._bodies = BodyReader(lexicon)
        self._known = KnownReader(lexicon)
        self._clauses = ClauseReader(lexicon)
        self._phrases = PhraseReader(lexicon)
        self._villages = VillageReader(lexicon)
        self._common = lexicon.role("commonplace")
        self._endings = AhoCorasick(lexicon.endings)
        self._honours = AhoCorasick((*lexicon.honour_endings, *lexicon.award_verbs))
        self._awarding = AhoCorasick(lexicon.award_verbs)

    def read(self, sentence: SentenceText, setting: Setting) -> list[Clause]:
        """Fill `sentence.names` and give the sentence's clauses."""
        text = sentence.text
        begins = {token.begin: i for i, token in enumerate(sentence.tokens)}
        quoted = find_quoted(text)
        places = self._places.read(text, begins, setting)
        own = self_names(text, begins, setting)
        fixed = self._bodies.read(text, begins, places, setting) + self._known.read(text, begins)
        fixed.extend(read_meetings(text, places, setting))
        fixed.extend(read_chains(text, places, self._common))
        fixed = settle([name for name in fixed if not _crosses(name, quoted)])
        endings = sorted({end for _, _, end in self._endings.find_matches_as_indexes(text, overlapping=True)})
        spans = _spans(quoted, fixed, places, text, begins)
        signs = {*endings, *(end for _, end, _ in spans), *(end for _, end, _ in own)}
        if _HONOURED.search(text) or self._awarding.find_matches_as_indexes(text):
            signs.update(end for _, _, end in self._honours.find_matches_as_indexes(text, overlapping=True))
        if not signs:
            return []
        clauses = self._clauses.read(make_atoms(text, sentence.tokens, spans), sorted(signs))
        found = [
            Name(b, e, "Work", text[b:e], "work-marks", aliases=(text[b + 1 : e - 1],))
            for b, e in quoted
            if text[b] == "《" and text[b + 1 : e - 1].strip("…· ")
        ]
        found.extend(self._known.quoted(text, quoted))
        listed = {(begin, end) for begin, end, _ in places}
        found.extend(
            n
            for n in self._read_phrases(clauses, endings)
            if n.rule == "counted-list" or (n.begin, n.end) not in listed
        )
        found.extend(name for name in fixed if not _inside(name, quoted))
        found.extend(place_name(b, e, d) for b, e, d in places if not _within(b, e, quoted))
        found.extend(place_name(b, e, d) for b, e, d in own if not _within(b, e, quoted))
        if not found:
            return clauses
        names = settle(found)
        names = _nest(names, places, quoted, fixed, setting)
        _place_names(names, places)
        _fill_levels(names, setting)
        sentence.names = names
        return clauses

    def _read_phrases(self, clauses: Sequence[Clause], endings: Sequence[int]) -> list[Name]:
        """The names that the clauses' phrases hold; `endings` are the places where one may end, in order."""
        found: list[Name] = []
        awarding = False
        for clause in clauses:
            if clause.plain:
                continue
            names = self._phrases.read(clause, endings, awarding=awarding)
            awarding = any(name.type == "Award" for name in names) or (awarding and not clause.verbs)
            found.extend(names)
            found.extend(self._villages.read(clause, endings))
        return found


def _nest(
    names: Sequence[Name],
    places: Sequence[tuple[int, int, Division]],
    quoted: Sequence[tuple[int, int]],
    fixed: Sequence[Name],
    setting: Setting,
) -> list[Name]:
    """Keep the divisions that a longer name holds in full beside it: 鹅公镇集中供水工程 names 鹅公镇 as well."""
    inner: list[Name] = []
    for begin, end, division in places:
        full = end - begin == len(division.name) and division.depth >= 2
        if not (full or division.code == setting.code) or _within(begin, end, quoted):
            continue
        holder = next(
            (n for n in names if n.begin <= begin and end <= n.end and n.end - n.begin > end - begin), None
        )
        if holder is not None and holder.type in {"Program", "Venue", "Activity", "Organization"}:
            if holder.rule.startswith("body"):
                continue
            if holder.type in {"Venue", "Organization"} and holder.begin == begin and holder.end - end > 3:
                holder.aliases = (*holder.aliases, holder.label[end - begin :])
            inner.append(place_name(begin, end, division))
    for name in fixed:
        holder = next((n for n in names if n.begin <= name.begin and name.end < n.end), None)
        if (
            holder is not None
            and holder.type == "Activity"
            and name.type in _CALLED
            and not _inside(name, quoted)
        ):
            inner.append(replace(name, rule="meeting-called"))
    return sorted([*names, *inner], key=lambda n: (n.begin, -n.end))


def _place_names(names: Sequence[Name], places: Sequence[tuple[int, int, Division]]) -> None:
    """Note of each thing that can lie somewhere the division that its own name begins with or holds."""
    for name in names:
        if name.place or name.code or name.type not in _LIE_SOMEWHERE:
            continue
        for begin, end, division in places:
            holds = name.begin <= begin and end <= name.end and (begin == name.begin or name.type == "Venue")
            follows = end == name.begin and name.rule == "village-ending"
            if holds or follows:
                name.place = division.code
                break


def _fill_levels(names: Sequence[Name], setting: Setting) -> None:
    """Write 市第一医院 in full: the level word stands for the report's division."""
    for name in names:
        if name.rule == "zone-bare" and setting.place and setting.place.level in {"city", "county"}:
            name.aliases = (name.label,)
            name.label = setting.place.name + name.label
            name.place = setting.place.code
        if (
            name.type in _LIE_SOMEWHERE
            and name.rule.startswith(("head", "form"))
            and name.label[0] in "省市县区"
            and not name.place
        ):
            division = setting.level(name.label[0])
            if division and name.label[1:2] not in {"级", "属", "直", "内", "域", "区", "政", "场", "民"}:
                name.aliases = (*name.aliases, name.label, name.label[1:])
                name.label = division.name + name.label[1:]
                name.place = division.code


def settle(names: Sequence[Name]) -> list[Name]:
    """Keep the longest of overlapping names, the earlier found of equal ones; left to right."""
    ranked = sorted(range(len(names)), key=lambda i: (names[i].begin - names[i].end, names[i].begin, i))
    kept: list[Name] = []
    taken: list[tuple[int, int]] = []
    for i in ranked:
        name = names[i]
        at = bisect_left(taken, (name.begin, name.end))
        if at < len(taken) and taken[at][0] < name.end:
            continue
        if at and taken[at - 1][1] > name.begin:
            continue
        taken.insert(at, (name.begin, name.end))
        kept.append(name)
    return sorted(kept, key=lambda n: n.begin)


def _quote_kind(begin: int, end: int, text: str, begins: Mapping[int, int]) -> str:
    """Tell a work from a quoted name, and a name from a motto: one word of the dictionary in quotes."""
    if text[begin] == "《":
        return "work"
    one_word = begins.get(end - 1, -2) - begins.get(begin + 1, -4) == 1
    return "motto" if one_word else "quote"


def _within(begin: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(b <= begin and end <= e for b, e in spans)


def _inside(name: Name, quoted: Sequence[tuple[int, int]]) -> bool:
    return _within(name.begin, name.end, quoted)


def _crosses(name: Name, quoted: Sequence[tuple[int, int]]) -> bool:
    return any(b < name.begin < e < name.end or name.begin < b < name.end < e for b, e in quoted)


def _spans(
    quoted: Sequence[tuple[int, int]],
    fixed: Sequence[Name],
    places: Sequence[tuple[int, int, Division]],
    text: str,
    begins: Mapping[int, int],
) -> list[tuple[int, int, str]]:
    """The spans that count as one word: quoted parts, then fixed names, then places, apart from one another."""
    spans = [(b, e, _quote_kind(b, e, text, begins)) for b, e in quoted]
    for name in fixed:
        if all(name.end <= b or e <= name.begin for b, e, _ in spans):
            spans.append((name.begin, name.end, "body" if name.rule.startswith("body") else "name"))
    for begin, end, _ in places:
        if all(end <= b or e <= begin for b, e, _ in spans):
            spans.append((begin, end, "place"))
    return sorted(spans)

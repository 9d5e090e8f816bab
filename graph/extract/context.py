"""What a report is about: its place, its year, and who speaks.

The title says it first, then the opening of the text; what the caller gives overrides both.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from graph.extract.gazetteer import Division, Gazetteer
from graph.extract.normalise import normalise
from graph.model.document import Document

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年度|年)")
_REVIEWED = re.compile(
    r"(?<!\d)((?:19|20)\d\d)年(?:度)?(?:的)?(?:主要)?(?:政府)?工作(?:回顾|情况|总结|完成情况)"
)
_LAST_YEAR = re.compile(r"(?:过去一年|去年|过去的一年)")
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)年\d{1,2}月\d{1,2}日")
_HAN_YEAR = re.compile(r"([一二][九〇零○][〇零○一二三四五六七八九]{2})年")
_HAN_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_TOWNSHIP = re.compile(r"([\u4e00-\u9fff]{2,8}?(?:街道|镇|乡))")
_OPENING = 1500
_ISSUED = re.compile(
    r"^(?P<issuer>[\u4e00-\u9fff（）、]{3,30}?)(?:关于|转发|印发|批转|(?:20|19)\d\d年|\d{4}年度)"
)
_RULE_TITLE = re.compile(r"(?:通知|办法|意见|规定|条例|决定|决议|细则|批复|通告|公告)$")
_PAST_TITLE = re.compile(r"总结|回顾|情况|报告")
_PLAN_TITLE = re.compile(r"(?:要点|计划|方案|规划|打算|安排)(?:的通知)?$")


@dataclass(frozen=True, slots=True)
class Setting:
    """The report's place with the divisions above it, its year and its speaker's name."""

    place: Division | None = None
    chain: tuple[Division, ...] = ()
    """The place and its ancestors, nearest first, without the country."""
    year: int | None = None
    issuer: str | None = None
    """The body that speaks, as its name is written, where the title begins with it or the caller gives it."""
    dated: bool = False
    """Whether the year is given or the title names one, so that it can be told what lies ahead of it."""
    kind: str = "report"
    """`report` tells what was done, `plan` what will be, `rule` what must be."""

    def level(self, word: str) -> Division | None:
        """The division that a bare level word means here: 市 in a county's report is its city."""
        for division in self.chain:
            if _fits(division, word):
                return division
        return None

    @property
    def code(self) -> str | None:
        """Code of the place."""
        return self.place.code if self.place else None


def _fits(division: Division, word: str) -> bool:
    if word in {"自治区", "自治州", "自治县"}:
        return division.name.endswith(word)
    if word == "省":
        return division.level == "province"
    if word == "市":
        return division.level == "city" or (division.name.endswith("市") and division.level != "township")
    if word in {"州", "盟", "地区"}:
        return division.level == "city" and not division.name.endswith("市")
    if word in {"县", "旗"}:
        return division.level == "county" and not division.name.endswith(("区", "市"))
    if word == "区":
        return (division.level == "county" and division.name.endswith("区")) or division.name.endswith(
            "自治区"
        )
    if word in {"镇", "乡", "街道"}:
        return division.level == "township" and division.name.endswith(word)
    return False


def read_setting(
    doc: Document,
    gazetteer: Gazetteer,
    *,
    place: str | None = None,
    year: int | None = None,
    issuer: str | None = None,
) -> Setting:
    """Find a report's place, year and issuer; what is given wins over what is found."""
    title = normalise(doc.title).text
    opening = normalise(doc.text[:_OPENING]).text
    division = _given_place(place, gazetteer) if place else _find_place(title, opening, doc.text, gazetteer)
    chain = (division, *gazetteer.ancestors(division.code)) if division else ()
    if division and division.level == "township":
        chain = (
            division,
            *((county,) if (county := gazetteer.get(division.parent)) else ()),
            *gazetteer.ancestors(division.parent),
        )
    found_year = year if year is not None else _find_year(doc, title, opening)
    issued = _ISSUED.match(title)
    speaker = issuer or (issued["issuer"] if issued else None)
    planned = _PLAN_TITLE.search(title) and not _PAST_TITLE.search(title)
    kind = "plan" if planned else "rule" if _RULE_TITLE.search(title) else "report"
    dated = year is not None or _YEAR.search(title) is not None
    return Setting(division, chain, found_year, speaker, dated, kind)


def _given_place(name: str, gazetteer: Gazetteer) -> Division | None:
    division = gazetteer.choose(name, None)
    if division is None:
        codes = gazetteer.named.get(name) or gazetteer.shorts.get(name)
        if codes:
            return gazetteer.divisions[codes[0]]
        townships = gazetteer.townships_named(name)
        return gazetteer.township(townships[0], name) if townships else None
    return division


def _find_place(title: str, opening: str, text: str, gazetteer: Gazetteer) -> Division | None:
    mentioned = _count_places(opening, gazetteer)
    in_title = _places_in(title, gazetteer)
    township = _title_township(title, opening, gazetteer)
    if township:
        return township
    if in_title:
        return max(in_title, key=lambda d: (d.depth, -title.find(d.short)))
    if _ISSUED.match(title):
        return None
    head = opening.split("\n", 4)
    for line in head[:3]:
        found = _places_in(line, gazetteer)
        if found:
            return _prefer_reported(found, mentioned)
    if mentioned:
        division, count = min(mentioned.items(), key=lambda item: (-item[1], item[0].depth, item[0].code))
        return division if count > 2 else None
    whole = _count_places(normalise(text[:20000]).text, gazetteer)
    return min(whole.items(), key=lambda item: (-item[1], item[0].depth, item[0].code))[0] if whole else None


def _prefer_reported(found: list[Division], mentioned: Counter[Division]) -> Division:
    """Of the places of a line, the one that the opening speaks of most, the larger one first."""
    return min(found, key=lambda d: (-mentioned[d], d.depth, d.code))


def _places_in(text: str, gazetteer: Gazetteer) -> list[Division]:
    found: list[Division] = []
    near: str | None = None
    for match in gazetteer.find(text):
        division = gazetteer.choose(match.text, near)
        inside = near is not None and division is not None and division.code[:2] == near[:2]
        if division and (match.full or division.depth <= 2 or inside):
            found.append(division)
            near = division.code
    return found


def _count_places(text: str, gazetteer: Gazetteer) -> Counter[Division]:
    counts: Counter[Division] = Counter()
    for division in _places_in(text, gazetteer):
        counts[division] += 1
    return counts


def _title_township(title: str, opening: str, gazetteer: Gazetteer) -> Division | None:
    """A township that the title names, told apart from its namesakes by the counties of the opening."""
    found = _TOWNSHIP.search(re.sub(r"[\d年度\W]+", " ", title))
    if not found:
        return None
    near = _places_in(opening, gazetteer)
    word = found.group(1)
    for start in range(len(word) - 2):
        name = word[start:]
        codes = gazetteer.townships_named(name)
        if not codes:
            continue
        for division in near:
            inside = [code for code in codes if code.startswith(division.code.rstrip("0"))]
            if inside:
                return gazetteer.township(inside[0], name)
        if len(codes) == 1:
            return gazetteer.township(codes[0], name)
    return None


def _find_year(doc: Document, title: str, opening: str) -> int | None:
    """The year that the report reviews: a heading's “…年工作回顾”, then the title, then the opening."""
    for section in doc.sections:
        reviewed = _REVIEWED.search(normalise(section.heading).text)
        if reviewed:
            return int(reviewed.group(1))
    in_title = _YEAR.search(title)
    delivered = re.search(r"((?:19|20)\d\d)年\d{1,2}月\d{1,2}日", opening[:200])
    if "政府工作报告" in title.replace(" ", "") or "政府工作报告" in opening[:200].replace(" ", ""):
        base = int(delivered.group(1)) if delivered else int(in_title.group(1)) if in_title else None
        if base:
            month = re.search(r"年(\d{1,2})月", opening[:200])
            return base if delivered and month and int(month.group(1)) >= 11 else base - 1
    if in_title:
        return int(in_title.group(1))
    early = _YEAR.search(opening[:150])
    years = Counter(int(y) for y in _YEAR.findall(opening))
    years.update(int(y.translate(_HAN_DIGITS)) for y in _HAN_YEAR.findall(opening))
    if not years:
        return None
    best = min(years, key=lambda y: (-years[y], -y))
    if years[best] > 1:
        return best
    issued = _DATE.search(opening)
    return int(early.group(1)) if early else int(issued.group(1)) if issued else None

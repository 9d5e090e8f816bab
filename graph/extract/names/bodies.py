"""Bodies of party and state, read by structure: [division][level][system][function].

市委统战部, 吉安市委统战部 and 中共吉安市委统一战线工作部 come out as one, because the parts are
read, not the string compared; two cities' bodies never do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.extract.analysis import Name
from graph.extract.context import Setting
from graph.extract.gazetteer import Division
from graph.extract.lexicon import Department, Lexicon
from graph.model.iri import slug

_SYSTEMS = {
    "委常委会": ("党委", "常委会", "Organization"),
    "委常委": ("党委", "常委会", "Organization"),
    "委全会": ("党委", "", "Organization"),
    "委理论学习中心组": ("党委", "理论中心组", "Organization"),
    "委理论中心组": ("党委", "理论中心组", "Organization"),
    "委": ("党委", "", "Organization"),
    "党委": ("党委", "", "Organization"),
    "党工委": ("党委", "", "Organization"),
    "人民政府": ("政府", "", "Organization"),
    "政府": ("政府", "", "Organization"),
    "办事处": ("政府", "", "Organization"),
    "管委会": ("政府", "", "Organization"),
    "人大常委会": ("人大", "常委会", "Organization"),
    "人大": ("人大", "", "Organization"),
    "人民代表大会常务委员会": ("人大", "常委会", "Organization"),
    "政协": ("政协", "", "Organization"),
    "纪委监委": ("纪委", "", "Department"),
    "纪委": ("纪委", "", "Department"),
    "监委": ("监委", "", "Department"),
    "法院": ("法院", "", "Organization"),
    "中级人民法院": ("法院", "", "Organization"),
    "人民法院": ("法院", "", "Organization"),
    "检察院": ("检察院", "", "Organization"),
    "人民检察院": ("检察院", "", "Organization"),
}
_LEVEL = "省|自治区|自治州|自治县|市|县|区|州|旗|镇|乡|街道"
_GROUPED = (
    r"(?:县（区）|县\(区\)|县（市、区）|县（市）区|市（县、区）|县市区|市县区|各级|市、区|省、市|市/区|市县)"
)
_SYSTEM = re.compile(
    rf"(?P<group>{_GROUPED})?(?P<level>{_LEVEL}|(?<=中共)|(?<=共))?(?P<system>{'|'.join(sorted(_SYSTEMS, key=len, reverse=True))})"
)
_SIGNS = re.compile("委|政府|人大|政协|办事处|法院|检察院|人民代表大会")
"""What every form of a body holds; where a sentence holds none, the pattern is not tried."""
_NOT_AFTER = {"委": "员会派任托屈婉权培", "政府": "债性", "人大": "", "市": ""}
_WITH_DEPARTMENTS = frozenset(("党委", "政府", "纪委", "人大", "政协"))
_BEFORE_DEPARTMENTS = frozenset(("委", "党委", "党工委", "政府", "人民政府", "人大", "政协", "人大常委会"))
_UNLISTED = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:办公室|研究室|办|局|厅|处)(?![理事公法])")
_PARTIES = ("民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟")
_PARTY_COMMITTEE = re.compile(
    rf"(?P<party>{'|'.join(_PARTIES)})(?P<level>中央|省|市|县|区)(?:委员会|委会|委)?"
)
_OFFICE = Department("办公室", "", "")
"""What 办 stands for right behind a committee or a government."""
_LEVEL_CHARS = {"省": "province", "自治区": "province", "自治州": "city", "市": "city", "州": "city"}


@dataclass(frozen=True, slots=True)
class _Left:
    """What stands to the left of a body's name: its division, and where the name begins."""

    begin: int
    division: Division | None
    word: str


class BodyReader:
    """Finds bodies of party and state in a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._departments = lexicon.departments
        self._levelled = lexicon.levelled
        self._forms = tuple(sorted((*lexicon.departments, *lexicon.levelled), key=len, reverse=True))
        self._lengths: dict[str, tuple[int, ...]] = {
            first: tuple(sorted({len(form) for form in self._forms if form[0] == first}, reverse=True))
            for first in {form[0] for form in self._forms}
        }
        first = "".join(sorted({form[0] for form in self._forms}))
        self._function = re.compile(rf"(?:{_LEVEL})(?=[{re.escape(first)}])") if first else None

    def read(
        self,
        text: str,
        begins: Mapping[int, int],
        places: Sequence[tuple[int, int, Division]],
        setting: Setting,
    ) -> list[Name]:
        """Find the bodies of one sentence; `begins` holds the word edges, `places` the places found."""
        ends = {end: (begin, division) for begin, end, division in places}
        names = [self._party_committee(match, setting) for match in _PARTY_COMMITTEE.finditer(text)]
        beside: tuple[int, _Left] | None = None
        for match in _SYSTEM.finditer(text) if _SIGNS.search(text) else ():
            at = match.start("system")
            left = self._left(text, at, match["level"] or "", begins, ends, setting)
            if (
                left is None
                and beside
                and at == beside[0] + 1
                and text[at - 1] in "、和"
                and not match["group"]
            ):
                left = _Left(at, beside[1].division, beside[1].word)
            name = self._system_body(text, match, begins, left)
            if name:
                names.append(name)
                beside = (name.end, left) if left else None
        names.extend(self._level_departments(text, begins, ends, setting))
        return names

    def _party_committee(self, match: re.Match[str], setting: Setting) -> Name:
        party, word = match["party"], match["level"]
        division = setting.level(word) if word != "中央" else None
        place = (
            division.short if division and division.level == "province" else division.name if division else ""
        )
        label = f"{party}{place or word}委" if word != "中央" else f"{party}中央"
        if division and division.level == "province":
            label = (
                f"{party}{division.short}省委"
                if division.name.endswith("省")
                else f"{party}{division.short}区委"
            )
        elif division:
            label = f"{party}{division.name}委"
        key = f"{division.name if division else word}-{party}"
        return Name(
            match.start(),
            match.end(),
            "Party",
            label,
            "body-party",
            kinds=("地方组织",),
            key=key,
            place=_code(division),
        )

    def _system_body(
        self, text: str, match: re.Match[str], begins: Mapping[int, int], left: _Left | None
    ) -> Name | None:
        """Read 市委, 市政府 … and the department that may stand behind them."""
        written = match["system"]
        system, function, type_ = _SYSTEMS[written]
        end = match.end()
        if text[end : end + 1] and text[end] in _NOT_AFTER.get(written, ""):
            return None
        department = self._department_at(text, end, begins) if system in _WITH_DEPARTMENTS else None
        if left is None:
            return _grouped_body(text, match, department, system, type_) if match["group"] else None
        if department and written in _BEFORE_DEPARTMENTS:
            return _department_of(left, written, system, department, end)
        key = f"{_place_label(left)}-{system}{'-' + function if function else ''}"
        label = _system_label(left, written, system, function)
        return _body(left, end, type_, label, "body-system", system, key)

    def _left(
        self,
        text: str,
        at: int,
        level: str,
        begins: Mapping[int, int],
        ends: Mapping[int, tuple[int, Division]],
        setting: Setting,
    ) -> _Left | None:
        """Read the division before position `at`: a place's name, or a level word that the setting fills in."""
        if at in ends:
            begin, division = ends[at]
            begin -= 2 if text[max(0, begin - 2) : begin] == "中共" else 0
            return _Left(begin, division, division.name)
        if not level:
            return None
        start = at - len(level)
        if start in ends and ends[start][1].name.endswith(level):
            begin, division = ends[start]
            return _Left(begin, division, division.name)
        if (
            start in ends
            and level in {"市", "县", "区", "省"}
            and ends[start][1].short + level == ends[start][1].name
        ):
            begin, division = ends[start]
            return _Left(begin, division, division.name)
        if start not in begins:
            return None
        division_here = setting.level(level)
        begin = start - 2 if text[max(0, start - 2) : start] == "中共" else start
        return _Left(begin, division_here, division_here.name if division_here else level)

    def _department_at(self, text: str, at: int, begins: Mapping[int, int]) -> tuple[str, Department] | None:
        for length in self._lengths.get(text[at : at + 1], ()):
            entry = self._departments.get(text[at : at + length])
            if entry:
                return text[at : at + length], entry
        if text[at : at + 1] == "办" and at in begins and (at + 1 in begins or at + 1 == len(text)):
            return "办", _OFFICE
        unlisted = _UNLISTED.match(text, at)
        if unlisted and at in begins and (unlisted.end() in begins or unlisted.end() == len(text)):
            last = next(i for i in range(unlisted.end() - 1, at - 1, -1) if i in begins)
            if unlisted.end() - last == 2:
                return None
            return unlisted.group(), Department(unlisted.group(), "", "")
        return None

    def _level_departments(
        self, text: str, begins: Mapping[int, int], ends: Mapping[int, tuple[int, Division]], setting: Setting
    ) -> list[Name]:
        """Departments right after a place or a level word: 昌乐县住房和城乡建设局, 市工商联, 省财政厅."""
        names: list[Name] = []
        starts: list[tuple[int, str]] = [(end, "") for end in ends]
        if self._function:
            starts.extend((match.end(), match.group()) for match in self._function.finditer(text))
        for at, level in starts:
            form = self._form_at(text, at)
            if not form or text[at + len(form) : at + len(form) + 1] in {"员", "长"}:
                continue
            left = self._left(text, at, level, begins, ends, setting)
            if left is None:
                continue
            names.append(self._levelled_name(left, at, form))
            names.extend(self._beside(text, at + len(form), left, begins))
        return names

    def _beside(self, text: str, end: int, left: _Left, begins: Mapping[int, int]) -> list[Name]:
        """Departments coordinated with one of the same division: 市国税局、地税局."""
        found: list[Name] = []
        while text[end : end + 1] in {"、", "和"} and end + 1 in begins:
            form = self._form_at(text, end + 1)
            if not form or form not in self._departments or form[-1] not in "局厅委办":
                break
            found.append(self._levelled_name(_Left(end + 1, left.division, left.word), end + 1, form))
            end += 1 + len(form)
        return found

    def _form_at(self, text: str, at: int) -> str | None:
        for length in self._lengths.get(text[at : at + 1], ()):
            form = text[at : at + length]
            if form in self._departments or form in self._levelled:
                return form
        return None

    def _levelled_name(self, left: _Left, at: int, form: str) -> Name:
        department = self._departments.get(form)
        if department and form.endswith(
            ("厂", "公司", "集团", "医院", "学校", "大学", "学院", "剧团", "电视台", "报社", "宾馆")
        ):
            label = _place_label(left) + form
            return Name(
                left.begin,
                at + len(form),
                "Organization",
                label,
                "body-organization",
                place=_code(left.division),
            )
        if department and form not in self._levelled:
            function = form if form[-1] in "局厅委办" else department.function
            system = "委" if department.system == "党委" else ""
            label = (
                _place_label(left)
                + (system if not left.word.endswith("委") else "")
                + (department.function if system else function)
            )
            key = slug(f"{_place_label(left)}-{department.system}-{department.function}")
            return Name(
                left.begin,
                at + len(form),
                "Department",
                label,
                "body-department",
                kinds=(department.system,),
                key=key,
                place=_code(left.division),
            )
        known = self._levelled[form]
        label = _place_label(left) + known.label
        return Name(
            left.begin,
            at + len(form),
            known.type,
            label,
            "body-mass",
            kinds=(known.kind,) if known.kind else (),
            place=_code(left.division),
        )


def _body(left: _Left, end: int, type_: str, label: str, rule: str, system: str, key: str) -> Name:
    return Name(
        left.begin, end, type_, label, rule, kinds=(system,), key=slug(key), place=_code(left.division)
    )


def _grouped_body(
    text: str, match: re.Match[str], department: tuple[str, Department] | None, system: str, type_: str
) -> Name:
    """Bodies named together: 县（区）委统战部, 各级党委."""
    end = match.end() + (len(department[0]) if department else 0)
    label = text[match.start() : end]
    return Name(
        match.start(), end, "Department" if department else type_, label, "body-grouped", kinds=(system,)
    )


def _department_of(
    left: _Left, written: str, system: str, department: tuple[str, Department], end: int
) -> Name:
    """A department of a committee or government: 市委统战部, 省政府办公厅."""
    form, entry = department
    place = _place_label(left)
    township = left.division is not None and left.division.level == "township"
    of = ("党委" if township else "委") if system == "党委" else written
    key = f"{place}-{system}-{entry.function}"
    return _body(
        left, end + len(form), "Department", f"{place}{of}{entry.function}", "body-department", system, key
    )


def _code(division: Division | None) -> str:
    return division.code if division else ""


def _place_label(left: _Left) -> str:
    return left.division.name if left.division else left.word


def _system_label(left: _Left, written: str, system: str, function: str) -> str:
    place = _place_label(left)
    township = left.division is not None and left.division.level == "township"
    if system == "党委":
        base = (
            f"{place}党工委"
            if written == "党工委"
            else f"{place}党委"
            if township or written == "党委"
            else f"{place}委"
        )
        return base + function
    if system == "政府":
        return (
            f"{place}办事处"
            if written == "办事处"
            else f"{place}管委会"
            if written == "管委会"
            else f"{place}人民政府"
        )
    if system == "人大":
        return f"{place}人大{function}"
    if system in {"法院", "检察院"}:
        return f"{place}{written}"
    return f"{place}{written}"

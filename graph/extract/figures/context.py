"""What a sentence and its section say about when, where and how surely a figure holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.extract.figures.found import Carry
    from graph.model.fact import Modality

_YEAR = re.compile(
    r"(?P<against>[比较从自由以])?(?:于|在)?(?P<year>(?:19|20)[0-9]{2})(?P<until>(?:年)?[-—~至到](?:(?:19|20)[0-9]{2}))?年?(?P<era>以来|起|前|代)?"
    r"(?<=[年来起前代])|(?P<against2>[比较])?(?P<word>今年|去年|上年|前年|明年)"
)
_SHIFT = {"今年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
_PLAN_HEADING = re.compile(
    r"工作安排|工作计划|(?:主要|预期|总体|发展|奋斗|工作)目标|目标任务|(?:主要|重点|工作)任务|下一?步|打算|工作部署|工作思路|今后|展望|努力方向"
    r"|(?:今年|明年|[0-9]{4}年)(?:的)?(?:政府|主要|重点)?工作(?!总结|情况|报告|汇报|综述|回顾|要点的)|工作重点|工作要点"
)
_PAST_HEADING = re.compile(
    r"回顾|总结|成效|成就|完成情况|取得|进展|开展情况|工作情况|基本情况|过去|落实情况|总结|综述"
)
_HEADING_YEAR = re.compile(r"((?:19|20)[0-9]{2})年")
_PLANNED = re.compile(
    r"力争|预期目标|奋斗目标|目标[是为：]|总体目标|(?<![推模虚])拟(?![定订合人])|今年[^。；]{0,12}[将要拟]"
    r"|下一步|明年|计划(?:新|投|总投|建|实施|引进|完成|到|用|筹|开|改|签|吸|培|选派|安排|推动|争|办)|未来[三五两0-9]+年|争取(?:到|在|实现|完成|用)|预计到|(?<![动年划展育才])计划(?:出台|举办|召开|开展|成立|设立|启动|组织|制定|印发|发布)"
    r"|将(?:[^，。；]{0,10}(?:达到|突破|超过|建成|新增|完成|实施|建设|投入)|(?:继续|进一步|全面|适时|重点|加快|深入|积极)?(?:举办|召开|开展|推进|启动|制定|出台|印发|成立|设立))"
)
_BY_YEAR = re.compile(r"(?:^|[，；。：“])到(20[2-9][0-9])年")
_REQUIRED = re.compile(r"必须|应当|不得|不得少于|不得低于|原则上")
_ONGOING = re.compile(r"正在|正加快|在建|加快推进|抓紧|加快建设")
_CLAUSE = re.compile(r"[，；。]")


def enter_heading(carry: Carry, text: str) -> None:
    """Take the section's modality and year from its heading; a heading that says nothing keeps them."""
    if _PAST_HEADING.search(text) and not re.search(r"下一步|安排|计划|打算", text):
        carry.modality = "achieved"
    elif _PLAN_HEADING.search(text):
        carry.modality = "planned"
    else:
        return
    year = _HEADING_YEAR.search(text)
    carry.year = int(year.group(1)) if year else None
    if not year and "明年" in text and carry.report_year:
        carry.year = carry.report_year + 1


class When:
    """The years that one sentence names, each from where it stands to the next."""

    __slots__ = ("_carry", "_marks")

    def __init__(self, text: str, carry: Carry) -> None:
        self._carry = carry
        self._marks: list[tuple[int, int | None]] = []
        if "年" not in text:
            return
        this_year = carry.year or carry.report_year
        for match in _YEAR.finditer(text):
            if match["against"] in ("比", "较") or match["against2"] or match["era"] in ("前", "代"):
                continue
            if match["word"]:
                year = this_year + _SHIFT[match["word"]] if this_year else None
            elif (
                match["until"]
                or match["era"]
                or (match["against"] and not text.startswith("的", match.end()))
            ):
                year = None
            else:
                year = int(match["year"])
            self._marks.append((match.start(), year))

    def year_at(self, at: int) -> int | None:
        """The year that holds at an offset: the last one named before it, else the section's."""
        found = self._carry.year
        for begin, year in self._marks:
            if begin >= at:
                break
            found = year
        return found


class Mood:
    """Whether what a sentence says is done, under way, planned or required, by offset."""

    __slots__ = ("_carry", "_planned", "_required", "_text")

    def __init__(self, text: str, carry: Carry) -> None:
        self._text = text
        self._carry = carry
        planned = _PLANNED.search(text)
        self._planned = planned.start() if planned else len(text)
        for match in _BY_YEAR.finditer(text):
            if carry.report_year is None or int(match[1]) > carry.report_year:
                self._planned = min(self._planned, match.start())
        required = _REQUIRED.search(text)
        self._required = required.start() if required else len(text)

    def modality_at(self, at: int) -> Modality:
        """The modality of a figure at an offset."""
        if self._required < at:
            return "required"
        if self._carry.modality != "achieved":
            return self._carry.modality
        if self._planned < at:
            return "planned"
        text = self._text
        clause = max(text.rfind("，", 0, at), text.rfind("；", 0, at), text.rfind("。", 0, at)) + 1
        stop = _CLAUSE.search(text, at)
        return "ongoing" if _ONGOING.search(text, clause, stop.start() if stop else len(text)) else "achieved"

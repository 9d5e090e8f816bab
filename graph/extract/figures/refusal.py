"""Numbers that measure nothing: dates, ordinals, parts of names, thresholds, slogans.

A refusal is a word that says why; numbers refused by `EXCUSED` are not counted as numbers
that the tool failed to cover.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.extract.figures.lexicon import FigureLexicon, Unit
    from graph.extract.figures.numbers import Number

_NAME_BEFORE = frozenset("+×*/.·∶:#&〔[№＋\\_@=><^")
_NAME_AFTER = frozenset("+×*·∶:＋〕]#&^=")
_DATE_AFTER = frozenset("年月日号时届")
_AGE_MEASURES = ("寿命", "年龄", "岁数")
_LASTING = ("有效期", "期限", "年限", "学制", "寿命")
_LONGEST_NAME = 21
_HAN = re.compile("[\u4e00-\u9fff“]")
_FRONT = re.compile(r"[位名强大]|个(?:月|季度)|季度|年|家")
_BEFORE_FRONT = frozenset("底末日月年之以目会天时节点期灾疫最向")
"""After these 前 and 后 are times (年底前), not the first so many of a list."""
_ORDINALS = re.compile(r"第[0-9]+(?:、[0-9]+)*、$")
_ASPECTS = ("个百分百", "个方面", "个100%", "个半")
_MEETINGS = re.compile("次、[一二三四五六七八九十]+次")
_EACH = re.compile(r"一[个支项名家][^，、；。一]{1,8}$")
"""A slogan that deals things out: 一个党派两项任务."""
_ABSTRACT = ("个一", "方面", "件事", "个阶段", "个层面", "个维度")
_TIMES_OF_A_MEETING = re.compile("次(?:会|全|常|代|党|供|人|集|审|创|函)")
_TENTHS = re.compile("成(?!立|为|效|功|果|员|本)")


def refuse_shape(text: str, number: Number) -> str:
    """Judge a number by the characters that touch it; empty where nothing is wrong."""
    begin, end = number.begin, number.end
    before, after = text[max(0, begin - 1) : begin], text[end : end + 1]
    if _is_ordinal(text, number, before):
        return "ordinal"
    if number.percent:
        return ""
    if text.startswith(_ASPECTS, end):
        return "slogan"
    if number.han:
        return _refuse_han(text, number, before, after)
    if after in _DATE_AFTER:
        return "" if _is_span_measure(text, number) or (after == "届" and number.more) else "date"
    if before in _NAME_BEFORE or after in _NAME_AFTER:
        return "name"
    if before.isascii() and before.isalnum() and not text.endswith("GDP", 0, begin):
        return "name"
    if after == "-" and text[end + 1 : end + 2].isalpha():
        return "name"
    is_ratio = (after == "：" and text[end + 1 : end + 2].isdigit()) or (
        before == "：" and begin > 1 and text[begin - 2].isdigit()
    )
    return "ratio" if is_ratio else ""


def _is_ordinal(text: str, number: Number, before: str) -> bool:
    begin = number.begin
    if before in ("第", "届"):
        return True
    if before in ("前", "后"):
        return _FRONT.match(text, number.end) is not None and text[begin - 2 : begin - 1] not in _BEFORE_FRONT
    return before == "、" and _ORDINALS.search(text, max(0, begin - 16), begin) is not None


def _is_span_measure(text: str, number: Number) -> bool:
    """Tell whether N年 is the length of something (有效期为3年) and not a year or a span of time."""
    if not text.startswith("年", number.end) or number.value >= 100:
        return False
    return any(text.find(word, max(0, number.begin - 10), number.begin) >= 0 for word in _LASTING)


def _refuse_han(text: str, number: Number, before: str, after: str) -> str:
    begin, end = number.begin, number.end
    if before and before in "统唯单万数若第初":
        return "word"
    if end - begin == 1 and text[begin] in "一二":
        return "indefinite" if text[begin] == "一" else "ordinal"
    if _EACH.search(text, max(0, begin - 12), begin) or text.startswith(_ABSTRACT, end):
        return "slogan"
    if after == "成":
        counted = before in tuple("超近约达到逾过有") or text.startswith(("成以上", "成左右", "成多"), end)
        return "" if counted and _TENTHS.match(text, end) else "word"
    if number.more:
        return ""
    if after == "次":
        is_meeting = _MEETINGS.match(text, end) or _TIMES_OF_A_MEETING.match(text, end)
        return "ordinal" if is_meeting or number.value >= 100 else ""
    return "ordinal" if after and after in "期代级届" else ""


def refuse_quoted(text: str, number: Number) -> bool:
    """Tell whether a number is part of a name: inside 《》 or a short pair of quotes."""
    begin = number.begin
    opening = text.rfind("《", 0, begin)
    if opening >= 0 and text.find("》", opening, begin) < 0:
        return True
    opening = text.rfind("“", 0, begin)
    if opening < 0 or text.find("”", opening, begin) >= 0:
        return False
    closing = text.find("”", begin)
    if closing < 0:
        return False
    return closing - opening <= _LONGEST_NAME and not any(c in text[opening:closing] for c in "，。；")


def refuse_slogan(text: str, number: Number, lexicon: FigureLexicon) -> bool:
    """Tell whether a number begins a set phrase: 两个维护, 八项规定."""
    return any(text.startswith(word, number.begin) for word in lexicon.slogans.get(text[number.begin], ()))


def refuse_unit(text: str, number: Number, unit: Unit, lexicon: FigureLexicon) -> str:
    """Judge a number together with its unit; empty where nothing is wrong."""
    at = number.end + len(unit.text)
    if text.startswith(("级", "口径", "宽幅"), at):
        return "name"
    if number.bare:
        return "" if number.more or _touches(text, number, "超近破逾达上过") else "word"
    if unit.kind == "time":
        return _refuse_time(text, number, at, lexicon)
    if unit.kind == "age":
        near = text[max(0, number.begin - 12) : number.begin]
        return "" if any(word in near for word in _AGE_MEASURES) else "threshold"
    if unit.kind == "spec":
        return "name" if _HAN.match(text, at) else ""
    if unit.kind == "bare":
        after = text[at : at + 1]
        return (
            ""
            if not number.han and (after in tuple("，、。；（") or not after or after.isdigit())
            else "name"
        )
    return ""


def _touches(text: str, number: Number, chars: str) -> bool:
    """Tell whether a bare 百, 千 or 万 follows a word that makes it a quantity: 近百家, 突破万亿元."""
    return number.begin > 0 and text[number.begin - 1] in chars


_SPAN_AFTER = re.compile(
    r"(?:以?内|之内)?(?:生活圈|通勤|交通圈|经济圈|圈|来|间|前|后|以来|期间|连续|不打烊|营业|服务|热线|值班|值守|运行|开放|街区"
    r"|阅读圈|医疗|便民|品质|都市|养老|公共|健身|可达|动员|救援|计划|行动|规划|攻坚|工程|任务|目标)"
)


def _refuse_time(text: str, number: Number, at: int, lexicon: FigureLexicon) -> str:
    """Keep a time that measures something (审批时限压缩至2个工作日); refuse a span (5年间, 15分钟生活圈)."""
    if text.startswith(("车程", "路程", "航程"), at):
        return ""
    if (number.han and number.value < 2) or _SPAN_AFTER.match(text, at):
        return "span"
    near = text[max(0, number.begin - 14) : number.begin]
    near = near[max(near.rfind(c) for c in "。；，") + 1 :]
    return "" if any(word in near for word in lexicon.time_measures) else "span"


_THRESHOLD = re.compile(r"(?:及以上|以上|以下)(?:的)?(?=[0-9\u4e00-\u9fff“])")


def is_threshold(text: str, end: int, unit: Unit) -> bool:
    """Tell whether a bound is a part of a noun: 10亿元以上项目, 500人以上的村."""
    return unit.kind in ("money", "amount", "people") and _THRESHOLD.match(text, end) is not None

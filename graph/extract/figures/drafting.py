"""Make a figure of one number: its region, its bounds, its measure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.figures.draft import Draft
from graph.extract.figures.found import FoundFigure
from graph.extract.figures.lexicon import DEFAULT_CONFIDENCE
from graph.extract.figures.measures import find_measure
from graph.extract.figures.refusal import is_threshold
from graph.extract.figures.right import walk_right
from graph.extract.figures.spot import RATES, Spot, cut_measure
from graph.extract.figures.tails import strip_tail

if TYPE_CHECKING:
    from graph.extract.figures.lexicon import Unit
    from graph.extract.figures.numbers import Number
    from graph.extract.figures.spot import Measure
    from graph.extract.figures.tails import Tailing
    from graph.extract.figures.words import Words
    from graph.model.fact import Bound

_BRACKET = re.compile(r"（[^（），。；0-9]{1,4}）")
_TIME = re.compile(
    r"(?:截至|截止|到|至|从|自)?(?:19|20)[0-9]{2}年(?:度|底|末|初)?(?:[0-9]{1,2}月)?(?:底|末|份)?(?:以来|起)?"
)
_RANGE = frozenset("-~—至到–")
_GAP = re.compile(r"[、和与及，以~\-—至到 ]*$")
_CONDITIONS = ("按", "剔除", "扣除", "面向", "在")
_SHORTEST_SUBJECT = 3
_REACHES = re.compile(r"(?:达到?|增至|升至|降至|完成|增长|上涨|下降|提高到?|突破|超过?)(?:近|约)?$")
_BOUNDS: dict[str, Bound] = {"over": "atLeast", "under": "atMost"}


def draft_figure(
    words: Words, number: Number, unit: Unit, unit_text: str, *, last: Draft | None, following: int
) -> Draft | None:
    """Make a figure of a number and its unit, with the measure that its own clause gives.

    `last` is the figure to its left, `following` the offset of the next number. Returns
    None for a number that only delimits a noun: 10亿元以上项目.
    """
    text, begin = words.text, number.begin
    end = begin_of_after = number.end + len(unit_text)
    bracket = _BRACKET.match(text, end)
    if bracket:
        begin_of_after = bracket.end()
    floor = last.floor if last and last.floor <= begin else 0
    region = _find_region(text, floor, begin, after_figure=last is not None)
    tailing = strip_tail(words, region, begin, rates=unit.kind in RATES, points=unit.kind == "point")
    if not tailing.sign and is_threshold(text, end, unit):
        return None
    phrase_end = _read_after(words, begin_of_after, tailing)
    spot = Spot(words, number, unit, region, tailing, phrase_end, following)
    measure = find_measure(spot)
    if measure.begin < 0 and not measure.verb and not measure.suffix:
        measure = _find_subject(spot, floor) or measure
    ranged = _range_part(text, begin, end, last)
    gap = text[last.figure.number_end : tailing.end] if last else "x"
    return Draft(
        _make_figure(spot, measure, _bound_of(tailing, ranged, more=number.more)),
        unit,
        floor=max(phrase_end, measure.floor),
        region=region,
        sign=tailing.sign,
        carried=measure.begin < 0 and not measure.text,
        verb=measure.verb,
        suffix=measure.suffix,
        base=measure.base,
        distributed=tailing.distributed,
        continued=last is not None and (bool(_GAP.fullmatch(gap)) or ranged == "high"),
    )


def _find_subject(spot: Spot, floor: int) -> Measure | None:
    """Take the subject of the clause before, where that clause has no number: 总量稳步扩大，达到3.2万."""
    text, tailing = spot.text, spot.tailing
    end = spot.region - 1
    if end <= floor or text[end] != "，" or tailing.end > spot.region:
        return None
    if not _REACHES.search(text, tailing.end, spot.number.begin):
        return None
    begin = max(floor, *[text.rfind(c, floor, end) + 1 for c in "，；。：！？…、"])
    if text.startswith(_CONDITIONS, begin):
        return None
    begin = spot.words.skip_leads(begin)
    phrase = walk_right(spot.words, begin, len(text) + 1) if begin < end else None
    if phrase is None or phrase.end - phrase.begin < _SHORTEST_SUBJECT or spot.words.has_stop(begin):
        return None
    return cut_measure(text, phrase.begin, phrase.end, "figure-subject")


def _make_figure(spot: Spot, measure: Measure, bound: Bound) -> FoundFigure:
    number, own = spot.number, measure.begin >= 0
    falls = spot.tailing.sign < 0 and spot.unit.kind in RATES
    first = measure.begin if own else max(spot.region, spot.tailing.end)
    return FoundFigure(
        begin=min(first, number.begin),
        end=max(spot.end, measure.end),
        number_begin=number.begin,
        number_end=spot.end,
        value=-number.value if falls else number.value,
        unit=spot.unit.text,
        value_text=spot.text[number.begin : spot.end],
        measure=measure.text,
        measure_begin=measure.begin if own else None,
        measure_end=measure.end if own else None,
        rule=measure.rule,
        confidence=DEFAULT_CONFIDENCE,
        bound=bound,
        approximate=spot.tailing.approximate,
    )


def _find_region(text: str, floor: int, begin: int, *, after_figure: bool) -> int:
    """Find where the clause begins that a number stands in, not before the figure to its left."""
    region = max(floor, *[text.rfind(c, floor, begin) + 1 for c in "，；。：！？…"])
    dash = text.rfind("——", region, begin)
    if dash >= 0:
        region = dash + 2
    opening = text.rfind("（", region, begin)
    if opening >= 0 and text.find("）", opening, begin) < 0:
        region = opening + 1
    if after_figure and region == floor:
        while region < begin and text[region] in "、和与及）":
            region += 1
        if region + 1 == begin and text[region] in _RANGE:
            return begin
    time = _TIME.match(text, region, begin)
    return time.end() if time else region


def _read_after(words: Words, at: int, tailing: Tailing) -> int:
    """Read 以上, 以内, 左右 after a unit into what stood before the number; returns where they end."""
    text = words.text
    for word, value in words.lexicon.after:
        if text.startswith(word, at):
            end = at + len(word)
            if word == "内" and text[end : end + 1] not in ("", "，", "。", "、", "；", "）"):
                return at
            if value == "about":
                tailing.approximate = True
            else:
                tailing.bound = tailing.bound or value
            return end
    return at


def _bound_of(tailing: Tailing, ranged: str, *, more: bool) -> Bound:
    if ranged:
        return "atLeast" if ranged == "low" else "atMost"
    return "atLeast" if more else _BOUNDS.get(tailing.bound, "exact")


def _range_part(text: str, begin: int, end: int, last: Draft | None) -> str:
    """Tell whether a number is the lower or the upper end of a range."""
    if last and begin and text[begin - 1] in _RANGE and last.figure.number_end == begin - 1:
        return "high"
    if text[end : end + 1] in _RANGE and text[end : end + 1] and text[end + 1 : end + 2].isdigit():
        return "low"
    return ""

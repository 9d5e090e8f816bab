"""What stands between a measure and its number: 达到, 超过约, 比上年增长.

Words are taken off the end of the region before the number, one after the other, until a
word of the measure itself is met.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.extract.figures.lexicon import Tail
    from graph.extract.figures.words import Words

_AGAINST = re.compile(
    r"(?:比|较|按|高于|低于|高出|快于|慢于|好于|优于|领先于?|超出|超过|少于|多于|扣除)"
    r"[^，、；：]{0,16}$"
)
_AGAINST_FALL = ("低于", "慢于", "少于")
_MULTIPLE = re.compile(r"(?:是|为|相当于|达到?)[^，、；：]{1,16}的$")
_SPAN = re.compile(r"(?:连续|近)?第?(?:[0-9]+|[二两三四五六七八九十]+)(?:年|个月|次)$")
_TIME = re.compile(
    r"(?:[（(]?(?:19|20)[0-9]{2}年(?:底|末|初|时)?|“[一二三四五六七八九十]+五”(?:初|末|时期)|年初|年末|年底|上年|去年|同期)(?:的)?$"
)
_ALWAYS = frozenset("达超破逾增占")
"""Single characters that are taken off even where the tokeniser put them inside a word: 率达."""


@dataclass(slots=True)
class Tailing:
    """What the words before a number say about it."""

    end: int
    """Where the measure's own words end."""
    bound: str = ""
    approximate: bool = False
    sign: int = 0
    """1 for a rise, -1 for a fall, 0 where the number is a level."""
    change_begin: int = -1
    change_end: int = -1
    """Where the word for the rise or fall stands."""
    distributed: bool = False
    """Whether 分别 or 各自 hands the numbers out to several measures."""


def strip_tail(words: Words, floor: int, begin: int, *, rates: bool, points: bool) -> Tailing:
    """Take the words between measure and number off the end of a region.

    `rates` says that the number is a percentage or a multiple: only then is a comparison
    (比2015年提高) looked for. `points` says that it counts percentage points, which may
    stand above or below something without rising (高于全省平均水平).
    """
    text = words.text
    tailing = Tailing(begin)
    while tailing.end > floor:
        tail = _tail_at(words, floor, tailing.end)
        if tail is None:
            shorter = _skip_time(text, floor, tailing.end)
            if shorter == tailing.end:
                break
            tailing.end = shorter
            continue
        if tail.kind in ("rise", "fall") and (not rates and len(tail.text) < 2):
            break
        _note(tailing, tail)
        tailing.end -= len(tail.text)
    _note_named_change(text, floor, tailing)
    if rates:
        _strip_against(text, floor, tailing, points=points)
    span = _SPAN.search(text, floor, tailing.end) if text[tailing.end - 1 : tailing.end] in "年月次" else None
    if span:
        tailing.end = span.start()
    return tailing


def _tail_at(words: Words, floor: int, end: int) -> Tail | None:
    text = words.text
    for tail in words.lexicon.tails.get(text[end - 1], ()):
        size = len(tail.text)
        if end - size < floor or not text.endswith(tail.text, floor, end):
            continue
        if size == 1 and tail.text not in _ALWAYS and not words.starts_at(end - 1):
            continue
        if tail.text == "比" and text[end - 2 : end - 1] in ("占", "对", "环", "同", "可"):
            continue
        if tail.text == "年" and text[end - 2 : end - 1].isdigit():
            continue
        return tail
    return None


def _skip_time(text: str, floor: int, end: int) -> int:
    """Step back over a year between measure and number (由2015年的), a colon or a space."""
    last = text[end - 1]
    if last in " ：":
        return end - 1
    if last in "年底末时期":
        match = _TIME.search(text, floor, end)
        if match:
            return match.start()
    return end


def _note(tailing: Tailing, tail: Tail) -> None:
    if tail.kind == "bound":
        if tail.value == "about":
            tailing.approximate = True
        else:
            tailing.bound = tail.value
    elif tail.kind == "rise":
        _note_change(tailing, 1, tail)
    elif tail.kind == "fall":
        _note_change(tailing, -1, tail)
    elif tail.kind == "compare":
        tailing.distributed = tailing.distributed or tail.text == "分别"
    elif tail.text.startswith(("分别", "各自", "依次")):
        tailing.distributed = True


def _note_change(tailing: Tailing, sign: int, tail: Tail) -> None:
    tailing.sign = tailing.sign or sign
    tailing.change_begin, tailing.change_end = tailing.end - len(tail.text), tailing.end


def _note_named_change(text: str, floor: int, tailing: Tailing) -> None:
    """Take 增速, 增长率, 降幅 for what they are, though they stay part of the measure."""
    if tailing.sign:
        return
    if text.endswith(("增速", "增长率", "增幅", "涨幅", "增长速度"), floor, tailing.end):
        tailing.sign = 1
    elif text.endswith(("降幅", "跌幅", "下降率"), floor, tailing.end):
        tailing.sign = -1


def _strip_against(text: str, floor: int, tailing: Tailing, *, points: bool) -> None:
    """Take off a comparison with something named: 比2015年 before 提高, 高于全省平均水平."""
    match = _AGAINST.search(text, floor, tailing.end)
    if match is None:
        multiple = (
            _MULTIPLE.search(text, floor, tailing.end + 1) if text.startswith("的", tailing.end) else None
        )
        if multiple:
            tailing.end = multiple.start()
        return
    start = match.start()
    word = match.group()
    if not tailing.sign and (word[0] in "比较按扣" or not points):
        return
    if word[0] == "比" and (
        text[start : start + 2] in ("比重", "比例", "比率", "比达")
        or text[start - 1 : start] in ("占", "对", "同", "环", "可", "性")
    ):
        return
    if not tailing.sign:
        tailing.sign = -1 if word.startswith(_AGAINST_FALL) else 1
        tailing.change_begin = start
    tailing.end = start

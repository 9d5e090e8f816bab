"""Walk left from a number to the beginning of the noun phrase that ends before it.

The tokeniser's parts of speech are noisy (预算 and 收入 are verbs to it), so the lexicon
decides first and the part of speech only where the lexicon is silent.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from graph.extract.figures.words import BREAKS, CLOSERS, JOINS, KEPT_WORDS, LONGEST, OPENERS, Phrase

if TYPE_CHECKING:
    from graph.extract.figures.words import Words

_STOPPING_POS = frozenset("pruyec")
_PLANS = frozenset(("计划", "拟"))
_BEFORE_PLANS = frozenset(("ns", "t", "r", "x", "d"))
_PARTICLES = frozenset(("的", "地", "得", "了", "着", "等", "过", "前", "后", "时", "期间", "以来"))


def walk_left(words: Words, floor: int, end: int, *, event: bool = False, subject: bool = False) -> Phrase:
    """Collect the noun phrase that ends at an offset, not beyond a floor.

    For an `event` (what was done so many times) the verb belongs to the phrase, unless it
    is one of those that say no more than that it was done. For a `subject` (审批时限平均
    压缩…) a word that may be verb or noun is a part of the noun.
    """
    text, tokens, lexicon = words.text, words.tokens, words.lexicon
    stops = lexicon.event_stops if event else lexicon.stops
    start = end
    i = bisect_left(words.begins, end) - 1
    while i >= 0 and end - start <= LONGEST:
        word, pos, begin, stop = tokens[i]
        if stop <= floor:
            break
        if begin < floor or stop > end:
            begin = max(begin, floor)
            word, pos = text[begin : min(stop, end)], "n"
        if word in CLOSERS:
            opening = text.rfind(CLOSERS[word], floor, begin)
            if opening < 0 or begin - opening > LONGEST:
                break
            start = opening
            i = bisect_left(words.begins, opening) - 1
            continue
        if word in _PLANS and _is_plan(words, i, floor, end):
            return Phrase(_trim_left(text, start, end), end, "", begin)
        if word in stops and not _is_part(words, i, begin, start, end):
            if not (word in lexicon.doubtful and (subject or _is_inside(words, i, floor, stops))):
                verb = "" if word in lexicon.leads else word
                return Phrase(_trim_left(text, start, end), end, verb, begin)
        elif _stops(words, word, pos, begin=begin, start=start, end=end, floor=floor):
            break
        start = begin
        i -= 1
    return Phrase(_trim_left(text, start, end), end, "", start)


def _is_plan(words: Words, i: int, floor: int, end: int) -> bool:
    """Tell whether 计划 or 拟 says what is meant to be done: 吉安市计划签约项目, not 三年行动计划投资."""
    tokens = words.tokens
    if i + 1 >= len(tokens) or tokens[i + 1].begin >= end or not tokens[i + 1].pos.startswith("v"):
        return False
    before = tokens[i - 1] if i and tokens[i - 1].end > floor else None
    return before is None or before.pos in _BEFORE_PLANS or before.text[0] == "全"


def _is_part(words: Words, i: int, begin: int, start: int, end: int) -> bool:
    """Tell whether a word that would stop the walk is a piece of a word that the tokeniser broke: 占|比, 医|共|体."""
    word = words.tokens[i][0]
    if word == "占":
        return words.text.startswith("比", begin + 1)
    if word == "比":
        return words.text.startswith("占", begin - 1)
    return end - start == 1 and (word not in words.lexicon.leads or len(word) == 1)


def _stops(words: Words, word: str, pos: str, *, begin: int, start: int, end: int, floor: int) -> bool:
    """Tell whether a word that is no verb of the lexicon ends the phrase."""
    if word in BREAKS or word in OPENERS:
        return True
    if word in JOINS:
        return start == end
    size = end - start
    if size == 1 or words.text.startswith("占比", end - 2):
        return False
    if word in _PARTICLES:
        return word != "的" or size >= 2
    if word in KEPT_WORDS or pos == "eng":
        return False
    kind = pos[0]
    if kind in _STOPPING_POS:
        return True
    if kind == "m" and any(c.isdigit() for c in word):
        before = words.text[begin - 1 : begin]
        return not (before.isascii() or words.text.startswith(("以上", "以下", "强"), start))
    return kind == "d" and len(word) > 1 and size > 0 and begin == floor


def _is_inside(words: Words, i: int, floor: int, stops: frozenset[str]) -> bool:
    """Tell whether a word that may be verb or noun stands inside a phrase: 老旧小区改造, not 改造老旧小区."""
    if i == 0 or words.tokens[i][2] <= floor:
        return False
    word, pos = words.tokens[i - 1][0], words.tokens[i - 1][1]
    if word in ("的", "、"):
        return True
    if word in words.lexicon.leads or word in BREAKS:
        return False
    if word in words.lexicon.doubtful:
        return _is_inside(words, i - 1, floor, stops)
    return word in stops or pos[0] not in "dpcur"


def _trim_left(text: str, start: int, end: int) -> int:
    while start < end and text[start] in "、和与及，的等 -~—":
        start += 1
    if text.startswith("分别", start) and start + 2 < end:
        start += 2
    if 0 < start < end - 1 and text[start] in "届批次期号年月日" and text[start - 1].isdigit():
        start += 1
    return start

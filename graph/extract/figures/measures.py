"""Find what a number measures: to its left, to its right, or carried from the clause before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.figures.events import measure_event
from graph.extract.figures.left import walk_left
from graph.extract.figures.rates import measure_rate
from graph.extract.figures.right import trim_right, walk_right
from graph.extract.figures.spot import RATES, Measure, Spot, cut_measure
from graph.extract.figures.words import LONGEST

if TYPE_CHECKING:
    from graph.extract.figures.tails import Tailing
    from graph.extract.figures.words import Phrase

_NOUN_FIRST = frozenset(("count", "people", "visits", "event"))
"""Kinds of unit whose noun follows them: 26个新乡贤示范区."""
_RATE_ENDS = frozenset("率量额值数")
"""A noun phrase before these is a part of another measure: 27款产品 | 对接率达66%."""
_HAN = re.compile("[\u4e00-\u9fff“《0-9A-Za-z]")
_SHORT = 3
"""A counted noun of so few characters is made plain by the words before the number."""


def find_measure(spot: Spot) -> Measure:
    """Find the measure that a number's own clause gives, or say that it has to be carried."""
    kind = spot.unit.kind
    if kind in RATES:
        return measure_rate(spot)
    if kind == "bare":
        return cut_measure(spot.text, spot.number.end, spot.end, "figure-number-first", spot.end)
    right = _look_right(spot)
    if kind == "event":
        return measure_event(spot, right)
    begin, tailing = spot.number.begin, spot.tailing
    left = walk_left(spot.words, spot.region, tailing.end, subject=tailing.end < begin)
    empty = left.begin == left.end
    if right is None and kind in _NOUN_FIRST and (empty or spot.text[begin - 1 : begin] == "的"):
        right = _look_past_clause(spot, spot.end)
    if right and (kind in _NOUN_FIRST or empty):
        return _measure_right(spot, left, right)
    found = _measure_left(spot, left)
    alone = tailing.end == spot.region == begin
    if found.begin < 0 and kind in ("people", "count") and alone and not tailing.sign:
        return _measure_clause(spot) or found
    return found


def _look_right(spot: Spot) -> Phrase | None:
    """Look for the counted noun after the unit; after an amount, only for one that no verb begins."""
    text, at = spot.text, spot.end
    if text.startswith(" ", at):
        at += 1
    if spot.following <= at or not _HAN.match(text, at):
        return None
    if spot.unit.kind in _NOUN_FIRST:
        return walk_right(spot.words, at, spot.following)
    if text[at] == "的":
        return walk_right(spot.words, at + 1, spot.following)
    return None if spot.words.has_stop(at) else walk_right(spot.words, at, spot.following)


def _look_past_clause(spot: Spot, begin: int) -> Phrase | None:
    """Look for the noun that a clause before it describes: 67个享受补助的县."""
    if not _HAN.match(spot.text, spot.end):
        return None
    stop = spot.clause_end("，。；！")
    at = spot.text.find("的", begin, min(stop, spot.following, begin + LONGEST))
    return walk_right(spot.words, at + 1, spot.following) if 0 <= at < stop - 1 else None


def _measure_clause(spot: Spot) -> Measure | None:
    """Take what was done by so many, where the noun is left out: 2人获“…”称号."""
    stop = spot.clause_end("，。；！、")
    if 2 <= stop - spot.end <= LONGEST and stop < spot.following:
        return cut_measure(spot.text, spot.end, stop, "figure-clause", stop)
    return None


def _measure_left(spot: Spot, left: Phrase) -> Measure:
    """Take the noun phrase before the number, with its verb where the noun alone says little."""
    text, lexicon, tailing = spot.text, spot.words.lexicon, spot.tailing
    begin, end = left.begin, left.end
    if begin == end:
        return _measure_without_noun(spot, left)
    adjacent = left.verb_begin + len(left.verb) == begin
    if end - begin <= 2 and left.verb in lexicon.telling and adjacent:
        begin = left.verb_begin
    if tailing.change_begin == end:
        end += len(_change_word(text, tailing))
    return cut_measure(text, begin, end, "figure-measure-first")


def _measure_without_noun(spot: Spot, left: Phrase) -> Measure:
    """Take the list before 等, the subject before the verb, or the verb itself; else carry."""
    text, words = spot.text, spot.words
    if text.startswith("等", left.end - 1) and left.end - 1 > spot.region:
        listed = walk_left(words, spot.region, left.end - 1)
        if listed.end > listed.begin:
            return cut_measure(text, listed.begin, listed.end, "figure-measure-first")
    if left.verb and left.verb_begin > spot.region:
        subject = walk_left(words, spot.region, left.verb_begin, subject=True)
        if subject.end - subject.begin >= 2:
            return cut_measure(text, subject.begin, subject.end, "figure-measure-first")
    if left.verb in words.lexicon.doubtful:
        deed = cut_measure(text, left.verb_begin, left.verb_begin + len(left.verb), "figure-measure-first")
        deed.verb = left.verb
        return deed
    suffix = _change_word(text, spot.tailing)
    return Measure(-1, left.end, "", "figure-carried", verb=left.verb, suffix=suffix)


def _change_word(text: str, tailing: Tailing) -> str:
    """The word that makes a number a change and not a level: 增加 in 增加38天."""
    if not tailing.sign or tailing.change_begin < 0:
        return ""
    return text[tailing.change_begin : tailing.change_end]


def _measure_right(spot: Spot, left: Phrase, right: Phrase) -> Measure:
    """Take the noun after a classifier; a short noun is made plain by the words before the number."""
    text, number = spot.text, spot.number
    if text.startswith("、", right.end):
        right = _look_past_clause(spot, right.end) or right
    begin, end = trim_right(spot.words, right)
    if text[right.end : right.end + 1] in _RATE_ENDS and right.end < len(text):
        end = spot.words.first_end(begin)
        return cut_measure(text, begin, end, "figure-number-first", end)
    measure = cut_measure(text, begin, end, "figure-number-first", end)
    if end - begin > _SHORT:
        return measure
    owner = text[left.begin : left.end]
    plain = owner and "、" not in owner and not spot.words.has_verb(left.begin)
    if plain and spot.tailing.end == number.begin:
        measure.begin, measure.text = left.begin, owner + measure.text
    elif number.begin > spot.region and text[number.begin - 1] == "的":
        of = walk_left(spot.words, spot.region, number.begin - 1, subject=True)
        if of.end - of.begin >= 2:
            measure.begin, measure.text = of.begin, f"{text[of.begin : of.end]}的{measure.text}"
    return measure

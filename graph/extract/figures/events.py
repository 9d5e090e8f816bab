"""Read what was done so many times: 专题研究统战工作4次, 先后9次就…作出批示."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.figures.left import walk_left
from graph.extract.figures.spot import Measure, Spot, cut_measure

if TYPE_CHECKING:
    from graph.extract.figures.words import Phrase

_ACTION = re.compile(
    r"(?:作出|做出|进行|开展|召开|举办|组织|提出|实施|接受|参加|赴)了?(?P<what>[^，。；、]{2,16})"
)
_RULE = "figure-times"
_LONGEST_ACTION = 16


def measure_event(spot: Spot, right: Phrase | None) -> Measure:
    """Take what was done: before the number with its verb, or after it, without 开展 and 作出."""
    text = spot.text
    left = walk_left(spot.words, spot.region, spot.tailing.end, event=True)
    size = left.end - left.begin
    deed = _read_deed(spot) if size == 0 or spot.words.has_verb(spot.end) else None
    if deed:
        return deed
    if size > 2 or (size and not right):
        return cut_measure(text, _drop_subject(spot, left.begin, left.end), left.end, _RULE)
    if right and right.end - right.begin >= 2:
        return cut_measure(text, right.begin, right.end, "figure-number-first", right.end)
    return Measure(-1, spot.end, "", "figure-carried", verb=left.verb)


def _read_deed(spot: Spot) -> Measure | None:
    """Read what follows the number: 三次到访园区, 9次就…作出批示."""
    text = spot.text
    stop = spot.clause_end("，。；！")
    action = _ACTION.search(text, spot.end, stop)
    if action:
        begin, end = action.span("what")
        return cut_measure(text, begin, end, _RULE, end)
    if 2 <= stop - spot.end <= _LONGEST_ACTION and stop < spot.following:
        return cut_measure(text, spot.end, stop, _RULE, stop)
    return None


def _drop_subject(spot: Spot, begin: int, end: int) -> int:
    """Step over the body that did it: 市委常委会."""
    for subject in spot.words.lexicon.subject_ends:
        at = spot.text.find(subject, begin, end - 4)
        if at >= 0:
            begin = at + len(subject)
            break
    return begin

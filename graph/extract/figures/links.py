"""Tie the figures of a sentence together: carried measures, lists, comparisons, parts of a whole."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from graph.model.fact import Comparison

if TYPE_CHECKING:
    from graph.extract.figures.draft import Draft
    from graph.extract.figures.found import Carry
    from graph.extract.figures.lexicon import FigureLexicon

_JOINTS = (re.compile("[、和及]"), re.compile("[、和与及]"), re.compile("、"))
"""Ways to cut a coordination; 与 and 和 may also stand inside a part."""
_RATES = frozenset(("percent", "point", "times", "tenth"))
_FAR = 6
"""So many figures back, a rate may still be about one."""
_WHOLE = re.compile(r"其中|（含|（其中|（包括|包括")


def finish_drafts(text: str, drafts: list[Draft], carry: Carry, lexicon: FigureLexicon) -> None:
    """Give every draft its measure, and say which figure compares or breaks down which."""
    _share_lists(drafts, lexicon)
    for index, draft in enumerate(drafts):
        if draft.carried:
            _carry_measure(drafts, index, carry)
        elif draft.verb and index + 1 < len(drafts) and _is_glued(draft, drafts[index + 1]):
            draft.figure.measure = drafts[index + 1].figure.measure
        elif index and draft.figure.measure in lexicon.generic:
            draft.figure.measure = drafts[index - 1].carried_on + draft.figure.measure
            draft.base = drafts[index - 1].carried_on
    for index in range(len(drafts)):
        _compare(drafts, index)
        _break_down(text, drafts, index)


def _carry_measure(drafts: list[Draft], index: int, carry: Carry) -> None:
    """Take the measure of the figure before, or the last one of the sentence before."""
    draft = drafts[index]
    source = drafts[index - 1] if index else None
    measure = source.carried_on if source else carry.measure
    if index + 1 < len(drafts) and draft.unit.kind not in _RATES and _leads_on(draft, drafts[index + 1]):
        draft.figure.measure = drafts[index + 1].figure.measure
        return
    if source and draft.suffix == "占":
        source = next((d for d in reversed(drafts[:index]) if d.unit.kind not in _RATES), source)
        measure = source.carried_on
    if source and draft.unit.kind == "point":
        measure = source.figure.measure
    draft.base = measure
    if draft.suffix:
        draft.figure.measure = measure + draft.suffix
    elif draft.verb and (source is None or source.figure.unit != draft.figure.unit) and not draft.sign:
        draft.figure.measure = draft.verb
    elif draft.verb and source and draft.unit.kind not in _RATES and draft.verb != "其中":
        draft.figure.measure = draft.verb + measure
    else:
        draft.figure.measure = measure or draft.verb or draft.figure.value_text


def _leads_on(draft: Draft, following: Draft) -> bool:
    """Tell whether the noun after the next number is this number's as well: 5批123人医疗队."""
    return following.continued and following.figure.rule == "figure-number-first" and not draft.sign


def _is_glued(draft: Draft, following: Draft) -> bool:
    """Tell whether nothing stands between two numbers, the second of which has the noun: 派出6批148人队伍."""
    glued = following.figure.number_begin == draft.figure.number_end
    return glued and following.figure.rule == "figure-number-first"


def _share_lists(drafts: list[Draft], lexicon: FigureLexicon) -> None:
    """Hand out the numbers of a list: 城镇、农村收入分别达28051元、16305元."""
    runs = _find_runs(drafts)
    previous: list[Draft] = []
    for run in runs:
        first = run[0]
        if len(run) > 1:
            parts = (
                split_measure(first.figure.measure, len(run), lexicon.indicators) if not first.carried else []
            )
            if len(parts) == len(run):
                for draft, part in zip(run, parts, strict=True):
                    _set_measure(draft, part, first)
            elif first.carried and (bases := _bases_of_list(drafts, run, previous)):
                for draft, base in zip(run, bases, strict=True):
                    _set_measure(draft, base.carried_on + first.suffix, first)
                    draft.base = base.carried_on
            elif not first.carried:
                for draft in run[1:]:
                    _set_measure(draft, first.figure.measure, first)
            for draft in run[1:]:
                if first.sign:
                    draft.sign = first.sign
                    if first.sign < 0 and draft.figure.value > 0 and draft.unit.kind in _RATES:
                        draft.figure.value = -draft.figure.value
        previous = run


def _bases_of_list(drafts: list[Draft], run: list[Draft], previous: list[Draft]) -> list[Draft]:
    """Find the figures that the members of a list carry on, one each: the list before, or as many figures before."""
    if len(previous) == len(run):
        return previous
    at = next(i for i, draft in enumerate(drafts) if draft is run[0])
    bases = [draft for draft in drafts[:at] if draft.unit.kind not in _RATES][-len(run) :]
    return bases if run[0].distributed and len(bases) == len(run) else []


def _find_runs(drafts: list[Draft]) -> list[list[Draft]]:
    """Group numbers that only list punctuation separates, of one unit."""
    runs: list[list[Draft]] = []
    for draft in drafts:
        last = runs[-1][-1] if runs else None
        if (
            not draft.distributed
            and last
            and draft.continued
            and draft.carried
            and draft.figure.unit == last.figure.unit
            and not draft.sign
            and not draft.verb
            and not draft.suffix
        ):
            runs[-1].append(draft)
        else:
            runs.append([draft])
    return runs


def _set_measure(draft: Draft, measure: str, first: Draft) -> None:
    if draft.carried or draft is first:
        draft.figure.measure = measure
        if not draft.carried or draft is not first:
            draft.figure.rule = "figure-list"
        draft.carried = False


def split_measure(measure: str, count: int, indicators: frozenset[str]) -> list[str]:
    """Split a coordination into so many parts, giving every part the head noun that only the last one has.

    >>> split_measure("城镇、农村居民收入", 2, frozenset(["收入"]))
    ['城镇居民收入', '农村居民收入']
    >>> split_measure("蔬菜和水果", 2, frozenset(["产量"]))
    ['蔬菜', '水果']
    >>> split_measure("研究与试验", 3, frozenset())
    []
    """
    for joints in _JOINTS:
        parts = [part for part in joints.split(measure) if part]
        if len(parts) == count:
            break
    else:
        return []
    last = parts[-1]
    return [
        part if part[-1] == last[-1] else part + _find_head(part, last, indicators) for part in parts[:-1]
    ] + [last]


def _find_head(part: str, last: str, indicators: frozenset[str]) -> str:
    """Find what the last part of a coordination has in common with the others: 收入 in 农村居民收入."""
    if part[-1] in "值额率数量入资积":
        return ""
    if last.startswith("居民", len(part)):
        return last[len(part) :]
    for i in range(1, len(last) - 1):
        if any(last.startswith(word, i) for word in indicators):
            return last[i:]
    return ""


def _compare(drafts: list[Draft], index: int) -> None:
    """Make the comparison that a growth, a plan's fulfilment or a share states."""
    draft = drafts[index]
    figure = draft.figure
    if figure.comparison is not None:
        return
    if draft.unit.kind in _RATES and draft.sign:
        if draft.unit.kind == "point":
            figure.comparison = Comparison("yearOnYear", delta=figure.value)
        else:
            factor = (
                Decimal(100)
                if draft.unit.kind == "times"
                else Decimal(10)
                if draft.unit.kind == "tenth"
                else Decimal(1)
            )
            figure.comparison = Comparison("yearOnYear", ratio=figure.value * factor)
    elif draft.sign and draft.unit.kind not in _RATES:
        figure.comparison = Comparison("yearOnYear", delta=figure.value * draft.sign)
    elif figure.rule == "figure-share":
        figure.comparison = Comparison("shareOf", ratio=figure.value)
    elif draft.unit.kind == "percent" and (
        "计划" in figure.measure or "任务" in figure.measure or "目标" in figure.measure
    ):
        figure.comparison = Comparison("againstPlan", ratio=figure.value)
    if figure.comparison is not None:
        figure.comparison_of = _base_of(drafts, index)


def _base_of(drafts: list[Draft], index: int) -> int | None:
    """Find the figure that a rate is about: the nearest before it with the same measure that is no growth itself."""
    figure = drafts[index].figure
    if figure.measure_begin is not None:
        return None
    for back in range(index - 1, max(-1, index - _FAR), -1):
        base = drafts[back]
        if base.sign or base.unit.kind == "rank":
            continue
        if figure.measure.startswith(base.figure.measure):
            return back
    return None


def _break_down(text: str, drafts: list[Draft], index: int) -> None:
    """Mark a figure after 其中 as a part of the last whole before it."""
    draft = drafts[index]
    if not index or draft.sign or draft.unit.kind in _RATES:
        return
    before = drafts[index - 1]
    between = text[before.figure.number_end : draft.figure.number_begin]
    match = _WHOLE.search(between)
    if match:
        whole = next((back for back in range(index - 1, -1, -1) if _is_whole(drafts[back], draft)), None)
        draft.figure.breakdown_of = whole
    elif before.figure.unit == draft.figure.unit and not any(c in between for c in "，；。"):
        draft.figure.breakdown_of = before.figure.breakdown_of


def _is_whole(base: Draft, part: Draft) -> bool:
    return base.figure.unit == part.figure.unit and not base.sign and base.figure.value >= part.figure.value

"""Ranks: 跃居全国第4位, 居全省首位, 进入全国前三."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from graph.extract.figures.draft import Draft
from graph.extract.figures.found import FoundFigure
from graph.extract.figures.left import walk_left
from graph.extract.figures.lexicon import DEFAULT_CONFIDENCE, Unit
from graph.extract.figures.numbers import parse_han
from graph.model.fact import Comparison

if TYPE_CHECKING:
    from graph.extract.figures.lexicon import FigureLexicon
    from graph.extract.figures.words import Words

_RANK = re.compile(
    r"(?:(?P<kind>[第前])(?P<value>[0-9]+|[一二三四五六七八九十]+)(?P<unit>[位名])?|首位|榜首)(?=[，；。：！和与及且并（）]|、(?![0-9])|$)"
)
_CLAUSE_BREAKS = "，；。：、！"
_BOARDS = ("榜", "排行", "排名", "强", "指数", "名单", "评价", "考核", "测评", "竞争力", "城市")
_SCOPE = re.compile(
    r"(?:全国|全省|全市|全球|世界|中部|西部|东部|副省级城市|省会城市|中西部)[^，、；。]{0,6}$"
)
_RANK_UNIT = Unit("位", "rank")
_SPAN = re.compile(
    r"(?:继续|再次|首次|均|都|已|并|连续|双双|总体|分别|一举|首度|依旧|仍|[0-9]+年|[一二两三四五六七八九十]+年|连年|稳步|持续|一直|始终)+$"
)


def read_ranks(words: Words, lexicon: FigureLexicon) -> list[Draft]:
    """Find the ranks of a sentence: an ordinal or 首位 after a verb such as 居, 列, 排名."""
    found: list[Draft] = []
    floor = 0
    for match in _RANK.finditer(words.text):
        follows = (
            bool(found)
            and found[-1].figure.number_end == floor
            and words.text[floor : match.start()] in ("、", "和", "与", "及")
        )
        draft = _read_rank(words, match, found[-1].region if follows else floor, lexicon)
        if draft:
            if follows:
                draft.carried = draft.continued = True
                draft.figure.measure_begin = draft.figure.measure_end = None
                draft.figure.begin = match.start()
            found.append(draft)
        floor = match.end()
    return found


def _read_rank(words: Words, match: re.Match[str], floor: int, lexicon: FigureLexicon) -> Draft | None:
    text, begin = words.text, match.start()
    start = max(floor, max(text.rfind(c, floor, begin) for c in "，；。：！") + 1)
    verb_begin, verb_end = _find_verb(words, start, begin)
    if verb_begin < 0:
        scope = _SCOPE.search(text, start, begin)
        if scope is None or match["kind"] is None:
            return None
        verb_begin = verb_end = scope.start()
    measure_begin, measure_end = _find_measure(words, start, verb_begin, verb_end, begin, lexicon)
    written = match["value"]
    value = 1 if written is None else int(written) if written.isdigit() else parse_han(written)
    unit = match["unit"] or "位"
    figure = FoundFigure(
        begin=min(measure_begin, verb_begin) if measure_begin >= 0 else verb_begin,
        end=match.end(),
        number_begin=begin,
        number_end=match.end(),
        value=Decimal(value),
        unit=unit,
        value_text=match.group(),
        measure=text[measure_begin:measure_end] if measure_begin >= 0 else "",
        measure_begin=measure_begin if measure_begin >= 0 else None,
        measure_end=measure_end if measure_begin >= 0 else None,
        rule="figure-rank",
        confidence=DEFAULT_CONFIDENCE,
        bound="atMost" if match["kind"] == "前" else "exact",
        comparison=Comparison("rankIn"),
    )
    return Draft(figure, _RANK_UNIT, match.end(), start, carried=measure_begin < 0)


def _find_verb(words: Words, start: int, begin: int) -> tuple[int, int]:
    """Find the verb of rank nearest to the ordinal, in its clause."""
    text, ranks = words.text, words.lexicon.ranks
    best = (-1, -1)
    for verb in ranks:
        at = text.rfind(verb, start, begin)
        if len(verb) == 1 and (not words.starts_at(at) or text.startswith("排行", at)):
            continue
        if at > best[0] or (at >= 0 and at == best[0] and at + len(verb) > best[1]):
            best = (at, at + len(verb))
    if best[0] < 0:
        return best
    # 位居 found as 居: take the longer verb that ends at the same place
    for verb in ranks:
        at = best[1] - len(verb)
        if at >= start and at < best[0] and text.startswith(verb, at):
            best = (at, best[1])
    return best


def _find_measure(
    words: Words, start: int, verb_begin: int, verb_end: int, begin: int, lexicon: FigureLexicon
) -> tuple[int, int]:
    """Tell what is ranked: the list it is ranked in if that is named, else the subject of the verb."""
    text = words.text
    scope = text[verb_end:begin]
    if (
        len(scope) > 4
        and (scope.endswith(_BOARDS[:-1]) or text.startswith("20", verb_end) or "”" in scope)
        and scope not in lexicon.kind("rank-scope")
        and "年" not in scope
    ):
        return verb_end, begin
    span = _SPAN.search(text, start, verb_begin)
    end = span.start() if span else verb_begin
    while end > start and text[end - 1] in "中上里":
        end -= 1
    begin_at = max(start, text.rfind("、", start, end) + 1) if _has_digit(text, start, end) else start
    phrase = walk_left(words, begin_at, end)
    if phrase.end - phrase.begin >= 2:
        return phrase.begin, phrase.end
    return -1, -1


def _has_digit(text: str, start: int, end: int) -> bool:
    return any(c.isdigit() for c in text[start:end])

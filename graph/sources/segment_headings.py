"""Which paragraphs are headings, and how high each stands."""

from __future__ import annotations

import re
from typing import NamedTuple

from graph.sources.segment_numbers import RANKS, Number, match_number
from graph.sources.segment_paragraphs import Paragraph, ends_finally
from graph.sources.segment_title import Front, complete_title, plain_line

_LONGEST_NUMBERED = 80
_LONGEST_RUN_IN = 50
_LONGEST_SENTENCE = 48
_LONGEST_UNNUMBERED = 45
_SCAN = 120
_STOP = re.compile(r"[（(《“][^）)》”]{0,60}[）)》”]|(?P<stop>[。！？；])")
_FIGURE = re.compile(r"\d(?![\d,，]*\s*(?:年|月|日|号|届|次会|[+＋\-—－”]))")
_LEADER = re.compile(r"(?:…{2,}|\.{4,}|·{4,})\s*\d*$")
_BROKEN_OFF = re.compile(r"[，、；,;：:（(《“]$")
_SENTENCE_PART = re.compile(r"[。；！？!?|\t…]|[：:].{12}|，.*，.*，")
_HAN = re.compile(r"[\u3400-\u9fff]")
_NO_HEADING = re.compile(
    r"各位|同志们|尊敬的|[（(\[【].*[）)\]】]$|[—─－–\-*•·●■◆]|.*\d{4}\s*年.{0,12}日$|[二一][○〇零Ｏ].{2,12}日$|.*(?:人民政府|委员会|办公厅|办公室|[市县区省]委|统战部|协会)$"
    r"|附件?\s*\d*\s*$|附[件：:]|(?:抄送|主送|来源|记者|通讯员|作者|责任编辑|编辑|联系人|电话)"
)
_APPENDIX = re.compile(r"(?:有关|相关|部分)?(?:名词|用语|名词术语|指标)?(?:解释|注释|说明)|附\s*录|附\s*表")
_HINTED = -10
_TOP = ("chapter", "han")


class Heading(NamedTuple):
    """A heading with its place; `end` is where the heading's sentence ends."""

    paragraph: int
    begin: int
    end: int
    level: int
    text: str
    flagged: bool
    """Whether the heading is a sentence of its own; an article's number is not."""


class _Found(NamedTuple):
    paragraph: int
    end: int
    rank: str
    """Kind of number, `hint N` of the format, or `plain`."""
    flagged: bool = True
    hint: int = 0


def find_headings(text: str, paragraphs: list[Paragraph], front: Front) -> list[Heading]:
    """Find the headings after a report's title, in order, with levels from 1 without gaps."""
    taken = {*range(front.begin, front.end), *front.repeats}
    numbers = [
        None if p.furniture or i in taken else match_number(text, p.begin, p.end)
        for i, p in enumerate(paragraphs)
    ]
    found: list[_Found] = []
    for i, paragraph in enumerate(paragraphs):
        if paragraph.furniture or i in taken:
            continue
        number = numbers[i]
        one: _Found | None = None
        if paragraph.hint:
            one = _Found(
                i, paragraph.end, number.kind if number else f"hint {paragraph.hint}", hint=paragraph.hint
            )
        elif number:
            one = _read_numbered(text, paragraphs, numbers, i, number)
        if one:
            found.append(one)
    if not any(one.hint for one in found):
        found += _find_plain(text, paragraphs, front, {one.paragraph for one in found}, found)
        found.sort()
    return _rank(text, paragraphs, found)


def _read_numbered(
    text: str, paragraphs: list[Paragraph], numbers: list[Number | None], i: int, number: Number
) -> _Found | None:
    """Decide whether a numbered paragraph is a heading, opens with one, or is a list item."""
    begin, end, *_ = paragraphs[i]
    kind = number.kind
    stop = next(
        (m for m in _STOP.finditer(text, number.end, min(end, number.end + _SCAN)) if m["stop"]), None
    )
    if stop is None:
        title = end - begin <= _LONGEST_NUMBERED and not _BROKEN_OFF.search(
            text[end - 1 : end].replace("：", "")
        )
        if title and number.end < end and not _LEADER.search(text, begin, end):
            return _Found(i, end, kind)
        return _Found(i, number.end, kind, flagged=False) if kind == "article" else None
    if kind == "article":
        return _Found(i, number.end, kind, flagged=False)
    if stop["stop"] == "；" or _FIGURE.search(text, number.end, stop.end()):
        return None
    if stop.end() < end:
        short = stop.end() - number.end <= _LONGEST_RUN_IN and stop.start() - number.end > 1
        return _Found(i, stop.end(), kind) if short else None
    if stop.end() - number.end > _LONGEST_SENTENCE:
        return None
    after = next((k for k in range(i + 1, len(paragraphs)) if not paragraphs[k].furniture), None)
    follower = numbers[after] if after is not None else None
    holds_text = after is not None and (follower is None or RANKS[follower.kind] > RANKS[kind])
    return _Found(i, end, kind) if holds_text else None


def _find_plain(
    text: str, paragraphs: list[Paragraph], front: Front, taken: set[int], found: list[_Found]
) -> list[_Found]:
    """Find headings without numbers: short lines without a stop between paragraphs that have one.

    Where the highest headings are numbered, only the title of a further document in the same file counts.
    """
    numbered = any(one.rank in _TOP for one in found)
    plain: list[_Found] = []
    for i in range(front.body, len(paragraphs) - 1):
        paragraph = paragraphs[i]
        size = paragraph.end - paragraph.begin
        if i in taken or paragraph.furniture or not 3 < size <= _LONGEST_NUMBERED:
            continue
        line = text[paragraph.begin : paragraph.end]
        if (
            ends_finally(line)
            or _SENTENCE_PART.search(line)
            or _BROKEN_OFF.search(line)
            or _NO_HEADING.match(line)
        ):
            continue
        if len(_HAN.findall(line)) * 2 < size or not _opens_text(text, paragraphs, i, taken):
            continue
        opens_more = (complete_title(line) and size > 7) or _APPENDIX.fullmatch(line)
        if opens_more if numbered else size <= _LONGEST_UNNUMBERED:
            plain.append(_Found(i, paragraph.end, "plain"))
    return plain


def _opens_text(text: str, paragraphs: list[Paragraph], i: int, taken: set[int]) -> bool:
    """Tell whether running text or a numbered heading follows a short line."""
    after = next((k for k in range(i + 1, min(i + 4, len(paragraphs))) if not paragraphs[k].furniture), None)
    if after is None:
        return False
    begin, end, *_ = paragraphs[after]
    return after in taken or end - begin > _LONGEST_NUMBERED or ends_finally(text[begin:end])


def _rank(text: str, paragraphs: list[Paragraph], found: list[_Found]) -> list[Heading]:
    """Give levels: a kind of number stands where the format puts it, else in the usual order of kinds."""
    numbered = any(one.rank in _TOP for one in found)
    heights: dict[str, int] = {}
    for one in found:
        if one.hint:
            heights[one.rank] = min(heights.get(one.rank, 0), one.hint + _HINTED)
        elif one.rank == "plain":
            heights["plain"] = RANKS["han"] if numbered else _HINTED
    for one in found:
        heights.setdefault(one.rank, RANKS.get(one.rank, 0))
    levels = {height: level for level, height in enumerate(sorted(set(heights.values())), start=1)}
    out: list[Heading] = []
    for one in found:
        begin = paragraphs[one.paragraph].begin
        level = levels[heights[one.rank]]
        out.append(
            Heading(one.paragraph, begin, one.end, level, plain_line(text[begin : one.end]), one.flagged)
        )
    return out

"""Lines to paragraphs: undo hard wraps, see through page furniture.

A paragraph is a span of the canonical text that may hold line ends: the text itself is never
changed. In a wrapped text (PDF, mail) a page number between two halves of a sentence lies
inside the paragraph as a line of its own; whoever reads the sentence drops it together with
the line ends.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from graph.sources.parsed import HeadingHint
from graph.sources.segment_numbers import match_number

_LINE = re.compile(r"\S(?:[^\n\f\v\x85\u2028\u2029]*\S)?")
PAGE_NUMBER = re.compile(
    r"[-—–―－─\s·•~]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／,，共]\s*共?\s*\d{1,4}\s*页?)?[-—–―－─\s·•~]*"
)
"""A whole line (or the part between two line ends) that is only a page number."""
_ITEM = re.compile(
    r"[-*+•●■◆▲△★☆※►·]\s|[●■◆▲★☆※►】>|#]|[—─－–]{2}|[一二三四五六七八九十]要?是|第[一二三四五六七八九十][，,]"
    r"|【|附件?[\d一二三四五六：:]|[表图]\s?\d|https?:|[各同].{0,8}[们表志][：:！，]"
)
_CLOSERS = '”’"」』）)】》〉] '
_FINAL = frozenset("。！？!?；;：:…｡")
_NEVER_FIRST = frozenset("，。、；：！？）》”’%％｡")
_CARRIES_ON = frozenset("，、（《“(,")
_FINAL_NOTE = re.compile(r"[。！？][（(【][^（）()]{0,60}[）)】]$")
_INNER_STOP = re.compile(r"[。！？；]")
_PUNCTUATION = re.compile(r"[，。、；：！？]")
_MEETING_BEGUN = re.compile(
    r"[—─－–\-（(\s]*(?:\d{4}|[二一][○〇零Ｏ\d一二三四五六七八九]{3})\s*年.{0,12}日\s*在?"
)
_MEETING_ENDED = re.compile(r"(?:[上]|通过)\s*[）)]?$")
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"))
_SHORT = 25
_CLAUSES = 32
"""From this length on, a line with a comma in it is text and no heading."""
_LONG = 100


class Paragraph(NamedTuple):
    """A stretch of text that is one block to a reader."""

    begin: int
    end: int
    furniture: bool = False
    """A page number, or a header or footer that comes on every page."""
    hint: int = 0
    """Level of the heading as the file's format gives it; 0 for none."""


class _Line(NamedTuple):
    begin: int
    end: int
    text: str
    gap: bool
    hint: int
    block: int


class _Layout(NamedTuple):
    """How the text is set. Wrapped lines are as wide, or have as many characters, as the widest ones."""

    width: float
    """From this width on a line is full; 0 for a text that is not wrapped."""
    length: float
    gaps_count: bool
    """Whether a blank line parts paragraphs; not where nearly every line is followed by one."""

    def is_full(self, line: str) -> bool:
        """Tell whether a line goes to the right margin."""
        return len(line) >= self.length or _width(line) >= self.width


_UNWRAPPED = _Layout(0, 0, gaps_count=True)


def ends_finally(line: str) -> bool:
    """Tell whether a line ends as a sentence or a list item does."""
    if line[-1] in _FINAL:
        return True
    if line[-1] not in _CLOSERS:
        return False
    bare = line.rstrip(_CLOSERS)
    return (bool(bare) and bare[-1] in _FINAL) or _FINAL_NOTE.search(line[-80:]) is not None


def split_paragraphs(text: str, hints: tuple[HeadingHint, ...] = ()) -> list[Paragraph]:
    """Divide canonical text into paragraphs, in order; every non-space character is in one."""
    lines = _read_lines(text, hints)
    layout = _measure_layout(lines)
    pages, repeated = _find_furniture(lines, layout)
    out: list[Paragraph] = []
    i, count = 0, len(lines)
    while i < count:
        first = lines[i]
        if i in repeated or i in pages:
            out.append(Paragraph(first.begin, first.end, furniture=True))
            i += 1
            continue
        last = i
        while True:
            after = last + 1
            while after < count and after in pages:
                after += 1
            if after == count or after in repeated or not _joins(lines[last], lines[after], layout):
                break
            last = after
        out.append(Paragraph(first.begin, lines[last].end, hint=first.hint))
        i = last + 1
    return out


def _read_lines(text: str, hints: tuple[HeadingHint, ...]) -> list[_Line]:
    lines: list[_Line] = []
    end = 0
    at = 0
    for m in _LINE.finditer(text):
        begin = m.start()
        gap = begin - end > 1 and text.count("\n", end, begin) > 1
        end = m.end()
        while at < len(hints) and hints[at].end <= begin:
            at += 1
        hinted = at < len(hints) and hints[at].begin <= begin < hints[at].end
        lines.append(
            _Line(begin, end, m.group(), gap, hints[at].level if hinted else 0, at + 1 if hinted else 0)
        )
    return lines


def _width(line: str) -> int:
    """Width in half-width columns, nearly: a Chinese character is three bytes and two columns."""
    return (len(line) + len(line.encode("utf-8", "surrogatepass"))) >> 1


def _measure_layout(lines: list[_Line]) -> _Layout:
    """Find the width of wrapped lines: most lines are about as wide as the widest and end anywhere."""
    free = [line.text for line in lines if not line.hint and "\t" not in line.text]
    if len(free) < 5:
        return _UNWRAPPED
    width, widest = _find_margin([_width(line) for line in free])
    length, _ = _find_margin([len(line) for line in free])
    if not 24 <= width <= 240 or widest > 2 * width:  # twelve to 120 Chinese characters
        return _UNWRAPPED
    gaps_count = sum(line.gap for line in lines) <= 0.6 * len(lines)
    layout = _Layout(0.86 * width, 0.97 * length, gaps_count)
    full = [line for line in free if layout.is_full(line)]
    open_ended = sum(not ends_finally(line) for line in full)
    wrapped = len(full) >= max(3, 0.35 * len(free)) and open_ended >= 0.5 * len(full)
    return layout if wrapped else _UNWRAPPED


def _find_margin(sizes: list[int]) -> tuple[int, int]:
    """Give the size that all but a few lines keep to, and the largest."""
    sizes.sort()
    return (sizes[int(len(sizes) * 0.97) - 1] if len(sizes) > 40 else sizes[-1]), sizes[-1]


def _find_furniture(lines: list[_Line], layout: _Layout) -> tuple[set[int], set[int]]:
    """Find the lines that only number a page, and in wrapped text those that come again and again."""
    pages = {
        i for i, line in enumerate(lines) if line.end - line.begin < 20 and PAGE_NUMBER.fullmatch(line.text)
    }
    if not layout.width:
        return {i for i in pages if not lines[i].text.isdecimal()}, set()
    plain = {
        i: re.sub(r"\d+", "", line.text)
        for i, line in enumerate(lines)
        if i not in pages
        and line.end - line.begin < 90
        and not line.hint
        and line.text[-1] not in "。！？：；，、"
    }
    seen = Counter(plain.values())
    return pages, {i for i, form in plain.items() if seen[form] > 2 and form}


def _joins(a: _Line, b: _Line, layout: _Layout) -> bool:
    """Tell whether line `b` goes on with what line `a` began."""
    if a.block or b.block:
        return a.block == b.block
    if (b.gap and layout.gaps_count) or "\t" in a.text or "\t" in b.text:
        return False
    if b.text[0] in _NEVER_FIRST:
        return True
    if ends_finally(a.text):
        return False
    if match_number(b.text) or (a.text[-1] not in _CARRIES_ON and _ITEM.match(b.text)):
        return False
    if a.text[-1] in _CARRIES_ON:
        return True
    if layout.width and layout.is_full(a.text):
        return True
    if a.begin and len(a.text) >= _CLAUSES and "，" in a.text and not match_number(a.text):
        return _PUNCTUATION.search(b.text) is not None or len(b.text) >= _SHORT
    return _is_torn(a.text, b.text)


def _is_torn(a: str, b: str) -> bool:
    """Tell whether a line end tore a sentence in a text that is not wrapped as a whole."""
    if _MEETING_BEGUN.match(a) and not _MEETING_ENDED.search(a):
        return _MEETING_ENDED.search(b) is not None and len(b) < 2 * _SHORT
    for opening, closing in _PAIRS:
        if a.rfind(opening) > a.rfind(closing) and 0 <= b.find(closing) < (b.find(opening) % 1000):
            return True
    if len(b) < _SHORT and not _PUNCTUATION.search(b):
        return False
    return len(a) >= _LONG or _INNER_STOP.search(a) is not None

"""Paragraphs to sentences.

A sentence ends at 。！？ with the quotes and brackets that close after it, and where its
paragraph ends. A stop inside “”, 《》 or （） ends nothing, unless the quotation is a speech
of its own that closes right after the stop.
"""

from __future__ import annotations

import re

_INSIDE = 400
_STOPS = "。！？!?｡"
_TOKEN = re.compile(
    rf"(?P<quote>“[^“”]{{0,{_INSIDE}}}+(?:“[^“”]{{0,{_INSIDE}}}+”[^“”]{{0,{_INSIDE}}}+){{0,4}}”)"
    rf"|《[^《》]{{0,{_INSIDE}}}+(?:《[^《》]{{0,99}}+》[^《》]{{0,99}}+){{0,4}}》"
    rf"|（[^（）]{{0,{_INSIDE}}}+(?:（[^（）]{{0,99}}+）[^（）]{{0,99}}+){{0,4}}）"
    rf"|\([^()]{{0,{_INSIDE}}}+\)"
    rf"|「[^「」]{{0,{_INSIDE}}}+」|『[^『』]{{0,{_INSIDE}}}+』|【[^【】]{{0,99}}+】"
    r"|(?P<stop>(?:[。！？｡]|[!?](?![A-Za-z0-9/=&.]))[。！？!?｡]*[”’」』）)】》]*)"
)
_CLOSING = re.compile(r"[。！？!?｡…]’?”$")
_SPEAKER = re.compile(
    r"[^。！？，；：“]{0,24}(?:说|道|表示|介绍|坦言|感慨|感叹|告诉|称)(?:[。，：；]|$)|[，。、；：的等和与及]|[）)》]"
)
_SEMICOLON = re.compile("；")
_TOO_LONG = 800
_ENDLESS = 3000


def split_sentences(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Divide a paragraph into spans of sentences, trimmed and in order.

    >>> split_sentences("全市开展“你好！”活动。成效明显", 0, 16)
    [(0, 12), (12, 16)]
    """
    cuts: list[int] = []
    start = begin
    for m in _TOKEN.finditer(text, begin, end):
        kind = m.lastgroup
        if kind is None:
            continue
        if kind == "stop":
            start = _close(text, start, m.end(), end)
            cuts.append(start)
        elif text[m.end() - 2] in "。！？!?｡…’" and _ends_speech(text, start, m, end):
            start = m.end()
            cuts.append(start)
    if not cuts or cuts[-1] < end:
        cuts.append(end)
    spans: list[tuple[int, int]] = []
    at = begin
    for cut in cuts:
        if cut - at > _TOO_LONG:
            spans += _split_long(text, at, cut)
        elif cut > at:
            spans.append((at, cut))
        at = cut
    return [trimmed for a, b in spans if (trimmed := _trim(text, a, b))[0] < trimmed[1]]


def _close(text: str, start: int, at: int, end: int) -> int:
    """Move past a straight quote after a stop, where it closes one that the sentence opened."""
    if at < end and text[at] == '"' and text.count('"', start, at) % 2:
        return at + 1
    return at


def _ends_speech(text: str, start: int, quote: re.Match[str], end: int) -> bool:
    """Tell whether a quotation that closes on a stop ends the sentence: it is speech, and nobody is named after it."""
    if not _CLOSING.search(text, quote.end() - 3, quote.end()):
        return False
    opened = quote.start()
    introduced = opened <= start or text[opened - 1] in "：:" or "。" in quote.group()[:-2]
    introduced = introduced or (text[quote.end() - 2] == "。" and text[opened - 1] in "，, \n")
    return introduced and (quote.end() == end or not _SPEAKER.match(text, quote.end(), end))


def _split_long(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Divide an endless sentence at its semicolons, so that one sentence is never a whole page.

    Text without any stops is cut at the last comma or space before a limit, or at the limit.
    """
    cuts: list[int] = []
    at = begin
    for m in _SEMICOLON.finditer(text, begin, end):
        if m.end() - at > _TOO_LONG // 8:
            at = m.end()
            cuts.append(at)
    spans: list[tuple[int, int]] = []
    at = begin
    for cut in [*cuts, end]:
        while cut - at > _ENDLESS:
            pauses = [text.rfind(pause, at, at + _ENDLESS) + 1 for pause in "，、,。 \n"]
            split = max(pauses) if max(pauses) > at else at + _ENDLESS
            spans.append((at, split))
            at = split
        spans.append((at, cut))
        at = cut
    return spans


def _trim(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return begin, end

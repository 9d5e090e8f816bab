"""Make a sentence comparable: widths, look-alike radicals, stray spaces, with a map back.

Matching runs on the normalised copy; every offset that leaves this package is mapped back to
the canonical text. Full-width digits and letters become half-width, half-width punctuation
between Chinese characters becomes full-width, straight and corner quotes become “”, spaces
and line wraps inside Chinese text and inside numbers are dropped.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_KEPT = frozenset("，。；：！？（）“”‘’《》〈〉、…—·")
_TO_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）", "「": "“", "」": "”", "『": "‘", "』": "’",
            "﹙": "（", "﹚": "）", "､": "、", "｡": "。", "﹐": "，", "･": "·", "•": "·", "‧": "·", "・": "·", "∙": "·", "﹒": "."}  # fmt: skip
_DASHES = frozenset("-–—−－﹣~～〜")
_CHANGES = re.compile(
    r"[^0-9A-Za-z\u4e00-\u9fff，。；：！？（）“”‘’《》、…—·%.+/×\n]|(?<=\d)[ \u3000]|[\n]|\.(?!\d)"
)
_SPECIAL = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff，。；：！？（）“”‘’《》、…—·%.+/×]")
"""A character that may have to be folded, widened or dropped."""
_ZERO = {"○": "〇", "Ｏ": "O", "◯": "〇", "零": "零"}
_WIDE_ONLY_BETWEEN_DIGITS = frozenset(",:")


@dataclass(frozen=True, slots=True)
class NormalText:
    """A normalised stretch of text; `origin[i]` is the canonical offset of its character i."""

    text: str
    origin: tuple[int, ...] | range
    """One offset for each character, and one more for the end."""

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Map normalised offsets back to canonical ones; the end is just after the last character's source."""
        if isinstance(self.origin, range):
            return self.origin[begin], self.origin[begin] + end - begin
        return self.origin[begin], (self.origin[end - 1] + 1 if end > begin else self.origin[begin])


def _is_han(c: str) -> bool:
    return "\u4e00" <= c <= "\u9fff" or c in _KEPT or c in "〇○"


def _fold(c: str) -> str:
    """Fold one character, without looking at its neighbours."""
    if c in _KEPT:
        return c
    if c in _ZERO:
        return _ZERO[c]
    if c in "\u3000\xa0\t\r\n\u200b\ufeff\u2002\u2003":
        return " "
    if "\ud800" <= c <= "\udfff":
        return "\ufffd"
    return unicodedata.normalize("NFKC", c)


def normalise(text: str, begin: int = 0) -> NormalText:
    """Normalise a stretch of canonical text that starts at offset `begin` of its document.

    >>> normalise("完成 １２．５ 亿元,增长 3%").text
    '完成12.5亿元，增长3%'
    """
    if not _CHANGES.search(text):
        return NormalText(text, range(begin, begin + len(text) + 1))
    running = "，" in text or "。" in text or "," in text
    drops_all = running or _is_spaced_out(text)
    pieces: list[str] = []
    origin: list[int] = []
    done = 0
    opened = False
    for match in _SPECIAL.finditer(text):
        at = match.start()
        if at > done:
            pieces.append(text[done:at])
            origin.extend(range(begin + done, begin + at))
        done = at + 1
        for c in _fold(text[at]):
            before = pieces[-1][-1] if pieces else ""
            if c == '"':
                opened = not opened
                placed = "“" if opened else "”"
            else:
                placed = _place(c, before, text, at, drops_all=drops_all)
            if placed:
                pieces.append(placed)
                origin.append(begin + at)
    if done < len(text):
        pieces.append(text[done:])
    origin.extend(range(begin + done, begin + len(text) + 1))
    return NormalText("".join(pieces), tuple(origin))


def _place(c: str, before: str, text: str, at: int, *, drops_all: bool) -> str:
    """Write a folded character as its neighbours ask: widened, turned into a dash, or dropped (empty)."""
    if c == " ":
        after = next((f for d in text[at + 1 : at + 4] if (f := _fold(d)[0]) != " "), "")
        return "" if _drops_space(before, _TO_WIDE.get(after, after), spaced=drops_all) else c
    if c in _TO_WIDE:
        kept = c in _WIDE_ONLY_BETWEEN_DIGITS and before.isdigit() and text[at + 1 : at + 2].isdigit()
        return c if kept else _TO_WIDE[c]
    if c in _DASHES:
        after = text[at + 1 : at + 2]
        return _fold_dash(c, before, _fold(after)[0] if after else "")
    return c


def _is_spaced_out(text: str) -> bool:
    """Tell whether a line is set with a space after nearly every character, as titles are: 政 府 工 作 报 告."""
    spaces = text.count(" ") + text.count("\u3000")
    return spaces >= 2 and spaces * 2 + 2 >= len(text)


def _drops_space(before: str, after: str, *, spaced: bool) -> bool:
    if not before or not after or before == " ":
        return True
    if spaced:
        return True
    if before in _KEPT or after in _KEPT:
        return True
    if before.isdigit() or before in {".", "%"}:
        return after.isdigit() or _is_han(after) or after in ".%"
    if after.isdigit():
        return _is_han(before)
    return False


def _fold_dash(c: str, before: str, after: str) -> str:
    """Fold dashes between digits to one range sign, leave the others as they are."""
    if before.isdigit() and after.isdigit():
        return "-" if c in "-–−－﹣" else "~" if c in "~～〜" else c
    return "—" if c in "–—" else "-" if c in "-−－﹣" else "~"

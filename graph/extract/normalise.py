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
    return unicodedata.normalize("NFKC", c)


def normalise(text: str, begin: int = 0) -> NormalText:
    """Normalise a stretch of canonical text that starts at offset `begin` of its document.

    >>> normalise("完成 １２．５ 亿元,增长 3%").text
    '完成12.5亿元，增长3%'
    """
    if not _CHANGES.search(text):
        return NormalText(text, range(begin, begin + len(text) + 1))
    chars: list[str] = []
    origin: list[int] = []
    for offset, c in enumerate(text):
        for folded in _fold(c):
            chars.append(folded)
            origin.append(begin + offset)
    spaced = _is_spaced_out(chars) or "，" in chars or "。" in chars
    out: list[str] = []
    kept: list[int] = []
    count = len(chars)
    double_open = False
    for i, c in enumerate(chars):
        before = out[-1] if out else ""
        after = next((d for d in chars[i + 1 : i + 4] if d != " "), "")
        if c == " ":
            if _drops_space(before, after, spaced=spaced):
                continue
        elif c in _TO_WIDE:
            if not (
                c in _WIDE_ONLY_BETWEEN_DIGITS
                and before.isdigit()
                and i + 1 < count
                and chars[i + 1].isdigit()
            ):
                c = _TO_WIDE[c]
        elif c == '"':
            double_open = not double_open
            c = "“" if double_open else "”"
        elif c in _DASHES:
            c = _fold_dash(c, before, after)
        out.append(c)
        kept.append(origin[i])
    kept.append(begin + len(text))
    return NormalText("".join(out), tuple(kept))


def _is_spaced_out(chars: list[str]) -> bool:
    """Tell whether a line is set with a space after nearly every character, as titles are: 政 府 工 作 报 告."""
    spaces = chars.count(" ")
    return spaces >= 2 and spaces * 2 + 2 >= len(chars)


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

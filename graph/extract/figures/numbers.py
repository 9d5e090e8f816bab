"""Numbers in a normalised sentence: where they stand and what they are worth.

Only the shape is judged here. Whether a number measures anything is decided by
`graph.extract.figures.refusal` and the reader. Values stay exact: no float is involved.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10**4, "亿": 10**8}
_HAN = "零〇一二两三四五六七八九十百千万亿"
_NUMBER = re.compile(
    # digits: 1,050.35 余 万亿 余
    r"[0-9一二两三四五六七八九十百千万亿](?:"
    r"(?<=[0-9])(?P<digits>[0-9]*(?:,[0-9]{3})*(?:\.[0-9]+)?)(?P<more>[余多几]?)"
    r"(?P<times>万 ?亿|[千百十]?[万亿]|千(?![米瓦克伏卡])|百(?![分强]))?(?P<more2>[余多]?)"
    # 百分之十五点二
    rf"|(?<=百)分之(?P<percent>[0-9.]+|[{_HAN}]+(?:点[{_HAN}]+)?)"
    # Chinese numerals, only before a character that can start a unit
    rf"|(?<=[^0-9])(?P<han>[{_HAN}]*)(?P<more3>[余多]?)(?P<times3>[万亿]?)"
    r"(?=[个项条家件篇支批户处座场次名位人所台辆套部种类份本元美亩公平吨张枚组例起宗间幢栋棵株头只艘架列门幅首面倍成%块片对颗口])"
    r")"
)


@dataclass(slots=True)
class Number:
    """A number in a sentence, without its unit."""

    begin: int
    end: int
    value: Decimal
    more: bool
    """Whether 余, 多 or 几 says that it is more than that."""
    han: bool
    """Whether it is written in Chinese numerals."""
    percent: bool = False
    """Whether it is 百分之…, which has its unit in itself."""
    bare: bool = False
    """Whether it is a power alone: 百, 千, 万亿."""
    scale: int = 1
    """What 万 and 亿 multiplied it by."""


def scan_numbers(text: str) -> list[Number]:
    """Find all numbers of a sentence, left to right."""
    return [_make_number(match) for match in _NUMBER.finditer(text)]


def _make_number(match: re.Match[str]) -> Number:
    begin, end = match.span()
    digits, more, times, more2, percent, han, more3, times3 = match.groups()
    first = match.string[begin]
    if digits is not None:
        value = Decimal((first + digits).replace(",", ""))
        scale = _worth(times) if times else 1
        return Number(
            begin,
            end,
            plain_decimal(value * scale) if times else value,
            more=bool(more or more2),
            han=False,
            scale=scale,
        )
    if percent is not None:
        return Number(begin, end, _percent_value(percent), more=False, han=True, percent=True)
    whole = first + han
    value = Decimal(parse_han(whole) * (_GROUPS[times3] if times3 else 1))
    return Number(begin, end, value, more=bool(more3), han=True, bare=all(c in "十百千万亿" for c in whole))


def plain_decimal(value: Decimal) -> Decimal:
    """Drop trailing zeros without falling into exponents: 105035000000.00 → 105035000000."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()


def _worth(times: str) -> int:
    worth = 1
    for c in times.replace(" ", ""):
        worth *= _POWERS.get(c) or _GROUPS[c]
    return worth


def _percent_value(text: str) -> Decimal:
    if text[0].isdigit():
        return Decimal(text.strip("."))
    whole, _, fraction = text.partition("点")
    tail = "".join(str(_DIGITS.get(c, 0)) for c in fraction)
    return Decimal(f"{parse_han(whole)}.{tail}") if tail else Decimal(parse_han(whole))


def parse_han(text: str) -> int:
    """Read a Chinese numeral.

    >>> parse_han("一百二十三"), parse_han("两千三百万"), parse_han("百"), parse_han("二〇二二")
    (123, 23000000, 100, 2022)
    """
    if len(text) > 1 and all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    seen = False
    for c in text:
        if c in _DIGITS:
            digit, seen = _DIGITS[c], True
        elif c in _POWERS:
            section += (digit if seen and digit else 1) * _POWERS[c]
            digit, seen = 0, False
        else:
            section += digit
            if c == "亿":
                total = (total + section or 1) * _GROUPS[c]
            else:
                total += (section or 1) * _GROUPS[c]
            section = digit = 0
            seen = False
    return total + section + digit

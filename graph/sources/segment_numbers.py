"""The numbers that open headings and list items: 一、 （一） 1. （1） 第一章 第一条."""

from __future__ import annotations

import re
from typing import NamedTuple

_HAN = "[一二三四五六七八九十百零〇⼀⼆⼋⼗]"
_ANY = rf"(?:{_HAN}{{1,5}}|\d{{1,3}})"
_NUMBER = re.compile(
    rf"(?P<chapter>第\s?{_ANY}\s?(?:章|编|篇|部分)(?=[\s　：:、，]|[^，。、]{{0,40}}$))"
    rf"|(?P<part>第\s?{_ANY}\s?节(?=[\s　：:、]|[^，。、]{{0,40}}$))"
    rf"|(?P<article>第\s?{_ANY}\s?条(?:之{_HAN})?(?=[\s　：:]))"
    rf"|(?P<han>{_HAN}{{1,4}}\s?[、．.](?!{_HAN}{{1,3}}[、是产季次]))"
    rf"|(?P<han_paren>[（(〔]\s?{_HAN}{{1,4}}\s?[）)〕])"
    r"|(?P<decimal>\d{1,2}(?:[.．]\d{1,2}){1,3}(?=[ \t　]+[\u4e00-\u9fff“])(?!\s*[万亿%％千百个年月倍元名户家亩公]))"
    r"|(?P<digit>\d{1,3}\s?[．.、](?!\s?\d))"
    r"|(?P<digit_paren>[（(]\s?\d{1,3}\s?[）)]|\d{1,2}[）)])"
    r"|(?P<circled>[①-⑳⑴-⒇])"
)
RANKS = {
    kind: rank
    for rank, kind in enumerate(
        ("chapter", "part", "article", "han", "han_paren", "decimal", "digit", "digit_paren", "circled")
    )
}
"""Kinds of number, the highest first."""


class Number(NamedTuple):
    """A number at the start of a line."""

    kind: str
    end: int
    """Offset of what follows the number."""


def match_number(text: str, begin: int = 0, end: int | None = None) -> Number | None:
    """Read the heading number at an offset, if there is one.

    >>> match_number("（一）加强组织领导")
    Number(kind='han_paren', end=3)
    >>> match_number("3.5亿元") is None
    True
    """
    m = _NUMBER.match(text, begin, len(text) if end is None else end)
    if m is None or m.lastgroup is None:
        return None
    return Number(m.lastgroup, m.end())

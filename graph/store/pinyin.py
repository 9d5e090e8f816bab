"""Pinyin of names, for search boxes: syllables without tones, and their initials.

pypinyin's dictionaries are read directly, longest phrase first: that is ten times sooner
than its general interface, and no setting of the environment can change the result.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

_LONGEST_PHRASE = 4
_ENOUGH = 50_000


class Speller:
    """Spells names in pinyin. Loads the dictionaries at the first name; remembers what it has spelt."""

    def __init__(self) -> None:
        self._words = _NOTHING
        self._syllables: dict[str, tuple[str, ...]] = {}
        self._spelt: dict[str, tuple[str, str]] = {}

    def spell(self, name: str) -> tuple[str, str]:
        """Spell a name and give its initials; both empty for a name without Chinese characters.

        >>> Speller().spell("“溪畔夜读”活动")
        ('xi pan ye du huo dong', 'xpydhd')
        """
        known = self._spelt.get(name)
        if known is None:
            self._words = _load_words()
            for memory in (self._spelt, self._syllables):
                if len(memory) > _ENOUGH:
                    memory.clear()
            known = self._spelt[name] = self._spell(name)
        return known

    def _spell(self, name: str) -> tuple[str, str]:
        chars = self._words.chars
        found: list[str] = []
        chinese = False
        at, end = 0, len(name)
        while at < end:
            size = 1
            if ord(name[at]) in chars:
                chinese = True
                word, size = self._match(name, at)
                found += word
            elif name[at].isalnum():
                while at + size < end and name[at + size].isalnum() and ord(name[at + size]) not in chars:
                    size += 1
                found.append(name[at : at + size].lower())
            at += size
        if not chinese:
            return "", ""
        return " ".join(found), "".join([syllable[0] for syllable in found])

    def _match(self, name: str, at: int) -> tuple[tuple[str, ...], int]:
        """The syllables of the longest known phrase that begins here, or of the one character."""
        phrases, syllables = self._words.phrases, self._syllables
        if name[at : at + 2] in self._words.beginnings:
            for size in range(min(_LONGEST_PHRASE, len(name) - at), 1, -1):
                piece = name[at : at + size]
                known = syllables.get(piece)
                if known is None and piece in phrases:
                    known = syllables[piece] = tuple(strip_tone(readings[0]) for readings in phrases[piece])
                if known is not None:
                    return known, size
        char = name[at]
        known = syllables.get(char)
        if known is None:
            known = syllables[char] = (strip_tone(self._words.chars[ord(char)].split(",")[0]),)
        return known, 1


class _Words(NamedTuple):
    """pypinyin's dictionaries, and the first two characters of every phrase."""

    phrases: Mapping[str, list[list[str]]]
    chars: Mapping[int, str]
    beginnings: frozenset[str]


_NOTHING = _Words({}, {}, frozenset())


@cache
def _load_words() -> _Words:
    from pypinyin.phrases_dict import phrases_dict
    from pypinyin.pinyin_dict import pinyin_dict

    return _Words(phrases_dict, pinyin_dict, frozenset(phrase[:2] for phrase in phrases_dict))


def strip_tone(syllable: str) -> str:
    """Take the tone off a syllable; ü is written v, as people type it."""
    plain = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(c for c in plain if not unicodedata.combining(c))

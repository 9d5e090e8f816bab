"""Pinyin of names, for search boxes: syllables without tones, and their initials.

pypinyin's dictionaries are read directly, longest phrase first: that is ten times sooner
than its general interface, and no setting of the environment can change the result.
"""

from __future__ import annotations

import unicodedata

_LONGEST_PHRASE = 4
_ENOUGH = 50_000


class Speller:
    """Spells names in pinyin. Loads its dictionaries at the first name; remembers what it has spelt."""

    def __init__(self) -> None:
        self._phrases: dict[str, list[list[str]]] = {}
        self._chars: dict[int, str] = {}
        self._syllables: dict[str, tuple[str, ...]] = {}

    def spell(self, name: str) -> tuple[str, str]:
        """Spell a name and give its initials; both empty for a name without Chinese characters.

        >>> Speller().spell("“溪畔夜读”活动")
        ('xi pan ye du huo dong', 'xpydhd')
        """
        if not self._chars:
            self._load()
        if len(self._syllables) > _ENOUGH:
            self._syllables.clear()
        found: list[str] = []
        chinese = False
        at, end = 0, len(name)
        while at < end:
            word, size = self._match(name, at)
            if word:
                chinese = True
                found.extend(word)
            elif name[at].isalnum():
                size = 1
                while (
                    at + size < end and name[at + size].isalnum() and ord(name[at + size]) not in self._chars
                ):
                    size += 1
                found.append(name[at : at + size].lower())
            at += size
        if not chinese:
            return "", ""
        return " ".join(found), "".join(syllable[0] for syllable in found)

    def _match(self, name: str, at: int) -> tuple[tuple[str, ...], int]:
        """The syllables of the longest known phrase here, or of one character; none for other text."""
        if ord(name[at]) not in self._chars:
            return (), 1
        for size in range(min(_LONGEST_PHRASE, len(name) - at), 0, -1):
            piece = name[at : at + size]
            known = self._syllables.get(piece)
            if known is None:
                if size > 1:
                    if piece not in self._phrases:
                        continue
                    known = tuple(strip_tone(readings[0]) for readings in self._phrases[piece])
                else:
                    known = (strip_tone(self._chars[ord(piece)].split(",")[0]),)
                self._syllables[piece] = known
            return known, size
        return (), 1

    def _load(self) -> None:
        from pypinyin.phrases_dict import phrases_dict
        from pypinyin.pinyin_dict import pinyin_dict

        self._phrases = phrases_dict
        self._chars = pinyin_dict


def strip_tone(syllable: str) -> str:
    """Take the tone off a syllable; ü is written v, as people type it."""
    plain = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(c for c in plain if not unicodedata.combining(c))

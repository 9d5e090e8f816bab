"""A sentence made ready for rules: normalised text, words with their parts of speech, names.

All offsets in here are of the sentence's normalised text; `SentenceText.span` maps them back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate, chain, repeat
from typing import NamedTuple

from graph.extract.normalise import NormalText, normalise
from graph.model.document import Document, Sentence


class Token(NamedTuple):
    """A word of the tokeniser with its part of speech (jieba's tag set: n, ns, nt, v, vn, m, q, x …)."""

    text: str
    pos: str
    begin: int
    end: int


@dataclass(slots=True)
class Name:
    """A name found in a sentence."""

    begin: int
    end: int
    type: str
    """Local name of the entity's class."""
    label: str
    """The name as it will be shown, fuller than the text where the context fills it in."""
    rule: str = ""
    entity: str = ""
    """Entity id; empty until resolved."""
    kinds: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    code: str = ""
    """GB/T 2260 code, of a division."""
    key: str = ""
    """The entity's key where structure gives it; empty where it is the label's slug."""
    place: str = ""
    """Code of the division that the name itself says the thing is in."""


@dataclass(slots=True)
class SentenceText:
    """One sentence ready for rules."""

    sentence: Sentence
    normal: NormalText
    tokens: list[Token]
    names: list[Name] = field(default_factory=list)
    """Non-overlapping, left to right."""

    @property
    def text(self) -> str:
        """The normalised text."""
        return self.normal.text

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Map normalised offsets to canonical ones of the document."""
        return self.normal.span(begin, end)


def prepare(doc: Document, sentence: Sentence, tagger: Tagger) -> SentenceText:
    """Normalise one sentence and cut it into words."""
    normal = normalise(doc.text[sentence.begin : sentence.end], sentence.begin)
    return SentenceText(sentence, normal, tagger.tag(normal.text))


class Tagger:
    """The tokeniser: rjieba with its own dictionary and the lexicon's words added.

    Holds no state that a sentence could change, so sentences may come in any order.
    """

    def __init__(self, words: tuple[tuple[str, str], ...] = ()) -> None:
        from rjieba import Jieba

        self._jieba = Jieba()
        for word, pos in words:
            self._jieba.add_word(word, None, pos)

    def tag(self, text: str) -> list[Token]:
        """Cut a text into words with parts of speech and offsets."""
        pairs = self._jieba.tag(text, hmm=False)
        if not pairs:
            return []
        words, tags = zip(*pairs, strict=True)
        ends = list(accumulate(map(len, words)))
        cells = zip(words, tags, chain((0,), ends), ends, strict=False)
        tokens = list(map(tuple.__new__, repeat(Token), cells))  # half the time of calling the class
        return _join_numbers(tokens) if _DECIMAL.search(text) else tokens


_DECIMAL = re.compile(r"\d[.,]\d")


def _join_numbers(tokens: list[Token]) -> list[Token]:
    """Put together the numbers that the tokeniser takes apart at their points: 16 + . + 8."""
    joined: list[Token] = []
    for token in tokens:
        if joined and token.text[0] in _NUMERIC and _continues(joined[-1].text, token.text):
            last = joined.pop()
            joined.append(Token(last.text + token.text, "m", last.begin, token.end))
        else:
            joined.append(token)
    return joined


_NUMERIC = frozenset("0123456789.,")


def _continues(before: str, word: str) -> bool:
    """Tell whether a word goes on with the number before it: 16 + . + 8."""
    if word in ".,":
        return before[-1].isascii() and before.isdigit()
    return word[0].isdigit() and before[-1] in ".," and len(before) > 1 and before[-2].isdigit()

"""A sentence's words, looked up by offset."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from graph.extract.analysis import Token
    from graph.extract.figures.lexicon import FigureLexicon

JOINS = frozenset(("和", "与", "及", "以及", "暨", "、"))
BREAKS = frozenset("，；。：！？…—")
CLOSERS = {"”": "“", "》": "《", "）": "（", "’": "‘"}
OPENERS = {"“": "”", "《": "》", "（": "）", "‘": "’"}
KEPT_WORDS = frozenset(
    ("及", "类", "人均", "户均", "高新", "高", "总", "年", "日", "本", "新", "中", "总体", "可", "特新", "特")
)
LONGEST = 32


class Phrase(NamedTuple):
    """A stretch of a sentence that names what is measured."""

    begin: int
    end: int
    verb: str
    """The verb of the lexicon that stopped a walk to the left; empty where none did."""
    verb_begin: int


class Words:
    """The tokens of one sentence, by offset."""

    __slots__ = ("begins", "lexicon", "text", "tokens")

    def __init__(self, text: str, tokens: list[Token], lexicon: FigureLexicon) -> None:
        self.text = text
        self.tokens = tokens
        self.begins = [token[2] for token in tokens]
        self.lexicon = lexicon

    def starts_at(self, at: int) -> bool:
        """Tell whether a word begins at an offset."""
        i = bisect_left(self.begins, at)
        return i < len(self.begins) and self.begins[i] == at

    def has_word(self, at: int, word: str) -> bool:
        """Tell whether the tokeniser saw a word at an offset, or nothing that starts there."""
        i = bisect_left(self.begins, at)
        if i >= len(self.begins) or self.begins[i] != at:
            return True
        return self.tokens[i][3] >= at + len(word)

    def skip_leads(self, at: int) -> int:
        """Step over words such as 全市 and 目前 that open a clause."""
        i = bisect_left(self.begins, at)
        while i < len(self.tokens) and self.tokens[i][0] in self.lexicon.leads:
            i += 1
        return self.begins[i] if i < len(self.tokens) else len(self.text)

    def has_verb(self, at: int) -> bool:
        """Tell whether a verb or a preposition starts at an offset."""
        i = bisect_left(self.begins, at)
        if i >= len(self.begins) or self.begins[i] != at:
            return False
        word, pos = self.tokens[i][0], self.tokens[i][1]
        return (pos == "v" or pos[0] == "p") and word not in self.lexicon.modifiers

    def has_stop(self, at: int) -> bool:
        """Tell whether a verb of the lexicon starts at an offset: 改造 in 3200万元改造危房."""
        i = bisect_left(self.begins, at)
        return i < len(self.begins) and self.begins[i] == at and self.tokens[i][0] in self.lexicon.stops

    def is_name(self, begin: int, end: int) -> bool:
        """Tell whether a number's characters open a name: 三门峡."""
        i = bisect_left(self.begins, begin)
        if i >= len(self.begins) or self.begins[i] != begin:
            return False
        token = self.tokens[i]
        return token[1][0] == "n" and token[3] > end

    def first_end(self, begin: int) -> int:
        """Where the first word that ends after an offset ends."""
        i = bisect_right(self.begins, begin) - 1
        if i >= 0 and self.tokens[i][3] > begin:
            return self.tokens[i][3]
        return self.tokens[i + 1][3] if i + 1 < len(self.tokens) else begin

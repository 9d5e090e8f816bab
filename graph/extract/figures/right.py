"""Walk right from a classifier to the end of the noun phrase that it counts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from graph.extract.figures.words import BREAKS, CLOSERS, JOINS, KEPT_WORDS, LONGEST, OPENERS, Phrase

if TYPE_CHECKING:
    from graph.extract.figures.words import Words

_LONG_NOUN = 4
"""A noun of so many characters may be joined to another; of 6个社区及村居 only 社区 is sure to be counted."""
_HALF_ENDS = frozenset("型级类性式")
"""A word that ends so still waits for its noun: 国家级、省级试点县."""
_STOP, _PASS, _NOUN = 0, 1, 2
"""A word ends the phrase; goes on with it, but the phrase may not end there; may be its last word."""


def walk_right(words: Words, begin: int, next_number: int) -> Phrase | None:
    """Collect the noun phrase that starts at an offset: 新乡贤示范区 after 26个.

    `next_number` is where the next number of the sentence begins; a coordination is not
    followed into a part that has a number of its own.
    """
    text, tokens = words.text, words.tokens
    at = nominal = begin
    i = bisect_right(words.begins, at) - 1
    if i >= 0 and tokens[i][3] <= at:
        i += 1
    while i < len(tokens) and at - begin <= LONGEST:
        word, pos, start, stop = tokens[i]
        if start >= next_number:
            break
        if start < at:
            start = at
            word = text[at:stop]
        if word in OPENERS:
            closing = _find_closing(text, word, start)
            if closing < 0:
                break
            at = nominal = closing + 1
            i = bisect_left(words.begins, at)
            continue
        if word in JOINS:
            whole = start - begin < _LONG_NOUN and text[start - 1] not in _HALF_ENDS
            joins = at == start and not whole and _joins_noun(words, stop, next_number)
            verdict = _PASS if joins else _STOP
        else:
            verdict = _judge(
                words, i, word, pos, begin=begin, start=start, nominal=nominal, next_number=next_number
            )
        if verdict == _STOP:
            break
        if verdict == _NOUN:
            nominal = stop
        at = stop
        i += 1
    end = at if nominal == begin else nominal
    return Phrase(begin, end, "", begin) if end > begin else None


def _find_closing(text: str, opener: str, start: int) -> int:
    """Find the end of a quotation or bracket inside the phrase; -1 for a bracket that ends the phrase."""
    closing = text.find(OPENERS[opener], start, start + LONGEST)
    if opener == "（" and (closing + 1 >= len(text) or text[closing + 1] in "，。；、：（"):
        return -1
    return closing


def _judge(
    words: Words, i: int, word: str, pos: str, *, begin: int, start: int, nominal: int, next_number: int
) -> int:
    """Judge one word of a phrase that began at `begin`."""
    lexicon, size = words.lexicon, start - begin
    if size and word in ("以上", "以下") and _opens_noun(words, i):
        return _PASS
    if size and word in lexicon.indicators and _reaches(words.text, start + len(word), next_number):
        return _STOP
    if word in lexicon.modifiers:
        return _PASS if word in lexicon.trims else _NOUN
    if word in lexicon.predicates or word in BREAKS or word in CLOSERS:
        return _STOP
    if word in KEPT_WORDS or pos == "eng":
        return _NOUN
    return _judge_pos(words, i, pos, begin=begin, start=start, nominal=nominal)


def _judge_pos(words: Words, i: int, pos: str, *, begin: int, start: int, nominal: int) -> int:
    """Judge a word by its part of speech, where the lexicon is silent."""
    kind, size = pos[0], start - begin
    length = words.tokens[i][3] - start
    if kind in "pruyed":
        return _STOP
    if (kind == "v" and pos != "vn") or kind == "i":
        counted_place = size == 1 and words.text[begin] in "省市县区镇乡村人校"
        return _STOP if length > 1 and (size > 1 or counted_place) else _PASS
    if kind == "m" and size:
        return _NOUN if words.tokens[i - 1][1][0] == "m" else _STOP
    if kind == "a" and nominal > begin:
        return _PASS
    if kind in "fc" and size != 1:
        return _STOP
    return _NOUN


def _joins_noun(words: Words, begin: int, next_number: int) -> bool:
    """Tell whether what follows a 、 or 和 still belongs to the counted noun."""
    text, limit = words.text, begin
    while limit < len(text) and text[limit] not in "，；。：、！？和与及":
        limit += 1
    if limit - begin > 16 or limit - begin < 2 or next_number <= limit:
        return False
    i = bisect_left(words.begins, begin)
    if i >= len(words.tokens):
        return False
    word, pos = words.tokens[i][0], words.tokens[i][1]
    if word in words.lexicon.predicates or pos[0] in "pdru":
        return False
    return pos != "v" or len(word) == 1 or word in words.lexicon.modifiers


def _opens_noun(words: Words, i: int) -> bool:
    """Tell whether 以上 belongs to a noun: 二级以上医院, 亿元以上项目."""
    tokens = words.tokens
    if i + 1 >= len(tokens) or tokens[i - 1][1][0] not in "mbqn":
        return False
    return tokens[i + 1][1][0] in "nbajvl" and tokens[i + 1][0] not in words.lexicon.predicates


def _reaches(text: str, begin: int, next_number: int) -> bool:
    """Tell whether the next number stands in the same clause, so that a measure of its own comes before it."""
    return next_number < len(text) and not any(c in text[begin:next_number] for c in "，；。、")


def trim_right(words: Words, right: Phrase) -> tuple[int, int]:
    """Drop 建设, 创建 … from the end of a noun phrase, where a noun is left before it."""
    text, begin, end = words.text, right.begin, right.end
    for word in words.lexicon.trims:
        size = len(word)
        if end - begin > size + 1 and text.endswith(word, begin, end) and words.starts_at(end - size):
            return begin, end - size
    return begin, end

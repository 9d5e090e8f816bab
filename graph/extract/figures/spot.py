"""One number in its sentence, and the measure that is found for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.extract.figures.lexicon import Unit
    from graph.extract.figures.numbers import Number
    from graph.extract.figures.tails import Tailing
    from graph.extract.figures.words import Words

RATES = frozenset(("percent", "point", "times", "tenth"))
"""Kinds of unit that say how much of, or how much more than, something else."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a number stands."""

    words: Words
    number: Number
    unit: Unit
    region: int
    """Where its clause begins."""
    tailing: Tailing
    """What stands between its measure and itself."""
    end: int
    """Where the number ends, with its unit and words such as 以上."""
    following: int
    """Where the next number of the sentence begins."""

    @property
    def text(self) -> str:
        """The sentence's normalised text."""
        return self.words.text

    def clause_end(self, marks: str) -> int:
        """Where the clause ends, at the first of some marks after the number."""
        text, end = self.words.text, self.end
        return min((at for c in marks if (at := text.find(c, end)) >= 0), default=len(text))


@dataclass(slots=True)
class Measure:
    """What a number measures, with the rule that found it."""

    begin: int
    """-1 where it has to be carried from an earlier figure."""
    end: int
    text: str
    rule: str
    floor: int = -1
    """Where the next figure may begin to look, where that is not the number's end."""
    suffix: str = ""
    """What a carried measure is continued with."""
    verb: str = ""
    """The verb of a clause that names no measure."""
    base: str = ""
    """What a later figure carries on, where that is not the measure."""


def cut_measure(text: str, begin: int, end: int, rule: str, floor: int = -1) -> Measure:
    """Make a measure of a stretch of the sentence."""
    return Measure(begin, end, text[begin:end], rule, floor)

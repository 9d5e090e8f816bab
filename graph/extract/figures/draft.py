"""A figure in the making: what one number says, before its neighbours are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.extract.figures.found import FoundFigure
    from graph.extract.figures.lexicon import Unit


@dataclass(slots=True)
class Draft:
    """A figure and what its neighbours need to know about it."""

    figure: FoundFigure
    unit: Unit
    floor: int
    """Where the next figure's region may begin: after the number, or after the noun that follows it."""
    region: int
    """Where this figure's own clause begins."""
    sign: int = 0
    """1 for a rise, -1 for a fall, 0 for a level."""
    carried: bool = False
    """Whether the measure must come from the figures before."""
    verb: str = ""
    """The verb of a clause that names no measure: 新登记 56.5万户."""
    suffix: str = ""
    """What a carried measure is continued with: 占全国比重."""
    distributed: bool = False
    continued: bool = False
    """Whether only list punctuation stands between this number and the one before."""
    base: str = ""
    """What a later figure carries on, where that is not the measure: 工业增加值 of 工业增加值占比."""

    @property
    def carried_on(self) -> str:
        """The measure that a later figure without one of its own takes."""
        return self.base or self.figure.measure

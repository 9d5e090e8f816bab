"""Make the model's figures of what the sentences of one report gave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.figures.numbers import plain_decimal
from graph.model.fact import Evidence, Figure
from graph.model.iri import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from graph.extract.analysis import SentenceText
    from graph.extract.figures.found import FoundFigure
    from graph.model.document import Document

_TELLING_DIGITS = 4
"""Two figures with one value of so many significant digits are one, whatever they are called."""
_NAMED_DIGITS = 3
"""With so many, they are one if one measure's name holds the other's, or both have one head."""


@dataclass(frozen=True, slots=True)
class SentenceFigures:
    """The figures of one sentence, and the entities that they are about."""

    sentence: SentenceText
    found: Sequence[FoundFigure]
    about: Sequence[str | None] = ()
    """For each figure whose it is; empty or None where the report's default holds."""
    place: Sequence[str | None] = ()


def collect_figures(
    doc: Document,
    sentences: Iterable[SentenceFigures],
    *,
    about: str | None = None,
    place: str | None = None,
    year: int | None = None,
) -> list[Figure]:
    """Make the figures of a report, one for each thing measured; said again, a figure gains evidence.

    `about`, `place` and `year` are the report's own, for figures whose sentence names none.
    """
    collected: list[Figure] = []
    wholes: dict[int, Figure] = {}
    by_value: dict[tuple[object, ...], list[Figure]] = {}
    for part in sentences:
        made: list[Figure] = []
        for index, found in enumerate(part.found):
            figure = _make_figure(
                doc,
                part.sentence,
                found,
                about=_pick(part.about, index, about),
                place=_pick(part.place, index, place),
                year=found.year or year,
            )
            alike = by_value.setdefault((figure.value, figure.unit, figure.modality), [])
            same = next((old for old in alike if is_repeat(old, figure)), None)
            if same is None:
                collected.append(figure)
                alike.append(figure)
                made.append(figure)
            else:
                _join(same, figure)
                made.append(same)
        _link(part.found, made, wholes)
    return _identify(collected, wholes)


def _pick(values: Sequence[str | None], index: int, default: str | None) -> str | None:
    return (values[index] if index < len(values) else None) or default


def _make_figure(
    doc: Document,
    sentence: SentenceText,
    found: FoundFigure,
    *,
    about: str | None,
    place: str | None,
    year: int | None,
) -> Figure:
    begin, end = sentence.span(found.begin, found.end)
    number_begin, number_end = sentence.span(found.number_begin, found.number_end)
    return Figure(
        id="",
        value=plain_decimal(found.value),
        unit=found.unit,
        value_text=doc.quote(number_begin, number_end),
        quote=doc.quote(begin, end),
        measure=found.measure,
        bound=found.bound,
        approximate=found.approximate,
        about=about,
        place=place,
        year=year,
        modality=found.modality,
        comparison=found.comparison,
        evidence=(Evidence(sentence.sentence.index, begin, end, found.rule, found.confidence),),
    )


def is_repeat(old: Figure, new: Figure) -> bool:
    """Tell whether two figures of one report with equal value, unit and modality are one fact said twice."""
    if old.year != new.year and old.year and new.year:
        return False
    if (old.about, old.place) != (new.about, new.place):
        return False
    if old.measure == new.measure:
        return True
    if old.unit in ("%", "个百分点"):
        return False
    digits = _count_digits(old.value)
    if digits >= _TELLING_DIGITS:
        return True
    return digits >= _NAMED_DIGITS and (
        old.measure in new.measure or new.measure in old.measure or old.measure[-2:] == new.measure[-2:]
    )


def _count_digits(value: Decimal) -> int:
    return len("".join(str(d) for d in value.as_tuple().digits).strip("0"))


def _join(old: Figure, new: Figure) -> None:
    old.evidence = tuple(sorted({*old.evidence, *new.evidence}))
    if _is_better(new, old):
        old.measure, old.quote, old.value_text = new.measure, new.quote, new.value_text
    old.comparison = old.comparison or new.comparison
    old.year = old.year or new.year


def _is_better(new: Figure, old: Figure) -> bool:
    """Tell whether the later wording says more directly what is measured."""
    return old.evidence[0].rule == "figure-carried" and new.evidence[0].rule != "figure-carried"


def _link(found: Sequence[FoundFigure], made: list[Figure], wholes: dict[int, Figure]) -> None:
    """Say what is compared with and part of what; `wholes` gets the whole of each part, by the part's object."""
    for index, figure in enumerate(found):
        base = figure.comparison_of
        if (
            base is not None
            and figure.comparison is not None
            and made[base].comparison is None
            and made[base] is not made[index]
        ):
            made[base].comparison = figure.comparison
        if figure.breakdown_of is not None and made[figure.breakdown_of] is not made[index]:
            wholes[id(made[index])] = made[figure.breakdown_of]


def id_of(figure: Figure) -> str:
    """Mint the id of a figure from what defines it."""
    return digest(
        figure.measure, figure.about, figure.place, figure.year, figure.modality, figure.value, figure.unit
    )


def _identify(figures: list[Figure], wholes: dict[int, Figure]) -> list[Figure]:
    """Give every figure its id, sorted by it; two that joining has made the same become one."""
    by_id: dict[str, Figure] = {}
    for figure in figures:
        figure.id = id_of(figure)
    for figure in figures:
        whole = wholes.get(id(figure))
        if whole is not None and whole.id != figure.id:
            figure.breakdown_of = whole.id
        first = by_id.setdefault(figure.id, figure)
        if first is not figure:
            _join(first, figure)
    return [figure for _, figure in sorted(by_id.items())]

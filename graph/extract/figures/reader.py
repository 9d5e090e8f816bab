"""Read the figures of a sentence: numbers, their units, and what they measure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.figures.context import Mood, When
from graph.extract.figures.drafting import draft_figure
from graph.extract.figures.found import Carry, FoundFigure, Reading
from graph.extract.figures.lexicon import DEFAULT_CONFIDENCE, FigureLexicon, Unit, read_rows
from graph.extract.figures.links import finish_drafts
from graph.extract.figures.numbers import scan_numbers
from graph.extract.figures.ranks import read_ranks
from graph.extract.figures.refusal import refuse_quoted, refuse_shape, refuse_slogan, refuse_unit
from graph.extract.figures.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.extract.analysis import SentenceText
    from graph.extract.figures.draft import Draft
    from graph.extract.figures.numbers import Number

_INNER_SPACE = re.compile(r"(?<=[\u4e00-\u9fff]) | (?=[\u4e00-\u9fff])")
_PER = re.compile(r"/(?:平方公里|立方米|平方米|小时|公顷|天|日|年|月|秒|人|亩|户|吨|次|项)")
_SHARED = re.compile(r"(?:[、和与][0-9.]+)+")
_STOP = re.compile("[，、；。]|以上|左右")
_DELIMITER = re.compile(r"[元人户亩吨套]?(?:美元|平方米|公里|千瓦)?及?以上(?:的)?[\u4e00-\u9fff]")
_PLAIN = Unit("", "amount")
_PERCENT = Unit("%", "percent")
_PERSON = Unit("人", "people")


def _delimits(text: str, number: Number) -> bool:
    """Tell whether a number only delimits a noun: 亿元项目, 10亿元以上项目."""
    return number.bare or _DELIMITER.match(text, number.end) is not None


class FigureReader:
    """Finds the figures of sentences. Holds only lexicons, so sentences may come from any report."""

    def __init__(
        self,
        units: Iterable[Mapping[str, str]],
        measures: Iterable[Mapping[str, str]],
        rules: Iterable[Mapping[str, str]] = (),
    ) -> None:
        self.lexicon = FigureLexicon(units, measures, rules)

    @classmethod
    def from_texts(cls, units: str, measures: str, rules: str = "") -> FigureReader:
        """Build a reader from the text of units.tsv, measures.tsv and figure_rules.tsv."""
        return cls(
            read_rows(units, "units.tsv", ("unit", "kind")),
            read_rows(measures, "measures.tsv", ("word", "kind")),
            read_rows(rules, "figure_rules.tsv", ("id",)),
        )

    def read(self, sentence: SentenceText, carry: Carry) -> list[FoundFigure]:
        """Find the figures of a sentence; `carry` takes along what the next sentence needs to know."""
        return self.read_all(sentence, carry).found

    def uncovered(self, sentence: SentenceText, found: list[FoundFigure]) -> list[tuple[int, int]]:
        """Find the numbers that look like figures but became none of `found`."""
        missed = self.read_all(sentence, Carry()).uncovered
        return [span for span in missed if not any(f.number_begin <= span[0] < f.number_end for f in found)]

    def read_all(self, sentence: SentenceText, carry: Carry) -> Reading:
        """Find figures, and the numbers that should have become figures, in one pass."""
        text = sentence.text
        numbers = scan_numbers(text)
        reading = Reading()
        ranked = "第" in text or "首位" in text or "前" in text
        if not numbers and not ranked:
            return reading
        words = Words(text, sentence.tokens, self.lexicon)
        drafts = self._draft_all(words, numbers, reading)
        if ranked:
            ranks = read_ranks(words, self.lexicon)
            if ranks:
                drafts = sorted(drafts + ranks, key=lambda draft: draft.figure.number_begin)
        if not drafts:
            return reading
        finish_drafts(text, drafts, carry, self.lexicon)
        when, mood = When(text, carry), Mood(text, carry)
        for draft in drafts:
            figure = draft.figure
            figure.year = when.year_at(figure.number_begin)
            figure.modality = mood.modality_at(figure.number_begin)
            figure.place_text = self._place_of(text, draft)
            if " " in figure.measure:
                figure.measure = _INNER_SPACE.sub("", figure.measure).strip()
            figure.confidence = self.lexicon.confidence.get(figure.rule, DEFAULT_CONFIDENCE)
            reading.found.append(figure)
        carry.measure = drafts[-1].figure.measure
        return reading

    def _draft_all(self, words: Words, numbers: list[Number], reading: Reading) -> list[Draft]:
        """Make a draft of each number that is a figure, in order."""
        text, lexicon = words.text, self.lexicon
        drafts: list[Draft] = []
        numbers = [number for number in numbers if not refuse_shape(text, number)]
        for index, number in enumerate(numbers):
            unit, unit_text = self._find_unit(words, number)
            if unit is None and index + 1 < len(numbers):
                unit, unit_text = self._borrow_unit(words, number, numbers[index + 1])
            if unit is None:
                if not number.han and self._looks_counted(text, number):
                    reading.uncovered.append((number.begin, number.end))
                continue
            if refuse_unit(text, number, unit, lexicon) or refuse_quoted(text, number):
                continue
            if number.han and (
                refuse_slogan(text, number, lexicon) or words.is_name(number.begin, number.end)
            ):
                continue
            following = next((n.begin for n in numbers[index + 1 :] if not _delimits(text, n)), len(text) + 1)
            draft = draft_figure(
                words, number, unit, unit_text, last=drafts[-1] if drafts else None, following=following
            )
            if draft is not None:
                drafts.append(draft)
        return drafts

    def _borrow_unit(self, words: Words, number: Number, following: Number) -> tuple[Unit | None, str]:
        """Take the unit of the next number for a number that shares it: 2-3个, 2.2、0.7个百分点."""
        text = words.text
        sign = text[number.end : following.begin]
        if number.han or not sign or len(sign) > 1 or sign not in "-~—至到、和与":
            return None, ""
        unit, _ = self._find_unit(words, following)
        if unit is None and sign == "、":
            at = _SHARED.match(text, following.end)
            unit = self.lexicon.unit_at(text, at.end()) if at else None
        if unit is None or (sign in "、和与" and unit.kind not in ("percent", "point", "times")):
            return None, ""
        if number.scale == 1 and following.scale > 1:
            number.value *= following.scale
        return unit, ""

    def _find_unit(self, words: Words, number: Number) -> tuple[Unit | None, str]:
        """Find a number's unit, and the part of the text that holds it."""
        if number.percent:
            return _PERCENT, ""
        lexicon, text = self.lexicon, words.text
        unit = lexicon.unit_at(text, number.end)
        longer = lexicon.longer_word_at(text, number.end) if unit else ""
        if longer and words.has_word(number.end, longer):
            unit = None
        if unit is not None:
            per = _PER.match(text, number.end + len(unit.text))
            return (
                (Unit(unit.text + per.group(), unit.kind), unit.text + per.group())
                if per
                else (unit, unit.text)
            )
        after = text[number.end : number.end + 1]
        if after == " " and (unit := lexicon.unit_at(text, number.end + 1)):
            return unit, " " + unit.text
        if not number.han and text[number.end - 1] in "万亿多余千" and after not in "级元":
            near = text[number.end : number.end + 10]
            for word, counted in lexicon.persons:
                if word in near:
                    return (Unit(counted, "count") if counted else _PERSON), ""
            if _STOP.match(text, number.end):
                near = text[max(0, number.begin - 10) : number.begin]
                return _PERSON if any(word in near for word, _ in lexicon.persons) else _PLAIN, ""
        return None, ""

    def _looks_counted(self, text: str, number: Number) -> bool:
        """Tell whether a number without a known unit still reads like a quantity: 3.5万, 12.8."""
        if text.startswith(("级", "强", "版", "后"), number.end):
            return False
        return text[number.end - 1] in "万亿多余" or "." in text[number.begin : number.end]

    def _place_of(self, text: str, draft: Draft) -> str | None:
        """Find the word for the whole area at the start of the figure's clause: 全市, 全省."""
        opening = text[draft.region : draft.region + 8]
        if "全" not in opening and "我" not in opening:
            return None
        end = draft.figure.measure_begin
        opening = opening if end is None else text[draft.region : min(end, draft.region + 8)]
        return next((w for w in self.lexicon.places if w in opening and f"占{w}" not in opening), None)

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from graph.errors import LexiconError
from graph.extract.analysis import SentenceText, Tagger
from graph.extract.figures import Carry, FigureReader, SentenceFigures, collect_figures
from graph.extract.figures.numbers import parse_han, plain_decimal, scan_numbers
from graph.extract.normalise import normalise
from graph.model.document import Document, Sentence
from graph.model.fact import Figure

LEXICON = Path(__file__).parents[3] / "ontology" / "lexicon"


@cache
def make_reader() -> FigureReader:
    """Make the reader from the project's own lexicon."""
    names = ("units.tsv", "measures.tsv", "figure_rules.tsv")
    return FigureReader.from_texts(*((LEXICON / name).read_text("utf-8") for name in names))


@cache
def make_tagger() -> Tagger:
    """Make a tokeniser without words of the lexicon."""
    return Tagger()


def make_sentences(text: str) -> list[SentenceText]:
    """Make a sentence of every line."""
    sentences, begin = [], 0
    for index, line in enumerate(text.splitlines(keepends=True)):
        normal = normalise(line.rstrip("\n"), begin)
        sentence = Sentence(index, begin, begin + len(line.rstrip("\n")), 0)
        sentences.append(SentenceText(sentence, normal, make_tagger().tag(normal.text)))
        begin += len(line)
    return sentences


def collect(text: str, *, year: int | None = None) -> list[Figure]:
    """Read and collect the figures of a text of one sentence a line."""
    carry = Carry(report_year=year)
    parts = [SentenceFigures(s, make_reader().read(s, carry)) for s in make_sentences(text)]
    return collect_figures(Document("k", text, "", (), ()), parts, about="机构/x", year=year)


def test_quotes_equal_the_text() -> None:
    """Quotes and written numbers are the canonical text's own characters, spaces and widths included."""
    text = "总面积 １２．５ 平方公里，\n签约项目27个，总投资 9,600.5 万元。"
    figures = collect(text)
    assert len(figures) == 3
    for figure in figures:
        (evidence,) = figure.evidence
        assert text[evidence.begin : evidence.end] == figure.quote
        assert figure.value_text in figure.quote
    assert {str(figure.value) for figure in figures} == {"12.5", "27", "96005000"}


def test_same_fact_said_twice_is_one_figure() -> None:
    """A figure that is repeated gains evidence, also where its wording is longer the second time."""
    text = "新建公园36处，引进亿元以上项目145个。\n全年新建公园36处。\n引进项目145个，捐款166.48万元。\n捐物折合166.48万元。"
    figures = {f.measure: len(f.evidence) for f in collect(text, year=2022)}
    assert figures["公园"] == 2
    assert sorted(figures.values()) == [2, 2, 2]


def test_equal_small_numbers_stay_apart() -> None:
    """Two things of which there are equally many are two figures."""
    assert len(collect("新建公园6处、停车场6处。")) == 2


def test_plan_and_result_stay_apart() -> None:
    """What was planned and what was done are two figures, though the number is the same."""
    figures = collect("新建公园9处。\n明年将新建公园9处。")
    assert {figure.modality for figure in figures} == {"achieved", "planned"}


def test_growth_is_a_figure_and_a_comparison() -> None:
    """A growth rate is a figure of its own, and the comparison of the figure that it is about."""
    level, growth = sorted(collect("进出口总额860亿元，同比下降9%。"), key=lambda figure: -figure.value)
    assert (growth.value, growth.unit, growth.measure) == (Decimal(-9), "%", level.measure)
    assert level.comparison is not None
    assert level.comparison.ratio == Decimal(-9)


def test_parts_point_to_their_whole() -> None:
    """What follows 其中 is a breakdown of the figure before it, by id."""
    figures = {figure.measure: figure for figure in collect("登记企业900家，其中个体企业620家。")}
    assert figures["个体企业"].breakdown_of == figures["登记企业"].id


def test_ids_do_not_depend_on_what_stands_around() -> None:
    """The same figure has the same id in another sentence of another text."""
    first = collect("新建公园36处。", year=2022)
    second = collect("今年很好。\n我们新建公园36处。", year=2022)
    assert [figure.id for figure in first] == [figure.id for figure in second]


def test_uncovered_numbers_are_told() -> None:
    """A quantity without a unit that is known is reported, a date is not."""
    (sentence,) = make_sentences("2022年3月，水温指标为12.5左右徘徊，新建公园3处。")
    reading = make_reader().read_all(sentence, Carry())
    assert [sentence.text[b:e] for b, e in reading.uncovered] == ["12.5"]
    assert reading.counted == 2
    assert make_reader().uncovered(sentence, reading.found) == reading.uncovered


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三十二", 32),
        ("两千三百万", 23_000_000),
        ("一亿二千万", 120_000_000),
        ("百", 100),
        ("万亿", 10**12),
        ("一百零五", 105),
    ],
)
def test_chinese_numerals(text: str, value: int) -> None:
    """Chinese numerals are read exactly."""
    assert parse_han(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,050.35亿元", "105035000000"),
        ("4200余万元", "42000000"),
        ("2.87万亿元", "2870000000000"),
        ("百分之十二点五", "12.5"),
        ("3千米", "3"),
    ],
)
def test_written_numbers(text: str, value: str) -> None:
    """Separators and multipliers give exact decimals without exponents."""
    (number, *_) = scan_numbers(text)
    assert str(plain_decimal(number.value)) == value


def test_bad_lexicon_row_is_named() -> None:
    """A row without a required cell is an error that names the file and the line."""
    with pytest.raises(LexiconError) as caught:
        FigureReader.from_texts("unit\tkind\n个\t\n", "word\tkind\n")
    assert "units.tsv" in str(caught.value)
    assert "line 2" in str(caught.value)

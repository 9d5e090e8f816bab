"""Cases of figures in plain text: sentences, then one line for each figure that they hold."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from graph.extract.analysis import SentenceText, Tagger
from graph.extract.figures import Carry, FigureReader, FoundFigure
from graph.extract.figures.context import enter_heading
from graph.extract.normalise import normalise
from graph.model.document import Sentence

ROOT = Path(__file__).parents[3]
LEXICON = ROOT / "ontology" / "lexicon"
PAIRS = ROOT / "tests" / "pairs"
REPORT_YEAR = 2023


@cache
def make_reader() -> FigureReader:
    """Make the reader from the project's own lexicon."""
    texts = [
        (LEXICON / name).read_text("utf-8") for name in ("units.tsv", "measures.tsv", "figure_rules.tsv")
    ]
    return FigureReader.from_texts(*texts)


@cache
def make_tagger() -> Tagger:
    """Make a tokeniser without words of the lexicon."""
    return Tagger()


def make_sentence(line: str, index: int = 0, *, heading: bool = False) -> SentenceText:
    """Make a sentence that stands alone in its document."""
    normal = normalise(line)
    return SentenceText(Sentence(index, 0, len(line), 0, heading), normal, make_tagger().tag(normal.text))


def describe(figure: FoundFigure) -> str:
    """Write a figure as a case file does: value and unit, measure, and whatever is out of the ordinary."""
    flags = [figure.rule.removeprefix("figure-")]
    if figure.bound != "exact":
        flags.append(figure.bound)
    if figure.approximate:
        flags.append("approximate")
    if figure.modality != "achieved":
        flags.append(figure.modality)
    if figure.year:
        flags.append(str(figure.year))
    if figure.place_text:
        flags.append(figure.place_text)
    if figure.comparison:
        amount = figure.comparison.ratio if figure.comparison.ratio is not None else figure.comparison.delta
        flags.append(figure.comparison.kind if amount is None else f"{figure.comparison.kind}={amount}")
    if figure.comparison_of is not None:
        flags.append(f"of#{figure.comparison_of}")
    if figure.breakdown_of is not None:
        flags.append(f"part#{figure.breakdown_of}")
    return f"{figure.value}{figure.unit} | {figure.measure} | {' '.join(flags)}"


def run_lines(lines: list[str]) -> list[str]:
    """Read successive sentences of one report (`! ` begins a heading) and describe their figures."""
    carry = Carry(report_year=REPORT_YEAR)
    described = []
    for index, line in enumerate(lines):
        heading = line.startswith("! ")
        sentence = make_sentence(line.removeprefix("! "), index, heading=heading)
        if heading:
            enter_heading(carry, sentence.text)
        described += [describe(figure) for figure in make_reader().read(sentence, carry)]
    return described or ["none"]


def read_cases(path: Path) -> list[tuple[list[str], list[str]]]:
    """Read the cases of a file: blocks parted by blank lines, `= ` before each expected line, `#` before comments."""
    cases = []
    for block in path.read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            given = [line for line in lines if not line.startswith("= ")]
            cases.append((given, [line.removeprefix("= ") for line in lines if line.startswith("= ")]))
    return cases


FILES = sorted(PAIRS.glob("figure-*.txt"))


def test_suite_knows_its_size() -> None:
    """Every rule has a case file of at least six cases, and no file is lost."""
    assert len(FILES) >= 14
    assert all(len(read_cases(path)) >= 6 for path in FILES)
    named = {path.stem for path in FILES}
    rules = (LEXICON / "figure_rules.tsv").read_text("utf-8").splitlines()
    assert {line.split("\t")[0] for line in rules if line.startswith("figure-")} <= named


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_sentences_give_their_figures(path: Path) -> None:
    """Each case of a file gives exactly the figures that stand below it."""
    for given, expected in read_cases(path):
        assert run_lines(given) == expected, given

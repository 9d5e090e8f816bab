"""What is said to stand in the text stands there, whatever the text's widths, spaces and wraps."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph._resources import samples_dir
from graph.extract.pipeline import Extractor
from graph.model.fact import Extraction
from graph.sources import document_from_text
from tests.extract.cases import list_evidence

SAMPLES = sorted(samples_dir().glob("*.txt"))
LINES = (
    "市委统战部召开党外人士座谈会12次，参会代表360人次。",
    "全市签约项目114个，投资总额1050.35亿元，比上年增长19.5%。",
    "市侨联荣获国家民委“全国民族团结进步模范集体”称号，遂川县、泰和县分别投入85万元、62.5万元。",
    "实施“归雁”工程，建成“石榴籽”家园26个，印发《新乡贤工作条例》2000册。",
    "东固畲族乡、隆庆寺和井冈山大学参加庐陵商会论坛。",
)
WIDE = {ord(c): ord(c) + 0xFEE0 for c in "0123456789.%"}


def list_spans(extraction: Extraction) -> list[tuple[int, int, int]]:
    """List sentence, begin and end of everything that points into the text."""
    spans = [(e.sentence, e.begin, e.end) for e in list_evidence(extraction)]
    spans += [(m.sentence, m.begin, m.end) for m in extraction.mentions]
    return spans + [(u.sentence, u.begin, u.end) for u in extraction.uncovered]


def fold(text: str) -> str:
    """Take away what does not change what a text says: widths and white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def check_spans(extraction: Extraction) -> None:
    """Each span lies in its sentence and holds text that begins and ends with a character."""
    document = extraction.document
    for index, begin, end in list_spans(extraction):
        sentence = document.sentences[index]
        assert sentence.begin <= begin < end <= sentence.end
        quote = document.quote(begin, end)
        assert quote == quote.strip()


def check_forms(extraction: Extraction) -> None:
    """What a mention covers is, but for widths and spaces, a form of the entity that it names."""
    forms = {e.id: {fold(form) for form in (e.label, *e.aliases)} for e in extraction.entities}
    for mention in extraction.mentions:
        assert fold(extraction.document.quote(mention.begin, mention.end)) in forms[mention.entity]


def check_quotes(extraction: Extraction) -> None:
    """A figure's quote is the text at its first evidence, and holds its number as written."""
    for figure in extraction.figures:
        quotes = [extraction.document.quote(e.begin, e.end) for e in figure.evidence]
        assert figure.quote in quotes
        assert figure.value_text in figure.quote


def add_noise(text: str, seed: int, *, widths: bool, spaces: bool, wraps: bool) -> str:
    """Set a text as scanners and converters do, without changing what it says."""
    chance = random.Random(seed)  # noqa: S311 - noise, not a secret
    out: list[str] = []
    for at, c in enumerate(text):
        out.append(c.translate(WIDE) if widths and c in "0123456789" and chance.random() < 0.5 else c)
        after = text[at + 1 : at + 2]
        if spaces and (c.isdigit() and after.isdigit()) and chance.random() < 0.3:
            out.append(" ")
        elif wraps and at > 20 and after and after not in "，。、；”》" and chance.random() < 0.04:
            out.append("\n")
    return "".join(out)


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_every_span_of_a_sample_equals_the_text(extractor: Extractor, path: Path) -> None:
    """Mentions, evidence and quotes of the sample reports are the text's own characters."""
    extraction = extractor.extract(document_from_text(path.read_text("utf-8"), key="sample"))
    assert len(extraction.mentions) > 40
    assert len(extraction.figures) > 30
    check_spans(extraction)
    check_forms(extraction)
    check_quotes(extraction)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    lines=st.lists(st.sampled_from(LINES), min_size=1, max_size=4),
    seed=st.integers(0, 10**6),
    widths=st.booleans(),
    spaces=st.booleans(),
    wraps=st.booleans(),
)
def test_spans_survive_noise(
    extractor: Extractor, lines: list[str], seed: int, *, widths: bool, spaces: bool, wraps: bool
) -> None:
    """Full-width digits, spaces inside numbers and hard wraps move no span off its words."""
    text = add_noise("\n".join(lines), seed, widths=widths, spaces=spaces, wraps=wraps)
    extraction = extractor.extract(document_from_text(text, key="noisy"), place="吉安市", year=2022)
    assert extraction.mentions
    check_spans(extraction)
    check_forms(extraction)
    check_quotes(extraction)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(line=st.sampled_from(LINES), seed=st.integers(0, 10**6))
def test_widths_and_spaces_change_no_fact(extractor: Extractor, line: str, seed: int) -> None:
    """A sentence set with full-width digits and spaced numbers says the same figures, names and relations."""
    noisy = add_noise(line, seed, widths=True, spaces=True, wraps=False)
    plain, read = (
        extractor.extract(document_from_text(text, key="k"), place="吉安市", year=2022)
        for text in (line, noisy)
    )
    assert [(f.value, f.unit, f.measure) for f in read.figures] == [
        (f.value, f.unit, f.measure) for f in plain.figures
    ]
    assert [e.id for e in read.entities] == [e.id for e in plain.entities]
    assert [c.id for c in read.claims] == [c.id for c in plain.claims]

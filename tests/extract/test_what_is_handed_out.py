"""分别 hands figures and awards out one by one, to those listed before it."""

from __future__ import annotations

import pytest

from graph.extract.pipeline import Extractor
from tests.extract.cases import extract_lines

TITLE = "吉安市2022年统一战线工作总结"


@pytest.mark.parametrize(
    "line",
    [
        "吉州区、青原区、泰和县分别为3个、5个、8个。",
        "吉州区、青原区、泰和县的联络站分别为3个、5个、8个。",
        "吉州区、青原区、泰和县三个县区分别新建联络站3个、5个、8个。",
        "全市新建联络站16个，吉州区、青原区、泰和县分别新建3个、5个、8个。",
    ],
)
def test_each_owns_its_figure(extractor: Extractor, line: str) -> None:
    """The first figure is the first one's, and so on."""
    extraction = extract_lines(extractor, line, title=TITLE)
    labels = {entity.id: entity.label for entity in extraction.entities}
    owned = {(labels[f.about], int(f.value)) for f in extraction.figures if f.about in labels}
    assert {("吉州区", 3), ("青原区", 5), ("泰和县", 8)} <= owned


def test_what_does_not_count_out_goes_to_nobody_else(extractor: Extractor) -> None:
    """Two figures for three are not handed out."""
    line = "吉州区、青原区、泰和县分别新建联络站3个、5个。"
    extraction = extract_lines(extractor, line, title=TITLE)
    labels = {entity.id: entity.label for entity in extraction.entities}
    owned = {(labels[f.about], int(f.value)) for f in extraction.figures if f.about in labels}
    assert ("吉州区", 3) not in owned
    assert ("青原区", 5) not in owned


def test_each_receives_its_award(extractor: Extractor) -> None:
    """Each one listed receives the award at its place, and no other."""
    line = "吉州区、青原区分别获评全省文明城区、全省卫生城区。"
    extraction = extract_lines(extractor, line, title=TITLE)
    labels = {entity.id: entity.label for entity in extraction.entities}
    found = {
        (labels[c.subject], labels[c.object]) for c in extraction.claims if c.predicate == "receivedAward"
    }
    assert found == {("吉州区", "全省文明城区"), ("青原区", "全省卫生城区")}


def test_a_venue_owns_the_figures_of_its_clause_alone(extractor: Extractor) -> None:
    """What a place did after a venue opened is not the venue's."""
    line = "庐陵侨商产业园引进项目30个，发放贷款12户。"
    extraction = extract_lines(extractor, line, title=TITLE)
    labels = {entity.id: entity.label for entity in extraction.entities}
    owned = {int(f.value): labels.get(f.about or "") for f in extraction.figures}
    assert owned == {30: "庐陵侨商产业园", 12: "吉安市"}

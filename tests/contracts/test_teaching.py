"""A class is taught by lines in a lexicon file and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph._resources import ontology_dir
from graph.build.opened import open_explorer
from graph.build.pipeline import build
from graph.query.rows import Rows

ROOT = Path(__file__).resolve().parents[2]
REPORT = """石桥市2022年工作总结

2022年，石桥市政府建成青石岬灯塔，照亮航道12公里。
"""


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a graph built with the lines that rules.md shows, added to copies of the two lists."""
    desk = tmp_path_factory.mktemp("taught")
    page = (ROOT / "graph" / "docs" / "rules.md").read_text(encoding="utf-8")
    lines = re.findall(r"^(?:灯塔|found)\tLighthouse\t?.*$|^灯塔\t.*$", page, re.MULTILINE)
    assert len(lines) == 2
    (desk / "mine" / "lexicon").mkdir(parents=True)
    for name, line in zip(("heads.tsv", "frames.tsv"), lines, strict=True):
        text = (ontology_dir() / "lexicon" / name).read_text(encoding="utf-8")
        (desk / "mine" / "lexicon" / name).write_text(f"{text.rstrip()}\n{line}\n", encoding="utf-8")
    (desk / "report.txt").write_text(REPORT, encoding="utf-8")
    result = build(desk / "report.txt", desk / "kg", ontology=desk / "mine")
    assert result.entities["Lighthouse"] == 1
    return desk / "kg"


def ask(folder: Path, sparql: str) -> list[tuple[object, ...]]:
    """Ask a graph for rows."""
    with open_explorer(folder) as explorer:
        rows = explorer.query(sparql)
    assert isinstance(rows, Rows)
    return list(rows.tuples())


def test_the_new_class_is_used(taught: Path) -> None:
    """The thing gets the class, and an IRI with the class's Chinese label."""
    assert ask(taught, "SELECT ?x { ?x a gx:Lighthouse }") == [("https://guanxi.example/id/灯塔/青石岬灯塔",)]


def test_the_new_class_is_declared(taught: Path) -> None:
    """The class stands in the graph with both labels, under the class that the line names."""
    labels = ask(taught, "SELECT ?label { gx:Lighthouse rdfs:label ?label } ORDER BY ?label")
    assert labels == [("Lighthouse",), ("灯塔",)]
    assert ask(taught, "SELECT ?up { gx:Lighthouse rdfs:subClassOf ?up }") == [
        ("https://w3id.org/guanxi/ns#Venue",)
    ]


def test_the_new_class_is_the_object_of_a_verb(taught: Path) -> None:
    """A line in frames.tsv makes a verb state a relation to it."""
    query = "SELECT ?who { ?x gx:established ?y . ?y a gx:Lighthouse . ?x rdfs:label ?who }"
    assert len(ask(taught, query)) == 1

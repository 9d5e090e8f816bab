"""A class is taught by lines in a lexicon file and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.build.opened import open_explorer
from graph.build.pipeline import build
from graph.cli.run import run
from graph.query.rows import Rows

ROOT = Path(__file__).resolve().parents[2]
REPORT = """石桥市2022年工作总结

2022年，石桥市政府建成青石岬灯塔，照亮航道12公里。
"""


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an ontology folder that holds the lines of rules.md and nothing else."""
    folder = tmp_path_factory.mktemp("mine")
    page = (ROOT / "graph" / "docs" / "rules.md").read_text(encoding="utf-8")
    (folder / "lexicon").mkdir()
    for name, columns in (("heads", "head\ttype\t"), ("frames", "frame\tobject\t")):
        blocks = re.findall(r"^```text\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
        (lines,) = (block for block in blocks if block.startswith(columns) and "Lighthouse" in block)
        (folder / "lexicon" / f"{name}-mine.tsv").write_text(lines, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def taught(mine: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a graph built with the lines that rules.md shows."""
    desk = tmp_path_factory.mktemp("taught")
    (desk / "report.txt").write_text(REPORT, encoding="utf-8")
    result = build(desk / "report.txt", desk / "kg", ontology=mine)
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


def test_the_new_class_is_in_the_legend(taught: Path) -> None:
    """It has a colour and a place after the thirteen, and the page shows it by its label."""
    rows = ask(taught, "SELECT ?order ?color { gx:Lighthouse gx:order ?order ; gx:color ?color }")
    assert rows == [(14, "#54708c")]
    page = (taught / "network.html").read_text(encoding="utf-8")
    assert '"Lighthouse","zh":"灯塔","en":"Lighthouse","color":"#54708c"' in page


def test_the_new_class_conforms(taught: Path) -> None:
    """The shapes take the thing as they take any other, with and without the folder at hand."""
    assert run(["validate", str(taught)]) == 0


def test_the_commands_list_the_new_class(
    taught: Path, mine: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The summary of the build, the list of classes and the count by class show it, by option or by environment."""
    report = taught.parent / "report.txt"
    assert run(["build", str(report), "-o", str(taught), "--ontology", str(mine)]) == 0
    assert "灯塔      Lighthouse" in capsys.readouterr().out
    monkeypatch.setenv("GUANXI_ONTOLOGY", str(mine))
    assert run(["ontology", "classes", "-f", "csv"]) == 0
    assert "ns#Lighthouse,灯塔,Lighthouse," in capsys.readouterr().out
    assert run(["query", str(taught), "classes"]) == 0
    assert "gx:Lighthouse" in capsys.readouterr().out


QUERY = """# title-zh: 灯塔
# title-en: Lighthouses
# question-zh: 有哪些灯塔？
# question-en: Which lighthouses are there?
PREFIX gx: <https://w3id.org/guanxi/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?name WHERE { ?lighthouse a gx:Lighthouse ; rdfs:label ?name } ORDER BY ?name
"""
SHAPE = """@prefix gx: <https://w3id.org/guanxi/ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
gx:LighthouseShape a sh:NodeShape ; sh:targetClass gx:Lighthouse ;
  sh:property [ sh:path gx:code ; sh:minCount 1 ; sh:message "A lighthouse has a code."@en ] .
"""


@pytest.mark.parametrize("by", ["option", "environment"])
def test_queries_and_shapes_of_one_s_own(
    by: str,
    taught: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A query in the folder has a name, a shape in it is checked; without the folder neither counts."""
    for name, text in (("queries/lighthouses.rq", QUERY), ("shapes/mine.ttl", SHAPE)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run(["query", str(taught), "lighthouses"]) == 1
    assert run(["validate", str(taught)]) == 0
    capsys.readouterr()
    options = ["--ontology", str(tmp_path)] if by == "option" else []
    if by == "environment":
        monkeypatch.setenv("GUANXI_ONTOLOGY", str(tmp_path))
    assert run(["query", str(taught), "lighthouses", *options, "-f", "csv"]) == 0
    assert capsys.readouterr().out == "name\n青石岬灯塔\n"
    assert run(["validate", str(taught), *options]) == 3
    assert "A lighthouse has a code." in capsys.readouterr().err
    assert run(["ontology", "queries", *options]) == 0
    assert "lighthouses" in capsys.readouterr().out

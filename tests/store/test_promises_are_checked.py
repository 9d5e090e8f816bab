"""Validation notices each broken promise, and nothing in a graph that keeps them all."""

from __future__ import annotations

import pytest

from graph._resources import OntologyFolder
from graph.model.finding import Finding
from graph.store.store import Store
from graph.store.validate import check_evidence, validate

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
REPORT = "https://guanxi.example/report/云溪市文化2031"


def doctor(store: Store, block: str, old: str, new: str) -> list[Finding]:
    """Replace one text in the report's graph and check again."""
    assert old in block
    store.update_report(REPORT, block.replace(old, new, 1).encode())
    return list(check_evidence(store))


def test_a_good_graph_conforms(store: Store, ontology: OntologyFolder) -> None:
    """The invented report keeps every promise, the SHACL shapes included."""
    assert validate(store, ontology) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('nif:anchorOf "云溪市"', 'nif:anchorOf "云海市"', "quote"),
        ("  gx:implements 工程项目:灯火书屋工程 ;\n", "", "edge-missing"),
        ("  gx:implements 工程项目:灯火书屋工程 ;\n", "  gx:implements 工程项目:灯火书屋工程 ;\n  gx:guides 阵地场所:灯塔书屋 ;\n", "edge-unclaimed"),
        ("gx:status gx:extracted", "gx:status gx:rejected", "edge-unclaimed"),
        ("gx:rule gx:rule-award", "gx:rule gx:rule-nobody", "rule-undeclared"),
        ("  gx:evidence ", "  gx:note ", "no-evidence"),
        ('  rdfs:label "青岭省"@zh', '  gx:note "青岭省"@zh', "no-label"),
        ('  skos:prefLabel "青岭省"@zh', '  skos:prefLabel "青岭省"@zh, "岭省"@zh', "two-names"),
    ],
    ids=["quote", "edge-missing", "edge-unclaimed", "rejected", "rule", "evidence", "label", "names"],
)  # fmt: skip
def test_each_broken_promise_is_found(store: Store, block: str, old: str, new: str, code: str) -> None:
    """A graph with one thing wrong gives a finding that names it."""
    if "rejected" in new:
        first = block.index("rdf:predicate gx:implements")
        at = block.rindex("claim:", 0, first)
        broken = block[:at] + block[at:].replace(old, new, 1)
        store.update_report(REPORT, broken.encode())
        findings = list(check_evidence(store))
    else:
        findings = doctor(store, block, old, new)
    assert code in {finding.code for finding in findings}
    assert all(finding.hint for finding in findings)


def test_the_shapes_see_what_is_missing(store: Store, block: str, ontology: OntologyFolder) -> None:
    """A figure without a unit is found by its shape, with a message for people."""
    store.update_report(REPORT, block.replace('  gx:unit "场" ;\n', "", 1).encode())
    findings = validate(store, ontology)
    assert [finding.code for finding in findings] == ["shape"]
    assert "unit" in findings[0].message
    assert validate(store, ontology, shapes=False) == []

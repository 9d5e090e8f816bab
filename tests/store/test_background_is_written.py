"""The ontology with its rules, and the divisions that reports use, as named graphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph._resources import OntologyFolder
from graph.errors import LexiconError, OntologyError
from graph.store.background import hash_ontology, read_labels, write_geography, write_ontology
from graph.store.names import Choice, Naming
from graph.store.store import Store

NAME = "<https://guanxi.example/graph/ontology>"


def lay_over(folder: Path, relative: str, text: str) -> OntologyFolder:
    """An ontology folder with one file of one's own."""
    path = folder / relative
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return OntologyFolder(folder)


def test_the_ontology_s_graph_holds_terms_and_rules(store: Store) -> None:
    """Classes, concepts and the rules of the lexicon stand in the ontology's graph."""
    rows = store.select(
        "SELECT ?l ?d ?n WHERE { GRAPH <https://guanxi.example/graph/ontology> { gx:rule-award a gx:Rule ; rdfs:label ?l ; "
        "dcterms:description ?d ; gx:precision ?n . gx:Claim a owl:Class . gx:kind-党委 a skos:Concept } "
        'FILTER(LANG(?l) = "zh") }'
    )
    assert list(rows) == [("规则award", "说明", "0.9")]


def test_the_ontology_s_graph_is_the_same_each_time(ontology: OntologyFolder) -> None:
    """Written twice, it is the same text, sorted by subject."""
    block = write_ontology(ontology, NAME)
    assert write_ontology(OntologyFolder(ontology.override), NAME) == block
    subjects = [line.split(" ")[0] for line in block.splitlines()[1:-1] if not line.startswith(" ")]
    assert subjects == sorted(subjects)


def test_blank_nodes_are_named_by_what_is_said(tmp_path: Path) -> None:
    """A user's anonymous nodes get names that do not depend on the order of files."""
    text = "@prefix gx: <https://w3id.org/guanxi/ns#> . gx:x gx:y [ gx:z 1 ] , [ gx:z 2 ] ."
    folder = lay_over(tmp_path, "own.ttl", text)
    assert write_ontology(folder, NAME) == write_ontology(folder, NAME)
    assert "_:" in write_ontology(folder, NAME)


def test_a_user_s_class_gets_its_label(tmp_path: Path) -> None:
    """Labels come from the user's folder as well."""
    text = (
        "@prefix gx: <https://w3id.org/guanxi/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        'gx:River rdfs:label "河流"@zh , "River"@en .'
    )
    labels = read_labels(lay_over(tmp_path, "own.ttl", text))
    assert labels["River"] == "河流"
    assert labels["receivedAward"] == "获得"


def test_any_file_changes_the_hash(tmp_path: Path) -> None:
    """A line more in a list gives another hash; the same files give the same."""
    before = hash_ontology(OntologyFolder())
    assert hash_ontology(OntologyFolder()) == before
    assert hash_ontology(lay_over(tmp_path, "lexicon/own.tsv", "a\tb\n")) != before


def test_a_wrong_turtle_file_is_named(tmp_path: Path) -> None:
    """A syntax error names the file."""
    with pytest.raises(OntologyError, match=r"own\.ttl"):
        write_ontology(lay_over(tmp_path, "own.ttl", "gx:x gx:y"), NAME)


def test_a_wrong_rule_is_named(tmp_path: Path) -> None:
    """A precision that is no number names the file and the line."""
    folder = lay_over(tmp_path, "lexicon/own-rules.tsv", "# mine\nid\tprecision\na\t0.9\nb\tmuch\n")
    with pytest.raises(LexiconError, match=r"own-rules\.tsv, line 4"):
        write_ontology(folder, NAME)


def test_divisions_lie_in_divisions() -> None:
    """Codes, settled names and parents stand in the geography's graph, sorted."""
    city, province = Naming("Place", "云溪", code="990100"), Naming("Place", "青岭省", code="990000")
    divisions = {
        "行政区划:青岭省": (province, Choice("Place", "青岭省")),
        "行政区划:云溪市": (city, Choice("Place", "云溪市")),
    }
    parents = [("行政区划:云溪市", "行政区划:青岭省")]
    block = write_geography("<https://guanxi.example/graph/geography>", divisions, parents)
    with Store.in_memory() as store:
        store.load(block.encode())
        rows = store.select(
            "SELECT ?c ?l WHERE { ?s a gx:Place ; gx:code ?c ; rdfs:label ?l ; gx:locatedIn 行政区划:青岭省 }"
        )
        assert list(rows) == [("990100", "云溪市")]
    reverse = dict(reversed(divisions.items()))
    assert write_geography("<https://guanxi.example/graph/geography>", reverse, parents) == block

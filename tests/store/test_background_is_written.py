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


HEADS = "head\ttype\tkind\tgate\tclass_zh\tclass_en\tunder\n"


def read_pairs(folder: OntologyFolder, subject: str) -> dict[str, list[str]]:
    """Read what the ontology's graph says of one term."""
    with Store.in_memory() as store:
        store.load(write_ontology(folder, NAME).encode())
        pairs: dict[str, list[str]] = {}
        for name, value in store.select(f"SELECT ?p ?o {{ gx:{subject} ?p ?o }} ORDER BY ?p ?o"):
            pairs.setdefault((name or "").rpartition("#")[2].rpartition("/")[2], []).append(value or "")
    return pairs


def test_a_taught_class_is_declared(tmp_path: Path) -> None:
    """A class that only lexicon lines know of gets labels, superclass, colour, place and path."""
    lines = "灯塔\tLighthouse\t\tname\t灯塔\tLighthouse\tVenue\n航标\tBuoy\t\tname\t航标\t\tLighthouse\n灯楼\tLighthouse\t\tname\t另名\t\t\n"
    folder = lay_over(tmp_path, "lexicon/heads-own.tsv", HEADS + lines)
    found = read_pairs(folder, "Lighthouse")
    assert found["label"] == ["Lighthouse", "灯塔"]
    assert found["subClassOf"] == ["https://w3id.org/guanxi/ns#Venue"]
    assert (found["order"], found["color"], found["pathLabel"]) == (["14"], ["#54708c"], ["灯塔"])
    buoy = read_pairs(folder, "Buoy")
    assert (buoy["order"], buoy["label"]) == (["15"], ["Buoy", "航标"])
    assert buoy["color"] != found["color"]
    assert read_labels(folder)["Buoy"] == "航标"


def test_what_turtle_says_of_a_taught_class_stands(tmp_path: Path) -> None:
    """A class that a Turtle file declares gets nothing from the lexicon's line."""
    lay_over(tmp_path, "lexicon/heads-own.tsv", f"{HEADS}灯塔\tLighthouse\t\tname\t灯塔\tLighthouse\tVenue\n")
    text = (
        "@prefix gx: <https://w3id.org/guanxi/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        'gx:Lighthouse rdfs:subClassOf gx:Temple ; rdfs:label "灯塔"@zh .'
    )
    found = read_pairs(lay_over(tmp_path, "own.ttl", text), "Lighthouse")
    assert found == {"subClassOf": ["https://w3id.org/guanxi/ns#Temple"], "label": ["灯塔"]}


@pytest.mark.parametrize(
    "line",
    [
        "灯塔\tLighthouse\t\tname\t灯塔\t\tVenu\n",
        "灯塔\t灯塔\t\tname\t灯塔\t\tVenue\n",
        "灯塔\tLighthouse\t\tname\n",
    ],
    ids=["superclass", "name", "undeclared"],
)
def test_a_class_taught_wrongly_is_named(tmp_path: Path, line: str) -> None:
    """A superclass that is none, a name that no IRI can end in, a class without labels: told with file and line."""
    folder = lay_over(tmp_path, "lexicon/heads-own.tsv", f"{HEADS}# mine\n{line}")
    with pytest.raises(LexiconError, match=r"heads-own\.tsv, line 3"):
        write_ontology(folder, NAME)


def test_a_taught_kind_is_declared(tmp_path: Path) -> None:
    """A kind that only a lexicon line knows of becomes a concept, so that the shapes accept it."""
    folder = lay_over(tmp_path, "lexicon/heads-own.tsv", f"{HEADS}驿站\tVenue\t驿站\tname\n")
    found = read_pairs(folder, "kind-驿站")
    assert found["label"] == found["prefLabel"] == ["驿站"]
    assert found["inScheme"] == ["https://w3id.org/guanxi/ns#kinds"]


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

"""Each shape accepts its good example and finds exactly the named faults of its bad one."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from rdflib import Graph

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
GXSH = "https://w3id.org/guanxi/shapes#"
GOOD = sorted(path.name for path in (ONTOLOGY / "examples").glob("*-good.ttl"))
BAD = sorted(path.name for path in (ONTOLOGY / "examples").glob("*-bad.ttl"))
VIOLATES = re.compile(r"^# violates: (\S+) (\S+)(?: (\S+))?$", re.MULTILINE)


def find_violations(triples: Graph, shapes: Graph) -> set[tuple[str, str, str]]:
    """Validate, and give shape, focus node and, for SPARQL constraints, the value of each violation."""
    from pyshacl import validate
    from rdflib import SH, Graph

    conforms, report, _ = validate(triples, shacl_graph=shapes)
    assert isinstance(report, Graph)
    found = set()
    for result in report.subjects(SH.focusNode):
        component = report.value(result, SH.sourceConstraintComponent)
        value = report.value(result, SH.value) if component == SH.SPARQLConstraintComponent else ""
        shape = str(report.value(result, SH.sourceShape)).removeprefix(GXSH)
        found.add((shape, str(report.value(result, SH.focusNode)), str(value)))
    assert conforms == (not found)
    return found


def read_expected(name: str, triples: Graph) -> set[tuple[str, str, str]]:
    """Read the violations that a bad example names in its first lines."""
    spaces = {prefix: str(iri) for prefix, iri in triples.namespaces()}

    def expand(short: str) -> str:
        prefix, _, local = short.partition(":")
        return spaces[prefix] + local if local else ""

    text = (ONTOLOGY / "examples" / name).read_text(encoding="utf-8")
    return {(shape, expand(focus), expand(value)) for shape, focus, value in VIOLATES.findall(text)}


def join(read: Callable[..., Graph], vocabulary: Graph, *names: str) -> Graph:
    """Read examples together with the base example and the vocabulary."""
    triples = read("examples/base.ttl", *(f"examples/{name}" for name in names))
    for triple in vocabulary:
        triples.add(triple)
    return triples


@pytest.mark.parametrize("name", GOOD)
def test_good_example_conforms(
    read: Callable[..., Graph], vocabulary: Graph, shapes: Graph, name: str
) -> None:
    """What is right is accepted."""
    assert find_violations(join(read, vocabulary, name), shapes) == set()


@pytest.mark.parametrize("name", BAD)
def test_bad_example_fails_for_its_reasons(
    read: Callable[..., Graph], vocabulary: Graph, shapes: Graph, name: str
) -> None:
    """Each named fault is found, at its node, and no other."""
    triples = join(read, vocabulary, name)
    expected = read_expected(name, triples)
    assert expected
    assert find_violations(triples, shapes) == expected


def test_all_good_examples_together_conform(
    read: Callable[..., Graph], vocabulary: Graph, shapes: Graph
) -> None:
    """The good examples make one graph that is right."""
    assert find_violations(join(read, vocabulary, *GOOD), shapes) == set()


def test_every_shape_has_its_examples(shapes: Graph) -> None:
    """Each node shape has a good and a bad file that bear its name, and no file is left over."""
    from rdflib import RDF, SH

    names = {str(shape).removeprefix(GXSH) for shape in shapes.subjects(RDF.type, SH.NodeShape)}
    kebab = {re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower() for name in names}
    assert {name.removesuffix("-good.ttl") for name in GOOD} == kebab
    assert {name.removesuffix("-bad.ttl") for name in BAD} == kebab
    assert len(kebab) >= 18


def test_every_check_is_seen_to_fail(shapes: Graph) -> None:
    """Each property shape and each SPARQL constraint is violated by some bad example."""
    from rdflib import RDF, SH

    checks = set(shapes.subjects(RDF.type, SH.PropertyShape)) | set(shapes.subjects(SH.sparql))
    named = {
        found[0]
        for name in BAD
        for found in VIOLATES.findall((ONTOLOGY / "examples" / name).read_text(encoding="utf-8"))
    }
    assert {str(check).removeprefix(GXSH) for check in checks} - named == set()


def test_every_check_speaks_both_languages(shapes: Graph) -> None:
    """Each property shape and each SPARQL constraint has a message in Chinese and in English."""
    from rdflib import RDF, SH, Literal

    checks = set(shapes.subjects(RDF.type, SH.PropertyShape)) | set(shapes.objects(None, SH.sparql))
    assert len(checks) > 60
    for check in checks:
        messages = [text for text in shapes.objects(check, SH.message) if isinstance(text, Literal)]
        assert sorted(text.language or "" for text in messages) == ["en", "zh"], check

"""Shapes, queries, examples and code speak only of terms that are defined."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from rdflib import Graph

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
NS = "https://w3id.org/guanxi/ns#"
TURTLE = sorted(
    path.relative_to(ONTOLOGY).as_posix()
    for folder in (".", "concepts", "shapes", "examples")
    for path in (ONTOLOGY / folder).glob("*.ttl")
)
UNDECLARED_ON_PURPOSE = {"examples/entity-bad.ttl": {"kind-未声明"}}


@pytest.fixture(scope="module")
def defined(read: Callable[..., Graph], vocabulary: Graph) -> set[str]:
    """Local names of all terms, with the rules that examples declare."""
    from rdflib import RDF, SKOS, URIRef

    rules = read("examples/base.ttl", "examples/rule-good.ttl").subjects(RDF.type, URIRef(NS + "Rule"))
    return {str(term).removeprefix(NS) for term in [*vocabulary.subjects(SKOS.definition), *rules]}


@pytest.mark.parametrize("name", TURTLE)
def test_turtle_uses_defined_terms(read: Callable[..., Graph], defined: set[str], name: str) -> None:
    """No Turtle file names a term of the vocabulary that is not defined."""
    used = {
        str(term).removeprefix(NS) for triple in read(name) for term in triple if str(term).startswith(NS)
    }
    assert used - defined - {""} == UNDECLARED_ON_PURPOSE.get(name, set())


@pytest.mark.parametrize("folder", ["queries", "shapes"])
def test_queries_use_defined_terms(defined: set[str], folder: str) -> None:
    """No query and no SPARQL constraint names a term that is not defined."""
    for path in sorted((ONTOLOGY / folder).iterdir()):
        names = set(re.findall(r"(?<![\w-])gx:([\w-]+)", path.read_text(encoding="utf-8")))
        assert names - defined == set(), path.name


def test_prefixes_are_the_same_everywhere(read: Callable[..., Graph]) -> None:
    """Each prefix of the table stands for the same namespace in every file that uses it."""
    from graph.model.vocab import PREFIXES

    table = dict(PREFIXES)
    for name in TURTLE:
        text = (ONTOLOGY / name).read_text(encoding="utf-8")
        for prefix, iri in re.findall(r"^@prefix (\S+?):\s+<([^>]+)>", text, re.MULTILINE):
            assert table.get(prefix, iri) == iri, (name, prefix)
    for path in sorted((ONTOLOGY / "queries").glob("*.rq")):
        for prefix, iri in re.findall(
            r"^PREFIX (\S+): <([^>]+)>", path.read_text(encoding="utf-8"), re.MULTILINE
        ):
            assert table[prefix] == iri, (path.name, prefix)
    assert len(read("prefixes.ttl")) > 3 * len(table)

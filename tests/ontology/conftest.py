"""The ontology as triples, read once for all tests of this folder, which never change it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from rdflib import Graph

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"


@pytest.fixture(scope="session")
def read() -> Callable[..., Graph]:
    """Give a reader of Turtle files, by their paths in the ontology folder."""
    from rdflib import Graph

    def read_files(*relative: str) -> Graph:
        triples = Graph()
        for name in relative:
            triples.parse(ONTOLOGY / name, format="turtle")
        return triples

    return read_files


@pytest.fixture(scope="session")
def vocabulary(read: Callable[..., Graph]) -> Graph:
    """Classes, properties and concepts."""
    concepts = sorted(f"concepts/{path.name}" for path in (ONTOLOGY / "concepts").glob("*.ttl"))
    return read("guanxi.ttl", *concepts)


@pytest.fixture(scope="session")
def shapes(read: Callable[..., Graph]) -> Graph:
    """The shapes with the prefixes that their queries use."""
    return read(
        "prefixes.ttl", *sorted(f"shapes/{path.name}" for path in (ONTOLOGY / "shapes").glob("*.ttl"))
    )

"""A store with the invented report and the ontology, to be asked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # so that tests.store.invented can be imported

from graph._resources import OntologyFolder
from graph.store.background import write_ontology
from graph.store.store import Store
from graph.store.triples import ReportWriter
from tests.store.invented import make_extraction


@pytest.fixture(scope="session")
def store() -> Iterator[Store]:
    """The store; nobody can change it through a query."""
    with Store.in_memory() as opened:
        opened.load(write_ontology(OntologyFolder(), "<https://guanxi.example/graph/ontology>").encode())
        opened.load(ReportWriter().write_block(make_extraction()).encode())
        yield opened

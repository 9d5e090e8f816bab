"""One fact that stands in several reports is one row of an answer, and counts once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph._resources import OntologyFolder
from graph.query.library import list_queries, read_query
from graph.query.rows import Rows
from graph.query.run import run
from graph.store.background import write_ontology
from graph.store.store import Store
from graph.store.triples import ReportWriter
from tests.store.invented import make_extraction

NAMES = list_queries(OntologyFolder())


@pytest.fixture(scope="module")
def doubled() -> Iterator[Store]:
    """The invented report, and the same text once more under another name."""
    with Store.in_memory() as opened:
        opened.load(write_ontology(OntologyFolder(), "<https://guanxi.example/graph/ontology>").encode())
        for key in ("云溪市文化2031", "副本"):
            opened.load(ReportWriter().write_block(make_extraction(key=key)).encode())
        yield opened


def ask(store: Store, name: str) -> list[tuple[object, ...]]:
    """Run a named query."""
    rows = run(store, read_query(OntologyFolder(), name).fill({}))
    assert isinstance(rows, Rows)
    return list(rows.tuples())


def test_the_two_reports_are_there(doubled: Store) -> None:
    """The doubled store really holds everything twice."""
    assert len(list(doubled.select("SELECT DISTINCT ?r WHERE { ?r a gx:Report }"))) == 2


@pytest.mark.parametrize("name", NAMES)
def test_no_row_comes_twice(store: Store, doubled: Store, name: str) -> None:
    """A named query answers from two reports that say the same as from one."""
    once, twice = ask(store, name), ask(doubled, name)
    assert len(twice) == len(set(twice))
    assert twice == once

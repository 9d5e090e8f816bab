"""An invented city's two reports, as the store would hold them, and how to ask any store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

Select = Callable[[str], Iterator[tuple[str | None, ...]]]

PREFIXES = """\
@prefix gx: <https://w3id.org/guanxi/ns#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix x: <https://guanxi.example/id/x/> .
@prefix r: <https://guanxi.example/report/> .
@prefix i: <https://guanxi.example/i/> .
"""


def open_store(trig: str) -> Select:
    """Load TriG and return what asks it, over the union of its graphs."""
    store = ox.Store()
    store.load(trig.encode(), format=ox.RdfFormat.TRIG)

    def select(sparql: str) -> Iterator[tuple[str | None, ...]]:
        rows = store.query(sparql, use_default_graph_as_union=True)
        assert isinstance(rows, ox.QuerySolutions)
        for row in rows:
            yield tuple(None if term is None else str(term.value) for term in row)

    return select


@pytest.fixture(scope="session")
def yunxi() -> Select:
    """The invented reports."""
    return open_store(Path(__file__).with_name("yunxi.trig").read_text("utf-8"))


@pytest.fixture
def make_select() -> Callable[[str], Select]:
    """Open a small store of a test's own, prefixes given."""
    return lambda trig: open_store(PREFIXES + trig)

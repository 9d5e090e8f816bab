"""The invented reports as a page's data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.network.page_data import PageData
from graph.network.read import read_page_data


@pytest.fixture
def page_data() -> PageData:
    """Read the invented reports of the network tests."""
    store = ox.Store()
    trig = Path(__file__).parent.parent / "network" / "yunxi.trig"
    store.load(trig.read_bytes(), format=ox.RdfFormat.TRIG)

    def select(sparql: str) -> Iterator[tuple[str | None, ...]]:
        rows = store.query(sparql, use_default_graph_as_union=True)
        assert isinstance(rows, ox.QuerySolutions)
        for row in rows:
            yield tuple(None if term is None else str(term.value) for term in row)

    return read_page_data(select)

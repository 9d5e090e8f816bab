"""The network page of a store."""

from __future__ import annotations

from graph.config import Language
from graph.store.store import Store


def make_page(store: Store, language: Language) -> bytes:
    """Make network.html from what the store holds."""
    from graph.network.read import read_page_data
    from graph.render.page import render_page

    return render_page(read_page_data(store.select), lang=language)

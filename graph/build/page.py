"""The network page of a build, merged from what is kept of each report."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from graph.build.state import State
from graph.config import Language
from graph.network.fragment import Fragment
from graph.network.limits import choose_reports, limit_nodes
from graph.network.merge import PageMerger
from graph.network.page_data import PageData
from graph.network.read_terms import TermReader
from graph.store.names import NameWriter
from graph.store.store import Store


class PageSource(NamedTuple):
    """What a page is made of."""

    base: str
    state: State
    """With settled names."""
    ontology: bytes
    """The ontology's graph as a TriG block."""
    background: Iterable[tuple[str, str]]
    """Which division lies in which, as written in a block."""


def make_page(source: PageSource, language: Language) -> bytes:
    """Make network.html of the reports in a folder, as many as one page can show."""
    from graph.render.page import render_page

    with _without_collector():
        return render_page(limit_nodes(merge_page(source)), lang=language)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Rest the collector of circular garbage: a page's values hold no circles, and looking costs a third."""
    resting = not gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not resting:
            gc.enable()


def merge_page(source: PageSource) -> PageData:
    """Merge the page's data from the fragments of reports: what reading the store would give, sooner."""
    base, state = source.base, source.state
    sizes = state.fragment_sizes()
    chosen = choose_reports(sizes)
    merger = PageMerger(base, NameWriter().spell)
    for key, _, _ in sizes:
        if key in chosen:
            choices = {_cut_base(base, thing): choice for thing, choice in state.choices(key).items()}
            merger.add(key, Fragment.from_json(state.fragment(key)), choices)
    background = [(_cut_base(base, child), _cut_base(base, parent)) for child, parent in source.background]
    with Store.in_memory(base) as words:
        words.load(source.ontology)
        page = merger.finish(TermReader(words.select), background)
    page.left_out_reports = len(sizes) - len(chosen)
    return page


def _cut_base(base: str, thing: str) -> str:
    """Make an id of a name as written in a block: `机构:甲` and `<base id/机构/甲>` are `机构/甲`."""
    if thing.startswith("<"):
        return thing[1:-1].removeprefix(base).removeprefix("id/")
    return thing.replace(":", "/", 1)

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from graph.network.layout import lay_out
from graph.network.limits import choose_reports, limit_nodes
from graph.network.page_data import PageData
from graph.network.read import read_page_data
from graph.render.payload import make_payload

Select = Callable[[str], Iterator[tuple[str | None, ...]]]


@pytest.fixture
def page(yunxi: Select) -> PageData:
    """Everything that a page about the invented reports shows."""
    return read_page_data(yunxi)


def test_the_newest_reports_come_first() -> None:
    """Reports are chosen from the newest on until there is no room; those without a year come last."""
    reports = [("a", 2030, 40), ("b", 2032, 40), ("c", None, 10), ("d", 2031, 40)]
    assert choose_reports(reports, most=100) == {"b", "d"}
    assert choose_reports(reports, most=1000) == {"a", "b", "c", "d"}
    assert choose_reports([("a", 2030, 5000)], most=100) == {"a"}
    assert choose_reports([]) == set()


def test_a_page_with_room_stays_as_it_is(page: PageData) -> None:
    """Nothing is left out while there is room."""
    assert limit_nodes(page, most=len(page.network.nodes)) is page


def test_the_best_connected_are_kept(page: PageData) -> None:
    """Every thing that is kept has at least as many relations as any that is left out."""
    limited = limit_nodes(page, most=12)
    degrees = dict(zip((n.id for n in page.network.nodes), page.network.degrees(), strict=True))
    kept = {node.id for node in limited.network.nodes}
    assert len(kept) == 12
    assert limited.left_out_nodes == len(page.network.nodes) - 12
    assert min(degrees[id_] for id_ in kept) >= max(degrees[id_] for id_ in degrees.keys() - kept)
    assert [node.id for node in limited.network.nodes] == sorted(kept)


def test_what_is_said_of_the_kept_stays_true(page: PageData) -> None:
    """Relations, mentions, awards and evidence of the kept things say what they said before."""

    def say(data: PageData) -> set[tuple[object, ...]]:
        names = [node.id for node in data.network.nodes]
        spans = [(e.report, e.begin, e.end, e.rule) for e in data.evidence]
        said: set[tuple[object, ...]] = set()
        for edge in data.network.edges:
            evidence = tuple(spans[at] for claim in edge.claims for at in claim.evidence)
            said.add((names[edge.source], edge.predicate, names[edge.target], evidence))
        said |= {(names[m.node], m.report, m.begin, m.end) for m in data.mentions}
        said |= {(f.id, tuple(spans[at] for at in f.evidence)) for f in data.figures}
        said |= {(names[g.award], names[g.recipient], g.batch) for g in data.grants}
        return said

    limited = limit_nodes(page, most=12)
    assert say(limited) < say(page)
    assert {f.id for f in limited.figures} == {f.id for f in page.figures}
    used = {at for edge in limited.network.edges for claim in edge.claims for at in claim.evidence}
    used |= {at for figure in limited.figures for at in figure.evidence}
    used |= {at for grant in limited.grants for at in grant.evidence}
    assert used == set(range(len(limited.evidence)))
    owners = {f.id: f.about for f in page.figures}
    for figure in limited.figures:
        before = owners[figure.id]
        name = None if before is None else page.network.nodes[before].id
        assert figure.about is None or limited.network.nodes[figure.about].id == name


def test_the_page_says_what_is_left_out(page: PageData) -> None:
    """The data of a page count what it has no room for, and say nothing where it has room for all."""
    limited = limit_nodes(page, most=12)
    payload = make_payload(limited, lay_out(limited.network))
    assert payload["leftOut"] == {"reports": 0, "nodes": len(page.network.nodes) - 12}
    assert "leftOut" not in make_payload(page, lay_out(page.network))

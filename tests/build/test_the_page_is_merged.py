"""A build's page is merged from what is kept of each report, and says what the store says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from graph._resources import OntologyFolder, samples_dir
from graph.build.fragments import make_fragment
from graph.build.page import PageSource, make_page, merge_page
from graph.build.pipeline import Tools, build
from graph.build.result import BuildResult
from graph.build.state import State
from graph.model.fact import Comparison, Extraction
from graph.network.fragment import Fragment
from graph.network.merge import PageMerger
from graph.network.page_data import PageData
from graph.network.read import read_page_data
from graph.network.read_terms import TermReader
from graph.store.background import write_ontology
from graph.store.names import Choice, NameWriter
from graph.store.store import Store
from graph.store.triples import ReportWriter
from tests.store.invented import PLACE, make_extraction, make_extractor

if TYPE_CHECKING:
    import pytest

Build = Callable[..., BuildResult]
BASE = "https://guanxi.example/"
SAME = "云溪市文化工作总结\n云溪市建成灯塔书屋。\n场次80余场，增长10%。\n"


@contextmanager
def open_source(out: Path) -> Iterator[PageSource]:
    """What a built folder's page is made of."""
    state = State.open(out / ".state.db")
    assert state is not None
    with state:
        block = write_ontology(OntologyFolder(None), f"<{BASE}graph/ontology>")
        yield PageSource(BASE, state, block.encode(), state.divisions()[1])


def read_both(out: Path) -> tuple[PageData, PageData]:
    """A folder's page data, merged and read from its store."""
    with open_source(out) as source, Store.open(out / "store") as store:
        return merge_page(source), read_page_data(store.select)


def test_the_samples_give_one_page_both_ways(tmp_path: Path) -> None:
    """Merging the sample reports' fragments gives what reading their store gives."""
    build([samples_dir()], tmp_path / "out", jobs=1)
    merged, read = read_both(tmp_path / "out")
    assert merged == read
    assert len(merged.reports) == 3
    assert merged.figures
    assert merged.mentions
    assert any(edge.claims for edge in merged.network.edges)


def test_settled_names_and_shared_figures(reports: Path, tmp_path: Path, build_invented: Build) -> None:
    """Names that reports write differently, and a figure that two state differently, come out the same."""
    (reports / "云溪市文化2033.txt").write_text(SAME, encoding="utf-8")
    build_invented([reports], tmp_path / "out")
    merged, read = read_both(tmp_path / "out")
    assert merged == read
    assert "“灯火书屋”工程" in {node.label for node in merged.network.nodes}
    (shared,) = (figure for figure in merged.figures if len(figure.evidence) == 2)
    assert shared.value_text == "80余场"
    assert shared.comparison is not None


def test_later_builds_leave_the_page_of_one(reports: Path, tmp_path: Path, build_invented: Build) -> None:
    """Reports that come one by one, and one that changes, give the page of a single build."""
    tools = Tools(make_extractor, make_page)
    last = reports / "云溪市文化2032.txt"
    text = last.read_text(encoding="utf-8")
    last.write_text("云溪市文化\n云溪市建成另一书屋。\n", encoding="utf-8")
    for path in sorted(reports.iterdir(), reverse=True):
        build_invented([path], tmp_path / "parts", tools=tools)
    last.write_text(text, encoding="utf-8")
    build_invented([last], tmp_path / "parts", tools=tools)
    build_invented([reports], tmp_path / "once", tools=tools)
    pages = {(tmp_path / name / "network.html").read_bytes() for name in ("parts", "once")}
    assert len(pages) == 1


def merge(extractions: list[Extraction], choices: dict[str, Choice]) -> tuple[PageData, PageData]:
    """Page data of extractions, merged from fragments that were written and read back, and from a store."""
    writer = ReportWriter()
    merger = PageMerger(BASE, NameWriter().spell)
    with Store.in_memory() as store, Store.in_memory() as words:
        for extraction in extractions:
            written = make_fragment(extraction, NameWriter().spell).to_json()
            merger.add(extraction.document.key, Fragment.from_json(written), choices)
            store.load(writer.write_block(extraction).encode())
        return merger.finish(TermReader(words.select), []), read_page_data(store.select)


def test_awards_are_merged() -> None:
    """Of an award that two reports tell differently the least of each detail is kept, as from the store."""
    one, two = make_extraction(key="甲"), make_extraction(key="乙")
    two.grants = [replace(two.grants[0], batch="第一批", rank=None, grantor=PLACE, unique_within=None)]
    merged, read = merge([two, one], {})
    assert merged.grants == read.grants
    assert (merged.grants[0].batch, merged.grants[0].rank) == ("第一批", "一等奖")
    assert len(merged.grants[0].evidence) == 2


def test_comparisons_are_merged() -> None:
    """A figure that is compared in one report only, or in two ways, keeps what the store gives first."""
    one, two, three = (make_extraction(key=key) for key in ("丙", "乙", "甲"))
    for extraction, ratio in ((one, "7"), (two, None), (three, "12")):
        found = None if ratio is None else Comparison("yearOnYear", Decimal(ratio), None, 2030)
        for figure in extraction.figures:
            figure.comparison = found
    merged, read = merge(sorted([one, two, three], key=lambda e: e.document.key), {})
    assert merged.figures == read.figures
    assert all(figure.comparison and figure.comparison.ratio == "12" for figure in merged.figures)


def test_a_name_that_no_report_here_uses_is_spelt() -> None:
    """A label chosen over reports that the page leaves out still has its pinyin and other forms."""
    name = "阵地场所/灯塔书屋"
    page, _ = merge([make_extraction()], {name: Choice("Venue", "“灯塔”书屋")})
    (node,) = (node for node in page.network.nodes if node.id == name)
    assert (node.label, node.aliases) == ("“灯塔”书屋", ("灯塔书屋",))
    assert node.hidden_labels == ("deng ta shu wu",)


def test_what_has_no_room_is_counted(
    reports: Path, tmp_path: Path, build_invented: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page with room for some reports shows the newest and counts the others; the graph holds all."""
    build_invented([reports], tmp_path / "out")
    monkeypatch.setattr("graph.build.page.choose_reports", lambda sizes: {key for key, _, _ in sizes[1:]})
    with open_source(tmp_path / "out") as source:
        page = merge_page(source)
        written = make_page(source, "en").decode()
    assert [report.iri for report in page.reports] == [
        f"{BASE}report/云溪市文化2031",
        f"{BASE}report/云溪市文化2032",
    ]
    assert page.left_out_reports == 1
    assert '"leftOut":{"reports":1,"nodes":0}' in written


def test_the_collector_goes_on_as_before(reports: Path, tmp_path: Path, build_invented: Build) -> None:
    """Making a page leaves the interpreter's garbage collector as it was."""
    import gc

    build_invented([reports], tmp_path / "out")
    for wanted in (False, True):
        (gc.enable if wanted else gc.disable)()
        try:
            with open_source(tmp_path / "out") as source:
                make_page(source, "zh")
            assert gc.isenabled() is wanted
        finally:
            gc.enable()

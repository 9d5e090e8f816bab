"""Opening, loading and asking the engine, and its errors in our words."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as px
import pytest

from graph.errors import QuerySyntaxError, StoreError, StoreLockedError
from graph.store.store import Solutions, Store, Term

A = b"report:a {\nreport:a a gx:Report ; gx:year 2030 .\n}\n"
B = b"report:b {\nreport:b a gx:Report ; gx:year 2031 .\n}\n"


def test_a_missing_store_says_how_to_make_one(tmp_path: Path) -> None:
    """Opening a folder without a store names it and the command that makes one."""
    with pytest.raises(StoreError, match="holds no store") as error:
        Store.open(tmp_path / "store")
    assert "guanxi build" in error.value.hint


def test_a_second_writer_is_refused(tmp_path: Path) -> None:
    """While one writes, another is told so; afterwards the store is free."""
    with Store.create(tmp_path / "store"), pytest.raises(StoreLockedError, match="writing"):
        Store.create(tmp_path / "store")
    Store.create(tmp_path / "store").close()


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    """A file where the store should be is an error of ours."""
    (tmp_path / "store").write_text("x")
    with pytest.raises(StoreError):
        Store.create(tmp_path / "store")


def test_a_broken_store_is_our_error(tmp_path: Path) -> None:
    """Files that are no store raise StoreError, never the engine's own exception."""
    (tmp_path / "CURRENT").write_text("rubbish\n")
    with pytest.raises(StoreError):
        Store.open(tmp_path)


def test_what_a_killed_load_left_is_removed(tmp_path: Path) -> None:
    """Stray files of an interrupted load go when the store is opened to be written."""
    Store.create(tmp_path / "s").close()
    (tmp_path / "s" / "bulk-7.sst").write_bytes(b"x")
    Store.create(tmp_path / "s").close()
    assert list((tmp_path / "s").glob("bulk-*.sst")) == []


def test_queries_see_the_union(tmp_path: Path) -> None:
    """The default graph is the union of all graphs, on the disk and after opening it again."""
    with Store.create(tmp_path / "s") as store:
        store.load(A + B)
    with Store.open(tmp_path / "s") as store:
        assert sorted(store.select("SELECT ?y WHERE { ?r gx:year ?y }")) == [("2030",), ("2031",)]
        assert list(store.select("SELECT ?g WHERE { GRAPH ?g { ?r gx:year 2031 } }")) == [
            ("https://guanxi.example/report/b",)
        ]
        assert store.size() == 4


def test_one_report_is_replaced() -> None:
    """Updating a report changes its graph and no other; without a block it is removed."""
    with Store.in_memory() as store:
        store.load(A + B)
        store.update_report("https://guanxi.example/report/a", A.replace(b"2030", b"1999"))
        assert sorted(store.select("SELECT ?y WHERE { ?r gx:year ?y }")) == [("1999",), ("2031",)]
        store.update_report("https://guanxi.example/report/a", None)
        assert store.graphs() == ["https://guanxi.example/report/b"]


def test_a_copy_goes_its_own_way(tmp_path: Path) -> None:
    """A copy shares nothing that a later change could show through."""
    with Store.create(tmp_path / "one") as store:
        store.load(A)
    with Store.open(tmp_path / "one") as store:
        store.copy_to(tmp_path / "two")
    with Store.create(tmp_path / "two") as store:
        store.update_report("https://guanxi.example/report/a", None)
    with Store.open(tmp_path / "one") as one, Store.open(tmp_path / "two") as two:
        assert (one.size(), two.size()) == (2, 0)


def test_a_closed_store_says_so() -> None:
    """Asking after closing is an error of ours."""
    store = Store.in_memory()
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        list(store.select("SELECT * WHERE { ?s ?p ?o }"))


def test_all_forms_of_query() -> None:
    """SELECT gives rows, CONSTRUCT statements, ASK a truth; terms keep type and language."""
    with Store.in_memory() as store:
        store.load(A + b'report:c {\nreport:c dcterms:title "\xe4\xba\x91"@zh, "x" .\n}\n')
        rows = store.query("SELECT ?t WHERE { report:c dcterms:title ?t } ORDER BY ?t")
        assert isinstance(rows, Solutions)
        assert {row[0] for row in rows.rows} == {Term("云", "literal", language="zh"), Term("x", "literal")}
        assert store.query("ASK { ?s gx:year 2030 }") is True
        statements = store.query("CONSTRUCT { ?s gx:year ?y } WHERE { ?s gx:year ?y }")
        assert isinstance(statements, list)
        assert statements[0][2] == Term("2030", "literal", "http://www.w3.org/2001/XMLSchema#integer")
        with pytest.raises(StoreError, match="no SELECT"):
            list(store.select("ASK { ?s ?p ?o }"))


@pytest.mark.parametrize(
    ("query", "line", "column"),
    [
        ("SELECT ?s WHERE {\n ?s ?p }", 2, 9), ('SELECT ?s WHERE { ?s ?p "中文" ?? }', 1, 30),
        ("SELECT ?x WHERE { ?s nope:x ?o }", 1, 28), ("", 1, 1), ("SELECT * WHERE { ?s ?p ?o } }", 1, 30),
    ],
)  # fmt: skip
def test_a_bad_query_is_shown_with_a_caret(query: str, line: int, column: int) -> None:
    """Line and column count characters, and a caret stands under the place."""
    with Store.in_memory() as store, pytest.raises(QuerySyntaxError) as error:
        store.query(query)
    assert (error.value.line, error.value.column) == (line, column)
    shown = error.value.message.split("\n")
    assert shown[1] == query.split("\n")[line - 1]
    assert shown[2] == " " * (column - 1) + "^"
    assert "[_]" not in error.value.hint


def test_the_engine_is_still_the_one_we_know() -> None:
    """The union of graphs and prefixes are given to the engine in a call that it still has."""
    assert {"bulk_load", "read_only", "backup", "remove_graph"} <= set(dir(px.Store))

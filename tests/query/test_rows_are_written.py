"""Rows as values and in each form that people and programs read."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest

from graph.query.rows import Rows, Triples, show_term, write_term
from graph.query.run import run
from graph.query.table import cut_to_width, draw_table, measure_width
from graph.store.store import Store, Term

XSD = "http://www.w3.org/2001/XMLSchema#"
ROWS = Rows(
    ("name", "n", "iri"),
    (
        (Term("云|溪\n<b>", "literal", language="zh"), Term("12", "literal", f"{XSD}integer"), Term("https://a.example/x", "iri")),
        (Term("=1+1", "literal"), Term("-3.50", "literal", f"{XSD}decimal"), None),
        (Term('a"b', "literal"), Term("1e2", "literal", f"{XSD}double"), Term("b0", "bnode")),
    ),
    {"a": "https://a.example/"},
)  # fmt: skip


def test_values_are_python_s_own() -> None:
    """Integers, decimals, doubles and what is unbound."""
    assert [row["n"] for row in ROWS] == [12, Decimal("-3.50"), 100.0]
    assert ROWS[1]["iri"] is None
    assert len(ROWS) == 3
    term = Term("true", "literal", f"{XSD}boolean")
    assert next(iter(Rows(("x",), ((term,),), {}))) == {"x": True}


def test_csv_keeps_values_and_defuses_formulas() -> None:
    """Texts that a spreadsheet would run get an apostrophe; numbers stay numbers."""
    rows = list(csv.reader(io.StringIO(ROWS.to_csv())))
    assert rows[0] == ["name", "n", "iri"]
    assert rows[1] == ["云|溪\n<b>", "12", "https://a.example/x"]
    assert rows[2] == ["'=1+1", "-3.50", ""]
    assert rows[3] == ['a"b', "1e2", "_:b0"]


def test_tsv_and_json_keep_terms() -> None:
    """The two SPARQL formats keep datatypes and languages."""
    lines = ROWS.to_tsv().split("\n")
    assert lines[0] == "?name\t?n\t?iri"
    assert lines[1] == f'"云|溪\\n<b>"@zh\t"12"^^<{XSD}integer>\t<https://a.example/x>'
    document = json.loads(ROWS.to_json())
    assert document["head"]["vars"] == ["name", "n", "iri"]
    first, second, third = document["results"]["bindings"]
    assert first["name"] == {"type": "literal", "value": "云|溪\n<b>", "xml:lang": "zh"}
    assert first["iri"]["type"] == "uri"
    assert "iri" not in second
    assert third["n"] == {"type": "literal", "value": "1e2", "datatype": f"{XSD}double"}


def test_markdown_escapes() -> None:
    """Bars, line ends and markup cannot break the table."""
    lines = ROWS.to_markdown().splitlines()
    assert lines[1] == "| --- | --- | --- |"
    assert lines[2] == "| 云\\|溪 &lt;b&gt; | 12 | a:x |"
    assert {line.replace("\\|", "").count("|") for line in lines} == {4}


def test_the_table_is_aligned_by_width() -> None:
    """Chinese takes two cells, combining marks none; numbers are set right."""
    lines = draw_table(("名", "n"), [("云溪市", "1"), ("e\u0301", "120")], right=(1,)).splitlines()
    assert lines[0].rstrip() == "名        n"
    assert lines[2] == "云溪市    1"
    assert {measure_width(line) for line in lines[1:]} == {11}


def test_a_table_is_cut_to_a_width() -> None:
    """The widest column gives way, and shows that it was cut."""
    table = draw_table(("a", "b"), [("x" * 50, "云溪市" * 9)], width=40)
    assert max(map(measure_width, table.splitlines())) <= 40
    assert "…" in table
    assert cut_to_width("云溪市", 5) == "云溪…"
    assert cut_to_width("云溪市", 6) == "云溪市"


def test_controls_do_not_reach_the_terminal() -> None:
    """Escape sequences in a text are spaces in a table."""
    assert "\x1b" not in draw_table(("a",), [("\x1b[31mred\u202e",)])


def test_numbers_become_a_frame() -> None:
    """A DataFrame has the columns and numbers that can be added."""
    frame = ROWS.to_pandas()
    assert list(frame.columns) == ["name", "n", "iri"]
    assert frame["n"].sum() == pytest.approx(108.5)


def test_iris_are_shortened_for_people() -> None:
    """The longest fitting prefix is used; an IRI without one stays whole."""
    prefixes = {"a": "https://a.example/", "b": "https://a.example/b/"}
    assert show_term(Term("https://a.example/b/c", "iri"), prefixes) == "b:c"
    assert show_term(Term("https://c.example/", "iri"), prefixes) == "<https://c.example/>"


def test_a_limit_bounds_the_rows(store: Store) -> None:
    """No more rows than asked for are taken."""
    rows = run(store, "SELECT * WHERE { ?s ?p ?o }", limit=7)
    assert isinstance(rows, Rows)
    assert len(rows) == 7


def test_statements_are_sorted(store: Store) -> None:
    """CONSTRUCT gives each statement once, sorted, as N-Triples."""
    triples = run(store, "CONSTRUCT { ?s gx:year ?y } WHERE { ?s gx:year ?y }")
    assert isinstance(triples, Triples)
    lines = triples.to_ntriples().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(set(lines)) == len(triples) > 3
    assert run(store, "ASK { ?s gx:year 2031 }") is True


def test_every_kind_of_term_is_written() -> None:
    """IRIs, blank nodes, quoted statements and literals."""
    assert write_term(Term("a:b", "iri")) == "<a:b>"
    assert write_term(Term("x", "bnode")) == "_:x"
    assert write_term(Term("<< s p o >>", "triple")) == "<< s p o >>"
    assert write_term(Term("x", "literal")) == '"x"'

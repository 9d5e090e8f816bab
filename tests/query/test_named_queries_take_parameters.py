"""Named queries: found, described, and filled without becoming other queries."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph._resources import OntologyFolder
from graph.errors import OntologyError, QueryError
from graph.query.library import is_query_name, list_queries, read_query
from graph.query.rows import Rows
from graph.query.run import run
from graph.store.store import Store

NAMES = list_queries(OntologyFolder())


def ask(store: Store, name: str, **values: object) -> Rows:
    """Run a named query."""
    rows = run(store, read_query(OntologyFolder(), name).fill(values))
    assert isinstance(rows, Rows)
    return rows


@pytest.mark.parametrize("name", NAMES)
def test_every_named_query_runs(store: Store, name: str) -> None:
    """Each has a title and a question in two languages, and runs without parameters."""
    query = read_query(OntologyFolder(), name)
    assert set(query.titles) == set(query.questions) == {"zh", "en"}
    assert all(parameter.zh and parameter.en for parameter in query.parameters)
    assert ask(store, name).columns


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_can_be_given(store: Store, name: str) -> None:
    """Each parameter narrows: a value that fits nothing leaves no row."""
    for parameter in read_query(OntologyFolder(), name).parameters:
        value: object = 1066 if parameter.type == "integer" else "没有此名"
        assert len(ask(store, name, **{parameter.name: value})) == 0, parameter


def test_parameters_choose_rows(store: Store) -> None:
    """Words and years given choose the rows that hold them."""
    assert [row["value"] for row in ask(store, "figures", what="场次", when=2031)] == [120]
    assert len(ask(store, "figures", what=None)) == 5


def test_a_value_cannot_become_a_query(store: Store) -> None:
    """Quotes and braces in a value are only text."""
    assert len(ask(store, "figures", what='") } SERVICE <http://127.0.0.1/> { ?a ?b ?c } #')) == 0


def test_what_does_not_fit_is_told() -> None:
    """Unknown names, unknown parameters and wrong values say what there is."""
    with pytest.raises(QueryError) as error:
        read_query(OntologyFolder(), "nothing")
    assert "figures" in error.value.hint
    query = read_query(OntologyFolder(), "figures")
    with pytest.raises(QueryError, match="no parameter 'colour'"):
        query.fill({"colour": "red"})
    with pytest.raises(QueryError, match="whole number"):
        query.fill({"when": "last year"})


def test_names_are_told_from_queries() -> None:
    """One word is a name; anything else is SPARQL."""
    assert is_query_name("lower-bounds")
    assert not is_query_name("SELECT * {}")
    assert not is_query_name("ASK{}")


def test_a_user_s_query_needs_its_values_block(tmp_path: Path) -> None:
    """A query that declares a parameter and never binds it is a fault of the file."""
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "own.rq").write_text(
        "# title-en: Own\n# param: who text - 谁 | who\nSELECT ?s WHERE { ?s a ?who }", encoding="utf-8"
    )
    query = read_query(OntologyFolder(tmp_path), "own")
    assert query.titles == {"en": "Own"}
    with pytest.raises(OntologyError, match="VALUES"):
        query.fill({"who": "x"})

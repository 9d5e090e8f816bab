"""A query cannot reach another machine nor change the graph, however it is written."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from graph.errors import QueryError, QueryForbiddenError
from graph.query.guard import check_query, list_sources, list_words
from graph.query.run import run
from graph.store.store import Store

REMOTE = [
    "SELECT * WHERE {{ SERVICE <{url}> {{ ?a ?b ?c }} }}",
    "SELECT * WHERE {{ service silent <{url}> {{ ?a ?b ?c }} }}",
    "SELECT * WHERE {{ ?s ?p ?b.SERVICE?b{{ ?a ?b ?c }} VALUES ?b {{ <{url}> }} }}",
    "SELECT * WHERE {{ ?s ?p 5SERVICE <{url}> {{ ?a ?b ?c }} }}",
    "SELECT * WHERE {{ ?s ?p trueSERVICE <{url}> {{ ?a ?b ?c }} }}",
    "PREFIX : <{url}> SELECT * WHERE {{ ?s ?p ?o.SERVICE:x {{ ?a ?b ?c }} }}",
    "PREFIX e: <{url}> SELECT * WHERE {{ ?s ?p e:a.SERVICE <{url}> {{ ?a ?b ?c }} }}",
    "SELECT * WHERE {{ ?s ?p 'a#b' SERVICE <{url}> {{ ?a ?b ?c }} }}",
    "SELECT * WHERE {{ ?s ?p '\\'' . SERVICE <{url}> {{ ?a ?b ?c }} # '\n}}",
    'SELECT * WHERE {{ ?s ?p """a"b""" . SERVICE <{url}> {{ ?a ?b ?c }} }}',
    "SELECT * WHERE {{ ?s ?p <{url}#x> . SERVICE <{url}> {{ ?a ?b ?c }} }}",
    "PREFIX e: <a:> SELECT * WHERE {{ ?s ?p e:a\u00b7\\' . SERVICE <{url}> {{ ?a ?b ?c }} . ?s ?p e:c\\' }}",
    "SELECT * WHERE {{ ?s ?p ?o FILTER(?s<?o) \\u0053ERVICE <{url}> {{ ?a ?b ?c }} }}",
    "SELECT * WHERE {{ {{ SELECT * WHERE {{ SERVICE <{url}> {{ ?a ?b ?c }} }} }} }}",
    "ASK {{ SERVICE <{url}> {{ ?a ?b ?c }} }}",
]
CHANGES = [
    "INSERT DATA { <a:b> <a:c> 1 }", "DELETE WHERE { ?s ?p ?o }", "LOAD <http://127.0.0.1/x>", "CLEAR ALL", "DROP ALL",
    "PREFIX a: <a:>\n# SELECT\nINSERT { ?s ?p 1 } WHERE { ?s ?p ?o }", "WITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "CREATE GRAPH <a:b>", "COPY <a:b> TO <a:c>",
]  # fmt: skip
HARMLESS = [
    "SELECT ?service WHERE { ?service gx:serves ?o }",
    "SELECT * WHERE { ?s rdfs:label 'SERVICE' } # SERVICE <http://127.0.0.1/>",
    'SELECT * WHERE { ?s ?p <http://127.0.0.1/SERVICE> . ?s rdfs:label """INSERT \'SERVICE\' """ }',
    "PREFIX insert: <a:> SELECT * WHERE { ?s insert:x ?load }",
    "SELECT (1 AS ?n) WHERE { FILTER(1<2 && 3>2) }",
    "DESCRIBE 机构:云溪市-政府-文化局",
]


@pytest.fixture
def listener() -> Iterator[tuple[str, list[object]]]:
    """A local server that notes who connects."""
    seen: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)

        def accept() -> None:
            try:
                connection, peer = server.accept()
            except OSError:
                return
            seen.append(peer)
            connection.close()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", seen


@pytest.mark.parametrize("query", REMOTE, ids=range(len(REMOTE)))
def test_no_spelling_of_service_reaches_out(
    store: Store, listener: tuple[str, list[object]], query: str
) -> None:
    """Every spelling that the engine might read as SERVICE is refused before it runs."""
    url, seen = listener
    with pytest.raises(QueryError):
        run(store, query.format(url=url))
    assert seen == []


@pytest.mark.parametrize("query", CHANGES)
def test_updates_are_refused(store: Store, query: str) -> None:
    """What would change the graph is refused, and the graph is as it was."""
    size = store.size()
    with pytest.raises(QueryForbiddenError, match="line") as error:
        run(store, query)
    assert error.value.hint
    assert store.size() == size


@pytest.mark.parametrize("query", HARMLESS, ids=range(len(HARMLESS)))
def test_words_in_names_and_texts_are_harmless(store: Store, query: str) -> None:
    """The same words as variables, names, texts, IRIs and comments are allowed."""
    check_query(query)
    run(store, query)


def test_the_place_is_told() -> None:
    """The refusal tells line and column of the word."""
    with pytest.raises(QueryForbiddenError, match="line 2, column 3"):
        check_query("SELECT * WHERE {\n  SERVICE <a:b> { ?s ?p ?o } }")


def test_only_graphs_that_are_here_can_be_named(store: Store) -> None:
    """FROM takes a graph of the store; any other is refused rather than fetched."""
    here = run(
        store, "SELECT ?t FROM <https://guanxi.example/report/云溪市文化2031> WHERE { ?r dcterms:title ?t }"
    )
    assert len(here) == 3  # type: ignore[arg-type]
    assert run(store, "SELECT ?r FROM report:云溪市文化2031 WHERE { ?r a owl:Class }", limit=1).terms == ()  # type: ignore[union-attr]
    for source in ("<http://127.0.0.1:1/x>", "NAMED <file:///etc/passwd>", "report:none"):
        with pytest.raises(QueryForbiddenError, match="no such graph"):
            run(store, f"SELECT * FROM {source} WHERE {{ ?s ?p ?o }}")  # noqa: S608 - SPARQL of our own


def test_sources_and_words_are_read_apart_from_text() -> None:
    """FROM inside texts and comments names nothing."""
    assert list_sources("SELECT * # FROM <a:x>\nFROM<a:b> FROM NAMED c:d WHERE { ?s ?p 'FROM <a:e>' }") == [
        "<a:b>",
        "c:d",
    ]
    assert [word.text for word in list_words("SELECT ?x { ?x a:b 'c' }")] == ["SELECT", "a:b"]

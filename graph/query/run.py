"""Run one query: guard it, ask the store, give the result as values."""

from __future__ import annotations

from graph.errors import QueryForbiddenError
from graph.query.guard import check_query, list_sources
from graph.query.rows import Rows, Triples
from graph.store.store import Solutions, Store, Term


def run(store: Store, sparql: str, *, limit: int | None = None) -> Rows | Triples | bool:
    """Run a query and give its rows (SELECT), statements (CONSTRUCT, DESCRIBE) or truth (ASK).

    The default graph is the union of all named graphs; the project's prefixes need no
    declaration. With a limit, no more rows than that are taken from the engine.

    Raises QuerySyntaxError with line and column, and QueryForbiddenError for what would
    change the graph or leave the machine.
    """
    check_query(sparql)
    has_sources = check_sources(store, sparql)
    result = store.query(sparql, own_sources=has_sources)
    if isinstance(result, Solutions):
        taken: list[tuple[Term | None, ...]] = []
        for row in result.rows:
            if limit is not None and len(taken) >= limit:
                break
            taken.append(row)
        return Rows(result.columns, tuple(taken), store.prefixes)
    if isinstance(result, list):
        return Triples(tuple(sorted(set(result))))
    return result


def check_sources(store: Store, sparql: str) -> bool:
    """Refuse FROM with a graph that is not in the store, for none is fetched; tell whether there was a FROM."""
    named = list_sources(sparql)
    if not named:
        return False
    known = set(store.graphs())
    for source in named:
        iri = source[1:-1] if source.startswith("<") else _expand(store, source)
        if iri is not None and iri not in known:
            raise QueryForbiddenError(
                f"FROM {source}: there is no such graph here, and none is fetched from elsewhere",
                hint="list the graphs: SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s a ?class } }",
            )
    return True


def _expand(store: Store, name: str) -> str | None:
    """Expand a prefixed name by the known prefixes; None where the query declares its own."""
    prefix, _, local = name.partition(":")
    namespace = store.prefixes.get(prefix)
    return None if namespace is None else namespace + local

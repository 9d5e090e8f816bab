"""An open graph: what `graph.open` gives, and what the commands ask."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from graph._resources import OntologyFolder
from graph.build import convert
from graph.build.explain import Explanation, explain
from graph.build.folder import FACTS, FIGURES, PAGE, STATE, STORE, TRIG, OutputFolder
from graph.build.state import State
from graph.config import resolve_settings
from graph.errors import QueryError, StoreError
from graph.model.finding import Finding
from graph.query.library import is_query_name, read_query
from graph.query.rows import Rows, Triples
from graph.query.run import run
from graph.store.store import Store

if TYPE_CHECKING:
    from graph.build.result import ReportSummary
    from graph.network.network import Network
    from graph.store.validate import Progress

_INTEGERS = ("year", "baseline_year", "evidence")
_NUMBERS = ("value", "ratio", "delta", "confidence")
_TRUTHS = ("approximate", "affirmed")


def open_explorer(path: Path | str, *, ontology: Path | str | None = None) -> Explorer:
    """Open a folder that `graph.build` made, to ask and convert. Close it, or use it in a `with` statement.

    Raises StoreError where the folder holds no graph.
    """
    folder = OutputFolder(path)
    folder.try_recover()
    if not folder.current(TRIG).is_file():
        raise StoreError(
            f"{folder.path} holds no graph", hint=f"build one: guanxi build REPORTS -o {folder.path}"
        )
    settings = resolve_settings(ontology=ontology)
    state = State.open(folder.current(STATE))
    base = settings.base
    if state is not None:
        with state:
            base = state.meta("base") or base
    return Explorer(folder, Store.open(folder.current(STORE), base=base), OntologyFolder(settings.ontology))


class Explorer:
    """One graph, open for reading."""

    def __init__(self, folder: OutputFolder, store: Store, ontology: OntologyFolder) -> None:
        self._folder = folder
        self._store = store
        self._ontology = ontology

    @property
    def path(self) -> Path:
        """The folder."""
        return self._folder.path

    @property
    def page(self) -> Path:
        """The network page, to open in a browser."""
        return self._folder.current(PAGE)

    @property
    def store(self) -> Store:
        """The store itself."""
        return self._store

    def query(self, sparql: str, /, *, limit: int | None = None, **values: object) -> Rows | Triples | bool:
        """Run SPARQL, or a named query with its parameters: `query("figures", where="云溪市")`.

        SELECT gives Rows, CONSTRUCT and DESCRIBE give Triples, ASK gives a bool. Raises
        QuerySyntaxError, QueryForbiddenError, or QueryError for an unknown name or parameter.
        """
        if is_query_name(sparql):
            text = read_query(self._ontology, sparql.strip()).fill(values)
        elif values:
            raise QueryError("only named queries take parameters", hint="write the values into the query")
        else:
            text = sparql
        return run(self._store, text, limit=limit)

    def select(self, sparql: str, /, *, limit: int | None = None, **values: object) -> Rows:
        """Run a SELECT or a named query, and have rows for certain; else as `query`."""
        rows = self.query(sparql, limit=limit, **values)
        if not isinstance(rows, Rows):
            raise QueryError("this is no SELECT query", hint="use query(...) for ASK, CONSTRUCT and DESCRIBE")
        return rows

    def explain(self, fact: str | Mapping[str, object]) -> Explanation:
        """Say why a fact is believed: by its IRI, or by a row of a query or table that holds it."""
        return explain(self._store, fact)

    def reports(self) -> list[ReportSummary]:
        """What each report gave, in the order of their keys."""
        state = State.open(self._folder.current(STATE))
        if state is None:
            return []
        with state:
            return [state.summary(entry.key, "kept") for entry in state.entries()]

    def facts(self) -> Any:
        """Every piece of evidence of every relation, as a pandas DataFrame."""
        return self._read_table(FACTS)

    def figures(self) -> Any:
        """Every figure, as a pandas DataFrame."""
        return self._read_table(FIGURES)

    def entities(self) -> Any:
        """Every entity with its class, names and number of mentions, as a pandas DataFrame."""
        import pandas as pd

        columns = ["iri", "label", "type", "kinds", "aliases", "code", "mentions"]
        return pd.DataFrame(convert.list_entities(self._store), columns=columns)

    def to_pandas(self) -> Any:
        """The figures as a pandas DataFrame; see also `facts` and `entities`."""
        return self.figures()

    def to_rdflib(self) -> Any:
        """All statements as an rdflib Dataset whose default graph is the union of all graphs."""
        return convert.to_rdflib(self._store)

    def to_networkx(self) -> Any:
        """Entities and claims as a networkx MultiDiGraph."""
        return convert.to_networkx(self._store)

    def to_pyvis(self, *, height: str = "750px") -> Any:
        """Entities and claims as a pyvis Network that needs no other file and no network."""
        return convert.to_pyvis(self._store, height=height)

    def network(self) -> Network:
        """The network that the page draws."""
        from graph.network.read import read_network

        return read_network(self._store.select)

    def validate(self, *, shapes: bool = True, progress: Progress | None = None) -> list[Finding]:
        """Check every quote, edge, rule and name, and the SHACL shapes of the ontology; empty if all is well."""
        from graph.store.validate import validate

        return validate(self._store, self._ontology, shapes=shapes, progress=progress)

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read_table(self, name: str) -> Any:
        path = self._folder.current(name)
        return convert.read_table(path, integers=_INTEGERS, numbers=_NUMBERS, truths=_TRUTHS)

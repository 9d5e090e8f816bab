"""The embedded engine, wrapped once: Oxigraph in a folder or in memory.

Must stay true: no term and no exception of the engine leaves this layer, and every query sees
the union of all named graphs as its default graph, with the project's prefixes known.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import pyoxigraph as px

from graph.errors import QuerySyntaxError, StoreError, StoreLockedError
from graph.model.iri import DEFAULT_BASE
from graph.store.terms import all_prefixes, check_iri, write_header

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_CHARACTER_CLASS = re.compile(r"\['.*?'\](?: \| )?|\[_\]", re.DOTALL)
_FAULTS = (OSError, ValueError, RuntimeError)
"""What the engine raises for its files; always translated."""


class Term(NamedTuple):
    """One RDF term, as text and what it says about itself."""

    value: str
    kind: str
    """`iri`, `literal`, `bnode` or `triple`."""
    datatype: str = ""
    """Datatype IRI of a literal, empty for plain and language-tagged strings."""
    language: str = ""


class Solutions(NamedTuple):
    """The rows of a SELECT, as they come."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Term | None, ...]]


class Store:
    """A set of named graphs that answers SPARQL.

    Open it with `Store.open` (to read), `Store.create` (to write, in a folder) or
    `Store.in_memory`, and close it, or use it in a `with` statement.
    """

    def __init__(
        self, engine: px.Store, *, path: Path | None, base: str = DEFAULT_BASE, writable: bool = True
    ) -> None:
        self._engine: px.Store | None = engine
        self._writable = writable
        self.path = path
        self.base = base
        self.prefixes: Mapping[str, str] = all_prefixes(base)
        self._header = write_header(base).encode()

    @staticmethod
    def in_memory(base: str = DEFAULT_BASE) -> Store:
        """Make an empty store that is gone when it is closed."""
        return Store(px.Store(), path=None, base=base)

    @staticmethod
    def open(path: Path | str, *, base: str = DEFAULT_BASE) -> Store:
        """Open an existing store to read it. Nobody may be writing it at the same time."""
        where = Path(path)
        if not (where / "CURRENT").is_file():
            raise StoreError(
                f"{where} holds no store", hint=f"build one: guanxi build REPORTS -o {where.parent}"
            )
        try:
            return Store(px.Store.read_only(str(where)), path=where, base=base, writable=False)
        except _FAULTS as error:
            raise _translate(error, where) from error

    @staticmethod
    def create(path: Path | str, *, base: str = DEFAULT_BASE) -> Store:
        """Open a store to write it, made where there is none; one process at a time.

        What a killed load left behind is removed, as the engine itself never does.
        """
        where = Path(path)
        try:
            where.mkdir(parents=True, exist_ok=True)
            engine = px.Store(str(where))
            for stray in where.glob("bulk-*.sst"):
                stray.unlink()
        except _FAULTS as error:
            raise _translate(error, where) from error
        return Store(engine, path=where, base=base)

    @property
    def engine(self) -> px.Store:
        """The engine itself, for this layer and the one above; refuses once closed."""
        if self._engine is None:
            raise StoreError("this store is closed", hint="open it again")
        return self._engine

    def select(self, sparql: str) -> Iterator[tuple[str | None, ...]]:
        """Run a SELECT of our own and give its rows as texts; unbound is None."""
        solutions = self._run(sparql)
        if not isinstance(solutions, px.QuerySolutions):
            raise StoreError("this is no SELECT query", hint="use graph.query.run for other forms")
        for row in solutions:
            try:
                yield tuple([None if term is None else term.value for term in row])
            except AttributeError:  # a quoted statement
                yield tuple(None if term is None else getattr(term, "value", str(term)) for term in row)

    def query(
        self, sparql: str, *, own_sources: bool = False
    ) -> Solutions | list[tuple[Term, Term, Term]] | bool:
        """Run any query: rows for SELECT, statements for CONSTRUCT and DESCRIBE, a truth for ASK.

        With `own_sources` the query's own FROM says what it sees, not the union of all graphs.
        Runs what it is given: `graph.query` is what refuses SERVICE and the like.
        """
        result = self._run(sparql, union=not own_sources)
        if isinstance(result, px.QuerySolutions):
            columns = tuple(variable.value for variable in result.variables)
            return Solutions(columns, _read_rows(result))
        if isinstance(result, px.QueryTriples):
            return [(to_term(t.subject), to_term(t.predicate), to_term(t.object)) for t in result]
        return bool(result)

    def _run(
        self, sparql: str, *, union: bool = True
    ) -> px.QuerySolutions | px.QueryBoolean | px.QueryTriples:
        try:
            return self.engine.query(sparql, prefixes=dict(self.prefixes), use_default_graph_as_union=union)
        except SyntaxError as error:
            raise _read_syntax_error(error, sparql) from error
        except _FAULTS as error:
            raise _translate(error, self.path) from error

    def load(self, blocks: bytes) -> None:
        """Load TriG blocks that use the standard prefixes; they must be ours, for they are not checked."""
        try:
            self.engine.bulk_load(self._header + blocks, format=px.RdfFormat.TRIG, lenient=True)
        except (*_FAULTS, SyntaxError) as error:
            raise _translate(error, self.path) from error

    def update_report(self, iri: str, block: bytes | None) -> None:
        """Replace one named graph by a TriG block, or remove it."""
        try:
            self.engine.remove_graph(px.NamedNode(check_iri(iri)))
        except _FAULTS as error:
            raise _translate(error, self.path) from error
        if block is not None:
            self.load(block)

    def copy_to(self, path: Path) -> None:
        """Copy the store into a new folder; what is on the same disk is shared, not copied."""
        try:
            self.engine.backup(str(path))
        except _FAULTS as error:
            raise _translate(error, path) from error

    def quads(self) -> Iterator[tuple[Term, Term, Term, str]]:
        """All statements with the IRI of their graph, in the engine's order."""
        known: dict[object, Term] = {}

        def convert(term: object) -> Term:
            found = known.get(term)
            if found is None:
                found = known[term] = to_term(term)
            return found

        for quad in self.engine:
            name = quad.graph_name
            where = name.value if isinstance(name, px.NamedNode) else ""
            yield to_term(quad.subject), convert(quad.predicate), to_term(quad.object), where

    def graphs(self) -> list[str]:
        """The IRIs of the named graphs, sorted."""
        return sorted(graph_name.value for graph_name in self.engine.named_graphs())

    def size(self) -> int:
        """Count the statements of all graphs. Reads them all on a disk store."""
        return len(self.engine)

    def dump(self, *, graph_iri: str | None = None) -> bytes:
        """All statements as N-Quads, or those of one graph as N-Triples, in the engine's order."""
        if graph_iri is None:
            return self.engine.dump(format=px.RdfFormat.N_QUADS) or b""
        node = px.NamedNode(check_iri(graph_iri))
        return self.engine.dump(format=px.RdfFormat.N_TRIPLES, from_graph=node) or b""

    def close(self) -> None:
        """Bring what was written to the disk, and let go of the engine and its lock; again does nothing."""
        engine, self._engine = self._engine, None
        if engine is not None and self._writable and self.path is not None:
            try:
                engine.flush()
            except _FAULTS as error:
                raise _translate(error, self.path) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def remove_store(path: Path) -> None:
    """Remove a store's folder, whatever is left of it."""
    shutil.rmtree(path, ignore_errors=True)


def to_term(term: object) -> Term:
    """Make a plain value of the engine's term."""
    if isinstance(term, px.NamedNode):
        return Term(term.value, "iri")
    if isinstance(term, px.BlankNode):
        return Term(term.value, "bnode")
    if isinstance(term, px.Literal):
        if term.language:
            return Term(term.value, "literal", language=term.language)
        datatype = term.datatype.value
        return Term(term.value, "literal", "" if datatype.endswith("#string") else datatype)
    return Term(str(term), "triple")


def _read_rows(solutions: px.QuerySolutions) -> Iterator[tuple[Term | None, ...]]:
    for row in solutions:
        yield tuple(None if term is None else to_term(term) for term in row)


def _translate(error: BaseException, path: Path | None) -> StoreError:
    """Say in our words what the engine reports about its files."""
    text = str(error)
    where = path or "the store in memory"
    if "lock" in text.lower() and "LOCK" in text:
        return StoreLockedError(
            f"another process is writing {where}", hint="wait until it has finished, then try again"
        )
    if isinstance(error, PermissionError) or "Permission denied" in text or "Read-only" in text:
        return StoreError(f"{where} cannot be written: {text}", hint="choose a folder that you may write")
    if "No space left" in text or "Disk quota" in text:
        return StoreError(f"no space is left on the disk of {where}", hint="free some space and build again")
    return StoreError(f"{where}: {text}", hint="build again; the store is made anew from the reports")


def _read_syntax_error(error: SyntaxError, sparql: str) -> QuerySyntaxError:
    """Take line and column out of the engine's message, and show the line with a caret.

    The engine counts the column in bytes of UTF-8; a person counts characters.
    """
    found = _POSITION.match(str(error))
    if not found:
        return QuerySyntaxError(str(error), line=1, column=1)
    lines = sparql.split("\n")
    line = min(int(found[1]), len(lines))
    shown = lines[line - 1]
    column = len(shown.encode()[: max(int(found[2]) - 1, 0)].decode(errors="ignore")) + 1
    wanted = _CHARACTER_CLASS.sub("", found[3].replace("\n", " ")).strip(" ,")
    wanted = re.sub(r"(?:, )+", ", ", wanted.removeprefix("expected one of ").removeprefix("expected "))
    caret = " " * (column - 1) + "^"
    message = f"line {line}, column {column}: this is no SPARQL\n{shown}\n{caret}"
    hint = f"expected here: {wanted}" if wanted.strip(" ,") else "look at the words just before the caret"
    return QuerySyntaxError(message, line=line, column=column, hint=hint)

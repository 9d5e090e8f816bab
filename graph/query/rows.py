"""Results as values: rows of a SELECT, statements of a CONSTRUCT, and the forms they are written in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from graph.query.table import draw_table, write_markdown
from graph.store.store import Term
from graph.store.terms import check_iri, write_text

Value = str | int | float | bool | Decimal | None
_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = frozenset(
    f"{_XSD}{name}" for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger")
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a SELECT: iterate for dicts of plain values; `terms` keeps types and languages.

    Numbers and truths become Python's own (an xsd:decimal a Decimal), IRIs and other literals
    text, what is unbound None.
    """

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]
    prefixes: Mapping[str, str]
    """By which `to_table` and `to_markdown` shorten IRIs."""

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        for row in self.tuples():
            yield dict(zip(self.columns, row, strict=True))

    def __getitem__(self, index: int) -> dict[str, Value]:
        return dict(zip(self.columns, map(read_value, self.terms[index]), strict=True))

    def tuples(self) -> Iterator[tuple[Value, ...]]:
        """The rows as tuples of plain values, in the order of `columns`."""
        for row in self.terms:
            yield tuple(map(read_value, row))

    def to_pandas(self) -> Any:
        """Make a pandas DataFrame; decimals become floats."""
        import pandas as pd

        rows = [[float(v) if isinstance(v, Decimal) else v for v in row] for row in self.tuples()]
        return pd.DataFrame(rows, columns=list(self.columns))

    def to_csv(self) -> str:
        """Write CSV with a header: plain values, empty where unbound.

        A text that a spreadsheet would run as a formula gets an apostrophe before it.
        """
        return self._write_separated(lambda out: csv.writer(out, lineterminator="\n"), guard=True)

    def to_tsv(self) -> str:
        """Write SPARQL 1.1 TSV: terms as in Turtle, so that types and languages survive."""
        lines = ["\t".join(f"?{name}" for name in self.columns)]
        lines += ["\t".join("" if term is None else write_term(term) for term in row) for row in self.terms]
        return "\n".join(lines) + "\n"

    def to_json(self) -> str:
        """Write SPARQL 1.1 Query Results JSON."""
        bindings = [
            {name: _to_json(term) for name, term in zip(self.columns, row, strict=True) if term is not None}
            for row in self.terms
        ]
        document = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"

    def to_markdown(self) -> str:
        """Write a Markdown table, IRIs shortened by the known prefixes."""
        return write_markdown(self.columns, self.shown())

    def to_table(self, *, width: int | None = None) -> str:
        """Draw an aligned table for a terminal, IRIs shortened; cut to a width if one is given."""
        right = tuple(i for i in range(len(self.columns)) if self._is_numeric(i))
        return draw_table(self.columns, self.shown(), width=width, right=right)

    def shown(self) -> list[list[str]]:
        """The cells as a person reads them."""
        return [
            ["" if term is None else show_term(term, self.prefixes) for term in row] for row in self.terms
        ]

    def _is_numeric(self, index: int) -> bool:
        values = [read_value(row[index]) for row in self.terms]
        return any(v is not None for v in values) and all(
            v is None or (isinstance(v, int | float | Decimal) and not isinstance(v, bool)) for v in values
        )

    def _write_separated(self, make: Any, *, guard: bool) -> str:
        out = io.StringIO()
        writer = make(out)
        writer.writerow(self.columns)
        for row in self.terms:
            writer.writerow(["" if term is None else _plain_cell(term, guard=guard) for term in row])
        return out.getvalue()


@dataclass(frozen=True, slots=True)
class Triples:
    """The statements of a CONSTRUCT or DESCRIBE, sorted."""

    statements: tuple[tuple[Term, Term, Term], ...]

    def __len__(self) -> int:
        return len(self.statements)

    def __iter__(self) -> Iterator[tuple[Term, Term, Term]]:
        return iter(self.statements)

    def to_ntriples(self) -> str:
        """Write N-Triples."""
        return "".join(f"{' '.join(map(write_term, statement))} .\n" for statement in self.statements)


def read_value(term: Term | None) -> Value:
    """Make Python's own value of a term."""
    if term is None:
        return None
    if not term.datatype.startswith(_XSD):
        return term.value
    try:
        if term.datatype in _INTEGERS:
            return int(term.value)
        if term.datatype == f"{_XSD}decimal":
            return Decimal(term.value)
        if term.datatype in {f"{_XSD}double", f"{_XSD}float"}:
            return float(term.value)
    except (ValueError, ArithmeticError):
        return term.value
    if term.datatype == f"{_XSD}boolean":
        return term.value in {"true", "1"}
    return term.value


def write_term(term: Term) -> str:
    """Write a term as N-Triples does."""
    if term.kind == "iri":
        return f"<{check_iri(term.value)}>"
    if term.kind == "bnode":
        return f"_:{term.value}"
    if term.kind == "triple":
        return term.value
    text = write_text(term.value)
    if term.language:
        return f"{text}@{term.language}"
    return f"{text}^^<{term.datatype}>" if term.datatype else text


def show_term(term: Term, prefixes: Mapping[str, str]) -> str:
    """Show a term to a person: literals bare, IRIs with a prefix where one fits."""
    if term.kind != "iri":
        return f"_:{term.value}" if term.kind == "bnode" else term.value
    fitting = [(len(iri), name) for name, iri in prefixes.items() if term.value.startswith(iri)]
    if not fitting:
        return f"<{term.value}>"
    size, name = max(fitting)
    return f"{name}:{term.value[size:]}"


def _plain_cell(term: Term, *, guard: bool) -> str:
    text = f"_:{term.value}" if term.kind == "bnode" else term.value
    if guard and text.startswith(_FORMULA) and isinstance(read_value(term), str):
        return f"'{text}"
    return text


def _to_json(term: Term) -> dict[str, str]:
    if term.kind == "iri":
        return {"type": "uri", "value": term.value}
    if term.kind == "bnode":
        return {"type": "bnode", "value": term.value}
    shown = {"type": "literal", "value": term.value}
    if term.language:
        shown["xml:lang"] = term.language
    if term.datatype:
        shown["datatype"] = term.datatype
    return shown

"""Named queries: the files of `ontology/queries`, with their titles, questions and parameters.

A file's comment header says `# title-zh: …`, `# title-en: …`, `# question-zh: …`,
`# question-en: …` and, for each parameter, `# param: NAME TYPE - 说明 | what it means`. Its first
VALUES block binds every parameter to UNDEF; a value that is given takes that place, written as a
term, so that no value can become query text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from graph._resources import OntologyFolder
from graph.errors import OntologyError, QueryError
from graph.store.terms import write_iri, write_text

_HEADER = re.compile(r"#\s*(title|question)-(zh|en):\s*(.*)")
_PARAM = re.compile(r"#\s*param:\s*(\w+)\s+(text|integer|iri)\s*-\s*([^|]*)(?:\|\s*(.*))?")
_VALUES = re.compile(
    r"VALUES\s*(?:\(([^)]*)\)|\?(\w+))\s*\{\s*((?:\(\s*(?:UNDEF\s*)+\)|UNDEF\s*)+)\s*\}", re.IGNORECASE
)
_NAME = re.compile(r"[A-Za-z][\w-]*")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What may be given to a named query."""

    name: str
    type: str
    """`text`, `integer` or `iri`."""
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One file of `ontology/queries`."""

    name: str
    sparql: str
    titles: dict[str, str]
    """By language, `zh` and `en`; so are the questions."""
    questions: dict[str, str]
    parameters: tuple[Parameter, ...]

    def fill(self, values: dict[str, object]) -> str:
        """Give the query text with these values in it.

        Raises QueryError for a parameter that the query does not have or cannot take.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        written = {}
        for name, value in values.items():
            if name not in known:
                has = ", ".join(sorted(known)) or "none"
                raise QueryError(
                    f"query {self.name} has no parameter {name!r}", hint=f"its parameters: {has}"
                )
            if value is not None:
                written[name] = _write_value(self.name, known[name], value)
        if not written:
            return self.sparql
        match = next((m for m in _VALUES.finditer(self.sparql) if set(written) <= set(_names(m))), None)
        if match is None:
            raise OntologyError(
                f"queries/{self.name}.rq has no VALUES block that binds {', '.join(sorted(written))} to UNDEF",
                hint="add one: VALUES (?a ?b) { (UNDEF UNDEF) }",
            )
        names = _names(match)
        row = " ".join(written.get(name, "UNDEF") for name in names)
        block = f"VALUES ({' '.join(f'?{name}' for name in names)}) {{ ({row}) }}"
        return self.sparql[: match.start()] + block + self.sparql[match.end() :]


def is_query_name(text: str) -> bool:
    """Tell whether a text can only be the name of a query, not a query."""
    return _NAME.fullmatch(text.strip()) is not None


def list_queries(folder: OntologyFolder) -> list[str]:
    """Name the queries that there are, sorted."""
    return [PurePosixPath(path).stem for path in folder.list("queries", ".rq")]


def read_query(folder: OntologyFolder, name: str) -> NamedQuery:
    """Read one named query. Raises QueryError, which lists the names, where there is none of this name."""
    names = list_queries(folder)
    if name not in names:
        raise QueryError(f"there is no query named {name!r}", hint=f"named queries: {', '.join(names)}")
    text = folder.read_text(f"queries/{name}.rq")
    titles: dict[str, str] = {}
    questions: dict[str, str] = {}
    parameters: list[Parameter] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        header, param = _HEADER.match(line), _PARAM.match(line)
        if header:
            (titles if header[1] == "title" else questions)[header[2]] = header[3].strip()
        elif param:
            zh = param[3].strip()
            parameters.append(Parameter(param[1], param[2], zh, (param[4] or zh).strip()))
    return NamedQuery(name, text, titles, questions, tuple(parameters))


def _names(match: re.Match[str]) -> list[str]:
    return [match[2]] if match[2] else [word.lstrip("?$") for word in (match[1] or "").split()]


def _write_value(query: str, parameter: Parameter, value: object) -> str:
    text = str(value)
    if parameter.type == "integer":
        try:
            return str(int(text))
        except ValueError:
            raise QueryError(
                f"query {query}: {parameter.name} must be a whole number, not {text!r}",
                hint=f"{parameter.name}: {parameter.en}",
            ) from None
    return write_iri(text) if parameter.type == "iri" else write_text(text)

"""Every exception of guanxi, with one root.

    GraphError                  code, message, hint
    ├─ ConfigError              a setting or an argument that cannot be used
    ├─ SourceError              a file that cannot be read as a report
    │  ├─ UnknownFormatError    none of the formats that can be read
    │  └─ EncodingError         text in no encoding that is known
    ├─ ExtractError
    │  └─ LexiconError          a lexicon or rule file with a bad line
    ├─ OntologyError            an ontology file that is missing or wrong
    ├─ StoreError               a graph that cannot be opened or written
    │  └─ StoreLockedError      another process is writing it
    ├─ QueryError               a query that cannot be run
    │  ├─ QuerySyntaxError      with line and column
    │  └─ QueryForbiddenError   what is not allowed here
    ├─ RenderError              an export that cannot be made
    └─ MissingExtraError        an optional package that is not installed

Each says what is wrong, where, and what to do next. Problems in data are not exceptions:
they are `graph.model.finding.Finding`s.
"""

from __future__ import annotations


class GraphError(Exception):
    """The root: catch this to catch every error that guanxi raises on purpose."""

    code = "error"

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ConfigError(GraphError):
    """A setting or an argument that cannot be used."""

    code = "config"


class SourceError(GraphError):
    """A file that cannot be read as a report."""

    code = "source"

    def __init__(self, message: str, *, path: str, hint: str = "", code: str = "") -> None:
        super().__init__(message, hint=hint)
        self.path = path
        if code:
            self.code = code


class UnknownFormatError(SourceError):
    """A file in none of the formats that can be read."""

    code = "source-format"


class EncodingError(SourceError):
    """Text in no encoding that is known."""

    code = "source-encoding"


class ExtractError(GraphError):
    """Something wrong with how facts are read from text."""

    code = "extract"


class LexiconError(ExtractError):
    """A lexicon or rule file with a line that cannot be used."""

    code = "lexicon"

    def __init__(self, message: str, *, path: str, line: int, hint: str = "") -> None:
        super().__init__(f"{path}, line {line}: {message}", hint=hint)
        self.path = path
        self.line = line


class OntologyError(GraphError):
    """An ontology file that is missing or wrong."""

    code = "ontology"


class StoreError(GraphError):
    """A graph that cannot be opened or written."""

    code = "store"


class StoreLockedError(StoreError):
    """Another process is writing the store."""

    code = "store-locked"


class QueryError(GraphError):
    """A query that cannot be run."""

    code = "query"


class QuerySyntaxError(QueryError):
    """A query that is not SPARQL; `line` and `column` are 1-based."""

    code = "query-syntax"

    def __init__(self, message: str, *, line: int, column: int, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.line = line
        self.column = column


class QueryForbiddenError(QueryError):
    """A query that asks for what is not allowed here."""

    code = "query-forbidden"


class RenderError(GraphError):
    """An export that cannot be made."""

    code = "render"


class MissingExtraError(GraphError):
    """An optional package that is not installed."""

    code = "missing-extra"

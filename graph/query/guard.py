"""What a query may not ask: anything that changes the graph or leaves the machine.

The engine follows SERVICE to the network and cannot be told not to, so a query is read word
by word before it runs. Comments, strings and IRIs are skipped; what remains is looked at more
strictly than the grammar needs, because the engine reads keywords without a space before or
after them (`5SERVICE`, `trueSERVICE`, `SERVICE:x`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from graph.errors import QueryForbiddenError

_TOKEN = re.compile(
    r"""
    (?P<skip>
        \#[^\n\r]*
      | <[^<>"{}|^`\\\x00-\x20]*>
      | \"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
      | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
      | [?$]\w+
      | @[A-Za-z]+(?:-[A-Za-z0-9]+)*
      | \\.
    )
  | (?P<name>[^\W\d](?:[\w.-]*\w)?:(?:[\w:.%-]|\\.)* | :(?:[\w:.%-]|\\.)* )
  | (?P<word>[^\W\d]\w*)
  | .
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_FROM = re.compile(r"\bFROM\s*(?:\bNAMED\s*)?(<[^<>\s]*>|[^\s<>{}]*:[^\s<>{}]*)", re.IGNORECASE)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_FORMS = frozenset({"SELECT", "CONSTRUCT", "DESCRIBE", "ASK"})


class Word(NamedTuple):
    """A word of the query outside comments, strings, IRIs and variables."""

    text: str
    begin: int


def check_query(sparql: str) -> None:
    """Refuse a query that would change the graph or reach another machine.

    Raises QueryForbiddenError, which says what is not allowed and where it stands.
    """
    for text in {sparql, _decode_escapes(sparql)}:
        words = list_words(text)
        for word in words:
            if _names_service(word.text):
                _refuse(text, word, "SERVICE asks another machine", "ask this graph only")
        form = next((w for w in words if ":" not in w.text and w.text.upper() in _FORMS | _UPDATES), None)
        if form and form.text.upper() in _UPDATES:
            _refuse(
                text,
                form,
                f"{form.text.upper()} would change the graph",
                "the graph is made from reports: change those, or the ontology, and build again",
            )


def list_words(sparql: str) -> list[Word]:
    """List the words that may be keywords, with prefixed names; used by the guard and its tests."""
    return [
        Word(match.group(), match.start())
        for match in _TOKEN.finditer(sparql)
        if match.lastgroup in {"name", "word"}
    ]


def list_sources(sparql: str) -> list[str]:
    """List what FROM and FROM NAMED name, as written: `<IRI>` or `prefix:name`."""
    shown = _TOKEN.sub(_blank, sparql)
    return [sparql[match.start(1) : match.end(1)] for match in _FROM.finditer(shown)]


def _blank(match: re.Match[str]) -> str:
    """Blank out a comment or a string, keeping every other position as it is."""
    text = match.group()
    return " " * len(text) if text[0] in "#\"'" else text


def _names_service(word: str) -> bool:
    """Tell whether the engine could read the keyword in a word or at the edges of a prefixed name."""
    head, colon, local = word.lower().partition(":")
    if not colon:
        return "service" in head
    return head.endswith("service") or "service" in local.split(".")


def _decode_escapes(sparql: str) -> str:
    r"""Decode the \u escapes that SPARQL allows anywhere, as a reader would before reading words."""

    def decode(match: re.Match[str]) -> str:
        code = int(match[1] or match[2], 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else match.group()

    return _ESCAPE.sub(decode, sparql)


def _refuse(sparql: str, word: Word, what: str, hint: str) -> None:
    line = sparql.count("\n", 0, word.begin) + 1
    column = word.begin - (sparql.rfind("\n", 0, word.begin) + 1) + 1
    raise QueryForbiddenError(f"line {line}, column {column}: {what}, which is not allowed here", hint=hint)

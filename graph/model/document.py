"""A report as text: canonical characters, and the sections and sentences in them.

Offsets everywhere count code points of `Document.text`, end exclusive, so that a span can
be shown to a reader as it is. The canonical text is the source with its byte-order mark
dropped and its line ends unified; nothing else is changed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's canonical text, from `begin` to before `end`."""

    begin: int
    end: int

    def within(self, other: Span) -> bool:
        """Tell whether this span lies inside another."""
        return other.begin <= self.begin and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it, to before the next heading of the same or a higher level."""

    index: int
    begin: int
    end: int
    heading: str
    """The heading as written; empty for the text before the first heading."""
    level: int
    """1 for the highest headings of the document, 0 for the preamble."""
    parent: int | None
    """Index of the section that holds this one."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its final stop, or a heading or title line standing alone."""

    index: int
    begin: int
    end: int
    section: int
    """Index of the innermost section that holds it."""
    heading: bool = False
    """Whether it is the title or a heading rather than running text."""


@dataclass(frozen=True)
class Document:
    """One report, read and divided.

    `key` names the report in the graph: it is made from the file's name, not its content,
    so that a changed file replaces the report it changed.
    """

    key: str
    text: str
    title: str
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    file_name: str = ""
    """Name of the file, without folders; empty for standard input."""
    media_type: str = "text/plain"
    encoding: str | None = "utf-8"
    source_hash: str = field(default="", compare=False)
    """SHA-256 of the source's bytes, hexadecimal; tells whether a file changed."""

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the canonical text in UTF-8, hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def quote(self, begin: int, end: int) -> str:
        """The canonical text between two offsets."""
        return self.text[begin:end]

"""Files to documents: finding, decoding, reading and dividing reports.

Knows nothing of facts and nothing of RDF. What is wrong with a file is a Finding, never an
exception, so that the other files are still read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.sources.listing import Source, list_sources
from graph.sources.parsed import HeadingHint
from graph.sources.reading import MAX_TEXT_BYTES, read_source
from graph.sources.segment import document_from_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from graph.model.document import Document
    from graph.model.finding import Finding

__all__ = [
    "MAX_TEXT_BYTES",
    "HeadingHint",
    "Source",
    "document_from_text",
    "list_sources",
    "read_source",
    "read_sources",
]


def read_sources(
    paths: Sequence[Path | str], *, stdin: bytes | None = None, limit: int = MAX_TEXT_BYTES
) -> Iterator[Document | Finding]:
    """Read files, folders and standard input (`-`), one report in memory at a time, sorted by key."""
    for source in list_sources(paths, stdin=stdin):
        yield read_source(source, limit=limit)

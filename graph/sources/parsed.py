"""What a format's reader hands to segmentation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class HeadingHint(NamedTuple):
    """A heading that the file's format marks as one; offsets of the canonical text."""

    begin: int
    end: int
    level: int
    """1 for the highest."""


@dataclass(frozen=True, slots=True)
class ParsedText:
    """Canonical text, with what only the file's format knew."""

    text: str
    media_type: str = "text/plain"
    encoding: str | None = None
    title: str | None = None
    headings: tuple[HeadingHint, ...] = ()
    """In order, without overlaps."""


class TextBuilder:
    """Put blocks together as lines of canonical text and remember which were headings."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._headings: list[HeadingHint] = []
        self._size = 0

    def add(self, block: str, *, level: int = 0) -> None:
        """Add a block of one or more lines; blank ones are left out. `level` above 0 makes it a heading."""
        lines = [line.strip() for line in block.split("\n")]
        kept = "\n".join(line for line in lines if line)
        if not kept:
            return
        if level:
            self._headings.append(HeadingHint(self._size, self._size + len(kept), level))
        self._blocks.append(kept)
        self._size += len(kept) + 1

    def build(self, *, media_type: str, encoding: str | None = None, title: str | None = None) -> ParsedText:
        """Hand back everything added so far."""
        text = "\n".join(self._blocks)
        return ParsedText(text + "\n" if text else "", media_type, encoding, title, tuple(self._headings))

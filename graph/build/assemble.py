"""The files of a folder, written in one pass over its reports in the order of their keys.

A report that was just read comes from the spool, any other from the files as they were; in
both, things get the names that were settled over all reports. One report is in memory at a time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NamedTuple

from graph.build.folder import FACTS, FIGURES, TRIG, OutputFolder
from graph.build.report import Part
from graph.build.state import Entry, Place, State
from graph.build.tables import (
    FACT_COLUMNS,
    FACT_LABELS,
    FIGURE_COLUMNS,
    FIGURE_LABELS,
    rename_rows,
    write_header,
)
from graph.errors import StoreError
from graph.store import terms
from graph.store.names import NameWriter, rename_block


class Bytes(NamedTuple):
    """What one report has in each of the three files."""

    trig: bytes
    facts: bytes
    figures: bytes

    def check_sum(self) -> str:
        """SHA-256 over all three."""
        total = hashlib.sha256()
        for each in self:
            total.update(hashlib.sha256(each).digest())
        return total.hexdigest()


class Spool:
    """What was read in this build, on the disk until it is written into its place."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("w+b")
        self._places: dict[str, tuple[int, tuple[int, int, int]]] = {}

    def put(self, part: Part) -> None:
        """Keep a report's bytes."""
        at = self._file.seek(0, 2)
        for each in (part.block, part.facts, part.figures):
            self._file.write(each)
        self._places[part.key] = (at, (len(part.block), len(part.facts), len(part.figures)))

    def get(self, key: str) -> Bytes:
        """Give a report's bytes back."""
        at, sizes = self._places[key]
        self._file.seek(at)
        return Bytes(*(self._file.read(size) for size in sizes))

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def __len__(self) -> int:
        return len(self._places)

    def close(self) -> None:
        """Close the file; it goes with the folder it is in."""
        self._file.close()


class WrittenFiles:
    """The three files as an earlier build left them."""

    def __init__(self, folder: OutputFolder) -> None:
        self._files = [_open(folder.current(name)) for name in (TRIG, FACTS, FIGURES)]

    def read(self, place: Place) -> Bytes | None:
        """Read a report's bytes; None where the files no longer hold what was written."""
        found = Bytes(*(_slice(file, *where) for file, where in zip(self._files, place[:3], strict=True)))
        return found if found.check_sum() == place.check_sum else None

    def close(self) -> None:
        """Close the files."""
        for file in self._files:
            if file:
                file.close()


@dataclass(slots=True)
class Written:
    """What one pass wrote."""

    total: int = 0
    """Bytes of all reports in graph.trig."""
    changed: list[Entry] = field(default_factory=list)
    """The reports whose named graph is not what it was."""
    changed_bytes: int = 0


class Assembler:
    """Writes graph.trig, facts.csv and figures.csv into the next state of a folder."""

    def __init__(
        self, folder: OutputFolder, state: State, spool: Spool, old: WrittenFiles, base: str
    ) -> None:
        self._folder = folder
        self._state = state
        self._spool = spool
        self._old = old
        self._prefixes = terms.minted_prefixes(base)
        self._names = NameWriter()
        self._base = base

    def write(self, blocks: Mapping[str, bytes]) -> Written:
        """Write everything: `blocks` are the graphs besides the reports', by name, first."""
        written = Written()
        target = self._folder.next
        with (
            (target / TRIG).open("wb") as trig,
            (target / FACTS).open("wb") as facts,
            (target / FIGURES).open("wb") as figures,
        ):
            trig.write(terms.write_header(self._base).encode())
            for _, block in sorted(blocks.items()):
                trig.write(block)
            facts.write(write_header(FACT_COLUMNS))
            figures.write(write_header(FIGURE_COLUMNS))
            files = (trig, facts, figures)
            for entry in self._state.entries():
                found, changed = self._get(entry)
                a, b, c = (_append(file, each) for file, each in zip(files, found, strict=True))
                self._state.set_place(entry.key, Place(a, b, c, found.check_sum()))
                written.total += len(found.trig)
                if changed:
                    written.changed.append(entry)
                    written.changed_bytes += len(found.trig)
        return written

    def _get(self, entry: Entry) -> tuple[Bytes, bool]:
        """A report's bytes with settled names, and whether its graph differs from the last build's."""
        fresh = entry.key in self._spool
        found = self._spool.get(entry.key) if fresh else self._old.read(self._state.place(entry.key))
        if found is None:
            raise StoreError(
                f"report {entry.key} is no longer in {self._folder.path / TRIG} as it was written",
                hint="build it again from its file, together with the others, or build into a new folder",
            )
        renames = self._state.renames(entry.key, fresh=fresh)
        if not renames:
            return found, fresh
        trig = rename_block(found.trig.decode(), renames, self._names).encode()
        labels = {self._expand(thing): choice.label for thing, (_, choice) in renames.items()}
        renamed = Bytes(
            trig,
            rename_rows(found.facts, FACT_COLUMNS, FACT_LABELS, labels),
            rename_rows(found.figures, FIGURE_COLUMNS, FIGURE_LABELS, labels),
        )
        return renamed, fresh or trig != found.trig

    def _expand(self, thing: str) -> str:
        if thing.startswith("<"):
            return thing[1:-1]
        prefix, _, local = thing.partition(":")
        return self._prefixes[prefix] + local


def read_batches(path: Path, places: Iterator[tuple[int, int]], size: int) -> Iterator[bytes]:
    """Read slices of a file, several together until they have a size."""
    batch: list[bytes] = []
    held = 0
    with path.open("rb") as file:
        for at, length in places:
            batch.append(_slice(file, at, length))
            held += length
            if held >= size:
                yield b"".join(batch)
                batch, held = [], 0
    if batch:
        yield b"".join(batch)


def _append(file: BinaryIO, found: bytes) -> tuple[int, int]:
    at = file.tell()
    file.write(found)
    return at, len(found)


def _open(path: Path) -> BinaryIO | None:
    return path.open("rb") if path.is_file() else None


def _slice(file: BinaryIO | None, at: int, size: int) -> bytes:
    if file is None:
        return b""
    file.seek(at)
    return file.read(size)

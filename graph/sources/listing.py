"""Which files to read, and the key of each: the same for any order of the arguments."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from graph.model.iri import slug
from graph.sources.detect import KNOWN_ENDINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

STDIN_KEY = "stdin"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One report to be read: a file, or what came on standard input."""

    key: str
    path: Path
    """As the user wrote it, with the part below a folder; `-` for standard input."""
    size: int = 0
    """In bytes, 0 where unknown."""
    data: bytes | None = field(default=None, repr=False, compare=False)
    """What came on standard input."""


def list_sources(paths: Sequence[Path | str], *, stdin: bytes | None = None) -> list[Source]:
    """List the files behind paths and folders, sorted by key, without opening any.

    A folder gives the files in it and below it with an ending that is known, but no hidden
    ones and no README, which tells about a folder; a path that is missing stays in the list, so that reading it can say so. A file
    that is reached twice is listed once.
    """
    found: dict[str, tuple[tuple[str, ...], Path]] = {}
    for path in sorted({str(path) for path in paths if str(path) != "-"}):
        for file, parts in _expand(Path(path)):
            real = os.path.realpath(file)
            if real not in found or len(parts) > len(found[real][0]):
                found[real] = (parts, file)
    keys = _make_keys({real: parts for real, (parts, _) in found.items()})
    listed = [Source(keys[real], file, _measure(file)) for real, (_, file) in found.items()]
    if any(str(path) == "-" for path in paths):
        taken = {source.key for source in listed}
        key = STDIN_KEY if STDIN_KEY not in taken else f"{STDIN_KEY}-1"
        listed.append(Source(key, Path("-"), len(stdin or b""), stdin))
    return sorted(listed)


def _expand(path: Path) -> list[tuple[Path, tuple[str, ...]]]:
    """Give a file itself, or the files below a folder with their path from it."""
    if not path.is_dir():
        return [(path, (path.name,))]
    files: list[tuple[Path, tuple[str, ...]]] = []
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if _is_aside(name) or PurePath(name).suffix.lower() not in KNOWN_ENDINGS:
                continue
            file = Path(folder, name)
            files.append((file, file.relative_to(path).parts))
    return files or [(path, (path.resolve().name,))]


def _is_aside(name: str) -> bool:
    """Tell whether a file in a folder is none of its reports: hidden, a lock of an office program, a README."""
    return name.startswith((".", "~$")) or PurePath(name).stem.partition(".")[0].lower() == "readme"


def _measure(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _make_keys(parts: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Give each file its key; files that would share one get their ending, then their folders' names added."""
    depth = dict.fromkeys(parts, 0)
    while True:
        keys = {real: _spell(real, parts[real], depth[real]) for real in parts}
        seen = Counter(keys.values())
        clashing = [real for real in parts if seen[keys[real]] > 1]
        growing = [real for real in clashing if depth[real] <= len(Path(real).parts)]
        if not growing:
            break
        for real in growing:
            depth[real] += 1
    taken = {key for real, key in keys.items() if real not in clashing}
    for real in sorted(clashing):
        count = 1
        while f"{keys[real]}-{count}" in taken:
            count += 1
        keys[real] = f"{keys[real]}-{count}"
        taken.add(keys[real])
    return keys


def _spell(real: str, parts: tuple[str, ...], depth: int) -> str:
    name = Path(parts[-1])
    words = [*parts[:-1], name.stem or name.name]
    if depth:
        words.append(name.suffix.lstrip("."))
    above = Path(real).parts[: -len(parts)]
    words[:0] = above[max(0, len(above) - depth + 1) :] if depth > 1 else ()
    return slug("-".join(word for word in words if word.strip("/\\")))

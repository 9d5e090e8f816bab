"""Tables as text: aligned by display width, as Chinese takes two cells a character; and Markdown."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_GAP = "  "
_LEAST = 6


def measure_width(text: str) -> int:
    """Count the terminal cells that a text takes."""
    return sum(_cells(c) for c in text)


def cut_to_width(text: str, width: int) -> str:
    """Shorten a text to so many cells, ending in … where something was cut."""
    if measure_width(text) <= width:
        return text
    out, used = [], 0
    for c in text:
        used += _cells(c)
        if used > width - 1:
            break
        out.append(c)
    return "".join(out) + "…"


def draw_table(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    width: int | None = None,
    right: Sequence[int] = (),
) -> str:
    """Draw a table with a ruled header; columns numbered in `right` are set right.

    Line breaks and controls inside cells become spaces. With a width, the widest columns are
    cut until the table fits; without one nothing is lost.
    """
    cells = [[_flatten(cell) for cell in row] for row in [header, *rows]]
    if not header:
        return ""
    widths = [max(measure_width(row[i]) for row in cells) for i in range(len(header))]
    room = None if width is None else width - len(_GAP) * (len(widths) - 1)
    while room is not None and sum(widths) > room and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
    lines = [_draw_line(row, widths, right) for row in cells]
    return "\n".join([lines[0], _GAP.join("─" * each for each in widths), *lines[1:]]) + "\n"


def write_markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a Markdown table; what Markdown or HTML would read as its own is escaped."""
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(_escape_markdown(cell) for cell in line)} |\n" for line in lines)


def _cells(c: str) -> int:
    if unicodedata.combining(c):
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


def _flatten(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _escape_markdown(text: str) -> str:
    flat = _flatten(text).replace("\\", "\\\\").replace("|", "\\|")
    return flat.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _draw_line(row: Sequence[str], widths: Sequence[int], right: Sequence[int]) -> str:
    parts = []
    for i, (cell, width) in enumerate(zip(row, widths, strict=True)):
        shown = cut_to_width(cell, width)
        space = " " * (width - measure_width(shown))
        parts.append(space + shown if i in right else shown + space)
    return _GAP.join(parts).rstrip()

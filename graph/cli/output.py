"""The only module that writes standard output: tables and texts that other programs may read."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.cli.language import say
from graph.query.table import draw_table

if TYPE_CHECKING:
    from graph.query.rows import Rows, Triples


def write_text(text: str) -> None:
    """Write a text, ending in one line break."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    sys.stdout.flush()


def write_table(header: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> None:
    """Write a table; on a terminal it is cut to the terminal's width, into a file or pipe never."""
    write_text(draw_table(header, rows, width=measure_terminal(), right=right))


def write_result(result: Rows | Triples | bool, form: str) -> None:  # noqa: FBT001 - what an ASK answers
    """Write what a query gave: rows in the form asked for, statements as N-Triples, a truth as a word."""
    from graph.query.rows import Rows

    if isinstance(result, bool):
        write_text(say("yes", "是") if result else say("no", "否"))
    elif not isinstance(result, Rows):
        write_text(result.to_ntriples())
    elif form == "table":
        write_text(result.to_table(width=measure_terminal()))
    else:
        forms = {"csv": result.to_csv, "json": result.to_json, "tsv": result.to_tsv, "md": result.to_markdown}
        write_text(forms[form]())


def measure_terminal() -> int | None:
    """Give the terminal's width in cells; None where standard output is a file or a pipe."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None

"""Run one command line: the only place where exceptions become messages and exit codes.

0 done · 1 something is wrong, with a message and a hint · 2 wrong usage · 3 the data does not
conform · 130 stopped by the person · 141 the reader of a pipe went away.
"""

from __future__ import annotations

import io
import os
import sys

import click

from graph.cli import messages
from graph.cli.group import cli
from graph.cli.language import say
from graph.errors import GraphError


def run(args: list[str]) -> int:
    """Run the command line and return its exit code; `--debug` is heard wherever it stands."""
    _speak_utf8()
    debug = "--debug" in args
    try:
        # Not cli.main(), which ends the process itself where a pipe breaks.
        with cli.make_context("guanxi", [arg for arg in args if arg != "--debug"]) as context:
            result = cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        messages.note(say("stopped", "已停止"))
        return 130
    except GraphError as error:
        if debug:
            messages.show_unexpected(error, debug=True)
        messages.show_error(error)
        return 1
    except BrokenPipeError:
        _close_stdout()
        return 141
    except Exception as error:  # noqa: BLE001 - the one place that answers for everything
        messages.show_unexpected(error, debug=debug)
        return 1
    return result if isinstance(result, int) else 0


def _speak_utf8() -> None:
    """Write UTF-8 even where the console's own encoding could not hold Chinese."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8")


def _close_stdout() -> None:
    """Point standard output at nothing, so that the interpreter's last flush cannot fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

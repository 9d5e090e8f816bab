"""The entry point of `guanxi`: answer the quick questions at once, hand the rest to `graph.cli.run`.

Must stay true: `--help` loads neither click nor anything of the library, so that it answers
within three times the bare interpreter's start-up time. Its text is kept in `help.txt`,
which `scripts/gen_cli_docs.py` makes from the commands themselves and a test compares.
"""

from __future__ import annotations

import os
import sys


def main(argv: list[str] | None = None) -> None:
    """Run `guanxi` with these arguments (by default the process's own) and exit with its code."""
    args = sys.argv[1:] if argv is None else argv
    if args in ([], ["--help"], ["-h"]):
        _print_help()
        sys.exit(0)
    from graph.cli.run import run

    sys.exit(run(args))


def _print_help() -> None:
    """Write the kept help text, in UTF-8 whatever the console's encoding."""
    with open(os.path.join(os.path.dirname(__file__), "help.txt"), "rb") as file:  # noqa: PTH118,PTH120,PTH123 - pathlib costs a third of the time
        text = file.read()
    sys.stdout.flush()
    sys.stdout.buffer.write(text)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()

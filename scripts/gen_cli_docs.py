"""Write what is generated from the commands: graph/cli/help.txt and graph/docs/cli.md.

`--check` writes nothing and fails where a file is not what would be written.
"""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HELP = ROOT / "graph" / "cli" / "help.txt"
PAGE = ROOT / "graph" / "docs" / "cli.md"
WIDTH = 96
INTRODUCTION = """\
# The command

Generated from the commands themselves by `scripts/gen_cli_docs.py`; a test compares the two.

Data goes to standard output, talk (progress, notes, errors) to standard error, so that output can be piped or kept.
The command talks Chinese where the machine does; `GUANXI_LANG=zh` or `en` decides.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | something is wrong: an error, or a file that could not be read |
| 2 | wrong usage |
| 3 | the data does not conform (`guanxi validate`) |
| 130 | stopped with Ctrl-C |
| 141 | the reader of a pipe went away |

"""


def main() -> int:
    """Write both files, or with --check say how they differ."""
    wanted = {HELP: render_help(), PAGE: render_page()}
    if "--check" not in sys.argv[1:]:
        for path, text in wanted.items():
            path.write_text(text, encoding="utf-8", newline="\n")
        return 0
    stale = 0
    for path, text in wanted.items():
        found = path.read_text(encoding="utf-8") if path.exists() else ""
        if found != text:
            stale += 1
            name = path.relative_to(ROOT).as_posix()
            lines = difflib.unified_diff(
                found.splitlines(), text.splitlines(), name, "generated", lineterm="", n=1
            )
            print("\n".join(lines))
    if stale:
        print("run: python scripts/gen_cli_docs.py")
    return 1 if stale else 0


def render_help() -> str:
    """Render the top-level help as click would print it."""
    return next(text for _, text in render_commands())


def render_page() -> str:
    """Render the page with every command's help."""
    parts = [INTRODUCTION]
    for name, text in render_commands():
        mark = "##" if name.count(" ") <= 1 else "###"
        parts.append(f"{mark} {name}\n\n```text\n{text}```\n\n")
    return "".join(parts).rstrip() + "\n"


def render_commands() -> Iterator[tuple[str, str]]:
    """Render the help of the group and of every command below it, in their own order."""
    os.environ["GUANXI_LANG"] = "en"
    import click

    from graph.cli.group import cli

    def render(command: click.Command, name: str, parent: click.Context | None) -> Iterator[tuple[str, str]]:
        settings = {**command.context_settings, "terminal_width": WIDTH}
        with command.make_context(
            name.rsplit(" ", 1)[-1], [], parent, resilient_parsing=True, **settings
        ) as ctx:
            yield name, command.get_help(ctx) + "\n"
            if isinstance(command, click.Group):
                for child in command.list_commands(ctx):
                    found = command.get_command(ctx, child)
                    if found is not None:
                        yield from render(found, f"{name} {child}", ctx)

    yield from render(cli, "guanxi", None)


if __name__ == "__main__":
    sys.exit(main())

"""The command group: which commands there are, each loaded only when it is called."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from types import MappingProxyType

import click

COMMANDS = MappingProxyType(
    {
        "build": "graph.cli.build",
        "query": "graph.cli.query",
        "explain": "graph.cli.explain",
        "validate": "graph.cli.validate",
        "ontology": "graph.cli.ontology",
        "doctor": "graph.cli.doctor",
    }
)
"""Each command's module, in the order of a person's work; every module has a `command`."""


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the commands in the order of work, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Load one command, or say that there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name]).command
        return command if isinstance(command, click.Command) else None


def _print_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's signature
    if value and not ctx.resilient_parsing:
        click.echo(f"guanxi {version('guanxi')}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: guanxi build REPORTS -o DIR  ·  文档 docs: guanxi doctor",
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Show the version.",
)
@click.option(
    "--debug", is_flag=True, expose_value=False, help="Show the traceback when something goes wrong."
)
def cli() -> None:
    """Read Chinese public work reports into a knowledge graph, and ask it questions.

    把工作报告变成知识图谱：每个事实都带着原句。
    """

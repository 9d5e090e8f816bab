"""`guanxi validate`: whether the graph keeps its promises."""

from __future__ import annotations

from pathlib import Path

import click

from graph.cli import messages
from graph.cli.language import say


@click.command("validate", short_help="Check shapes and evidence · 校验")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--ontology",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="A folder laid over the ontology that comes with guanxi: its shapes are checked too.",
)
def command(folder: Path, ontology: Path | None) -> int:
    """Check the graph in DIR: every quote against its text, then the SHACL shapes.

    校验 DIR 中的图谱：逐条核对原文引句，再检查 SHACL 约束。

    Exit code 3 if something does not conform.
    """
    from graph.build.opened import open_explorer
    from graph.cli.progress import ProgressBar

    with open_explorer(folder, ontology=ontology) as explorer, ProgressBar() as progress:
        findings = explorer.validate(progress=progress)
    messages.show_findings(findings)
    if any(finding.severity == "error" for finding in findings):
        messages.note(
            say(f"{len(findings)} finding{'' if len(findings) == 1 else 's'}", f"{len(findings)} 个问题")
        )
        return 3
    messages.note(say("the graph conforms", "图谱符合约束"))
    return 0

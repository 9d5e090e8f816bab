"""`guanxi build`: reports in, a folder with the graph, the page and the tables out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graph.cli import messages, output
from graph.cli.language import say


@click.command("build", short_help="Read reports into a graph · 构建图谱")
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False)
)
@click.option(
    "--out", "-o", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Where the graph goes."
)
@click.option("--place", metavar="NAME", help="The place that the reports are about, e.g. 吉安市.")
@click.option("--year", type=click.IntRange(1900, 2100), metavar="YYYY", help="The year that they are about.")
@click.option("--issuer", metavar="NAME", help="The body whose reports they are.")
@click.option(
    "--ontology",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="A folder laid over the ontology that comes with guanxi.",
)
@click.option("--base", metavar="IRI", help="What every identifier begins with; ends in / or #.")
@click.option(
    "--jobs", "-j", type=click.IntRange(min=1), metavar="N", help="Processes (default: one a core)."
)
@click.option("--uncovered", is_flag=True, help="List the sentences with a number or name but no fact.")
@click.option("--open", "show", is_flag=True, help="Open the network page in the browser when done.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but problems.")
def command(  # noqa: PLR0913 - one argument for each option
    *,
    paths: tuple[Path, ...],
    out: Path,
    place: str | None,
    year: int | None,
    issuer: str | None,
    ontology: Path | None,
    base: str | None,
    jobs: int | None,
    uncovered: bool,
    show: bool,
    quiet: bool,
) -> int:
    """Read reports into the graph in DIR and draw its network page.

    把报告读成 DIR 中的知识图谱，并绘制网络页面。

    PATH is a file (txt, md, html, docx, pdf with a text layer), a folder, or - for standard
    input. Building again replaces what changed, adds what is new and keeps the rest. Exit
    code 1 if a file could not be read; the others are built all the same.
    """
    from graph.build.pipeline import build
    from graph.cli.progress import ProgressBar
    from graph.cli.summary import write_summary, write_uncovered

    stdin = sys.stdin.buffer.read() if Path("-") in paths else None
    with ProgressBar(quiet=quiet) as progress:
        result = build(
            paths,
            out,
            place=place,
            year=year,
            issuer=issuer,
            ontology=ontology,
            jobs=jobs,
            base=base,
            progress=progress,
            stdin=stdin,
        )
    if result.reports and not quiet:
        output.write_text(write_summary(result, read_labels(ontology)))
    if uncovered:
        output.write_text(("" if quiet else "\n") + write_uncovered(result))
    messages.show_findings(result.findings)
    if result.failed and not quiet:
        failed = sum(finding.severity == "error" for finding in result.findings)
        rest = say("the rest is built", "其余已构建") if result.reports else say("nothing is built", "未构建")
        problems = say(f"{failed} problem{'' if failed == 1 else 's'}", f"{failed} 个问题")
        messages.note(f"{problems}; {rest}")
    if show and result.reports:
        import webbrowser

        webbrowser.open((out / "network.html").resolve().as_uri())
    return 1 if result.failed else 0


def read_labels(ontology: Path | None) -> dict[str, tuple[str, str]]:
    """Read the labels of classes and relations in the legend's order, Chinese and English."""
    from graph.cli.ontology import ask

    rows = [*ask("classes", ontology), *ask("properties", ontology)]
    return {str(row["term"]).rpartition("#")[2]: (str(row["zh"]), str(row["en"])) for row in rows}

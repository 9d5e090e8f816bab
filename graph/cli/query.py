"""`guanxi query`: ask a built graph by a named query, a file or SPARQL text."""

from __future__ import annotations

from pathlib import Path

import click

from graph.cli import messages, output
from graph.cli.language import say
from graph.errors import QueryError


@click.command("query", short_help="Ask the graph: a named query, a file, or SPARQL · 查询")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("question", metavar="QUERY")
@click.option(
    "--param", "-p", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of a named query."
)
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["table", "csv", "json", "tsv", "md"]),
    default="table",
    show_default=True,
    help="How to write the rows.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Give no more than N rows.")
@click.option(
    "--ontology",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="A folder laid over the ontology that comes with guanxi: its queries have names too.",
)
def command(
    *,
    folder: Path,
    question: str,
    params: tuple[str, ...],
    form: str,
    limit: int | None,
    ontology: Path | None,
) -> None:
    """Ask the graph in DIR. QUERY is the name of a query, a file ending in .rq, or SPARQL.

    查询 DIR 中的图谱：命名查询、.rq 文件或 SPARQL 语句。

    \b
    guanxi query kg honours
    guanxi query kg figures --param what=项目 --format csv
    guanxi query kg 'SELECT DISTINCT ?name { ?x a gx:Award ; rdfs:label ?name }'

    The usual prefixes need not be written. `guanxi ontology queries` lists the named queries.
    """  # noqa: D301 - click's own mark for lines that are kept as they are
    from graph.build.opened import open_explorer

    text, values = _read_question(question), _parse_params(params)
    with open_explorer(folder, ontology=ontology) as explorer:
        result = explorer.query(text, limit=limit, **values)
    output.write_result(result, form)
    if form == "table" and not isinstance(result, bool):
        messages.note(say(f"{len(result)} row{'' if len(result) == 1 else 's'}", f"共 {len(result)} 行"))


def _read_question(question: str) -> str:
    """Take a file's text where a file is meant; else the question as it stands."""
    if not question.endswith(".rq"):
        return question
    try:
        return Path(question).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(
            f"{question} cannot be read: {error}",
            hint="give a file with SPARQL in UTF-8, or the query itself",
        ) from error


def _parse_params(params: tuple[str, ...]) -> dict[str, str]:
    """Split NAME=VALUE pairs; the last of a name counts."""
    values = {}
    for param in params:
        name, sign, value = param.partition("=")
        if not sign or not name:
            raise click.BadParameter(f"{param!r} is not NAME=VALUE", param_hint="--param")
        values[name] = value
    return values

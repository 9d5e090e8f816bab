"""`guanxi ontology`: what guanxi knows of before it has read anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from graph.cli import output
from graph.cli.language import pick_language

if TYPE_CHECKING:
    from graph.query.rows import Rows

_TERM = """
  FILTER(STRSTARTS(STR(?term), STR(gx:)))
  OPTIONAL { ?term rdfs:label ?zh FILTER(LANG(?zh) = "zh") }
  OPTIONAL { ?term rdfs:label ?en FILTER(LANG(?en) = "en") }
"""
_DEFINITION = """
  OPTIONAL { ?term skos:definition|dcterms:description ?definition FILTER(LANG(?definition) = "%(language)s") }
"""
QUERIES = MappingProxyType(
    {
        "classes": "SELECT ?term ?zh ?en ?under ?definition WHERE { ?term a owl:Class ; rdfs:subClassOf+ gx:Entity ."
        + _TERM
        + _DEFINITION
        + """OPTIONAL { ?term rdfs:subClassOf ?under FILTER(STRSTARTS(STR(?under), STR(gx:))) }
             OPTIONAL { ?term gx:order ?order } } ORDER BY COALESCE(?order, 999) ?term""",
        "properties": """SELECT ?term ?zh ?en ?type ?definition WHERE {
             VALUES (?class ?type ?rank) { (gx:Relation "relation" 1) (owl:ObjectProperty "object" 2)
                                           (owl:DatatypeProperty "data" 3) }
             ?term a ?class . FILTER(?rank = 1 || NOT EXISTS { ?term a gx:Relation })"""
        + _TERM
        + _DEFINITION
        + "OPTIONAL { ?term gx:order ?order } } ORDER BY ?rank COALESCE(?order, 999) ?term",
        "rules": "SELECT ?term ?zh ?en ?precision ?definition WHERE { ?term a gx:Rule ."
        + _TERM
        + _DEFINITION
        + "OPTIONAL { ?term gx:precision ?precision } } ORDER BY ?term",
    }
)


@click.group("ontology", short_help="List classes, properties, rules and named queries · 本体")
def command() -> None:
    """List what guanxi knows of: classes, properties, rules, named queries.

    列出本体中的类、属性、规则和命名查询。
    """


def list_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a listing its options."""
    forms = click.Choice(["table", "csv", "json", "tsv", "md"])
    form = click.option(
        "--format",
        "-f",
        "form",
        type=forms,
        default="table",
        show_default=True,
        help="How to write the list.",
    )
    folder = click.option(
        "--ontology",
        "folder",
        metavar="DIR",
        type=click.Path(path_type=Path),
        help="A folder laid over the ontology that comes with guanxi.",
    )
    return form(folder(function))


@command.command("classes", short_help="The classes of entities · 类")
@list_options
def list_classes(folder: Path | None, form: str) -> None:
    """List the classes that an entity can have.

    列出实体的类。
    """
    output.write_result(ask("classes", folder), form)


@command.command("properties", short_help="Relations and other properties · 属性")
@list_options
def list_properties(folder: Path | None, form: str) -> None:
    """List the relations between entities, then all other properties.

    列出关系和其他属性。
    """
    output.write_result(ask("properties", folder), form)


@command.command("rules", short_help="The rules that read facts, with their precision · 规则")
@list_options
def list_rules(folder: Path | None, form: str) -> None:
    """List the rules that read facts, with their measured precision.

    列出规则及其实测准确率。
    """
    output.write_result(ask("rules", folder), form)


@command.command("queries", short_help="The named queries and their parameters · 命名查询")
@list_options
def list_queries(folder: Path | None, form: str) -> None:
    """List the named queries with their questions and parameters.

    列出命名查询、问题和参数。
    """
    from graph.query import library
    from graph.query.rows import Rows
    from graph.store.store import Term

    files = _open_folder(folder)
    language = pick_language()
    rows = []
    for name in library.list_queries(files):
        query = library.read_query(files, name)
        params = ", ".join(
            f"{parameter.name} ({parameter.zh if language == 'zh' else parameter.en})"
            for parameter in query.parameters
        )
        cells = (name, query.titles[language], query.questions[language], params)
        rows.append(tuple(Term(cell, "literal") for cell in cells))
    output.write_result(Rows(("name", "title", "question", "parameters"), tuple(rows), {}), form)


def ask(what: str, folder: Path | None) -> Rows:
    """Ask the ontology itself, loaded into memory."""
    from graph.query.rows import Rows
    from graph.query.run import run
    from graph.store.background import write_ontology
    from graph.store.store import Store

    with Store.in_memory() as store:
        name = f"<{store.base}graph/ontology>"
        store.load(write_ontology(_open_folder(folder), name).encode())
        rows = run(store, QUERIES[what] % {"language": pick_language()})
    if not isinstance(rows, Rows):
        raise TypeError(what)
    return rows


def _open_folder(folder: Path | None) -> Any:
    """Open the ontology, laid over by the folder given or named by GUANXI_ONTOLOGY."""
    from graph._resources import OntologyFolder
    from graph.config import resolve_settings

    return OntologyFolder(resolve_settings(ontology=folder).ontology)

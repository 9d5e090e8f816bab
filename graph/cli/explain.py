"""`guanxi explain`: why the graph says what it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli import messages, output
from graph.cli.language import say
from graph.errors import QueryError

if TYPE_CHECKING:
    from graph.build.opened import Explorer

_IRI = re.compile(r"<?[a-z][a-z0-9+.-]*://\S+|[\w-]+:[^\s/]\S*")
_NAMED = """SELECT DISTINCT ?thing WHERE { ?type rdfs:subClassOf+ gx:Entity . ?thing a ?type ; rdfs:label|skos:altLabel ?name
FILTER(STR(?name) = %s) } ORDER BY ?thing"""
_ABOUT = """SELECT DISTINCT ?fact WHERE { VALUES ?thing { %s }
{ ?fact a gx:Claim ; rdf:subject|rdf:object ?thing } UNION { ?fact a gx:AwardGrant ; gx:recipient|gx:award|gx:grantor ?thing }
UNION { ?fact a gx:Figure ; gx:aboutEntity ?thing } } ORDER BY ?fact"""
_STATED = """SELECT DISTINCT ?fact WHERE { ?fact gx:evidence ?evidence . ?evidence gx:inSentence/nif:anchorOf ?sentence
FILTER(CONTAINS(?sentence, %s)) } ORDER BY ?fact"""


@click.command("explain", short_help="Say why a fact is believed · 解释依据")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("what", metavar="WHAT")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="No more facts than N.",
)
def command(folder: Path, what: str, limit: int) -> None:
    """Say why the graph in DIR says what it says of WHAT.

    解释 DIR 中的图谱为何这样说：原句、规则、归一、消歧、陈述。

    WHAT is the IRI of a fact or an entity, the name of an entity (all facts about it), or a
    few words of the text (all facts read from the sentences that hold them).
    """
    from graph.build.opened import open_explorer

    with open_explorer(folder) as explorer:
        found = find_facts(explorer, what)
        output.write_text("\n".join(explorer.explain(iri).to_text() for iri in found[:limit]))
    if len(found) > limit:
        more = len(found) - limit
        messages.note(say(f"{more} more: --limit {len(found)}", f"另有 {more} 条：--limit {len(found)}"))


def find_facts(explorer: Explorer, what: str) -> list[str]:
    """Find what is meant: an IRI, an entity by name with the facts about it, or facts by words of their sentence.

    Raises QueryError where the graph holds none of these.
    """
    if _IRI.fullmatch(what):
        return [what]
    from graph.store.terms import write_text

    text = write_text(what)
    things = _ask(explorer, _NAMED % text)
    if things:
        return [*things, *_ask(explorer, _ABOUT % " ".join(f"<{thing}>" for thing in things))]
    facts = _ask(explorer, _STATED % text)
    if not facts:
        raise QueryError(
            f"the graph holds no entity named {what!r}, and no fact from a sentence with these words",
            hint=f"see what there is: guanxi query {explorer.path} organizations",
        )
    return facts


def _ask(explorer: Explorer, sparql: str) -> list[str]:
    """Ask for one column of IRIs."""
    from graph.query.rows import Rows

    rows = explorer.query(sparql)
    return [str(row[0]) for row in rows.tuples()] if isinstance(rows, Rows) else []

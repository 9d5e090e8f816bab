"""What lines of the lexicon teach: classes and kinds that no Turtle file declares.

A class stands on a line of `heads.tsv`, or of a `heads-….tsv`, with its labels and its
superclass. Colour and order follow from the order of the lines, so that a line added at the
end leaves the classes before it as they were.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator

import pyoxigraph as px

from graph._resources import OntologyFolder
from graph.errors import LexiconError
from graph.model.iri import NS
from graph.model.vocab import CLASSES
from graph.store.terms import PREFIXES, is_local_name

COLORS = ("#54708c", "#5b8767", "#9c5f7c", "#8c7a4f", "#6a6aa8", "#a0674b", "#4d8794", "#86608f")
"""For classes without a colour of their own, in turn; each can be seen on light and dark grounds."""
_CLASS_NAME = re.compile(r"[A-Z][A-Za-z0-9]*")
_KIND_COLUMNS = ("kind", "system")
_REGIONS = "geography/regions.tsv"

Row = tuple[str, int, dict[str, str]]
"""A line of a list: the file's path, the line's number, its cells by column."""


def read_lines(folder: OntologyFolder, path: str) -> Iterator[Row]:
    """Read the lines of a list: cells parted by tabs, `#` for comments, the first other line names the columns."""
    lines = folder.read_text(path).splitlines()
    numbered = [(i, line) for i, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    rows = csv.reader((line for _, line in numbered), delimiter="\t", quoting=csv.QUOTE_NONE)
    header: list[str] = []
    for (number, _), row in zip(numbered, rows, strict=True):
        cells = [cell.strip() for cell in row]
        if not header:
            header = cells
        else:
            yield path, number, dict(zip(header, cells, strict=False))


def list_taught(folder: OntologyFolder, declared: Iterable[px.Quad]) -> Iterator[px.Quad]:
    """Declare the classes and kinds that the lexicon alone knows of.

    What `declared` says of a term stands; nothing is added to it. Raises LexiconError for a
    class whose name or superclass cannot be used, or that a line uses and nothing declares.
    """
    quads = list(declared)
    subjects: set[object] = {quad.subject for quad in quads}
    under = _find_classes(quads)
    for place, (path, number, cells) in enumerate(_list_new_classes(folder, subjects)):
        problem = _find_problem(cells, under)
        if problem:
            raise LexiconError(problem, path=path, line=number, hint="see “A class” in graph/docs/rules.md")
        yield from _declare_class(cells, place)
        under.add(cells["type"])
    _check_types(folder, under)
    for word in _list_kinds(folder):
        kind = px.NamedNode(f"{NS}kind-{word}")
        if kind not in subjects and is_local_name(f"kind-{word}"):
            yield px.Quad(kind, _term("rdf:type"), _term("skos:Concept"))
            yield px.Quad(kind, _term("skos:inScheme"), px.NamedNode(f"{NS}kinds"))
            for label in ("rdfs:label", "skos:prefLabel"):
                yield px.Quad(kind, _term(label), px.Literal(word, language="zh"))


def _check_types(folder: OntologyFolder, known: set[str]) -> None:
    """Let no line of a list that names things use a class that nothing declares."""
    for path in folder.list("lexicon", ".tsv"):
        for _, number, cells in read_lines(folder, path):
            if cells.get("type") and cells["type"] not in known:
                raise LexiconError(
                    f"there is no class {cells['type']}",
                    path=path,
                    line=number,
                    hint="check the spelling, or introduce it here with class_zh, class_en and under: graph/docs/rules.md",
                )


def _list_new_classes(folder: OntologyFolder, declared: set[object]) -> list[Row]:
    """Find the first line of each class that has labels and is declared nowhere else."""
    found: dict[str, Row] = {}
    for path in folder.list("lexicon", ".tsv"):
        name = path.rpartition("/")[2].removesuffix(".tsv")
        if name != "heads" and not name.startswith("heads-"):
            continue
        for row in read_lines(folder, path):
            cells = row[2]
            if cells.get("class_zh") and px.NamedNode(f"{NS}{cells['type']}") not in declared:
                found.setdefault(cells["type"], row)
    return list(found.values())


def _find_problem(cells: dict[str, str], known: set[str]) -> str:
    """Say what is wrong with a line that teaches a class; empty if nothing is."""
    if not _CLASS_NAME.fullmatch(cells["type"]):
        return f"a class is named by Latin letters and digits, a capital first, not {cells['type']!r}"
    if cells.get("under") and cells["under"] not in known:
        return f"the superclass {cells['under']} is no class of entities"
    return ""


def _declare_class(cells: dict[str, str], place: int) -> Iterator[px.Quad]:
    name = cells["type"]
    term = px.NamedNode(f"{NS}{name}")
    yield px.Quad(term, _term("rdf:type"), _term("owl:Class"))
    yield px.Quad(term, _term("rdfs:subClassOf"), px.NamedNode(f"{NS}{cells.get('under') or 'Entity'}"))
    yield px.Quad(term, _term("rdfs:label"), px.Literal(cells["class_zh"], language="zh"))
    yield px.Quad(term, _term("rdfs:label"), px.Literal(cells.get("class_en") or name, language="en"))
    yield px.Quad(term, px.NamedNode(f"{NS}color"), px.Literal(COLORS[place % len(COLORS)]))
    yield px.Quad(term, px.NamedNode(f"{NS}order"), px.Literal(len(CLASSES) + 1 + place))
    yield px.Quad(term, px.NamedNode(f"{NS}pathLabel"), px.Literal(cells["class_zh"]))


def _find_classes(quads: Iterable[px.Quad]) -> set[str]:
    """Name the classes of entities that Turtle files declare, `Entity` first among them."""
    above: dict[str, set[str]] = {}
    for quad in quads:
        if quad.predicate == _term("rdfs:subClassOf") and isinstance(quad.subject, px.NamedNode):
            above.setdefault(quad.subject.value, set()).add(getattr(quad.object, "value", ""))
    found = {f"{NS}Entity"}
    while more := {name for name, up in above.items() if up & found} - found:
        found |= more
    return {name.removeprefix(NS) for name in found}


def _list_kinds(folder: OntologyFolder) -> list[str]:
    """List the kinds that lines give to names: columns `kind` and `system` of the lists that name things."""
    found = set()
    for path in (*folder.list("lexicon", ".tsv"), _REGIONS):
        for _, _, cells in read_lines(folder, path):
            if path == _REGIONS or "type" in cells or "system" in cells:
                found |= {cells[column] for column in _KIND_COLUMNS if cells.get(column)}
    return sorted(found)


def _term(name: str) -> px.NamedNode:
    prefix, _, local = name.partition(":")
    return px.NamedNode(f"{PREFIXES[prefix]}{local}")

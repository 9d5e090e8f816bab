"""The graphs that no report states: the ontology with its rules, and the geography that reports use."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation

import pyoxigraph as px

from graph._resources import OntologyFolder
from graph.errors import LexiconError, OntologyError
from graph.model.iri import NS
from graph.store.names import Choice, NameWriter, Naming
from graph.store.taught import list_taught, read_lines
from graph.store.terms import (
    PREFIXES,
    is_local_name,
    write_decimal,
    write_iri,
    write_name,
    write_text,
)

_RULES = "rules.tsv"
_FOLDERS = (
    ("", ".ttl"),
    ("concepts", ".ttl"),
    ("lexicon", ".tsv"),
    ("geography", ".tsv"),
    ("geography", ".txt"),
)


def list_ontology_files(folder: OntologyFolder) -> list[str]:
    """List the RDF files that make the ontology's graph; prefixes and shapes are not of it."""
    found = [*folder.list("", ".ttl"), *folder.list("concepts", ".ttl")]
    return [path for path in found if path != "prefixes.ttl"]


def hash_ontology(folder: OntologyFolder) -> str:
    """SHA-256 over everything in the ontology that can change what is read from a report."""
    total = hashlib.sha256()
    for where, ending in _FOLDERS:
        for path in folder.list(where, ending):
            total.update(f"{path}\n".encode())
            total.update(hashlib.sha256(folder.path(path).read_bytes()).digest())
    return total.hexdigest()


def read_labels(folder: OntologyFolder, *, language: str = "zh") -> dict[str, str]:
    """Read the ontology's labels in one language, by the local names of its terms."""
    label = f"{PREFIXES['rdfs']}label"
    return {
        quad.subject.value.removeprefix(NS): quad.object.value
        for quad in _read_quads(folder)
        if isinstance(quad.subject, px.NamedNode)
        and quad.subject.value.startswith(NS)
        and quad.predicate.value == label
        and isinstance(quad.object, px.Literal)
        and quad.object.language == language
    }


def write_ontology(folder: OntologyFolder, name: str) -> str:
    """Write the ontology's graph as a TriG block, its rules included."""
    subjects: dict[str, set[tuple[str, str]]] = {}
    for quad in _read_quads(folder):
        predicate = "a" if quad.predicate.value.endswith("#type") else _write(quad.predicate)
        subjects.setdefault(_write(quad.subject), set()).add((predicate, _write(quad.object)))
    for subject, predicate, value in _read_rules(folder):
        subjects.setdefault(subject, set()).add((predicate, value))
    return write_block(name, subjects)


def write_geography(
    name: str, divisions: Mapping[str, tuple[Naming, Choice]], parents: Iterable[tuple[str, str]]
) -> str:
    """Write the divisions that reports use, each within the one above it, as a TriG block.

    Things are named as they are written in the block; `divisions` holds every one of them.
    """
    writer = NameWriter()
    edges: dict[str, set[str]] = {}
    for child, parent in parents:
        edges.setdefault(child, set()).add(parent)
    paragraphs = []
    for thing, (naming, choice) in divisions.items():
        lines = [f"{thing} a {writer.write_type(choice)} ;\n"]
        if naming.code:
            lines.append(f"  gx:code {write_text(naming.code)} ;\n")
        lines += [f"  gx:locatedIn {parent} ;\n" for parent in sorted(edges.get(thing, ()))]
        paragraphs.append("".join(lines) + writer.write_tail(Naming(choice.type, choice.label), choice))
    return f"{name} {{\n{''.join(sorted(paragraphs))}}}\n"


def write_block(name: str, subjects: Mapping[str, Iterable[tuple[str, str]]]) -> str:
    """Write a named graph from its subjects' predicates and objects, all sorted, classes first."""
    paragraphs = []
    for subject, pairs in sorted(subjects.items()):
        ordered = sorted(pairs, key=lambda pair: (pair[0] != "a", pair))
        lines = " ;\n  ".join(f"{predicate} {value}" for predicate, value in ordered)
        paragraphs.append(f"{subject} {lines} .\n")
    return f"{name} {{\n{''.join(paragraphs)}}}\n"


def _read_quads(folder: OntologyFolder) -> Iterator[px.Quad]:
    """Parse the ontology's files into one set, with what the lexicon adds.

    Blank nodes are named by what is said of them.
    """
    found = px.Dataset()
    for path in list_ontology_files(folder):
        try:
            for quad in px.parse(folder.read_text(path), format=px.RdfFormat.TURTLE, rename_blank_nodes=True):
                found.add(quad)
        except SyntaxError as error:
            raise OntologyError(
                f"{folder.path(path)}: {error}", hint="correct the line that it names"
            ) from error
    for quad in list(list_taught(folder, found)):
        found.add(quad)
    found.canonicalize(px.CanonicalizationAlgorithm.RDFC_1_0)
    return iter(found)


def _read_rules(folder: OntologyFolder) -> Iterator[tuple[str, str, str]]:
    """Read the rules that evidence names, from every `…rules.tsv` of the lexicon.

    Columns: `id`, then any of `zh`, `en`, `description` (in either language), `precision`.
    """
    for path in folder.list("lexicon", _RULES):
        for _, number, cells in read_lines(folder, path):
            try:
                yield from _write_rule(cells)
            except (KeyError, InvalidOperation) as error:
                raise LexiconError(
                    f"a rule needs an id, and its precision is a number from 0 to 1 ({error})",
                    path=path,
                    line=number,
                ) from error


def _write_rule(cells: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    rule = cells["id"].strip()
    subject = write_name("gx", NS, f"rule-{rule}")
    yield subject, "a", "gx:Rule"
    zh = cells.get("zh") or rule
    description = (cells.get("description") or "").strip()
    texts = (
        ("rdfs:label", zh, "zh"),
        ("rdfs:label", cells.get("en"), "en"),
        ("dcterms:description", description, "en" if description[:1].isascii() else "zh"),
    )
    for predicate, text, language in texts:
        if text and text.strip():
            yield subject, predicate, f"{write_text(text.strip())}@{language}"
    if (cells.get("precision") or "").strip():
        yield subject, "gx:precision", write_decimal(Decimal(cells["precision"].strip()))


def _write(term: object) -> str:
    """Write the engine's term, with a prefix where one fits."""
    if isinstance(term, px.NamedNode):
        for prefix, namespace in PREFIXES.items():
            local = term.value.removeprefix(namespace)
            if local != term.value and is_local_name(local):
                return f"{prefix}:{local}"
        return write_iri(term.value)
    if isinstance(term, px.Literal):
        text = write_text(term.value)
        if term.language:
            return f"{text}@{term.language}"
        datatype = term.datatype
        return text if datatype.value == f"{PREFIXES['xsd']}string" else f"{text}^^{_write(datatype)}"
    if isinstance(term, px.BlankNode):
        return f"_:{term.value}"
    raise OntologyError(f"{term} cannot stand in an ontology", hint="quoted triples are not supported")

"""Write graph/model/vocab.py from the ontology, or with --check say whether it is stale.

The module holds what code must know by name: namespace, prefixes, classes, relations, other
properties and concepts. It needs nothing but the standard library, and is the same bytes for
the same ontology.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

ROOT = Path(__file__).resolve().parent.parent
ONTOLOGY = ROOT / "ontology"
TARGET = ROOT / "graph" / "model" / "vocab.py"
NS = "https://w3id.org/guanxi/ns#"

HEADER = '''"""The vocabulary by name: classes, relations, properties and concepts of the ontology.

Generated from `ontology/` by `scripts/gen_vocab.py`: edit there, never here. These are the
terms that come with guanxi; a user may add classes, so code takes an unknown class as one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NS: Final = "https://w3id.org/guanxi/ns#"


@dataclass(frozen=True, slots=True)
class ClassInfo:
    """A class of entities. `parents` are classes of this vocabulary, without `Entity`."""

    name: str
    zh: str
    en: str
    path: str
    color: str
    order: int
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationInfo:
    """A property that stands as a direct edge and as a claim."""

    name: str
    zh: str
    en: str
    inverse_zh: str
    inverse_en: str
    order: int
    subjects: tuple[str, ...]
    objects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermInfo:
    """Any other class or property."""

    name: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class ConceptInfo:
    """A concept, with the names of the schemes that it is in."""

    name: str
    zh: str
    en: str
    schemes: tuple[str, ...]

'''


def read_triples(*folders: str) -> Graph:
    """Read guanxi.ttl, and the Turtle files of the named folders of the ontology."""
    from rdflib import Graph

    triples = Graph()
    paths = [ONTOLOGY / "guanxi.ttl"]
    for folder in folders:
        paths += sorted((ONTOLOGY / folder).glob("*.ttl"))
    for path in paths:
        triples.parse(path, format="turtle")
    return triples


def local_name(term: Node) -> str:
    """Cut the vocabulary's namespace off."""
    return str(term).removeprefix(NS)


def label_of(triples: Graph, term: Node, language: str, *, predicate: str = "label") -> str:
    """The term's text in one language; the tests hold that it exists once."""
    from rdflib import RDFS, SKOS, Literal, URIRef

    properties = {
        "label": RDFS.label,
        "definition": SKOS.definition,
        "inverse": URIRef(NS + "inverseLabel"),
    }
    found = [
        str(text)
        for text in triples.objects(term, properties[predicate])
        if isinstance(text, Literal) and text.language == language
    ]
    if len(found) != 1:
        raise SystemExit(f"{term}: {len(found)} {predicate}s in {language}, not 1")
    return found[0]


def own_terms(triples: Graph, type_name: str) -> list[Node]:
    """Terms of the vocabulary with a type of RDF, OWL, SKOS or our own, sorted by name."""
    from rdflib import OWL, RDF, SKOS, URIRef

    types = {
        "Class": OWL.Class,
        "ObjectProperty": OWL.ObjectProperty,
        "DatatypeProperty": OWL.DatatypeProperty,
        "AnnotationProperty": OWL.AnnotationProperty,
        "Relation": URIRef(NS + "Relation"),
        "Concept": SKOS.Concept,
        "ConceptScheme": SKOS.ConceptScheme,
    }
    return sorted(
        (term for term in triples.subjects(RDF.type, types[type_name]) if str(term).startswith(NS)), key=str
    )


def entity_classes(triples: Graph) -> list[Node]:
    """Classes under gx:Entity, in the order of the legend."""
    from rdflib import RDFS, URIRef

    entity = URIRef(NS + "Entity")
    found = {term for term in triples.transitive_subjects(RDFS.subClassOf, entity) if term and term != entity}
    return sorted(found, key=lambda term: order_of(triples, term))


def order_of(triples: Graph, term: Node) -> int:
    """The place of a class or relation in the legend."""
    from rdflib import URIRef

    return int(str(triples.value(term, URIRef(NS + "order"), any=False)))


def names_at(triples: Graph, term: Node, predicate: str) -> tuple[str, ...]:
    """Local names of the own terms at a property, in the order of classes, then by name."""
    from rdflib import RDFS, Namespace

    schema = Namespace("https://schema.org/")
    properties = {
        "parents": RDFS.subClassOf,
        "subjects": schema.domainIncludes,
        "objects": schema.rangeIncludes,
    }
    order = {cls: place for place, cls in enumerate(entity_classes(triples))}
    own = [at for at in triples.objects(term, properties[predicate]) if str(at).startswith(NS)]
    own.sort(key=lambda at: (order.get(at, -1), str(at)))
    return tuple(local_name(at) for at in own)


def write_classes(triples: Graph) -> list[str]:
    """One line a class of entities."""
    from rdflib import URIRef

    rows = []
    for cls in entity_classes(triples):
        path, color = (
            str(triples.value(cls, URIRef(NS + name), any=False)) for name in ("pathLabel", "color")
        )
        values: list[object] = [local_name(cls), label_of(triples, cls, "zh"), label_of(triples, cls, "en")]
        parents = tuple(name for name in names_at(triples, cls, "parents") if name != "Entity")
        rows.append(_call("ClassInfo", [*values, path, color, order_of(triples, cls), parents]))
    return rows


def write_relations(triples: Graph) -> list[str]:
    """One line a relation."""
    rows = []
    for term in sorted(own_terms(triples, "Relation"), key=lambda term: order_of(triples, term)):
        texts = [
            label_of(triples, term, language, predicate=predicate)
            for predicate in ("label", "inverse")
            for language in ("zh", "en")
        ]
        ends = [names_at(triples, term, predicate) for predicate in ("subjects", "objects")]
        rows.append(_call("RelationInfo", [local_name(term), *texts, order_of(triples, term), *ends]))
    return rows


def write_terms(triples: Graph, terms: list[Node]) -> list[str]:
    """One line a term that has only a name and labels."""
    return [
        _call("TermInfo", [local_name(term), label_of(triples, term, "zh"), label_of(triples, term, "en")])
        for term in terms
    ]


def write_concepts(triples: Graph) -> list[str]:
    """One line a concept, by scheme; the many kinds have a table of their own."""
    from rdflib import SKOS

    rows = []
    for term in own_terms(triples, "Concept"):
        schemes = tuple(sorted(local_name(scheme) for scheme in triples.objects(term, SKOS.inScheme)))
        if schemes != ("kinds",):
            texts = [local_name(term), label_of(triples, term, "zh"), label_of(triples, term, "en")]
            rows.append((schemes, _call("ConceptInfo", [*texts, schemes])))
    return [row for _, row in sorted(rows)]


def write_kinds(triples: Graph) -> list[str]:
    """Four kinds a line, each its Chinese word and its English label."""
    from rdflib import SKOS, URIRef

    kinds = sorted(triples.subjects(SKOS.inScheme, URIRef(NS + "kinds")), key=str)
    pairs = [_literal((label_of(triples, kind, "zh"), label_of(triples, kind, "en"))) for kind in kinds]
    return [f"    {', '.join(pairs[at : at + 4])}," for at in range(0, len(pairs), 4)]


def write_prefixes() -> list[str]:
    """One line a prefix of prefixes.ttl."""
    from rdflib import SH, Graph

    table = Graph().parse(ONTOLOGY / "prefixes.ttl", format="turtle")
    pairs = [
        (str(table.value(node, SH.prefix)), str(table.value(node, SH.namespace)))
        for node in table.objects(None, SH.declare)
    ]
    return [f"    {pair!r},".replace("'", '"') for pair in sorted(pairs)]


def write_module() -> str:
    """The whole module: one line a term, however long, so that a change is one line."""
    triples = read_triples("concepts")
    classes = set(entity_classes(triples))
    relations = set(own_terms(triples, "Relation"))
    kinds = ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")
    others = sorted(
        {term for kind in kinds for term in own_terms(triples, kind) if term not in relations}, key=str
    )
    support = [term for term in own_terms(triples, "Class") if term not in classes]
    tables: list[tuple[str, str, str, list[str]]] = [
        ("PREFIXES", "tuple[tuple[str, str], ...]", "Prefix and namespace, by prefix.", write_prefixes()),
        ("CLASSES", "tuple[ClassInfo, ...]", "The classes of entities, in the order of the legend.",
         write_classes(triples)),
        ("RELATIONS", "tuple[RelationInfo, ...]", "The relations, in the order of the legend.",
         write_relations(triples)),
        ("OTHER_CLASSES", "tuple[TermInfo, ...]", "Classes whose members are not named things, and `Entity`.",
         write_terms(triples, support)),
        ("PROPERTIES", "tuple[TermInfo, ...]", "Every property that is no relation.",
         write_terms(triples, others)),
        ("SCHEMES", "tuple[TermInfo, ...]", "The lists of concepts.",
         write_terms(triples, own_terms(triples, "ConceptScheme"))),
        ("CONCEPTS", "tuple[ConceptInfo, ...]", "The concepts but for kinds, by scheme.", write_concepts(triples)),
        ("KINDS", "tuple[tuple[str, str], ...]",
         "Kinds: the word, which follows `kind-` in the concept's name, and its English label.",
         write_kinds(triples)),
    ]  # fmt: skip
    parts = [HEADER]
    for name, typ, doc, rows in tables:
        parts.append(f"\n{name}: Final[{typ}] = (\n" + "\n".join(rows) + f'\n)  # fmt: skip\n"""{doc}"""\n')
    return "".join(parts)


def _call(name: str, values: list[object]) -> str:
    return f"    {name}({', '.join(_literal(value) for value in values)}),"


def _literal(value: object) -> str:
    if isinstance(value, tuple):
        inner = ", ".join(_literal(item) for item in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return f'"{value}"' if isinstance(value, str) and '"' not in value else repr(value)


def update(target: Path, text: str, *, check: bool) -> int:
    """Write a generated file, or with `check` say how it differs; the exit code."""
    current = target.read_text(encoding="utf-8") if target.exists() else ""
    if current == text:
        return 0
    if check:
        diff = difflib.unified_diff(
            current.splitlines(), text.splitlines(), "committed", "generated", lineterm="", n=0
        )
        print("\n".join(diff))
        print(f"{target.name} is stale: run scripts/gen_vocab.py and scripts/gen_ontology_docs.py")
        return 1
    target.write_text(text, encoding="utf-8", newline="\n")
    print(f"wrote {target.name}")
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Write the module, or check it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="exit 1 when the file is stale; write nothing")
    return update(TARGET, write_module(), check=parser.parse_args(arguments).check)


if __name__ == "__main__":
    sys.exit(main())

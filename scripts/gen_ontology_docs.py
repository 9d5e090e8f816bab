"""Write graph/docs/vocabulary.md from the ontology, or with --check say whether it is stale."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

from gen_vocab import (
    NS,
    ONTOLOGY,
    ROOT,
    entity_classes,
    label_of,
    local_name,
    names_at,
    order_of,
    own_terms,
    read_triples,
    update,
)

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

TARGET = ROOT / "graph" / "docs" / "vocabulary.md"

INTRODUCTION = """\
# 词汇 · Vocabulary

<!-- Generated from ontology/ by scripts/gen_ontology_docs.py: edit there, never here. -->

命名空间 `gx:` 为 `https://w3id.org/guanxi/ns#`。每个实体恰属一个实体类；每条关系既是一条直接的边，又是一条带依据的陈述。

The namespace `gx:` is `https://w3id.org/guanxi/ns#`. Every entity carries exactly one entity class; every relation
stands twice, as a direct edge and as a claim with its evidence.
"""


def bilingual(triples: Graph, term: Node, predicate: str) -> str:
    """Both languages in one table cell."""
    texts = [
        label_of(triples, term, language, predicate=predicate).replace("|", "\\|")
        for language in ("zh", "en")
    ]
    return "<br>".join(texts)


def aligned_terms(triples: Graph, term: Node) -> str:
    """Terms of other vocabularies that a term is tied to, with their prefixes."""
    from rdflib import RDFS, SKOS

    signs = ((RDFS.subClassOf, "⊑ "), (RDFS.subPropertyOf, "⊑ "), (SKOS.closeMatch, "≈ "))
    found = [
        f"{sign}`{triples.namespace_manager.qname(str(at))}`"
        for predicate, sign in signs
        for at in sorted(triples.objects(term, predicate), key=str)
        if not str(at).startswith(NS)
    ]
    return "<br>".join(found)


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


def describe_classes(triples: Graph) -> str:
    """The classes of entities, in the order of the legend."""
    rows = []
    for term in entity_classes(triples):
        parents = "".join(
            f"⊑ `gx:{name}`<br>" for name in names_at(triples, term, "parents") if name != "Entity"
        )
        rows.append(
            (
                f"`gx:{local_name(term)}`",
                bilingual(triples, term, "label"),
                bilingual(triples, term, "definition"),
                parents + aligned_terms(triples, term),
            )
        )
    return table(("term", "名称 · label", "定义 · definition", "对应 · aligned with"), rows)


def describe_relations(triples: Graph) -> str:
    """The relations, in the order of the legend, with what they join."""
    rows = []
    for term in sorted(own_terms(triples, "Relation"), key=lambda term: order_of(triples, term)):
        ends = [", ".join(names_at(triples, term, end)) for end in ("subjects", "objects")]
        rows.append(
            (
                f"`gx:{local_name(term)}`",
                bilingual(triples, term, "label"),
                bilingual(triples, term, "inverse"),
                " → ".join(ends),
                bilingual(triples, term, "definition"),
            )
        )
    head = (
        "term",
        "名称 · label",
        "反向 · read backwards",
        "主语 → 宾语 · subject → object",
        "定义 · definition",
    )
    return table(head, rows)


def describe_terms(triples: Graph, terms: list[Node]) -> str:
    """Terms with their labels, definitions and alignments."""
    rows = [
        (
            f"`gx:{local_name(term)}`",
            bilingual(triples, term, "label"),
            bilingual(triples, term, "definition"),
            aligned_terms(triples, term),
        )
        for term in terms
    ]
    return table(("term", "名称 · label", "定义 · definition", "对应 · aligned with"), rows)


def describe_concepts(triples: Graph) -> str:
    """Each list of concepts under its own heading."""
    from rdflib import SKOS

    parts = []
    for scheme in own_terms(triples, "ConceptScheme"):
        title = f"{label_of(triples, scheme, 'zh')} · {label_of(triples, scheme, 'en')}"
        rows = [
            (
                f"`gx:{local_name(term)}`",
                bilingual(triples, term, "label"),
                bilingual(triples, term, "definition"),
            )
            for term in own_terms(triples, "Concept")
            if (term, SKOS.inScheme, scheme) in triples
        ]
        about = "\n\n".join(
            label_of(triples, scheme, language, predicate="definition") for language in ("zh", "en")
        )
        parts.append(
            f"### {title}\n\n{about}\n\n{table(('term', '名称 · label', '定义 · definition'), rows)}"
        )
    return "\n".join(parts)


def describe_queries() -> str:
    """The named queries, with the questions that they answer."""
    rows = []
    for path in sorted((ONTOLOGY / "queries").glob("*.rq")):
        lines = [line[2:] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
        found = dict(line.split(": ", 1) for line in lines if not line.startswith("param: "))
        given = [line.split(" ", 4) for line in lines if line.startswith("param: ")]
        parameters = "<br>".join(
            f"`{name}` ({kind}): {text.replace('|', '·')}" for _, name, kind, _, text in given
        )
        question = f"{found['question-zh']}<br>{found['question-en']}"
        rows.append((f"`{path.stem}`", f"{found['title-zh']}<br>{found['title-en']}", question, parameters))
    return table(("query", "名称 · title", "问题 · question", "参数 · parameters"), rows)


def write_page() -> str:
    """The whole page."""
    triples = read_triples("concepts")
    classes = set(entity_classes(triples))
    relations = set(own_terms(triples, "Relation"))
    kinds = ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")
    support = [term for term in own_terms(triples, "Class") if term not in classes]
    properties = sorted(
        {term for kind in kinds for term in own_terms(triples, kind) if term not in relations}, key=str
    )
    sections = [
        ("实体类 · Classes of entities", describe_classes(triples)),
        ("关系 · Relations", describe_relations(triples)),
        ("其他类 · Other classes", describe_terms(triples, support)),
        ("其他属性 · Other properties", describe_terms(triples, properties)),
        ("概念 · Concepts", describe_concepts(triples)),
        ("命名查询 · Named queries", describe_queries()),
    ]
    return INTRODUCTION + "".join(f"\n## {title}\n\n{text}" for title, text in sections)


def main(arguments: list[str] | None = None) -> int:
    """Write the page, or check it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="exit 1 when the file is stale; write nothing")
    return update(TARGET, write_page(), check=parser.parse_args(arguments).check)


if __name__ == "__main__":
    sys.exit(main())

"""The graph in other libraries' hands: rdflib, networkx, pandas, pyvis. Each is imported when asked for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from graph.build.tables import read_cell
from graph.model.iri import NS
from graph.store.store import Store, Term

_CLAIMS = """SELECT DISTINCT ?c ?s ?p ?o ?year ?modality ?polarity ?status WHERE { ?c a gx:Claim ; rdf:subject ?s ;
rdf:predicate ?p ; rdf:object ?o ; gx:modality ?modality ; gx:polarity ?polarity ; gx:status ?status
OPTIONAL { ?c gx:year ?year } }"""
_SENTENCES = """SELECT DISTINCT ?c ?e ?text WHERE { ?c a gx:Claim ; gx:evidence ?e . ?e gx:inSentence ?s .
?s nif:anchorOf ?text }"""
_ENTITIES = """SELECT DISTINCT ?s ?type ?label ?code WHERE { ?type rdfs:subClassOf+ gx:Entity . ?s a ?type ; rdfs:label ?label
FILTER(LANG(?label) = "zh") OPTIONAL { ?s gx:code ?code } }"""
_ALIASES = "SELECT DISTINCT ?s ?alias WHERE { ?s skos:altLabel ?alias }"
_KINDS = "SELECT DISTINCT ?s ?kind WHERE { ?s gx:kind ?kind }"
_MENTIONS = "SELECT ?s (COUNT(DISTINCT ?m) AS ?n) WHERE { ?m gx:mentionOf ?s } GROUP BY ?s"
_RELATIONS = 'SELECT ?p ?label WHERE { ?p a gx:Relation ; rdfs:label ?label FILTER(LANG(?label) = "zh") }'
_COLORS = "SELECT ?class ?color WHERE { ?class gx:color ?color }"

_BOOTSTRAP = re.compile(r"<link[^>]*bootstrap[^>]*/>|<script[^>]*bootstrap[^>]*>\s*</script>")


def to_rdflib(store: Store) -> Any:
    """Make an rdflib Dataset whose default graph is the union of all."""
    from rdflib import BNode, Dataset, Literal, URIRef

    known: dict[Term, Any] = {}

    def convert(term: Term) -> Any:
        found = known.get(term)
        if found is None:
            if term.kind == "iri":
                found = URIRef(term.value)
            elif term.kind == "bnode":
                found = BNode(term.value)
            else:
                found = Literal(
                    term.value,
                    lang=term.language or None,
                    datatype=URIRef(term.datatype) if term.datatype else None,
                )
            known[term] = found
        return found

    dataset = Dataset(default_union=True)
    for prefix, iri in store.prefixes.items():
        dataset.bind(prefix, iri, override=True, replace=True)
    contexts: dict[str, Any] = {}
    for subject, predicate, value, name in store.quads():
        if name not in contexts:
            contexts[name] = dataset.graph(URIRef(name))
        context = contexts[name]
        dataset.store.add((convert(subject), convert(predicate), convert(value)), context)
    return dataset


def to_networkx(store: Store) -> Any:
    """Make a MultiDiGraph: a node for each entity, an edge for each claim.

    Nodes carry label, type, kinds and mentions; edges predicate, label, year, modality, affirmed,
    status, evidence (how often it is stated) and sentences. The edge's key is the claim's IRI.
    """
    import networkx as nx

    network = nx.MultiDiGraph()
    for row in list_entities(store):
        network.add_node(
            row["iri"],
            label=row["label"], type=row["type"], kinds=row["kinds"], aliases=row["aliases"], mentions=row["mentions"],
        )  # fmt: skip
    labels = _pair(store, _RELATIONS)
    sentences: dict[str | None, dict[str | None, str]] = {}
    for claim, evidence, text in store.select(_SENTENCES):
        sentences.setdefault(claim, {})[evidence] = text or ""
    for claim, subject, predicate, value, year, modality, polarity, status in sorted(
        store.select(_CLAIMS), key=lambda row: tuple(cell or "" for cell in row)
    ):
        stated = sentences.get(claim, {})
        network.add_edge(
            subject,
            value,
            key=claim,
            predicate=_local(predicate),
            label=labels.get(predicate) or _local(predicate),
            year=int(year) if year else None,
            modality=_local(modality),
            affirmed=_local(polarity) == "affirmed",
            status=_local(status),
            evidence=len(stated),
            sentences=sorted(set(stated.values())),
        )
    return network


def list_entities(store: Store) -> list[dict[str, Any]]:
    """All entities, sorted by IRI: iri, label, type, kinds, aliases, code, mentions."""
    aliases = _gather(store, _ALIASES)
    kinds = _gather(store, _KINDS)
    mentions = {iri: int(count or 0) for iri, count in store.select(_MENTIONS)}
    rows = sorted(set(store.select(_ENTITIES)), key=lambda row: tuple(cell or "" for cell in row))
    found: dict[str, dict[str, Any]] = {}
    for iri, kind, label, code in rows:
        found.setdefault(
            iri or "",
            {
                "iri": iri,
                "label": label,
                "type": _local(kind),
                "kinds": [_local(each).removeprefix("kind-") for each in kinds.get(iri, [])],
                "aliases": aliases.get(iri, []),
                "code": code,
                "mentions": mentions.get(iri, 0),
            },
        )
    return list(found.values())


def read_table(
    path: Path, *, integers: tuple[str, ...], numbers: tuple[str, ...], truths: tuple[str, ...]
) -> Any:
    """Read facts.csv or figures.csv into a DataFrame: texts as they were, numbers as numbers."""
    import pandas as pd

    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    for name in table.columns:
        if name in integers:
            table[name] = pd.to_numeric(table[name]).astype("Int64")
        elif name in numbers:
            table[name] = pd.to_numeric(table[name]).astype("float64")
        elif name in truths:
            table[name] = table[name] == "true"
        else:
            table[name] = table[name].map(read_cell)
    return table


def to_pyvis(store: Store, *, height: str = "750px") -> Any:
    """Make a pyvis Network with everything in the file; names travel as text, never as markup."""
    from pyvis.network import Network

    network = to_networkx(store)
    colors = _pair(store, _COLORS)
    shown = Network(height=height, width="100%", directed=True, cdn_resources="in_line", notebook=False)
    _keep_offline(shown)
    for iri, node in network.nodes(data=True):
        color = colors.get(NS + node["type"]) or "#888888"
        shown.add_node(iri, label=node["label"], title=f"{node['label']} · {node['type']}", color=color)
    for subject, value, edge in network.edges(data=True):
        if subject in network and value in network:
            shown.add_edge(subject, value, label=edge["label"], title="\n".join(edge["sentences"]))
    return shown


def _keep_offline(shown: Any) -> None:
    """Take out of pyvis's page what it would load from elsewhere: it does so even when all is in line."""
    from jinja2 import ChoiceLoader, DictLoader

    environment = shown.templateEnv
    source, _, _ = environment.loader.get_source(environment, shown.path)
    cleaned = DictLoader({shown.path: _BOOTSTRAP.sub("", source)})
    environment.loader = ChoiceLoader([cleaned, environment.loader])


def _gather(store: Store, query: str) -> dict[str | None, list[str]]:
    found: dict[str | None, list[str]] = {}
    for iri, value in store.select(query):
        found.setdefault(iri, []).append(value or "")
    return {iri: sorted(values) for iri, values in found.items()}


def _pair(store: Store, query: str) -> dict[str | None, str]:
    return {iri: value or "" for iri, value in store.select(query)}


def _local(iri: str | None) -> str:
    return (iri or "").removeprefix(NS)

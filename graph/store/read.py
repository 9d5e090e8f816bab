"""Back from statements to values: what is needed to say why a fact is believed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from graph.errors import StoreError
from graph.model.iri import NS
from graph.store.store import Store
from graph.store.terms import check_iri


class Thing(NamedTuple):
    """An entity by its name."""

    iri: str
    label: str
    type: str


class Rule(NamedTuple):
    """A rule as the ontology declares it; empty texts where it does not."""

    id: str
    label: str
    description: str
    precision: str


class Quote(NamedTuple):
    """One piece of evidence, with where it stands."""

    report: str
    title: str
    file_name: str
    headings: tuple[str, ...]
    """From the highest heading above the sentence to the nearest."""
    sentence: str
    begin: int
    """Of the evidence within the sentence."""
    end: int
    confidence: str
    rule: Rule
    mentions: tuple[tuple[str, str], ...]
    """The entities named in the sentence: IRI and the words used."""


def expand_iri(store: Store, text: str) -> str:
    """Expand `prefix:name` by the known prefixes; a whole IRI, with or without brackets, stays."""
    bare = text.strip().removeprefix("<").removesuffix(">")
    prefix, colon, local = bare.partition(":")
    namespace = store.prefixes.get(prefix)
    if colon and namespace is not None and not local.startswith("//"):
        return namespace + local
    return bare


def read_types(store: Store, iri: str) -> list[str]:
    """The local names of a node's classes, sorted; none for what the graph does not hold."""
    rows = store.select(f"SELECT DISTINCT ?type WHERE {{ <{check_iri(iri)}> a ?type }}")
    return sorted((row[0] or "").removeprefix(NS) for row in rows)


def read_properties(store: Store, iri: str) -> dict[str, list[str]]:
    """All that is stated of a node in any graph: local name of the property → values, sorted."""
    found: dict[str, list[str]] = {}
    for name, value in store.select(f"SELECT DISTINCT ?p ?o WHERE {{ <{check_iri(iri)}> ?p ?o }}"):
        local = (name or "").rpartition("#")[2].rpartition("/")[2]
        found.setdefault(local, []).append(value or "")
    return {local: sorted(values) for local, values in sorted(found.items())}


def read_thing(store: Store, iri: str) -> Thing:
    """An entity with its Chinese name and class."""
    rows = store.select(
        f"SELECT DISTINCT ?label ?type WHERE {{ <{check_iri(iri)}> a ?type OPTIONAL "
        f'{{ <{iri}> rdfs:label ?label FILTER(LANG(?label) = "zh") }} }}'
    )
    label, kind = min(((row[0] or "", row[1] or "") for row in rows), default=("", ""))
    return Thing(iri, label or iri.rpartition("/")[2], kind.removeprefix(NS))


def read_label(store: Store, iri: str) -> str:
    """The Chinese label of a term or concept, or its local name."""
    rows = store.select(f'SELECT ?l WHERE {{ <{check_iri(iri)}> rdfs:label ?l FILTER(LANG(?l) = "zh") }}')
    return min((row[0] or "" for row in rows), default="") or iri.removeprefix(NS)


def read_rule(store: Store, iri: str) -> Rule:
    """A rule with its description and measured precision."""
    known = read_properties(store, iri)
    label = read_label(store, iri).removeprefix("rule-")
    description = "; ".join(known.get("description", []))
    name = iri.removeprefix(NS).removeprefix("rule-")
    return Rule(name, label, description, next(iter(known.get("precision", [])), ""))


def read_quotes(store: Store, fact: str) -> list[Quote]:
    """The evidence of a claim, figure or grant, by report and place in the text."""
    rows = store.select(
        "SELECT ?report ?title ?file ?section ?sentence ?text ?from ?begin ?end ?confidence ?rule WHERE { "
        f"GRAPH ?report {{ <{check_iri(fact)}> gx:evidence ?e . ?e nif:beginIndex ?begin ; nif:endIndex ?end ; "
        "gx:rule ?rule ; gx:confidence ?confidence ; gx:inSentence ?sentence . ?sentence nif:anchorOf ?text ; "
        "nif:beginIndex ?from ; gx:inSection ?section . ?report dcterms:title ?title "
        "OPTIONAL { ?report gx:fileName ?file } } } ORDER BY ?report ?begin ?end ?rule"
    )
    found = []
    for report, title, file, section, sentence, text, start, begin, end, confidence, rule in rows:
        if None in {report, section, sentence, rule} or start is None or begin is None or end is None:
            raise StoreError(f"the evidence of {fact} is incomplete", hint="run: guanxi validate DIR")
        at = int(start)
        found.append(
            Quote(
                report or "",
                title or "",
                file or "",
                tuple(_read_headings(store, section or "")),
                text or "",
                int(begin) - at,
                int(end) - at,
                confidence or "",
                read_rule(store, rule or ""),
                tuple(_read_mentions(store, sentence or "")),
            )
        )
    return found


def _read_headings(store: Store, section: str) -> Iterator[str]:
    """The headings above, highest first."""
    rows = store.select(
        f"SELECT ?begin ?title WHERE {{ <{check_iri(section)}> gx:inSection* ?s . "
        "?s dcterms:title ?title ; nif:beginIndex ?begin ; gx:headingLevel ?level } ORDER BY ?level ?begin"
    )
    for _, title in rows:
        yield title or ""


def _read_mentions(store: Store, sentence: str) -> Iterator[tuple[str, str]]:
    rows = store.select(
        f"SELECT ?entity ?words WHERE {{ ?m gx:inSentence <{check_iri(sentence)}> ; gx:mentionOf ?entity ; "
        "nif:anchorOf ?words ; nif:beginIndex ?begin } ORDER BY ?begin"
    )
    for entity, words in rows:
        yield entity or "", words or ""

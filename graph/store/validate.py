"""Does a graph keep its promises? The SHACL shapes of the ontology, and checks that are quicker in code.

The only module that imports the SHACL validator. Reports are looked at one by one, each
together with the ontology and the geography, so that memory grows with the largest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from graph._resources import OntologyFolder
from graph.model.finding import Finding
from graph.model.iri import NS
from graph.store.store import Store

Progress = Callable[[str, int, int], None]

_SPANS = """SELECT ?span ?report ?begin ?end ?anchor WHERE { GRAPH ?report {
?span nif:anchorOf ?anchor ; nif:beginIndex ?begin ; nif:endIndex ?end ; gx:inReport ?report } }"""
_TEXTS = "SELECT ?report ?text WHERE { GRAPH ?report { ?report nif:isString ?text } }"
_STANDING = """SELECT ?report ?s ?p ?o WHERE { GRAPH ?report { ?claim a gx:Claim ; rdf:subject ?s ; rdf:predicate ?p ;
rdf:object ?o ; gx:modality ?modality ; gx:polarity gx:affirmed ; gx:status ?status
FILTER(?modality IN (gx:achieved, gx:ongoing) && ?status != gx:rejected) } }"""
_EDGES = """SELECT ?report ?s ?p ?o WHERE { ?p a gx:Relation .
GRAPH ?report { ?report a gx:Report . ?s ?p ?o } }"""
_BARE = """SELECT ?fact ?report WHERE { VALUES ?class { gx:Claim gx:Figure gx:AwardGrant }
GRAPH ?report { ?fact a ?class FILTER NOT EXISTS { ?fact gx:evidence ?evidence } } }"""
_UNDECLARED = """SELECT DISTINCT ?rule WHERE { ?evidence a gx:Evidence ; gx:rule ?rule
FILTER NOT EXISTS { ?rule a gx:Rule } }"""
_NAMELESS = """SELECT DISTINCT ?thing WHERE { ?thing a ?class . ?class rdfs:subClassOf+ gx:Entity
FILTER NOT EXISTS { ?thing rdfs:label ?label } }"""
_TWICE = """SELECT ?thing WHERE { ?thing a ?class ; skos:prefLabel ?label . ?class rdfs:subClassOf+ gx:Entity
FILTER(LANG(?label) = "zh") } GROUP BY ?thing HAVING (COUNT(DISTINCT ?label) > 1 || COUNT(DISTINCT ?class) > 1)"""
_AGAIN = "build again from the reports; if it stays, please report it"


def validate(
    store: Store, folder: OntologyFolder, *, shapes: bool = True, progress: Progress | None = None
) -> list[Finding]:
    """Check a whole store: every quote, edge, rule and name, then the shapes report by report.

    An empty list means that the graph conforms. Without `shapes`, only the quick checks run.
    """
    findings = list(check_evidence(store))
    if shapes:
        findings += check_shapes(store, folder, progress=progress or (lambda *_: None))
    return sorted(set(findings))


def check_evidence(store: Store) -> Iterator[Finding]:
    """Check that quotes equal the text, edges equal claims, facts have evidence, rules and names are declared."""
    yield from _check_spans(store)
    yield from _check_edges(store)
    for fact, report in store.select(_BARE):
        yield _error("no-evidence", fact, f"a fact of {report} has no evidence")
    for (rule,) in store.select(_UNDECLARED):
        hint = "add it to a rules.tsv in the ontology's lexicon, then build again"
        yield Finding(
            "error", "rule-undeclared", rule or "", "facts were read by a rule that is not declared", hint
        )
    for (thing,) in store.select(_NAMELESS):
        yield _error("no-label", thing, "an entity has no name")
    for (thing,) in store.select(_TWICE):
        yield _error("two-names", thing, "an entity has two names or two classes")


def _check_spans(store: Store) -> Iterator[Finding]:
    texts = {report: text or "" for report, text in store.select(_TEXTS)}
    for span, report, begin, end, anchor in store.select(_SPANS):
        text = texts.get(report)
        if text is None:
            yield _error("no-text", span, f"its report {report} has no text")
        elif text[int(begin or 0) : int(end or 0)] != anchor:
            yield _error("quote", span, f"{anchor!r} is not what {report} holds at {begin}-{end}")


def _check_edges(store: Store) -> Iterator[Finding]:
    claimed = set(store.select(_STANDING))
    edges = set(store.select(_EDGES))
    for report, subject, predicate, value in sorted(claimed - edges, key=str):
        yield _error("edge-missing", subject, f"claimed in {report}, without its edge: {predicate} {value}")
    for report, subject, predicate, value in sorted(edges - claimed, key=str):
        yield _error(
            "edge-unclaimed", subject, f"an edge in {report} that no claim supports: {predicate} {value}"
        )


def check_shapes(store: Store, folder: OntologyFolder, *, progress: Progress) -> Iterator[Finding]:
    """Check each report's graph against the shapes of the ontology."""
    import pyshacl
    import rdflib

    shapes = rdflib.Graph()
    for path in ("prefixes.ttl", *folder.list("shapes", ".ttl")):
        shapes.parse(data=folder.read_text(path), format="turtle")
    graphs = store.graphs()
    reports = [iri for iri in graphs if iri.startswith(f"{store.base}report/")]
    background = rdflib.Graph()
    for iri in graphs:
        if iri not in reports:
            background.parse(data=store.dump(graph_iri=iri), format="nt")
    seen: set[tuple[str, str]] = set()
    for done, iri in enumerate(reports):
        progress("shapes", done, len(reports))
        triples = rdflib.Graph()
        triples += background
        triples.parse(data=store.dump(graph_iri=iri), format="nt")
        _, results, _ = pyshacl.validate(triples, shacl_graph=shapes, inference="none", advanced=False)
        for finding in sorted(_read_results(results, iri)):
            if (finding.place, finding.message) not in seen:  # the background's faults show in every report
                seen.add((finding.place, finding.message))
                yield finding
    progress("shapes", len(reports), len(reports))


def _read_results(results: Any, report: str) -> Iterator[Finding]:
    """Make findings of a validation report, one for each node and message."""
    from rdflib import RDF, SH

    for result in results.subjects(RDF.type, SH.ValidationResult):
        messages = list(results.objects(result, SH.resultMessage))
        message = next((str(m) for m in messages if getattr(m, "language", None) == "en"), str(messages[0]))
        node = results.value(result, SH.value if _is_query(results, result) else SH.focusNode)
        node = node or results.value(result, SH.focusNode)
        path = results.value(result, SH.resultPath)
        shown = (
            f"{message} ({str(path).removeprefix(NS)})"
            if path is not None and "^" not in str(path)
            else message
        )
        yield Finding("error", "shape", str(node), shown, f"in {report}")


def _is_query(results: Any, result: Any) -> bool:
    from rdflib import SH

    return bool(results.value(result, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent)


def count_codes(findings: list[Finding]) -> dict[str, int]:
    """Count findings by their code, for a summary."""
    return dict(sorted(Counter(finding.code for finding in findings).items()))


def _error(code: str, place: str | None, message: str) -> Finding:
    return Finding("error", code, place or "", message, _AGAIN)

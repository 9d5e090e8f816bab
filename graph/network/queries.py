"""The questions that fill a page, in SPARQL over the union of all named graphs.

Each pattern stands in a sub-select of its own. The engine then joins them by hashing and
turns into text only what is asked for, which is three to four times sooner than following
one subject from property to property. All patterns of a join hold in one graph: what ten
reports state stands in ten graphs, and the union would give every combination of them.
"""

from __future__ import annotations

PREFIXES = """\
PREFIX gx: <https://w3id.org/guanxi/ns#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
"""
NAMESPACE = "https://w3id.org/guanxi/ns#"


def write_join(columns: str, *patterns: str) -> str:
    """Write a query of `subject property ?object` patterns that hold in one named graph.

    A leading `?` makes a pattern optional; a leading `*` makes it optional and lets it
    stand in any graph, as corrections do.

    >>> write_join("?a ?b", "?s gx:a ?a", "? ?s gx:b ?b").partition(" WHERE ")[2]
    '{ {SELECT ?g ?s ?a {GRAPH ?g {?s gx:a ?a}}} OPTIONAL {SELECT ?g ?s ?b {GRAPH ?g {?s gx:b ?b}}} }'
    """
    parts = []
    for pattern in patterns:
        mark, body = (pattern[0], pattern[2:]) if pattern[:2] in {"? ", "* "} else ("", pattern)
        names = " ".join(word for word in body.split() if word.startswith("?"))
        if mark == "*":
            part = f"{{SELECT DISTINCT {names} {{{body}}}}}"
        else:
            part = f"{{SELECT ?g {names} {{GRAPH ?g {{{body}}}}}}}"
        parts.append(f"OPTIONAL {part}" if mark else part)
    return f"{PREFIXES}SELECT {columns} WHERE {{ {' '.join(parts)} }}"


def list_members(name: str) -> str:
    """Ask for the members of one class, by its local name."""
    return f"{PREFIXES}SELECT ?s WHERE {{ ?s a <{NAMESPACE}{name}> }}"


CLASSES = PREFIXES + "SELECT DISTINCT ?c WHERE { ?s a ?c }"
LABELS = PREFIXES + "SELECT DISTINCT ?s ?l (LANG(?l) AS ?g) WHERE { ?s skos:prefLabel ?l }"
TERM_LABELS = (
    PREFIXES
    + f'SELECT ?s ?l (LANG(?l) AS ?g) WHERE {{ ?s rdfs:label ?l FILTER(STRSTARTS(STR(?s), "{NAMESPACE}")) }}'
)
INVERSE_LABELS = PREFIXES + "SELECT ?s ?l (LANG(?l) AS ?g) WHERE { ?s gx:inverseLabel ?l }"
ORDERS = PREFIXES + "SELECT ?s ?n WHERE { ?s gx:order ?n }"
COLORS = PREFIXES + "SELECT ?s ?c WHERE { ?s gx:color ?c }"
ALIASES = PREFIXES + "SELECT DISTINCT ?s ?l WHERE { ?s skos:altLabel ?l }"
HIDDEN_LABELS = PREFIXES + 'SELECT DISTINCT ?s ?l WHERE { ?s skos:hiddenLabel ?l FILTER(CONTAINS(?l, " ")) }'
"""Pinyin with its spaces; initials and what else stands there follow from it."""
KINDS = PREFIXES + "SELECT DISTINCT ?s ?k WHERE { ?s gx:kind ?k }"
REPORTS = (
    PREFIXES
    + """SELECT ?r ?text ?title ?year ?place WHERE { ?r a gx:Report ; nif:isString ?text
OPTIONAL { ?r dcterms:title ?title } OPTIONAL { ?r gx:year ?year } OPTIONAL { ?r gx:place ?place } }"""
)
HEADINGS = (
    PREFIXES
    + "SELECT ?r ?b WHERE { ?s a gx:Section ; dcterms:title ?t ; gx:inReport ?r ; nif:beginIndex ?b }"
)
MENTIONS = write_join(
    "?n ?r ?b ?x", "?m gx:mentionOf ?n", "?m gx:inReport ?r", "?m nif:beginIndex ?b", "?m nif:endIndex ?x"
)
SENTENCES = write_join(
    "?r ?b ?x", "?s a gx:Sentence", "?s gx:inReport ?r", "?s nif:beginIndex ?b", "?s nif:endIndex ?x"
)
EVIDENCE = write_join(
    "?f ?r ?b ?x ?rule ?confidence",
    "?f gx:evidence ?e",
    "?e gx:inReport ?r",
    "?e nif:beginIndex ?b",
    "?e nif:endIndex ?x",
    "? ?e gx:rule ?rule",
    "? ?e gx:confidence ?confidence",
)
CLAIMS = write_join(
    "?c ?s ?p ?o ?year ?modality ?polarity ?status",
    "?c rdf:subject ?s",
    "?c rdf:predicate ?p",
    "?c rdf:object ?o",
    "? ?c gx:year ?year",
    "? ?c gx:modality ?modality",
    "? ?c gx:polarity ?polarity",
    "* ?c gx:status ?status",
)
BACKGROUND = PREFIXES + "SELECT ?s ?o WHERE { ?s gx:locatedIn ?o }"
FIGURES = write_join(
    "?f ?value ?unit ?text ?measure ?bound ?approximate ?about ?place ?year ?modality ?whole",
    "?f gx:value ?value",
    "?f gx:measure ?measure",
    "? ?f gx:unit ?unit",
    "? ?f gx:valueText ?text",
    "? ?f gx:bound ?bound",
    "? ?f gx:approximate ?approximate",
    "? ?f gx:aboutEntity ?about",
    "? ?f gx:place ?place",
    "? ?f gx:year ?year",
    "? ?f gx:modality ?modality",
    "? ?f gx:breakdownOf ?whole",
)
MEASURES = PREFIXES + "SELECT DISTINCT ?m ?l WHERE { ?m a gx:Measure ; rdfs:label ?l }"
COMPARISONS = (
    PREFIXES
    + """SELECT ?f ?kind ?ratio ?delta ?year WHERE { ?f gx:comparison ?c . ?c gx:comparisonKind ?kind
OPTIONAL { ?c gx:ratio ?ratio } OPTIONAL { ?c gx:delta ?delta } OPTIONAL { ?c gx:baselineYear ?year } }"""
)
GRANTS = (
    PREFIXES
    + """SELECT ?g ?award ?recipient ?grantor ?level ?batch ?rank ?within ?year WHERE {
?g a gx:AwardGrant ; gx:award ?award ; gx:recipient ?recipient
OPTIONAL { ?g gx:grantor ?grantor } OPTIONAL { ?g gx:level ?level } OPTIONAL { ?g gx:batch ?batch }
OPTIONAL { ?g gx:rank ?rank } OPTIONAL { ?g gx:uniqueWithin ?within } OPTIONAL { ?g gx:year ?year } }"""
)

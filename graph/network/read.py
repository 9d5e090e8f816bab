"""A store's graph → a network, and everything that a page about it shows.

The store is known by one function alone, from a SPARQL SELECT to rows of plain text, so
that any engine can stand behind it. Rows may come in any order and more than once (a
statement may stand in several named graphs): whatever is kept is sorted and unique.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from graph.network import queries
from graph.network.network import Claim, Edge, Network, Node
from graph.network.page_data import PageData, PageMention, ReportText
from graph.network.read_evidence import EvidenceTable, read_evidence
from graph.network.read_figures import read_figures, read_grants
from graph.network.read_terms import TermReader
from graph.network.terms import PREDICATES, STRUCTURAL

Row: TypeAlias = tuple[str | None, ...]
Select: TypeAlias = Callable[[str], Iterable[Row]]

_NEGATIVE = frozenset({"negated", "negative", "denied", "false", "0"})


def read_network(select: Select) -> Network:
    """Read the named things of all reports and the relations claimed between them.

    Things of the background geography that no report speaks of are left out. Rejected
    claims are left out; planned, required and denied ones stay, and say so.
    """
    return read_page_data(select).network


def read_page_data(select: Select) -> PageData:
    """Read everything that a page shows: the network, its evidence, figures, texts and words."""
    terms = TermReader(select)
    reports, report_places = _read_reports(select)
    evidence = read_evidence(select, {report.iri: i for i, report in enumerate(reports)})
    candidates = _read_nodes(select, terms)
    claims = _read_claims(select, evidence)
    mentions = list(select(queries.MENTIONS))
    figure_rows = sorted(set(select(queries.FIGURES)), key=_order)
    kept = {row[0] for row in mentions} | {end for (s, _, o) in claims for end in (s, o)}
    kept |= {iri for row in figure_rows for iri in (row[7], row[8])} | set(report_places.values())
    nodes = [candidates[iri] for iri in sorted(kept & candidates.keys(), key=lambda iri: iri or "")]
    place_of = {node.iri: i for i, node in enumerate(nodes)}
    for report in reports:
        report.place = place_of.get(report_places.get(report.iri, ""))
    page = PageData(
        base=_find_base(nodes),
        network=Network(nodes, _make_edges(select, claims, place_of)),
        reports=reports,
        mentions=_make_mentions(mentions, place_of, evidence),
    )
    page.figures = read_figures(select, figure_rows, place_of, evidence)
    page.grants = read_grants(select, place_of, evidence)
    page.evidence = evidence.rows
    page.title = "、".join(report.title for report in reports[:1])
    page.classes = terms.list_classes({node.type for node in nodes})
    page.predicates = terms.list_predicates({edge.predicate for edge in page.network.edges})
    page.kinds = terms.list_kinds({kind for node in nodes for kind in node.kinds})
    page.rules = terms.list_rules({row.rule for row in evidence.rows})
    for mention in page.mentions:
        nodes[mention.node].mentions += 1
    return page


def _order(row: Row) -> list[str]:
    return [text or "" for text in row]


def to_int(text: str | None) -> int | None:
    """Read an integer as the graph writes it; nothing for nothing."""
    return int(text) if text else None


def local_name(iri: str | None, default: str = "") -> str:
    """Cut the vocabulary's namespace from an IRI; a plain word stays as it is."""
    return iri.removeprefix(queries.NAMESPACE) if iri else default


def _read_reports(select: Select) -> tuple[list[ReportText], dict[str, str]]:
    found: dict[str, ReportText] = {}
    places: dict[str, str] = {}
    for iri, text, title, year, place in sorted(
        select(queries.REPORTS), key=lambda row: (row[0] or "", str(row))
    ):
        if iri is None or iri in found:
            continue
        found[iri] = ReportText(iri, title or iri.rpartition("/")[2], text or "", to_int(year))
        if place:
            places[iri] = place
    headings: dict[str, set[int]] = {}
    for iri, begin in select(queries.HEADINGS):
        headings.setdefault(iri or "", set()).add(int(begin or 0))
    for iri, report in found.items():
        report.headings = tuple(sorted(headings.get(iri, ())))
    return list(found.values()), places


def _read_nodes(select: Select, terms: TermReader) -> dict[str | None, Node]:
    """Make a node of every member of a class of named things, whether or not a report speaks of it."""
    nodes: dict[str | None, Node] = {}
    for name in sorted(terms.classes - STRUCTURAL):
        for (iri,) in select(queries.list_members(name)):
            if iri is not None and iri not in nodes and "/id/" in iri:
                nodes[iri] = Node(iri.partition("/id/")[2], iri, "", name)
    for iri, label, language in terms.names:
        node = nodes.get(iri)
        if node is not None and label:
            if (language or "").startswith("en"):
                node.label_en = min(label, node.label_en or label)
            else:
                node.label = min(label, node.label or label)
    texts = {name: _gather(select(query)) for name, query in _WORDS.items()}
    for iri, node in nodes.items():
        node.label = node.label or node.id.rpartition("/")[2]
        node.aliases = tuple(sorted(texts["aliases"].get(iri, set()) - {node.label, node.label_en}))
        node.hidden_labels = tuple(sorted(texts["hidden"].get(iri, ())))
        node.kinds = tuple(sorted(map(local_name, texts["kinds"].get(iri, ()))))
    return nodes


_WORDS = {"aliases": queries.ALIASES, "hidden": queries.HIDDEN_LABELS, "kinds": queries.KINDS}


def _gather(rows: Iterable[Row]) -> dict[str | None, set[str]]:
    found: dict[str | None, set[str]] = {}
    for iri, text in rows:
        if text:
            found.setdefault(iri, set()).add(text)
    return found


_Statement: TypeAlias = tuple[str | None, str, str | None]


def _read_claims(select: Select, evidence: EvidenceTable) -> dict[_Statement, list[Claim]]:
    claims: dict[_Statement, list[Claim]] = {}
    rows = sorted(set(select(queries.CLAIMS)), key=_order)
    seen = {row[0] for row in rows if local_name(row[7]) == "rejected"}
    for iri, subject, predicate, target, year, modality, polarity, status in rows:
        if iri is None or iri in seen:
            continue
        seen.add(iri)
        claim = Claim(
            iri,
            to_int(year),
            local_name(modality, "achieved"),
            local_name(polarity, "affirmed").lower() not in _NEGATIVE,
            local_name(status, "extracted"),
            evidence.of(iri),
        )
        claims.setdefault((subject, local_name(predicate), target), []).append(claim)
    return claims


def _make_edges(
    select: Select, claims: dict[_Statement, list[Claim]], place_of: dict[str, int]
) -> list[Edge]:
    edges = {
        (place_of[s], place_of[o], p): tuple(found)
        for (s, p, o), found in claims.items()
        if s in place_of and o in place_of
    }
    for s, o in select(queries.BACKGROUND):
        if s in place_of and o in place_of:
            edges.setdefault((place_of[s], place_of[o], "locatedIn"), ())
    order = {term.name: i for i, term in enumerate(PREDICATES)}
    keys = sorted(edges, key=lambda key: (key[0], key[1], order.get(key[2], len(order)), key[2]))
    return [Edge(s, o, p, edges[s, o, p]) for s, o, p in keys]


def _make_mentions(rows: list[Row], place_of: dict[str, int], evidence: EvidenceTable) -> list[PageMention]:
    found = {
        (evidence.reports[report], int(begin or 0), int(end or 0), place_of[iri])
        for iri, report, begin, end in rows
        if iri in place_of and report in evidence.reports
    }
    return [PageMention(node, report, begin, end) for report, begin, end, node in sorted(found)]


def _find_base(nodes: list[Node]) -> str:
    return nodes[0].iri.removesuffix(nodes[0].id) if nodes else ""

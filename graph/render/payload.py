"""The data of a page as columns, in the form that its scripts read (`static/js/source.js`).

Offsets are turned from code points, which Python counts, into the UTF-16 units that a
browser counts. Empty and usual values are left out where most rows have them.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

from graph.network.layout import Layout
from graph.network.network import Evidence, Network
from graph.network.page_data import PageData, PageFigure, Term

VERSION = 1


def make_payload(page: PageData, layout: Layout) -> dict[str, Any]:
    """Turn everything that a page shows into columns."""
    offsets = [_measure_offsets(report.text) for report in page.reports]
    left_out = {"reports": page.left_out_reports, "nodes": page.left_out_nodes}
    return ({"leftOut": left_out} if any(left_out.values()) else {}) | {
        "version": VERSION,
        "title": page.title,
        "base": page.base,
        "classes": [_term(term) for term in page.classes],
        "predicates": [_term(term) for term in page.predicates],
        "kinds": [_term(term) for term in page.kinds],
        "rules": [_term(term) for term in page.rules],
        "nodes": _make_nodes(page, layout),
        "edges": _make_edges(page.network, page.predicates),
        "claims": _make_claims(page.network),
        "evidence": _make_evidence(page.evidence, page.rules, offsets),
        "figures": _make_figures(page.figures),
        "grants": [
            {
                "award": grant.award,
                "recipient": grant.recipient,
                "grantor": grant.grantor,
                "level": grant.level,
                "batch": grant.batch,
                "rank": grant.rank,
                "within": grant.unique_within,
                "year": grant.year,
                "evidence": grant.evidence,
            }
            for grant in page.grants
        ],
        "reports": [
            {
                "title": report.title,
                "text": report.text,
                "year": report.year,
                "place": report.place,
                "headings": [offsets[i](begin) for begin in report.headings],
            }
            for i, report in enumerate(page.reports)
        ],
        "mentions": {
            "node": [mention.node for mention in page.mentions],
            "report": [mention.report for mention in page.mentions],
            "begin": [offsets[mention.report](mention.begin) for mention in page.mentions],
            "length": [
                offsets[mention.report](mention.end) - offsets[mention.report](mention.begin)
                for mention in page.mentions
            ],
        },
    }


def write_json(payload: dict[str, Any]) -> str:
    """Write JSON that can stand inside a script element: no `<`, `>`, `&` or line separators."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _term(term: Term) -> dict[str, str]:
    row = {"name": term.name, "zh": term.zh, "en": term.en}
    extra = {"color": term.color, "inverseZh": term.inverse_zh, "inverseEn": term.inverse_en}
    return row | {key: value for key, value in extra.items() if value}


def _measure_offsets(text: str) -> Callable[[int], int]:
    """Return what turns a text's code point offsets into UTF-16 offsets."""
    if text.isascii() or max(text) <= "\uffff":
        return int
    wide = [i for i, character in enumerate(text) if character > "\uffff"]
    return lambda offset: offset + bisect_left(wide, offset)


def _make_nodes(page: PageData, layout: Layout) -> dict[str, Any]:
    nodes = page.network.nodes
    class_at = {term.name: i for i, term in enumerate(page.classes)}
    kind_at = {term.name: i for i, term in enumerate(page.kinds)}
    hidden = [
        max(node.hidden_labels, key=lambda text: (" " in text, len(text)), default="") for node in nodes
    ]
    return {
        "id": [node.id for node in nodes],
        "label": [node.label for node in nodes],
        "en": {i: node.label_en for i, node in enumerate(nodes) if node.label_en},
        "type": [class_at[node.type] for node in nodes],
        "aliases": {i: node.aliases for i, node in enumerate(nodes) if node.aliases},
        "hidden": hidden if any(hidden) else [],
        "kinds": {i: [kind_at[kind] for kind in node.kinds] for i, node in enumerate(nodes) if node.kinds},
        "x": [x for x, _ in layout.positions],
        "y": [y for _, y in layout.positions],
        "community": layout.communities,
    }


def _make_edges(network: Network, predicates: Sequence[Term]) -> dict[str, Any]:
    predicate_at = {term.name: i for i, term in enumerate(predicates)}
    return {
        "source": [edge.source for edge in network.edges],
        "target": [edge.target for edge in network.edges],
        "predicate": [predicate_at[edge.predicate] for edge in network.edges],
    }


def _make_claims(network: Network) -> dict[str, Any]:
    pairs = [(i, claim) for i, edge in enumerate(network.edges) for claim in edge.claims]
    return {
        "id": [claim.iri.rpartition("/")[2] for _, claim in pairs],
        "edge": [i for i, _ in pairs],
        "year": [claim.year for _, claim in pairs],
        "modality": [claim.modality for _, claim in pairs],
        "denied": [int(not claim.affirmed) for _, claim in pairs],
        "evidence": [claim.evidence for _, claim in pairs],
    }


def _make_evidence(
    rows: Sequence[Evidence], rules: Sequence[Term], offsets: Sequence[Callable[[int], int]]
) -> dict[str, Any]:
    rule_at = {term.name: i for i, term in enumerate(rules)}
    columns: dict[str, list[Any]] = {
        name: [] for name in ("report", "begin", "length", "before", "after", "rule", "confidence")
    }
    for row in rows:
        at = offsets[row.report]
        begin, end = at(row.begin), at(row.end)
        columns["report"].append(row.report)
        columns["begin"].append(begin)
        columns["length"].append(end - begin)
        columns["before"].append(begin - at(row.sentence_begin))
        columns["after"].append(at(row.sentence_end) - end)
        columns["rule"].append(rule_at.get(row.rule, -1))
        columns["confidence"].append(row.confidence)
    return columns


def _make_figures(figures: Sequence[PageFigure]) -> dict[str, Any]:
    return {
        "id": [figure.id for figure in figures],
        "value": [figure.value for figure in figures],
        "unit": [figure.unit for figure in figures],
        "text": [figure.value_text for figure in figures],
        "measure": [figure.measure for figure in figures],
        "bound": [figure.bound for figure in figures],
        "approximate": [int(figure.approximate) for figure in figures],
        "about": [figure.about for figure in figures],
        "place": [figure.place for figure in figures],
        "year": [figure.year for figure in figures],
        "modality": [figure.modality for figure in figures],
        "evidence": [figure.evidence for figure in figures],
        "comparison": {
            i: {
                "kind": figure.comparison.kind,
                "ratio": figure.comparison.ratio,
                "delta": figure.comparison.delta,
                "year": figure.comparison.baseline_year,
            }
            for i, figure in enumerate(figures)
            if figure.comparison
        },
        "whole": {
            i: figure.breakdown_of for i, figure in enumerate(figures) if figure.breakdown_of is not None
        },
    }

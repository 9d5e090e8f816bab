"""How much one page holds. A browser can show only so much, and nobody can look at more.

Whole reports come first: a page without a report's text could not show its sentences. Of what
these reports name, the best-connected things are kept. What is left out is counted in the page,
and the graph itself always holds everything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.network.network import Edge, Network
from graph.network.page_data import PageData, PageMention

MOST_NODES = 20_000
"""Things in one page."""
MOST_CHARACTERS = 4_000_000
"""Characters of report text in one page (about 12 MB, two hundred long reports); one report is always shown."""


def choose_reports(
    reports: Iterable[tuple[str, int | None, int]], *, most: int = MOST_CHARACTERS
) -> set[str]:
    """Choose the reports that a page shows, of (key, year, characters): the newest first, as long as there is room."""
    chosen: set[str] = set()
    total = 0
    for key, _, characters in sorted(reports, key=lambda row: (-(row[1] or 0), row[0])):
        total += characters
        if chosen and total > most:
            break
        chosen.add(key)
    return chosen


def limit_nodes(page: PageData, *, most: int = MOST_NODES) -> PageData:
    """Keep the things with most relations, then most mentions, and what is said of them.

    Relations, mentions and awards of things that are left out go with them; figures stay,
    without saying whose they are where their owner went.
    """
    network = page.network
    if len(network.nodes) <= most:
        return page
    degrees = network.degrees()
    ranked = sorted(
        range(len(network.nodes)),
        key=lambda i: (-degrees[i], -network.nodes[i].mentions, network.nodes[i].id),
    )
    kept = sorted(ranked[:most])
    place_of: dict[int | None, int] = {old: new for new, old in enumerate(kept)}
    find = place_of.get
    edges = [
        Edge(place_of[edge.source], place_of[edge.target], edge.predicate, edge.claims)
        for edge in network.edges
        if edge.source in place_of and edge.target in place_of
    ]
    limited = replace(
        page,
        network=Network([network.nodes[i] for i in kept], edges),
        reports=[replace(report, place=find(report.place)) for report in page.reports],
        mentions=[
            PageMention(place_of[m.node], m.report, m.begin, m.end)
            for m in page.mentions
            if m.node in place_of
        ],
        figures=[replace(f, about=find(f.about), place=find(f.place)) for f in page.figures],
        grants=[
            replace(
                grant,
                award=place_of[grant.award],
                recipient=place_of[grant.recipient],
                grantor=find(grant.grantor),
                unique_within=find(grant.unique_within),
            )
            for grant in page.grants
            if grant.award in place_of and grant.recipient in place_of
        ],
        left_out_nodes=page.left_out_nodes + len(network.nodes) - most,
    )
    return _drop_evidence(limited)


def _drop_evidence(page: PageData) -> PageData:
    """Drop the evidence that no fact of the page stands on."""
    stated = [claim.evidence for edge in page.network.edges for claim in edge.claims]
    stated += [figure.evidence for figure in page.figures]
    stated += [grant.evidence for grant in page.grants]
    used = sorted({at for evidence in stated for at in evidence})
    place_of = {old: new for new, old in enumerate(used)}

    def move(evidence: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(place_of[at] for at in evidence)

    edges = [
        replace(edge, claims=tuple(replace(c, evidence=move(c.evidence)) for c in edge.claims))
        for edge in page.network.edges
    ]
    return replace(
        page,
        network=Network(page.network.nodes, edges),
        evidence=[page.evidence[at] for at in used],
        figures=[replace(f, evidence=move(f.evidence)) for f in page.figures],
        grants=[replace(g, evidence=move(g.evidence)) for g in page.grants],
    )

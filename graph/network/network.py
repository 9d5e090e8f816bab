"""Graph data as a picture needs it: things, the relations between them, and why each is believed.

Plain values. Nodes are named by their place in `Network.nodes`, evidence by its place in
`PageData.evidence`: a picture of twenty thousand things must not carry its keys twice.
Everything is sorted by identifier when it is read, so that equal input gives equal places.
"""

from __future__ import annotations

from dataclasses import dataclass, field

STANDING = frozenset({"achieved", "ongoing"})


@dataclass(slots=True)
class Evidence:
    """Where a fact stands in a report's text, and the rule that read it there.

    Offsets count code points of the report's text.
    """

    report: int
    """Place in `PageData.reports`."""
    begin: int
    end: int
    sentence_begin: int
    sentence_end: int
    rule: str
    """Local name of the rule."""
    confidence: str = ""
    """A decimal as written in the graph; empty where none is given."""


@dataclass(slots=True)
class Claim:
    """One statement of a relation, with its year, modality and evidence."""

    iri: str
    year: int | None = None
    modality: str = "achieved"
    affirmed: bool = True
    status: str = "extracted"
    evidence: tuple[int, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether the relation holds: achieved or ongoing, affirmed and not rejected."""
        return self.affirmed and self.modality in STANDING and self.status != "rejected"


@dataclass(slots=True)
class Node:
    """A named thing."""

    id: str
    """The IRI without the base: `机构/吉安市-党委-统战部`."""
    iri: str
    label: str
    type: str
    """Local name of its class."""
    label_en: str = ""
    aliases: tuple[str, ...] = ()
    hidden_labels: tuple[str, ...] = ()
    """Pinyin, for search alone."""
    kinds: tuple[str, ...] = ()
    """Local names of concepts."""
    mentions: int = 0


@dataclass(slots=True)
class Edge:
    """A relation between two nodes, with every claim that states it.

    An edge without claims is background knowledge (a county lies in its city).
    """

    source: int
    target: int
    predicate: str
    """Local name of the property."""
    claims: tuple[Claim, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether any of its claims holds, or it is background knowledge."""
        return not self.claims or any(claim.stands for claim in self.claims)


@dataclass(slots=True)
class Network:
    """Nodes and the edges between them."""

    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)

    def degrees(self) -> list[int]:
        """Count the edges at each node; a loop counts twice."""
        degrees = [0] * len(self.nodes)
        for edge in self.edges:
            degrees[edge.source] += 1
            degrees[edge.target] += 1
        return degrees

"""What a page shows: a network with its evidence, the figures, the texts, and the words for it all."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.network.network import Evidence, Network


@dataclass(slots=True)
class ReportText:
    """One report: its title and whole canonical text."""

    iri: str
    title: str
    text: str
    year: int | None = None
    place: int | None = None
    """Place in `Network.nodes`."""
    headings: tuple[int, ...] = ()
    """Where sections begin."""


@dataclass(slots=True)
class PageMention:
    """A stretch of a report's text that names a node."""

    node: int
    report: int
    begin: int
    end: int


@dataclass(slots=True)
class PageComparison:
    """What a figure is compared with."""

    kind: str
    ratio: str = ""
    delta: str = ""
    baseline_year: int | None = None


@dataclass(slots=True)
class PageFigure:
    """A number with what it measures, whose it is, and where it says so."""

    id: str
    """The twelve hexadecimal digits of its IRI."""
    value: str
    """A decimal in the base unit, without exponent."""
    unit: str
    value_text: str
    measure: str
    bound: str = "exact"
    approximate: bool = False
    about: int | None = None
    place: int | None = None
    year: int | None = None
    modality: str = "achieved"
    comparison: PageComparison | None = None
    breakdown_of: int | None = None
    """Place in `PageData.figures`."""
    evidence: tuple[int, ...] = ()


@dataclass(slots=True)
class PageGrant:
    """One award to one recipient."""

    award: int
    recipient: int
    grantor: int | None = None
    level: str = ""
    batch: str = ""
    rank: str = ""
    unique_within: int | None = None
    year: int | None = None
    evidence: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the ontology in both languages."""

    name: str
    """Its local name."""
    zh: str
    en: str
    color: str = ""
    """For classes: a colour on a light ground, `#rrggbb`."""
    inverse_zh: str = ""
    """For relations: how the object would say it."""
    inverse_en: str = ""


@dataclass(slots=True)
class PageData:
    """Everything that one page carries."""

    title: str = ""
    base: str = ""
    """What every node's IRI begins with, before its id."""
    network: Network = field(default_factory=Network)
    evidence: list[Evidence] = field(default_factory=list)
    reports: list[ReportText] = field(default_factory=list)
    mentions: list[PageMention] = field(default_factory=list)
    figures: list[PageFigure] = field(default_factory=list)
    grants: list[PageGrant] = field(default_factory=list)
    classes: list[Term] = field(default_factory=list)
    predicates: list[Term] = field(default_factory=list)
    kinds: list[Term] = field(default_factory=list)
    rules: list[Term] = field(default_factory=list)
    left_out_reports: int = 0
    """Reports of the graph that the page has no room for."""
    left_out_nodes: int = 0
    """Things of the page's reports that it has no room for."""

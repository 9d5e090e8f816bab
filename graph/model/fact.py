"""What a report says, as values: entities, mentions, claims, figures, and why each is believed.

Nothing here knows RDF. Classes, properties and concepts are named by their local names in
the ontology (`"Department"`, `"receivedAward"`, `"planned"`); the store's edge turns them
into IRIs. Identifiers are the readable paths minted by `graph.model.iri`, unique in one
build and the same in every build.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from graph.model.document import Document

Modality = Literal["achieved", "ongoing", "planned", "required"]
Bound = Literal["exact", "atLeast", "atMost"]
ComparisonKind = Literal["yearOnYear", "againstPlan", "shareOf", "rankIn"]


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where a fact stands in the text, and the rule that read it there."""

    sentence: int
    begin: int
    end: int
    rule: str
    """Identifier of a rule in `ontology/lexicon/rules.tsv`."""
    confidence: Decimal
    """The rule's measured precision, lowered where a subject was inferred; 0 to 1."""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One place in the text that names an entity."""

    begin: int
    end: int
    sentence: int
    entity: str
    """The entity's id."""
    rule: str = ""


@dataclass(slots=True)
class Entity:
    """A named thing of one report.

    `label` is the fullest form that the text and its context support; `aliases` are the
    other surface forms seen.
    """

    id: str
    """`<class path>/<key>`, for example `机构/吉安市-党委-统战部`."""
    type: str
    """Local name of its one class."""
    label: str
    aliases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    """Local names of `gx:kind` concepts."""
    code: str | None = None
    """GB/T 2260 code of an administrative division, where the gazetteer knows it."""


@dataclass(slots=True)
class Claim:
    """A relation that the report states, with its evidence."""

    id: str
    subject: str
    predicate: str
    object: str
    year: int | None
    modality: Modality = "achieved"
    affirmed: bool = True
    evidence: tuple[Evidence, ...] = ()


@dataclass(slots=True)
class AwardGrant:
    """One award to one recipient: who gave it, in which batch, at which rank."""

    id: str
    award: str
    recipient: str
    grantor: str | None = None
    level: str | None = None
    """Local name of a level concept: 国家级, 省级, 市级, 县级."""
    batch: str | None = None
    """As written: 第十批, 首届."""
    rank: str | None = None
    unique_within: str | None = None
    """Entity id of the place within which the recipient is the only one (为全省唯一)."""
    year: int | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a figure is compared with. Exactly one of `ratio` and `delta` is set, except for a rank."""

    kind: ComparisonKind
    ratio: Decimal | None = None
    """In percent: 10 for 同比增长10%, -3 for 下降3%, 47 for 占47%."""
    delta: Decimal | None = None
    """In the figure's own base unit."""
    baseline_year: int | None = None


@dataclass(slots=True)
class Figure:
    """A number that counts or measures something."""

    id: str
    value: Decimal
    """In the base unit: 1050.35亿元 is 105035000000."""
    unit: str
    value_text: str
    quote: str
    measure: str
    """What is counted, in the text's own words."""
    bound: Bound = "exact"
    approximate: bool = False
    about: str | None = None
    """Entity id of whose figure it is."""
    place: str | None = None
    """Entity id of where it holds."""
    year: int | None = None
    modality: Modality = "achieved"
    comparison: Comparison | None = None
    breakdown_of: str | None = None
    """Id of the figure that this one is a part of."""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What a report is about: where, when, and who speaks. Each may be unknown."""

    place: str | None = None
    """Entity id of the place."""
    year: int | None = None
    issuer: str | None = None
    """Entity id of the body that reports."""


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A number or a quoted name in the text that became no fact."""

    sentence: int
    begin: int
    end: int
    kind: Literal["figure", "name"]


@dataclass(slots=True)
class Extraction:
    """All that was read in one report. Lists are sorted, so that equal input gives equal output."""

    document: Document
    context: Context
    entities: list[Entity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    grants: list[AwardGrant] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    uncovered: list[Uncovered] = field(default_factory=list)
    counted: int = 0
    """Numbers and quoted names that could have become facts: the denominator of coverage."""

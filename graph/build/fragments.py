"""An extraction → its fragment of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from graph.model.fact import Comparison, Evidence, Extraction
from graph.model.iri import slug
from graph.network.fragment import (
    ClaimRow,
    ComparisonRow,
    EntityRow,
    FigureRow,
    Fragment,
    GrantRow,
)
from graph.store.names import bare_name
from graph.store.terms import plain_decimal

Spell = Callable[[str], tuple[str, str]]


def make_fragment(extraction: Extraction, spell: Spell) -> Fragment:
    """Make what the page needs of one report; `spell` gives a name's pinyin first."""
    maker = _Maker(extraction)
    doc, context = extraction.document, extraction.context
    mentions = sorted({(m.begin, m.end, maker.number[m.entity]) for m in extraction.mentions})
    measures: dict[str, str] = {}
    for figure in extraction.figures:
        key = slug(figure.measure)
        measures[key] = min(figure.measure, measures.get(key, figure.measure))
    return Fragment(
        title=doc.title or doc.key,
        text=doc.text,
        year=context.year,
        place=maker.find(context.place),
        headings=sorted({s.begin for s in doc.sections if s.heading and s.begin < s.end}),
        entities=maker.list_entities(spell),
        rules=[f"rule-{rule}" for rule in maker.rules],
        evidence=maker.list_evidence(),
        mentions=([m[2] for m in mentions], [m[0] for m in mentions], [m[1] for m in mentions]),
        claims=maker.list_claims(),
        measures=sorted(measures.items()),
        figures=maker.list_figures({key: i for i, key in enumerate(sorted(measures))}),
        grants=maker.list_grants(),
    )


class _Maker:
    """Numbers the entities and the evidence of one extraction."""

    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction
        self._entities = {entity.id: entity for entity in extraction.entities}
        self.number = {id_: i for i, id_ in enumerate(sorted(self._entities))}
        self._evidence: dict[tuple[int, int, str], tuple[Decimal, int]] = {}
        for facts in (extraction.claims, extraction.grants, extraction.figures):
            for fact in facts:
                for each in fact.evidence:
                    self._note(each)
        self._place = {key: i for i, key in enumerate(sorted(self._evidence))}
        self.rules = sorted({rule for _, _, rule in self._evidence})

    def _note(self, each: Evidence) -> None:
        """Keep a stretch of text as read by one rule once, with its least confidence."""
        key = (each.begin, each.end, each.rule)
        known = self._evidence.get(key)
        if known is None or each.confidence < known[0]:
            self._evidence[key] = (each.confidence, each.sentence)

    def find(self, id_: str | None) -> int | None:
        """The number of an entity, none for none."""
        return self.number[id_] if id_ else None

    def _places(self, evidence: Iterable[Evidence]) -> list[int]:
        place = self._place
        return sorted({place[each.begin, each.end, each.rule] for each in evidence})

    def list_entities(self, spell: Spell) -> list[EntityRow]:
        """List every entity with what the report calls it."""
        rows: list[EntityRow] = []
        for id_ in self.number:
            entity = self._entities[id_]
            label = entity.label
            others = {*entity.aliases, bare_name(label)} - {label, ""}
            pinyin = spell(label)[0]
            kinds = sorted({kind if kind.startswith("kind-") else f"kind-{kind}" for kind in entity.kinds})
            rows.append((id_, entity.type, label, sorted(others), kinds, pinyin if " " in pinyin else ""))
        return rows

    def list_evidence(self) -> list[tuple[int, int, int, int, int, str]]:
        """List the evidence in the order of the text."""
        sentences = self._extraction.document.sentences
        rule_at = {rule: i for i, rule in enumerate(self.rules)}
        written: dict[Decimal, str] = {}
        rows = []
        for key in self._place:
            begin, end, rule = key
            confidence, at = self._evidence[key]
            sure = written.get(confidence)
            if sure is None:
                sure = written[confidence] = plain_decimal(confidence)
            sentence = sentences[at]
            rows.append((begin, end, sentence.begin, sentence.end, rule_at[rule], sure))
        return rows

    def list_claims(self) -> list[ClaimRow]:
        """List the claims by their keys."""
        number, places = self.number, self._places
        rows: list[ClaimRow] = [
            (
                c.id,
                number[c.subject],
                c.predicate,
                number[c.object],
                c.year,
                c.modality,
                int(c.affirmed),
                places(c.evidence),
            )
            for c in self._extraction.claims
        ]
        return sorted(rows, key=lambda row: row[0])

    def list_figures(self, measure_at: dict[str, int]) -> list[FigureRow]:
        """List the figures by their keys."""
        find, places = self.find, self._places
        rows: list[FigureRow] = [
            (
                f.id,
                plain_decimal(f.value),
                f.unit,
                f.value_text,
                measure_at[slug(f.measure)],
                f.bound,
                int(f.approximate),
                find(f.about),
                find(f.place),
                f.year,
                f.modality,
                _write_comparison(f.comparison),
                f.breakdown_of or "",
                places(f.evidence),
            )
            for f in self._extraction.figures
        ]
        return sorted(rows, key=lambda row: row[0])

    def list_grants(self) -> list[GrantRow]:
        """List the awards by their keys."""
        find, number = self.find, self.number
        rows: list[GrantRow] = [
            (
                g.id,
                number[g.award],
                number[g.recipient],
                find(g.grantor),
                _cut_level(g.level),
                g.batch or None,
                g.rank or None,
                find(g.unique_within),
                g.year,
                self._places(g.evidence),
            )
            for g in self._extraction.grants
        ]
        return sorted(rows, key=lambda row: row[0])


def _cut_level(level: str | None) -> str | None:
    return level.removeprefix("kind-").removeprefix("level-") if level else None


def _write_comparison(comparison: Comparison | None) -> ComparisonRow | None:
    if comparison is None:
        return None
    ratio, delta = comparison.ratio, comparison.delta
    return (
        comparison.kind,
        "" if ratio is None else plain_decimal(ratio),
        "" if delta is None else plain_decimal(delta),
        comparison.baseline_year,
    )

"""One report's named graph, as the text of a TriG block.

A block is a paragraph for each subject, sorted by subject, with its class first and its
other properties in the order of their names. Nothing of it depends on other reports but the
names of entities, which `graph.store.names` settles at the end of a build.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from graph.errors import StoreError
from graph.model.document import Document, Section, Sentence
from graph.model.fact import AwardGrant, Claim, Comparison, Entity, Evidence, Extraction, Figure, Mention
from graph.model.iri import DEFAULT_BASE, NS, digest, slug
from graph.store.names import MEASURE, Choice, NameWriter, Naming
from graph.store.terms import (
    ENTITY_PATHS,
    check_iri,
    is_local_name,
    write_decimal,
    write_iri,
    write_name,
    write_text,
)

_ENOUGH = 100_000
_EDGE_MODALITIES = frozenset({"achieved", "ongoing"})


class Names:
    """How minted things are written under one base; remembers what it has checked."""

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        self.base = check_iri(base)
        self._entities: dict[str, str] = {}
        self._measures: dict[str, str] = {}
        self._terms: dict[str, str] = {}

    def entity(self, id_: str) -> str:
        """Write an entity's name, from its id `<class path>/<key>`."""
        known = self._entities.get(id_)
        if known is None:
            if len(self._entities) > _ENOUGH:
                self._entities.clear()
            path, slash, key = id_.partition("/")
            if not slash or not key or not path:
                raise StoreError(f"{id_!r} is no id of an entity", hint="ids are `<class path>/<key>`")
            if path in ENTITY_PATHS and is_local_name(key):
                known = f"{path}:{key}"
            else:
                known = write_iri(f"{self.base}id/{id_}")
            self._entities[id_] = known
        return known

    def node(self, kind: str, key: str) -> str:
        """Write the name of a report, section, sentence, measure or statement."""
        if key.isalnum() and key.isascii():
            return f"{kind}:{key}"
        return write_name(kind, f"{self.base}{kind}/", key)

    def term(self, local: str) -> str:
        """Write a term of the ontology by its local name."""
        known = self._terms.get(local)
        if known is None:
            known = self._terms[local] = write_name("gx", NS, local)
        return known

    def kind(self, name: str) -> str:
        """Write a kind or level, by its Chinese name or its local name."""
        return self.term(name if name.startswith("kind-") else f"kind-{name}")

    def rule(self, name: str) -> str:
        """Write a rule, by its identifier."""
        return self.term(f"rule-{name}")

    def measure(self, label: str) -> str:
        """Write a measure's name, from what it is called."""
        known = self._measures.get(label)
        if known is None:
            if len(self._measures) > _ENOUGH:
                self._measures.clear()
            known = self._measures[label] = self.node("measure", slug(label))
        return known


class ReportWriter:
    """Writes extractions as TriG blocks under one base.

    Holds only caches, so the same extraction gives the same bytes whatever came before.
    """

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        self.names = Names(base)
        self.naming = NameWriter()

    def write_block(self, extraction: Extraction) -> str:
        """Write the whole named graph: its IRI, and its statements between braces."""
        part = _Part(self, extraction.document)
        part.add_text(extraction)
        part.add_entities(extraction)
        for mention in extraction.mentions:
            part.add_mention(mention)
        for claim in extraction.claims:
            part.add_claim(claim)
        for grant in extraction.grants:
            part.add_grant(grant)
        for figure in extraction.figures:
            part.add_figure(figure)
        part.add_evidence()
        return f"{part.report} {{\n{''.join(sorted(set(part.paragraphs)))}}}\n"

    def list_namings(self, extraction: Extraction) -> dict[str, Naming]:
        """What the report calls its entities and measures, by their names as written in the block."""
        found = {self.names.entity(e.id): _naming_of(e) for e in extraction.entities}
        measures: dict[str, list[str]] = {}
        for figure in extraction.figures:
            measures.setdefault(self.names.measure(figure.measure), []).append(figure.measure)
        found |= {name: Naming(MEASURE, min(labels)) for name, labels in measures.items()}
        return found


class _Part:
    """The paragraphs of one report's graph while it is written."""

    def __init__(self, writer: ReportWriter, doc: Document) -> None:
        self.doc = doc
        self.names = writer.names
        self.naming = writer.naming
        self.text = doc.text
        self.report = self.names.node("report", doc.key)
        self.paragraphs: list[str] = []
        self._sentences = [self.names.node("sentence", f"{doc.key}-{s.index}") for s in doc.sentences]
        self._evidence: dict[str, tuple[Evidence, Decimal]] = {}
        self._measures: dict[str, str] = {}

    def add_text(self, extraction: Extraction) -> None:
        """Add the report, its sections and its sentences."""
        doc, context, names = self.doc, extraction.context, self.names
        lines = [f"{self.report} a gx:Report", f"dcterms:title {write_text(doc.title or doc.key)}"]
        if doc.file_name:
            lines.append(f"gx:fileName {write_text(doc.file_name)}")
        if context.place:
            lines.append(f"gx:place {names.entity(context.place)}")
        if context.issuer:
            lines.append(f"gx:publisher {names.entity(context.issuer)}")
        lines.append(f'gx:sha256 "{doc.sha256}"')
        if doc.source_hash:
            lines.append(f"gx:sourceSha256 {write_text(doc.source_hash)}")
        if context.year is not None:
            lines.append(f"gx:year {int(context.year)}")
        lines.append(f"nif:isString {write_text(self.text)}")
        self._add(lines)
        for section in doc.sections:
            if section.begin < section.end:
                self._add_section(section)
        for sentence, name in zip(doc.sentences, self._sentences, strict=True):
            self._add_sentence(sentence, name)

    def _add_section(self, section: Section) -> None:
        lines = [f"{self.names.node('section', f'{self.doc.key}-{section.index}')} a gx:Section"]
        if section.heading:
            lines.append(f"dcterms:title {write_text(section.heading)}")
        lines += [f"gx:headingLevel {section.level}", f"gx:inReport {self.report}"]
        if section.parent is not None:
            lines.append(f"gx:inSection {self.names.node('section', f'{self.doc.key}-{section.parent}')}")
        self._add([*lines, self._span(section.begin, section.end)])

    def _add_sentence(self, sentence: Sentence, name: str) -> None:
        section = self.names.node("section", f"{self.doc.key}-{sentence.section}")
        self.paragraphs.append(
            f"{name} a gx:Sentence ;\n  gx:inReport {self.report} ;\n  gx:inSection {section} ;\n  "
            f"{self._span(sentence.begin, sentence.end)} .\n"
        )

    def add_entities(self, extraction: Extraction) -> None:
        """Add each entity with its own names and its direct edges."""
        edges: dict[str, set[str]] = {}
        for claim in extraction.claims:
            if is_edge(claim):
                line = f"  {self.names.term(claim.predicate)} {self.names.entity(claim.object)} ;\n"
                edges.setdefault(claim.subject, set()).add(line)
        for entity in extraction.entities:
            self._add_entity(entity, edges.pop(entity.id, ()))
        if edges:
            raise StoreError(
                f"report {self.doc.key}: claims about {min(edges)!r}, which is not among its entities",
                hint="this is a fault of the extraction, not of the report; please tell the developers",
            )

    def _add_entity(self, entity: Entity, edges: Iterable[str]) -> None:
        naming = _naming_of(entity)
        choice = Choice(naming.type, naming.label)
        lines = list(edges)
        if entity.code:
            lines.append(f"  gx:code {write_text(entity.code)} ;\n")
        lines += [f"  gx:kind {self.names.kind(kind)} ;\n" for kind in naming.kinds]
        self.paragraphs.append(
            f"{self.names.entity(entity.id)} a {self.naming.write_type(choice)} ;\n"
            f"{''.join(sorted(lines))}{self.naming.write_tail(naming, choice)}"
        )

    def add_mention(self, mention: Mention) -> None:
        """Add one mention of an entity."""
        begin, end = mention.begin, mention.end
        key = digest(self.doc.key, begin, end, mention.entity)
        self.paragraphs.append(
            f"mention:{key} a gx:Mention ;\n  gx:inReport {self.report} ;\n"
            f"  gx:inSentence {self._sentences[mention.sentence]} ;\n"
            f"  gx:mentionOf {self.names.entity(mention.entity)} ;\n"
            f"  nif:anchorOf {write_text(self.text[begin:end])} ;\n"
            f"  nif:beginIndex {begin} ;\n  nif:endIndex {end} .\n"
        )

    def add_claim(self, claim: Claim) -> None:
        """Add one claim; its evidence follows with that of all others."""
        names = self.names
        year = "" if claim.year is None else f"  gx:year {int(claim.year)} ;\n"
        self.paragraphs.append(
            f"{names.node('claim', claim.id)} a gx:Claim ;\n{self._evidence_lines(claim.evidence)}"
            f"  gx:modality {names.term(claim.modality)} ;\n"
            f"  gx:polarity {'gx:affirmed' if claim.affirmed else 'gx:denied'} ;\n"
            f"  gx:reportedBy {self.report} ;\n  gx:status gx:extracted ;\n{year}"
            f"  rdf:object {names.entity(claim.object)} ;\n  rdf:predicate {names.term(claim.predicate)} ;\n"
            f"  rdf:subject {names.entity(claim.subject)} .\n"
        )

    def add_grant(self, grant: AwardGrant) -> None:
        """Add one award to one recipient."""
        names = self.names
        lines = [f"{names.node('grant', grant.id)} a gx:AwardGrant", f"gx:award {names.entity(grant.award)}"]
        if grant.batch:
            lines.append(f"gx:batch {write_text(grant.batch)}")
        lines += [f"gx:evidence {name}" for name in self._note_evidence(grant.evidence)]
        if grant.grantor:
            lines.append(f"gx:grantor {names.entity(grant.grantor)}")
        if grant.level:
            lines.append(f"gx:level {names.kind(grant.level)}")
        if grant.rank:
            lines.append(f"gx:rank {write_text(grant.rank)}")
        lines += [f"gx:recipient {names.entity(grant.recipient)}", f"gx:reportedBy {self.report}"]
        if grant.unique_within:
            lines.append(f"gx:uniqueWithin {names.entity(grant.unique_within)}")
        if grant.year is not None:
            lines.append(f"gx:year {int(grant.year)}")
        self._add(lines)

    def add_figure(self, figure: Figure) -> None:
        """Add one figure with its comparison, and its measure once."""
        names = self.names
        about = f"  gx:aboutEntity {names.entity(figure.about)} ;\n" if figure.about else ""
        roughly = "  gx:approximate true ;\n" if figure.approximate else ""
        whole = (
            f"  gx:breakdownOf {names.node('figure', figure.breakdown_of)} ;\n" if figure.breakdown_of else ""
        )
        comparison = ""
        if figure.comparison:
            comparison = f"  gx:comparison {self._add_comparison(figure.id, figure.comparison)} ;\n"
        place = f"  gx:place {names.entity(figure.place)} ;\n" if figure.place else ""
        year = "" if figure.year is None else f" ;\n  gx:year {int(figure.year)}"
        self.paragraphs.append(
            f"{names.node('figure', figure.id)} a gx:Figure ;\n{about}{roughly}"
            f"  gx:bound {names.term(figure.bound)} ;\n{whole}{comparison}{self._evidence_lines(figure.evidence)}"
            f"  gx:measure {self._add_measure(figure.measure)} ;\n"
            f"  gx:modality {names.term(figure.modality)} ;\n{place}"
            f"  gx:quote {write_text(figure.quote)} ;\n  gx:reportedBy {self.report} ;\n"
            f"  gx:unit {write_text(figure.unit)} ;\n  gx:value {write_decimal(figure.value)} ;\n"
            f"  gx:valueText {write_text(figure.value_text)}{year} .\n"
        )

    def _add_comparison(self, figure: str, comparison: Comparison) -> str:
        name = f"comparison:{comparison_key(figure, comparison)}"
        lines = [f"{name} a gx:Comparison"]
        if comparison.baseline_year is not None:
            lines.append(f"gx:baselineYear {int(comparison.baseline_year)}")
        lines.append(f"gx:comparisonKind {self.names.term(comparison.kind)}")
        if comparison.delta is not None:
            lines.append(f"gx:delta {write_decimal(comparison.delta)}")
        if comparison.ratio is not None:
            lines.append(f"gx:ratio {write_decimal(comparison.ratio)}")
        self._add(lines)
        return name

    def _add_measure(self, label: str) -> str:
        name = self.names.measure(label)
        self._measures[name] = min(label, self._measures.get(name, label))
        return name

    def _note_evidence(self, evidence: Iterable[Evidence]) -> list[str]:
        """Name each piece of evidence, to be written once for all facts that stand on it."""
        found = set()
        for each in evidence:
            key = evidence_key(self.doc.key, each)
            known = self._evidence.get(key)
            least = each.confidence if known is None else min(each.confidence, known[1])
            self._evidence[key] = (each, least)
            found.add(f"evidence:{key}")
        return sorted(found)

    def _evidence_lines(self, evidence: Iterable[Evidence]) -> str:
        return "".join(f"  gx:evidence {name} ;\n" for name in self._note_evidence(evidence))

    def add_evidence(self) -> None:
        """Add the evidence of all facts, and the measures of all figures."""
        report, names = self.report, self.names
        for key, (each, confidence) in self._evidence.items():
            self.paragraphs.append(
                f"evidence:{key} a gx:Evidence ;\n  gx:confidence {write_decimal(confidence)} ;\n"
                f"  gx:inReport {report} ;\n  gx:inSentence {self._sentences[each.sentence]} ;\n"
                f"  gx:rule {names.rule(each.rule)} ;\n  {self._span(each.begin, each.end)} .\n"
            )
        for name, label in self._measures.items():
            tail = self.naming.write_tail(Naming(MEASURE, label), Choice(MEASURE, label))
            self.paragraphs.append(f"{name} a gx:Measure ;\n{tail}")

    def _span(self, begin: int, end: int) -> str:
        """The lines that every stretch of text has; they stand last."""
        anchor = write_text(self.text[begin:end])
        return f"nif:anchorOf {anchor} ;\n  nif:beginIndex {begin} ;\n  nif:endIndex {end}"

    def _add(self, lines: list[str]) -> None:
        self.paragraphs.append(" ;\n  ".join(lines) + " .\n")


def is_edge(claim: Claim) -> bool:
    """Tell whether a claim stands as a direct edge too; one that was just read is not rejected."""
    return claim.affirmed and claim.modality in _EDGE_MODALITIES


def evidence_key(document: str, evidence: Evidence) -> str:
    """Name a stretch of a report as read by one rule."""
    return digest(document, evidence.begin, evidence.end, evidence.rule)


def comparison_key(figure: str, comparison: Comparison) -> str:
    """Name the comparison of one figure."""
    return digest(figure, comparison.kind, comparison.ratio, comparison.delta, comparison.baseline_year)


def _naming_of(entity: Entity) -> Naming:
    return Naming(
        entity.type,
        entity.label,
        tuple(sorted(set(entity.aliases))),
        tuple(sorted(set(entity.kinds))),
        entity.code,
    )

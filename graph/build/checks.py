"""No false quote leaves a build: every span is looked at before it is written.

A fact whose words are not in the text where it says they are is left out, and a finding
says so. It is a fault of a rule, never of the report.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.model.document import Document
from graph.model.fact import Evidence, Extraction
from graph.model.finding import Finding
from graph.store.terms import replace_surrogates

_HINT = "the other facts are kept; please report the rule with the sentence"


def clean_document(doc: Document) -> Document:
    """Replace lone surrogates, which no file can hold, by U+FFFD; offsets stay as they are."""
    text, title = replace_surrogates(doc.text), replace_surrogates(doc.title)
    if text == doc.text and title == doc.title:
        return doc
    sections = tuple(replace(s, heading=replace_surrogates(s.heading)) for s in doc.sections)
    return replace(doc, text=text, title=title, sections=sections)


def check_extraction(extraction: Extraction) -> list[Finding]:
    """Take out of an extraction whatever does not stand in its text, and say what it was."""
    doc = extraction.document
    known = {entity.id for entity in extraction.entities}
    bad: list[str] = []

    def keep(what: str, evidence: Iterable[Evidence], things: Iterable[str | None], quote: str = "") -> bool:
        listed = list(evidence)
        fault = _find_fault(doc, listed, quote) or _find_stranger(known, things)
        if fault:
            bad.append(f"{what}: {fault}")
        return not fault

    mentions = []
    for mention in extraction.mentions:
        if mention.entity in known and _is_inside(doc, mention.sentence, mention.begin, mention.end):
            mentions.append(mention)
        else:
            bad.append(f"mention {mention.begin}-{mention.end} of {mention.entity}")
    extraction.mentions = mentions
    extraction.claims = [
        c
        for c in extraction.claims
        if keep(f"claim {c.id} ({c.predicate})", c.evidence, (c.subject, c.object))
    ]
    extraction.grants = [
        g
        for g in extraction.grants
        if keep(f"grant {g.id}", g.evidence, (g.award, g.recipient, g.grantor, g.unique_within))
    ]
    extraction.figures = [
        f for f in extraction.figures if keep(f"figure {f.id}", f.evidence, (f.about, f.place), f.quote)
    ]
    figures = {figure.id for figure in extraction.figures}
    for figure in extraction.figures:
        if figure.breakdown_of is not None and figure.breakdown_of not in figures:
            figure.breakdown_of = None
            bad.append(f"figure {figure.id}: the figure it is a part of is missing")
    context = extraction.context
    if context.place not in known:
        context = replace(context, place=None)
    if context.issuer not in known:
        context = replace(context, issuer=None)
    extraction.context = context
    return [Finding("warning", "quote", doc.key, f"left out: {what}", _HINT) for what in bad]


def _find_fault(doc: Document, evidence: list[Evidence], quote: str) -> str:
    if not evidence:
        return "it has no evidence"
    for each in evidence:
        if not _is_inside(doc, each.sentence, each.begin, each.end):
            return f"its evidence {each.begin}-{each.end} is not inside sentence {each.sentence}"
    if quote and not any(
        quote in doc.text[doc.sentences[each.sentence].begin : doc.sentences[each.sentence].end]
        for each in evidence
    ):
        return f"its quote {quote!r} is not in its sentence"
    return ""


def _find_stranger(known: set[str], things: Iterable[str | None]) -> str:
    return next(
        (f"{thing} is not among the entities" for thing in things if thing and thing not in known), ""
    )


def _is_inside(doc: Document, sentence: int, begin: int, end: int) -> bool:
    if not 0 <= sentence < len(doc.sentences):
        return False
    span = doc.sentences[sentence]
    return span.begin <= begin < end <= span.end

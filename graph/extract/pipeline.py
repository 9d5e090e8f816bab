"""The extractor: a document in, all that it says out.

Order: setting → names → identities → relations and figures → facts. Each step sees only what
the steps before it made. Sentences are read one by one and nothing is kept between reports,
so memory grows with the largest report, and reports may come in any order.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from graph._resources import OntologyFolder
from graph.extract.analysis import Name, SentenceText, Tagger, prepare
from graph.extract.attribution import find_owners, find_place
from graph.extract.claims import ClaimBook
from graph.extract.clauses import Clause, find_quoted
from graph.extract.context import Setting, read_setting
from graph.extract.figures import Carry, FigureReader, Reading, collect_figures
from graph.extract.figures.collect import SentenceFigures
from graph.extract.figures.context import Mood, When, enter_heading
from graph.extract.gazetteer import Gazetteer
from graph.extract.lexicon import Lexicon
from graph.extract.names.coreference import link_meetings
from graph.extract.names.memory import recall_names
from graph.extract.names.places import place_name
from graph.extract.names.reader import NameReader
from graph.extract.relations.clause import RelationReader
from graph.extract.relations.firsts import read_firsts
from graph.extract.relations.relation import Carried
from graph.extract.relations.structure import StructureReader
from graph.extract.resolve import Resolver
from graph.model.document import Document, Sentence
from graph.model.fact import Context, Entity, Extraction, Figure, Mention, Modality, Uncovered

_SPEAKERS = frozenset(("Organization", "Department", "MassOrganization", "Party"))
_TITLE_LINES = 5
"""How many of the first lines may be the title."""
_BY_KIND: dict[str, Modality] = {"rule": "required", "plan": "planned", "report": "achieved"}


@dataclass(slots=True)
class _Read:
    """One sentence with all that was found in it."""

    text: SentenceText
    clauses: list[Clause]
    reading: Reading = field(default_factory=Reading)


class Extractor:
    """Reads facts out of documents by the rules and lists of one ontology folder."""

    def __init__(self, folder: OntologyFolder | None = None) -> None:
        folder = folder or OntologyFolder()
        self._lexicon = Lexicon.load(folder)
        self._gazetteer = Gazetteer.load(folder.read_text)
        self._tagger = Tagger(_words(self._lexicon, self._gazetteer))
        self._names = NameReader(self._lexicon, self._gazetteer)
        self._figures = FigureReader.from_texts(
            folder.read_text("lexicon/units.tsv"),
            folder.read_text("lexicon/measures.tsv"),
            folder.read_text("lexicon/figure_rules.tsv"),
        )
        self._relations = RelationReader(self._lexicon)
        self._structure = StructureReader(self._gazetteer)

    def extract(
        self, doc: Document, *, place: str | None = None, year: int | None = None, issuer: str | None = None
    ) -> Extraction:
        """Read one document; `place`, `year` and `issuer` override what its title and text give."""
        with _resting_collector():
            return self._extract(
                doc, read_setting(doc, self._gazetteer, place=place, year=year, issuer=issuer)
            )

    def _extract(self, doc: Document, setting: Setting) -> Extraction:
        read = [self._read(doc, index, setting) for index in range(len(doc.sentences))]
        recall_names([r.text for r in read])
        link_meetings([r.text for r in read], [r.clauses for r in read])
        home = place_name(0, 0, setting.place) if setting.place else None
        own = _speaker(setting, read) or home
        names = [name for r in read for name in r.text.names]
        entities = Resolver(self._lexicon.paths).resolve([*names, *((home,) if home else ())])
        mentions = _mentions(read)
        _add_forms(entities, names, read)
        carry = Carry(report_year=setting.year, modality=_BY_KIND[setting.kind])
        figures, claims = self._facts(doc, setting, read, own, home, carry)
        stated_in = {
            n.entity: n.place
            for n in names
            if n.place and not (n.type in {"Organization", "Party"} and n.rule.startswith("body"))
        }
        for stated in self._structure.read(entities, mentions, stated_in, setting):
            claims.add_stated(stated)
        context = Context(home.entity if home else None, setting.year, own.entity if own else None)
        extraction = Extraction(
            doc, context, list(entities), mentions, claims.claims(), claims.grants(), figures
        )
        _drop_unknown_places(extraction)
        _note_uncovered(extraction, read)
        return extraction

    def _read(self, doc: Document, index: int, setting: Setting) -> _Read:
        text = prepare(doc, doc.sentences[index], self._tagger)
        return _Read(text, self._names.read(text, setting))

    def _facts(
        self,
        doc: Document,
        setting: Setting,
        read: Sequence[_Read],
        own: Name | None,
        home: Name | None,
        carry: Carry,
    ) -> tuple[list[Figure], ClaimBook]:
        """Figures and claims of every sentence, with the section's modality and year carried along."""
        claims = ClaimBook(setting, self._lexicon.precision)
        parts: list[SentenceFigures] = []
        carried = Carried()
        ended = 0
        for r in read:
            parted = r.text.sentence.heading or "\n" in doc.text[ended : r.text.sentence.begin]
            carried.next_sentence(same_paragraph=not parted)
            ended = r.text.sentence.end
            if r.text.sentence.heading and not _is_title(doc, r.text.sentence):
                enter_heading(carry, r.text.text)
            r.reading = self._figures.read_all(r.text, carry)
            found = r.reading.found
            names = r.text.names
            about = find_owners(r.text.text, found, r.clauses, names)
            parts.append(SentenceFigures(r.text, found, about, [find_place(f, setting) for f in found]))
            if not names:
                continue
            relations = self._relations.read(r.text.text, r.clauses, names, carried)
            relations += read_firsts(r.text.text, r.clauses, names, relations)
            if relations:
                mood, when = Mood(r.text.text, carry), When(r.text.text, carry)
            for relation in relations:
                if relation.subject or setting.kind != "rule":
                    at = relation.object.begin
                    held = when.year_at(at)
                    claims.add_relation(
                        relation,
                        r.text,
                        own,
                        modality=_modality(mood.modality_at(at), held, setting),
                        year=held,
                    )
        default = home.entity if home else None
        figures = collect_figures(
            doc, parts, about=own.entity if own else None, place=default, year=setting.year
        )
        return figures, claims


def _is_title(doc: Document, sentence: Sentence) -> bool:
    """Tell whether a line is part of the title, which says nothing about one section's time."""
    line = doc.text[sentence.begin : sentence.end].strip()
    return sentence.index < _TITLE_LINES and bool(line) and line in doc.title


def _modality(modality: Modality, year: int | None, setting: Setting) -> Modality:
    """What is said of a year after the one reported on is planned."""
    ahead = setting.dated and year is not None and setting.year is not None and year > setting.year
    return "planned" if ahead and modality in {"achieved", "ongoing"} else modality


@contextmanager
def _resting_collector() -> Iterator[None]:
    """Keep the cycle collector from walking the lexicons again and again while one report is read.

    A report's values hold no cycles; without this a tenth of the time goes into looking for some.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _speaker(setting: Setting, read: Sequence[_Read]) -> Name | None:
    """Who acts where a sentence names nobody, if not the place: the body that the title begins with."""
    if not setting.issuer:
        return None
    for r in read[:3]:
        for name in r.text.names:
            if name.begin == 0 and name.type in _SPEAKERS and r.text.text.startswith(setting.issuer[:2]):
                return name
    return None


def _words(lexicon: Lexicon, gazetteer: Gazetteer) -> tuple[tuple[str, str], ...]:
    """Words that the tokeniser must know: verbs, known names, long head nouns, places."""
    words = {head: "n" for head in lexicon.heads if len(head) > 2}
    words |= dict.fromkeys(lexicon.role("word"), "n")
    words |= {verb: "v" for verb in lexicon.verbs if len(verb) > 1}
    words |= {name: "nt" for name in lexicon.known if len(name) > 1}
    words |= {name: "ns" for name in gazetteer.named if len(name) > 2}
    return tuple(sorted(words.items()))


def _mentions(read: Iterable[_Read]) -> list[Mention]:
    found = []
    for r in read:
        for name in r.text.names:
            begin, end = r.text.span(name.begin, name.end)
            found.append(Mention(begin, end, r.text.sentence.index, name.entity, name.rule))
    return sorted(found)


def _add_forms(entities: Iterable[Entity], names: Iterable[Name], read: Iterable[_Read]) -> None:
    """Give each entity every surface form seen, and its names without quotes."""
    forms: dict[str, set[str]] = {}
    for name in names:
        forms.setdefault(name.entity, set()).update((*name.aliases, name.label))
    for r in read:
        for name in r.text.names:
            forms[name.entity].add(r.text.text[name.begin : name.end])
    for entity in entities:
        entity.aliases = tuple(
            sorted(form for form in forms.get(entity.id, ()) if form and form != entity.label)
        )


def _note_uncovered(extraction: Extraction, read: Iterable[_Read]) -> None:
    """Note the numbers and quoted names that became no fact, and count all that could have become one."""
    for r in read:
        index = r.text.sentence.index
        quoted = find_quoted(r.text.text)
        extraction.counted += r.reading.counted + len(quoted)
        missed = [Uncovered(index, *r.text.span(b, e), "figure") for b, e in r.reading.uncovered]
        missed.extend(
            Uncovered(index, *r.text.span(begin, end), "name")
            for begin, end in quoted
            if not any(n.begin < end and begin < n.end for n in r.text.names)
        )
        extraction.uncovered.extend(sorted(missed, key=lambda u: u.begin))


def _drop_unknown_places(extraction: Extraction) -> None:
    """Put the report's own place where a figure or grant means one that the report never names."""
    known = {entity.id for entity in extraction.entities}
    for figure in extraction.figures:
        if figure.place not in known:
            figure.place = extraction.context.place
    for grant in extraction.grants:
        if grant.unique_within not in known:
            grant.unique_within = None

"""Fragments of reports → everything that a page shows, the same as reading it from the store.

Fragments come one by one, in the order of their reports' keys. What things are called was
settled over all reports before: where a report calls a thing otherwise, its choice is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import repeat

from graph.network.fragment import Fragment
from graph.network.merge_figures import FigureMerger
from graph.network.network import Claim, Edge, Evidence, Network, Node
from graph.network.page_data import PageData, PageMention, ReportText
from graph.network.read_terms import TermReader
from graph.network.terms import PREDICATES
from graph.store.names import Choice, bare_name


@dataclass(slots=True)
class _Thing:
    """A named thing while fragments are merged."""

    id: str
    type: str
    label: str
    others: set[str]
    kinds: set[str]
    pinyin: str | None = None
    """None until a report comes that calls it by its label."""
    mentions: int = 0
    used: bool = False


class PageMerger:
    """Takes fragments in and gives a page's data out.

    `spell` gives a name's pinyin first, and is asked only where no fragment has it.
    """

    def __init__(self, base: str, spell: Callable[[str], tuple[str, str]]) -> None:
        self._base = base
        self._spell = spell
        self._things: list[_Thing] = []
        self._number: dict[str, int] = {}
        self._reports: list[ReportText] = []
        self._evidence: list[Evidence] = []
        self._mentions: list[tuple[int, int, int, int]] = []
        self._edges: dict[tuple[int, str, int], dict[str, Claim]] = {}
        self._figures = FigureMerger(lambda number: self._things[number].id)

    def add(self, key: str, fragment: Fragment, choices: Mapping[str, Choice]) -> None:
        """Add a report.

        `choices` holds what it calls otherwise: entities by their ids, measures by their keys
        with `measure/` before them.
        """
        report, shift = len(self._reports), len(self._evidence)
        numbers = self._add_things(fragment, choices)
        text = ReportText(
            f"{self._base}report/{key}",
            fragment.title,
            fragment.text,
            fragment.year,
            self._use(numbers, fragment.place),
            tuple(fragment.headings),
        )
        self._reports.append(text)
        rules = fragment.rules
        self._evidence += [
            Evidence(report, begin, end, first, last, rules[rule], sure)
            for begin, end, first, last, rule, sure in fragment.evidence
        ]
        nodes, begins, ends = fragment.mentions
        found = [numbers[node] for node in nodes]
        self._mentions += zip(repeat(report), begins, ends, found, strict=False)
        for number in found:
            thing = self._things[number]
            thing.mentions += 1
            thing.used = True
        self._add_claims(fragment, numbers, shift)
        self._add_figures(fragment, numbers, shift, choices)

    def finish(self, terms: TermReader, background: Iterable[tuple[str, str]]) -> PageData:
        """Give the page; `background` says which division, by id, lies in which."""
        things = self._things
        order = sorted((i for i, t in enumerate(things) if t.used), key=lambda i: things[i].id)
        places: dict[int | None, int] = {number: place for place, number in enumerate(order)}
        rank = places.get
        nodes = [self._make_node(things[i]) for i in order]
        for text in self._reports:
            text.place = rank(text.place)
        edges = self._make_edges(places, background)
        return PageData(
            base=f"{self._base}id/" if nodes else "",
            title=self._reports[0].title if self._reports else "",
            network=Network(nodes, edges),
            reports=self._reports,
            evidence=self._evidence,
            mentions=[PageMention(places[i], report, begin, end) for report, begin, end, i in self._mentions],
            figures=self._figures.list_figures(rank),
            grants=self._figures.list_grants(rank),
            classes=terms.list_classes({node.type for node in nodes}),
            predicates=terms.list_predicates({edge.predicate for edge in edges}),
            kinds=terms.list_kinds({kind for node in nodes for kind in node.kinds}),
            rules=terms.list_rules({row.rule for row in self._evidence}),
        )

    def _use(self, numbers: list[int], entity: int | None) -> int | None:
        """Give the number of a fragment's entity among all things; the page will show it."""
        if entity is None:
            return None
        self._things[numbers[entity]].used = True
        return numbers[entity]

    def _add_things(self, fragment: Fragment, choices: Mapping[str, Choice]) -> list[int]:
        """Take in what the report calls its entities; give their numbers among all."""
        numbers = []
        for id_, kind, own, others, kinds, pinyin in fragment.entities:
            choice = choices.get(id_) or Choice(kind, own)
            number = self._number.get(id_)
            if number is None:
                number = self._number[id_] = len(self._things)
                bare = {bare_name(choice.label)}
                self._things.append(_Thing(id_, choice.type, choice.label, bare, set()))
            thing = self._things[number]
            thing.kinds.update(kinds)
            thing.others.update(others)
            if own == choice.label:
                thing.pinyin = pinyin
            else:
                thing.others.add(own)
            numbers.append(number)
        return numbers

    def _add_claims(self, fragment: Fragment, numbers: list[int], shift: int) -> None:
        claim_iri = f"{self._base}claim/"
        for key, subject, predicate, target, year, modality, affirmed, places in fragment.claims:
            edge = numbers[subject], predicate, numbers[target]
            self._things[edge[0]].used = self._things[edge[2]].used = True
            evidence = tuple([shift + place for place in places])
            claims = self._edges.setdefault(edge, {})
            known = claims.get(key)
            if known is None:
                claims[key] = Claim(f"{claim_iri}{key}", year, modality, bool(affirmed), evidence=evidence)
            else:
                known.evidence = tuple(sorted({*known.evidence, *evidence}))

    def _add_figures(
        self, fragment: Fragment, numbers: list[int], shift: int, choices: Mapping[str, Choice]
    ) -> None:
        labels = []
        for measure, own in fragment.measures:
            choice = choices.get(f"measure/{measure}")
            labels.append((own if choice is None else choice.label) or measure)
        for figure in fragment.figures:
            ends = self._use(numbers, figure[7]), self._use(numbers, figure[8])
            self._figures.add_figure(figure, labels[figure[4]], ends, [shift + at for at in figure[13]])
        for row in fragment.grants:
            given = [None if end is None else numbers[end] for end in (row[1], row[2], row[3], row[7])]
            self._figures.add_grant(row, given, [shift + at for at in row[9]])

    def _make_node(self, thing: _Thing) -> Node:
        pinyin = self._spell(thing.label)[0] if thing.pinyin is None else thing.pinyin
        return Node(
            thing.id,
            f"{self._base}id/{thing.id}",
            thing.label,
            thing.type,
            "",
            tuple(sorted(thing.others - {thing.label, ""})),
            (pinyin,) if " " in pinyin else (),
            tuple(sorted(thing.kinds)),
            thing.mentions,
        )

    def _make_edges(
        self, places: Mapping[int | None, int], background: Iterable[tuple[str, str]]
    ) -> list[Edge]:
        """Make the edges that are claimed, and those of the background between things that are shown."""
        edges = {
            (places[subject], places[target], predicate): tuple([claims[key] for key in sorted(claims)])
            for (subject, predicate, target), claims in self._edges.items()
        }
        for child, parent in background:
            ends = places.get(self._number.get(child)), places.get(self._number.get(parent))
            if ends[0] is not None and ends[1] is not None:
                edges.setdefault((ends[0], ends[1], "locatedIn"), ())
        order = {term.name: i for i, term in enumerate(PREDICATES)}
        keys = sorted(edges, key=lambda key: (key[0], key[1], order.get(key[2], len(order)), key[2]))
        return [Edge(s, o, p, edges[s, o, p]) for s, o, p in keys]

"""The words of the ontology that a page needs, from the store where it has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from graph.network import queries
from graph.network.page_data import Term
from graph.network.terms import CLASSES, PREDICATES
from graph.store.taught import COLORS


class TermReader:
    """Labels and colours of classes, properties, concepts and rules.

    `classes` holds the local names of every class of the vocabulary that has members;
    `names` the rows of all preferred labels, those of entities too.
    """

    def __init__(self, select: Callable[[str], Iterable[tuple[str | None, ...]]]) -> None:
        self.classes = {
            iri.removeprefix(queries.NAMESPACE)
            for (iri,) in select(queries.CLASSES)
            if iri and iri.startswith(queries.NAMESPACE)
        }
        self.names = list(select(queries.LABELS))
        self._labels: dict[tuple[str, str], str] = {}
        self._inverse: dict[tuple[str, str], str] = {}
        for rows, labels in (
            (select(queries.TERM_LABELS), self._labels),
            (self.names, self._labels),
            (select(queries.INVERSE_LABELS), self._inverse),
        ):
            for iri, label, language in rows:
                if iri and label and iri.startswith(queries.NAMESPACE):
                    key = (_local(iri), "en" if (language or "").startswith("en") else "zh")
                    labels[key] = min(label, labels.get(key, label))
        self._colors = {_local(iri): color or "" for iri, color in sorted(select(queries.COLORS), key=str)}
        self._orders = {
            _local(iri): int(number or 0) for iri, number in sorted(select(queries.ORDERS), key=str)
        }

    def _find(self, name: str, known: Term | None = None) -> Term:
        known = known or Term(name, name, "")
        zh = self._labels.get((name, "zh")) or known.zh
        return replace(
            known,
            zh=zh,
            en=self._labels.get((name, "en")) or known.en or zh,
            inverse_zh=self._inverse.get((name, "zh")) or known.inverse_zh,
            inverse_en=self._inverse.get((name, "en")) or known.inverse_en,
        )

    def _sort(self, used: set[str], known: dict[str, Term]) -> list[str]:
        """Sort names as the ontology orders them, else as the vocabulary does, the unknown last."""
        first = {name: i for i, name in enumerate(known)}
        return sorted(
            used, key=lambda name: (self._orders.get(name, 1000), first.get(name, len(first)), name)
        )

    def list_classes(self, used: set[str]) -> list[Term]:
        """List the classes used, the vocabulary's own first, each with its colour."""
        known = {term.name: term for term in CLASSES}
        names = self._sort(used, known)
        added = [name for name in names if name not in known]
        terms = [self._find(name, known.get(name)) for name in names]
        return [
            replace(
                term,
                color=_check_color(self._colors.get(term.name, ""))
                or term.color
                or COLORS[added.index(term.name) % len(COLORS)],
            )
            for term in terms
        ]

    def list_predicates(self, used: set[str]) -> list[Term]:
        """List the relations used, the vocabulary's own first."""
        known = {term.name: term for term in PREDICATES}
        return [self._find(name, known.get(name)) for name in self._sort(used, known)]

    def list_kinds(self, used: set[str]) -> list[Term]:
        """List the concepts used."""
        return [self._find(name, Term(name, name.removeprefix("kind-"), "")) for name in sorted(used)]

    def list_rules(self, used: set[str]) -> list[Term]:
        """List the rules used, named without their prefix."""
        return [self._find(name, Term(name, name.removeprefix("rule-"), "")) for name in sorted(used) if name]


def _local(iri: str | None) -> str:
    return (iri or "").removeprefix(queries.NAMESPACE)


def _check_color(text: str) -> str:
    """Let a colour through only in the one form that a page writes: `#rrggbb`."""
    digits = text.removeprefix("#").lower()
    return f"#{digits}" if len(digits) == 6 and all(c in "0123456789abcdef" for c in digits) else ""

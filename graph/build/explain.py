"""Why a fact is believed: text → rule → normalisation → resolution → claim, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.errors import QueryError
from graph.model.iri import NS
from graph.store.read import (
    Quote,
    Thing,
    expand_iri,
    read_label,
    read_properties,
    read_quotes,
    read_thing,
    read_types,
)
from graph.store.store import Store

_ROLES = {
    "Claim": (("subject", "subject"), ("object", "object")),
    "AwardGrant": (
        ("recipient", "recipient"), ("award", "award"), ("grantor", "grantor"), ("uniqueWithin", "unique within"),
    ),
    "Figure": (("aboutEntity", "about"), ("place", "place")),
}  # fmt: skip
_FIRST = ("claim_iri", "figure_iri", "claim", "figure", "grant", "iri")


@dataclass(frozen=True, slots=True)
class Role:
    """An entity's part in a fact: the words that stand for it, and what they were resolved to."""

    name: str
    thing: Thing
    words: tuple[str, ...]
    """The words in the evidence's sentences; none where it was carried or inferred from the context."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything behind one claim, figure, award grant or entity."""

    iri: str
    kind: str
    """`Claim`, `Figure`, `AwardGrant`, or the class of an entity."""
    statement: str
    """The fact in one line."""
    details: tuple[tuple[str, str], ...]
    """What is said besides: year, modality, bound, status, names …"""
    roles: tuple[Role, ...] = ()
    quotes: tuple[Quote, ...] = ()

    def to_text(self) -> str:
        """Write it for a person: the sentence with the quote marked, the rule, the names, the fact."""
        lines = [self.statement, f"  {self.iri}"]
        lines += [f"  {name}: {value}" for name, value in self.details]
        for number, quote in enumerate(self.quotes, 1):
            source = quote.title + (f" ({quote.file_name})" if quote.file_name else "")
            lines += ["", f"[{number}] {' › '.join((source, *quote.headings))}"]
            lines.append(f"  {mark_quote(quote)}")
            rule = quote.rule
            named = f"{rule.id} {rule.label}" if rule.label != rule.id else rule.id
            measured = f", precision {rule.precision}" if rule.precision else ""
            lines.append(f"  rule: {named}{measured}; confidence {quote.confidence}")
            if rule.description:
                lines.append(f"        {rule.description}")
        if self.roles:
            lines.append("")
        for role in self.roles:
            words = "、".join(role.words) or "(carried over from the context)"
            lines.append(f"  {role.name}: {words} → {role.thing.label} [{role.thing.type}] {role.thing.iri}")
        return "\n".join(lines) + "\n"


def mark_quote(quote: Quote) -> str:
    """The sentence with 【】 around the words of the evidence, on one line."""
    marked = f"{quote.sentence[: quote.begin]}【{quote.sentence[quote.begin : quote.end]}】{quote.sentence[quote.end :]}"
    return " ".join(marked.split())


def explain(store: Store, fact: str | Mapping[str, object]) -> Explanation:
    """Explain a fact by its IRI (whole or with a prefix), or by a row that holds one.

    Raises QueryError where the graph holds no such fact.
    """
    iri = expand_iri(store, fact if isinstance(fact, str) else _find_iri(fact))
    types = read_types(store, iri)
    if not types:
        raise QueryError(
            f"the graph holds nothing named {iri}",
            hint="take an IRI from a query, such as: SELECT DISTINCT ?claim { ?claim a gx:Claim } LIMIT 5",
        )
    kind = next((name for name in _ROLES if name in types), "")
    if not kind:
        return _explain_thing(store, iri, types[0])
    known = read_properties(store, iri)
    quotes = read_quotes(store, iri)
    roles = tuple(
        _make_role(shown, read_thing(store, thing), quotes)
        for name, shown in _ROLES[kind]
        for thing in known.get(name, [])[:1]
    )
    statement, details = _describe(store, kind, known, roles)
    return Explanation(iri, kind, statement, tuple(details), roles, tuple(quotes))


def _find_iri(row: Mapping[str, object]) -> str:
    for name in _FIRST:
        value = row.get(name)
        if isinstance(value, str) and value:
            return value
    raise QueryError("this row holds no fact", hint=f"it needs one of the columns {', '.join(_FIRST)}")


def _make_role(name: str, thing: Thing, quotes: list[Quote]) -> Role:
    words = dict.fromkeys(words for quote in quotes for iri, words in quote.mentions if iri == thing.iri)
    return Role(name, thing, tuple(words))


def _describe(
    store: Store, kind: str, known: Mapping[str, list[str]], roles: tuple[Role, ...]
) -> tuple[str, list[tuple[str, str]]]:
    """The fact in one line, and what else is said of it."""
    labels = {role.name: role.thing.label for role in roles}
    if kind == "Claim":
        relation = read_label(store, known["predicate"][0])
        statement = f"{labels.get('subject', '?')} — {relation} → {labels.get('object', '?')}"
        return statement, _list_details(known, ("year", "modality", "polarity", "status"))
    if kind == "AwardGrant":
        statement = f"{labels.get('recipient', '?')} ← {labels.get('award', '?')}"
        return statement, _list_details(known, ("year", "level", "batch", "rank"))
    measure = read_label(store, known["measure"][0])
    statement = f"{measure} = {known['value'][0]} {known['unit'][0]}"
    names = ("valueText", "quote", "bound", "approximate", "year", "modality", "breakdownOf")
    details = _list_details(known, names)
    for comparison in known.get("comparison", []):
        stated = read_properties(store, comparison)
        shown = [f"{name} {stated[name][0]}" for name in ("ratio", "delta", "baselineYear") if name in stated]
        details.append(("comparison", " ".join([_shorten(stated["comparisonKind"][0]), *shown])))
    return statement, details


def _explain_thing(store: Store, iri: str, kind: str) -> Explanation:
    thing = read_thing(store, iri)
    known = read_properties(store, iri)
    details = _list_details(known, ("altLabel", "kind", "code"))
    rows = store.select(
        f"SELECT ?words (COUNT(*) AS ?n) WHERE {{ ?m gx:mentionOf <{iri}> ; nif:anchorOf ?words }} GROUP BY ?words ORDER BY DESC(?n) ?words"
    )
    words = "、".join(f"{text} ({count})" for text, count in rows)
    if words:
        details.append(("written", words))
    return Explanation(iri, thing.type or kind, thing.label, tuple(details))


def _list_details(known: Mapping[str, list[str]], names: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(name, "、".join(map(_shorten, known[name]))) for name in names if name in known]


def _shorten(value: str) -> str:
    return value.removeprefix(NS).removeprefix("kind-") if value.startswith(NS) else value

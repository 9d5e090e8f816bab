"""Names read once are known in the whole report: later and earlier places that say them again."""

from __future__ import annotations

from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from graph.extract.analysis import Name, SentenceText

_KEPT = frozenset(
    (
        "Township",
        "Temple",
        "Venue",
        "Organization",
        "Program",
        "Activity",
        "Work",
        "MassOrganization",
        "Place",
    )
)
_SHORTEST = 3


def recall_names(sentences: Sequence[SentenceText]) -> None:
    """Add to each sentence the names that another sentence taught, where they stand apart from its own names."""
    taught: dict[str, Name] = {}
    for sentence in sentences:
        for name in sentence.names:
            written = sentence.text[name.begin : name.end]
            if (
                name.type in _KEPT
                and len(written) >= _SHORTEST
                and not name.rule.startswith(("place", "body", "known", "meeting", "zone"))
            ):
                taught.setdefault(written, name)
    if not taught:
        return
    words = sorted(taught)
    automaton = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)
    for sentence in sentences:
        added: list[Name] = []
        edges: set[int] | None = None
        for index, begin, end in automaton.find_matches_as_indexes(sentence.text):
            if any(n.begin < end and begin < n.end for n in sentence.names):
                continue
            if edges is None:
                edges = {t.begin for t in sentence.tokens} | {len(sentence.text)}
            if begin in edges and end in edges:
                known = taught[words[index]]
                added.append(
                    Name(
                        begin,
                        end,
                        known.type,
                        known.label,
                        "name-again",
                        kinds=known.kinds,
                        key=known.key,
                        place=known.place,
                    )
                )
        if added:
            sentence.names = sorted([*sentence.names, *added], key=lambda n: n.begin)

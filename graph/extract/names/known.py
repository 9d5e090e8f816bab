"""Names known beforehand: national bodies, parties, people's organisations, groups of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from graph.extract.analysis import Name
from graph.extract.lexicon import Lexicon


class KnownReader:
    """Finds the lexicon's fixed names, longest first."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._known = lexicon.known
        self._words = sorted(word for word in lexicon.known if len(word) > 1)
        self._automaton = AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest)

    def quoted(self, text: str, quoted: Sequence[tuple[int, int]]) -> list[Name]:
        """Find quoted parts that are a fixed name whole: “电商协会”."""
        names: list[Name] = []
        for begin, end in quoted:
            inner = text[begin + 1 : end - 1]
            entry = self._known.get(inner)
            if entry and text[begin] == "“":
                kinds = (entry.kind,) if entry.kind else ()
                names.append(
                    Name(
                        begin, end, entry.type, text[begin:end], "known-quoted", kinds=kinds, aliases=(inner,)
                    )
                )
        return names

    def read(self, text: str, begins: Mapping[int, int]) -> list[Name]:
        """Find the fixed names of a sentence that begin and end at word edges."""
        names: list[Name] = []
        for index, begin, end in self._automaton.find_matches_as_indexes(text):
            if begin not in begins or (end not in begins and end != len(text)):
                continue
            entry = self._known[self._words[index]]
            names.append(
                Name(
                    begin,
                    end,
                    entry.type,
                    entry.label,
                    "known-name",
                    kinds=(entry.kind,) if entry.kind else (),
                    aliases=(),
                )
            )
        return names

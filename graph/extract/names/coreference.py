"""Meetings named again by their kind alone: 大会, 开幕会, 座谈会 after the one that was named in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from graph.extract.analysis import Name, SentenceText
from graph.extract.clauses import Clause, Item

_KINDS = {"大会": ("大会",), "会议": ("会议", "大会", "会"), "开幕会": ("大会", "会"), "闭幕会": ("大会", "会"), "座谈会": ("座谈会",), "论坛": ("论坛",),
          "推进会": ("推进会",), "现场会": ("现场会",), "会": ("会",)}  # fmt: skip
_AT = frozenset(("上", "中", "期间"))


def link_meetings(sentences: Sequence[SentenceText], clauses: Sequence[Sequence[Clause]]) -> None:
    """Add to each sentence the meetings that a bare kind word means: the one named most before it of that kind.

    A kind word counts only where it fills its phrase (参加开幕会, 座谈会上), and only where an
    earlier sentence, or the title, named a meeting that ends with it.
    """
    named: list[Name] = []
    for sentence, parts in zip(sentences, clauses, strict=True):
        added: list[Name] = []
        for clause in parts:
            for item in clause.items:
                word = _bare(item)
                if word and not any(n.begin < item.end and item.begin < n.end for n in sentence.names):
                    before = [n for n in sentence.names if n.type == "Activity" and n.end <= item.begin]
                    meant = _meant(word, before) or _meant(word, named)
                    if meant:
                        added.append(
                            Name(
                                item.begin,
                                item.begin + len(word),
                                "Activity",
                                meant.label,
                                "meeting-again",
                                kinds=meant.kinds,
                                key=meant.key,
                            )
                        )
        named.extend(n for n in sentence.names if n.type == "Activity")
        if added:
            sentence.names = sorted([*sentence.names, *added], key=lambda n: n.begin)


def _bare(item: Item) -> str:
    text = item.text
    if text and text[-1] in _AT and text[:-1] in _KINDS:
        text = text[:-1]
    return text if text in _KINDS and text != "会" and not item.counted else ""


def _meant(word: str, named: Sequence[Name]) -> Name | None:
    counts = Counter(name.label for name in named if name.label.endswith(_KINDS[word]))
    if not counts:
        return None
    most = max(counts.values())
    return next(name for name in reversed(named) if counts[name.label] == most)

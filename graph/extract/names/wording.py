"""What the readers of phrases ask of words: is there a proper name in them, what is left of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from graph.extract.clauses import Atom

QUOTES = frozenset(("quote", "motto"))
"""Quoted parts; a motto is one word of the dictionary in quotes, a figure of speech unless a head noun follows."""
NAMED = frozenset(("place", "name", "body"))
"""Words that are known names already."""
STRICT = NAMED | {"eng", "quote"}
"""Words that make a name one of its own for certain."""
_PROPER = STRICT | {"nr", "ns", "nz", "nt", "nrt", "nrfg"}
_LEVELS = frozenset("省市县区州")
_PLAIN = frozenset(
    "大小新老旧好优多少总全省市县区镇乡村州和与及或各个性化型类级式的一二三四五六七八九十两双高低中上下内外东南西北前后单超副主分次再"
)


def join(atoms: Sequence[Atom]) -> str:
    """The words as one text."""
    return "".join(atom.text for atom in atoms)


def has_proper(atoms: Sequence[Atom]) -> bool:
    """Tell whether words hold a proper name, a number, or single characters in a row, which no dictionary knows."""
    if any(atom.pos in _PROPER or atom.text.isdigit() for atom in atoms):
        return True
    if len(atoms) > 2 and atoms[0].text in _LEVELS:
        return True
    return any(_is_unknown(a) and _is_unknown(b) for a, b in pairwise(atoms))


def _is_unknown(atom: Atom) -> bool:
    return len(atom.text) == 1 and atom.text not in _PLAIN


def has_strict(atoms: Sequence[Atom]) -> bool:
    """Tell whether words hold a known name, a quoted part, letters or a number."""
    return any(atom.pos in STRICT or atom.text.isdigit() for atom in atoms)


def cut_to(atoms: Sequence[Atom], text: str) -> list[Atom]:
    """The first of some words that make up a text; the last one shortened where the text ends inside it."""
    kept: list[Atom] = []
    left = len(text)
    for atom in atoms:
        if left <= 0:
            break
        size = min(left, len(atom.text))
        kept.append(Atom(atom.text[:size], atom.pos, atom.begin, atom.begin + size))
        left -= size
    return kept

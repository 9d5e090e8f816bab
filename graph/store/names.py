"""What things are called: one name, one class for each, whatever the reports say.

Reports may write one thing differently: with its quotes and without, in full and in short.
Each report's graph then carries the one name chosen over all reports as `skos:prefLabel`, and
its own form as `skos:altLabel`. The choice is a function of the set of forms alone, so the
order in which reports were built never shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from graph.model.iri import NS
from graph.store.pinyin import Speller
from graph.store.terms import write_name, write_text

_QUOTES = str.maketrans("", "", "“”‘’「」『』《》〈〉\"'")
_FIRST = MappingProxyType(
    {"Department": 0, "Party": 1, "MassOrganization": 2, "Organization": 3, "Township": 4, "Place": 5}
)
"""Of two classes the narrower one is kept."""
MEASURE = "Measure"


class Naming(NamedTuple):
    """What one report says about a thing, its relations apart."""

    type: str
    label: str
    aliases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    code: str | None = None


class Choice(NamedTuple):
    """The class and name that a thing has in every graph."""

    type: str
    label: str


def choose_name(namings: Iterable[tuple[str, str]]) -> Choice:
    """Choose among (class, label) pairs: narrower class; quoted form, then shortest, then code points."""
    pairs = list(namings)
    kind = min((pair[0] for pair in pairs), key=lambda name: (_FIRST.get(name, 9), name))
    label = min((pair[1] for pair in pairs), key=lambda text: (not is_quoted(text), len(text), text))
    return Choice(kind, label)


def is_quoted(label: str) -> bool:
    """Tell whether a label keeps the quotes that mark it as a name."""
    return "“" in label or "《" in label


def bare_name(label: str) -> str:
    """A label without its quotes."""
    return label.translate(_QUOTES)


class NameWriter:
    """Writes the lines that name an entity; they are always the last of its paragraph."""

    def __init__(self) -> None:
        self._speller = Speller()

    def write_type(self, choice: Choice) -> str:
        """Write the class, as the first line of the paragraph."""
        return write_name("gx", NS, choice.type)

    def write_tail(self, naming: Naming, choice: Choice) -> str:
        """Write the lines from `rdfs:label` on, in the order of the properties' names."""
        label = choice.label
        text = f"{write_text(label)}@zh"
        if choice.type == MEASURE:
            own = "" if naming.label == label else f" ;\n  skos:altLabel {write_text(naming.label)}@zh"
            return f"  rdfs:label {text}{own} .\n"
        others = {naming.label, *naming.aliases, bare_name(label), bare_name(naming.label)} - {label, ""}
        lines = [f"  rdfs:label {text}"]
        if others:
            lines.append("  skos:altLabel " + ", ".join(f"{write_text(name)}@zh" for name in sorted(others)))
        full, initials = self._speller.spell(label)
        if full:
            spelt = sorted({full, initials})
            lines.append(
                "  skos:hiddenLabel " + ", ".join(f"{write_text(each)}@zh-Latn-pinyin" for each in spelt)
            )
        lines.append(f"  skos:prefLabel {text} .\n")
        return " ;\n".join(lines)


def rename_block(block: str, changed: Mapping[str, tuple[Naming, Choice]], writer: NameWriter) -> str:
    """Give the entities of a written graph new names; `changed` is keyed by the subject as written.

    Works on the text: a paragraph begins at the start of a line with its subject, and its
    naming lines begin with `rdfs:label`.
    """
    out: list[str] = []
    tail: str | None = None
    for line in block.splitlines(keepends=True):
        if tail is not None:
            if line.startswith("  rdfs:label "):
                out.append(tail)
            if line.startswith(("  rdfs:label ", "  skos:")):
                continue
            if line[0] == " ":
                out.append(line)
                continue
            tail = None
        if line[0] not in " }\n":
            subject, _, rest = line.partition(" ")
            found = changed.get(subject)
            if found:
                naming, choice = found
                end = rest.partition(" ")[2].partition(" ")[2]
                out.append(f"{subject} a {writer.write_type(choice)} {end}")
                tail = writer.write_tail(naming, choice)
                continue
        out.append(line)
    return "".join(out)

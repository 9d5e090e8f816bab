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

    def spell(self, name: str) -> tuple[str, str]:
        """Spell a name in pinyin and give its initials."""
        return self._speller.spell(name)

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
        pinyin, _ = self._speller.spell(label)
        if pinyin:
            lines.append(f"  skos:hiddenLabel {write_text(pinyin)}@zh-Latn-pinyin")
        lines.append(f"  skos:prefLabel {text} .\n")
        return " ;\n".join(lines)


def rename_block(block: str, changed: Mapping[str, tuple[Naming, Choice]], writer: NameWriter) -> str:
    """Give the entities of a written graph new names; `changed` is keyed by the subject as written.

    Works on the text: a paragraph begins at the start of a line with its subject, ends with a
    full stop at the end of a line, and its naming lines are its last, from `rdfs:label` on.
    """
    spans = []
    at = 0
    for subject, (naming, choice) in sorted(changed.items(), key=lambda item: f"{item[0]} "):
        begin = block.find(f"\n{subject} a ", at) + 1 or block.find(f"\n{subject} a ") + 1
        if not begin:
            continue
        at = block.index(" .\n", begin) + 3
        head, label, _ = block[begin:at].partition("\n  rdfs:label ")
        if label:
            rest = head[head.index(" ;") :]
            tail = writer.write_tail(naming, choice)
            spans.append((begin, at, f"{subject} a {writer.write_type(choice)}{rest}\n{tail}"))
        at -= 1
    out = []
    done = 0
    for begin, end, paragraph in sorted(spans):
        out += [block[done:begin], paragraph]
        done = end
    return "".join([*out, block[done:]])

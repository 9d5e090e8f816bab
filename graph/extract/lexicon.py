"""The word lists that drive extraction, read once from `ontology/lexicon`.

Everything that names a kind of thing, a relation or a signal word is data. A list that a
user's ontology folder adds or replaces is read the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from graph._resources import OntologyFolder
from graph.errors import LexiconError
from graph.model import vocab

_LONGEST_FORM = 12
_BOUND_GATES = frozenset(("quote", "award"))
"""Gates that only open behind a quoted part or a verb of award."""
Read = Callable[[str], str]
"""Gives the text of a file by its path inside the ontology folder."""


class Verb(NamedTuple):
    """A verb of the genre: whether it always parts a clause, and which relation it states."""

    role: str
    frame: str


class Head(NamedTuple):
    """A head noun: the class it gives, and what it asks of the words before it."""

    type: str
    kind: str
    gate: str


_COLUMNS = {
    "heads": ("head", "type"),
    "verbs": ("verb", "role", "frame"),
    "frames": ("frame", "object", "predicate"),
    "words": ("role", "words"),
    "departments": ("function", "system", "forms"),
    "companies": ("suffix", "type"),
    "names": ("name", "type"),
    "national_bodies": ("name", "type"),
    "parties": ("name", "type"),
    "mass": ("name", "type"),
}
"""The columns that a list cannot do without."""


class KnownName(NamedTuple):
    """A name that is known beforehand, with its class and the label it is shown by."""

    type: str
    kind: str
    label: str
    aliases: tuple[str, ...] = ()


class Department(NamedTuple):
    """A function of a department: 统战部 and 统一战线工作部 are one."""

    function: str
    system: str
    kind: str


class NewClass(NamedTuple):
    """A class that a lexicon line introduces."""

    name: str
    zh: str
    en: str
    under: str


def read_rows(text: str, path: str, needed: Sequence[str] = ()) -> list[dict[str, str]]:
    """Read a lexicon file: tab-separated, `#` comments, the first other line names the columns.

    Missing trailing cells are empty. Raises LexiconError for a line with more cells than columns and for
    a list without one of the `needed` columns.
    """
    rows: list[dict[str, str]] = []
    columns: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.rstrip("\r").split("\t")]
        if not columns:
            columns = cells
            missing = [column for column in needed if column not in columns]
            if missing:
                raise LexiconError(
                    f"the column {missing[0]} is missing",
                    path=path,
                    line=number,
                    hint=f"The first line names the columns, parted by one tab each: {' '.join(needed)}.",
                )
            continue
        if len(cells) > len(columns):
            raise LexiconError(
                f"{len(cells)} cells where the header names {len(columns)}",
                path=path,
                line=number,
                hint="Cells are parted by one tab each; see ontology/README.md.",
            )
        rows.append(dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True)))
    return rows


@dataclass(frozen=True)
class Lexicon:
    """All word lists, ready for use. Build one with `Lexicon.load`; it never changes."""

    verbs: Mapping[str, Verb] = field(default_factory=dict)
    frames: Mapping[tuple[str, str], str] = field(default_factory=dict)
    heads: Mapping[str, tuple[Head, ...]] = field(default_factory=dict)
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Words by role: adverb, generic, status, …"""
    known: Mapping[str, KnownName] = field(default_factory=dict)
    departments: Mapping[str, Department] = field(default_factory=dict)
    forms: Mapping[str, KnownName] = field(default_factory=dict)
    """Suffixes of companies, schools, hospitals."""
    levelled: Mapping[str, KnownName] = field(default_factory=dict)
    """Mass organisations that take a level or a place before them: 市工商联."""
    classes: tuple[NewClass, ...] = ()
    longest_head: int = 0
    paths: Mapping[str, str] = field(default_factory=dict)
    """The first part of an entity's id, by class."""
    precision: Mapping[str, Decimal] = field(default_factory=dict)
    """The measured precision of the rules that have been measured."""

    @staticmethod
    def load(folder: OntologyFolder) -> Lexicon:
        """Read every list of an ontology folder.

        A list may stand in several files whose names begin alike: `heads.tsv` and a user's
        `heads-bridges.tsv` are read as one.
        """
        tables = _Tables(folder)
        heads, classes = _read_heads(tables)
        known, levelled = _read_known(tables)
        words: dict[str, set[str]] = {}
        for row in tables.rows("words"):
            words.setdefault(row["role"], set()).update(row["words"].split())
        return Lexicon(
            verbs={row["verb"]: Verb(row["role"], row["frame"]) for row in tables.rows("verbs")},
            frames={(row["frame"], row["object"]): row["predicate"] for row in tables.rows("frames")},
            heads=heads,
            words={role: frozenset(members) for role, members in words.items()},
            known=known,
            departments=_read_departments(tables),
            forms=_read_forms(tables),
            levelled=levelled,
            classes=classes,
            longest_head=max(map(len, heads), default=0),
            paths={info.name: info.path for info in vocab.CLASSES} | {c.name: c.zh for c in classes},
            precision={
                row["id"]: Decimal(row["precision"]) for row in tables.rows("rules") if row.get("precision")
            },
        )

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """Every word that may end a name in plain words: head nouns, forms of bodies, endings of villages."""
        heads = (word for word, given in self.heads.items() if any(h.gate not in _BOUND_GATES for h in given))
        return tuple(sorted({*heads, *self.forms, *self.role("ending"), *self.role("zone"), "代表"}))

    @cached_property
    def honour_endings(self) -> tuple[str, ...]:
        """Every word that may end an honour's name, which only verbs of award make one."""
        return tuple(
            sorted(word for word, given in self.heads.items() if any(h.gate == "award" for h in given))
        )

    @cached_property
    def award_verbs(self) -> tuple[str, ...]:
        """Every verb that confers or receives an honour."""
        return tuple(sorted(word for word, verb in self.verbs.items() if verb.frame == "award"))

    def role(self, name: str) -> frozenset[str]:
        """Give the words of a role; empty where no line names it."""
        return self.words.get(name, frozenset())

    def form_of(self, text: str) -> str:
        """Find the longest form of a company, school or other body that ends a text; empty where none does."""
        for length in range(min(_LONGEST_FORM, len(text) - 1), 1, -1):
            if text[-length:] in self.forms:
                return text[-length:]
        return ""

    def head_of(self, text: str, gates: Iterable[str] = ()) -> tuple[str, Head] | None:
        """Find the longest head noun that ends a text, among the given gates (all where none is given)."""
        wanted = frozenset(gates)
        for length in range(min(self.longest_head, len(text)), 0, -1):
            suffix = text[-length:]
            for head in self.heads.get(suffix, ()):
                if not wanted or head.gate in wanted:
                    return suffix, head
        return None


class _Tables:
    """The lexicon's files, each list with every file whose name begins like it."""

    def __init__(self, folder: OntologyFolder) -> None:
        self._folder = folder
        self._paths = folder.list("lexicon", ".tsv")

    def regions(self) -> list[dict[str, str]]:
        """Read the regions that are no divisions: 长江三角洲, 粤东."""
        path = "geography/regions.tsv"
        return read_rows(self._folder.read_text(path), path)

    def rows(self, name: str) -> list[dict[str, str]]:
        """Read all rows of a list: `<name>.tsv` and every `<name>-….tsv`."""
        found: list[dict[str, str]] = []
        for path in self._paths:
            stem = path.rsplit("/", 1)[-1].removesuffix(".tsv")
            if stem == name or stem.startswith(f"{name}-"):
                found.extend(read_rows(self._folder.read_text(path), path, _COLUMNS.get(name, ())))
        return found


def _read_heads(tables: _Tables) -> tuple[dict[str, tuple[Head, ...]], tuple[NewClass, ...]]:
    heads: dict[str, list[Head]] = {}
    classes: dict[str, NewClass] = {}
    for row in tables.rows("heads"):
        heads.setdefault(row["head"], []).append(
            Head(row["type"], row.get("kind", ""), row.get("gate") or "name")
        )
        if row.get("class_zh"):
            made = NewClass(
                row["type"], row["class_zh"], row.get("class_en") or row["type"], row.get("under") or "Entity"
            )
            classes.setdefault(row["type"], made)
    return {word: tuple(found) for word, found in heads.items()}, tuple(classes.values())


def _read_known(tables: _Tables) -> tuple[dict[str, KnownName], dict[str, KnownName]]:
    known: dict[str, KnownName] = {}
    levelled: dict[str, KnownName] = {}
    for row in [row for name in ("names", "national_bodies", "parties", "mass") for row in tables.rows(name)]:
        label = row.get("label") or row["name"]
        aliases = tuple(alias for alias in row.get("aliases", "").split("|") if alias)
        entry = KnownName(row["type"], row.get("kind", ""), label, aliases)
        for name in (row["name"], *aliases):
            if row.get("level_form") != "only":
                known.setdefault(name, entry)
            if row.get("level_form") in {"y", "only"}:
                levelled.setdefault(name, entry)
    for row in tables.regions():
        for name in (row["name"], *row["aliases"].split("|")):
            if len(name) > 1:
                known.setdefault(name, KnownName("Place", row["kind"], row["name"]))
    for row in tables.rows("departments"):
        for form in (row["function"], *row["forms"].split("|")):
            if form.endswith(("局", "厅")) and len(form) > 2:
                plural = f"{form[:-1]}部门"
                known.setdefault(plural, KnownName("Department", row["system"], plural))
    return known, levelled


def _read_departments(tables: _Tables) -> dict[str, Department]:
    found: dict[str, Department] = {}
    for row in tables.rows("departments"):
        entry = Department(row["function"], row["system"], row.get("kind", ""))
        for form in (row["function"], *row["forms"].split("|")):
            if form:
                found.setdefault(form, entry)
    return found


def _read_forms(tables: _Tables) -> dict[str, KnownName]:
    return {
        row["suffix"]: KnownName(row["type"], row.get("kind", ""), row["suffix"])
        for row in tables.rows("companies")
    }

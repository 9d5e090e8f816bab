"""Companies, schools, hospitals and research bodies, by the form that ends their names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.extract.analysis import Name
from graph.extract.clauses import Atom
from graph.extract.lexicon import Lexicon
from graph.extract.names.wording import has_proper, join

_LONGEST_NAME = 24


class FormReader:
    """Reads a phrase that ends in 公司, 大学, 医院 or another form."""

    def __init__(self, lexicon: Lexicon, behind_verbs: Callable[[Sequence[Atom]], Sequence[Atom]]) -> None:
        self._forms = lexicon.forms
        self._form_of = lexicon.form_of
        self._lasts = frozenset(form[-1] for form in lexicon.forms)
        self._generic = lexicon.role("generic")
        self._behind_verbs = behind_verbs

    def read(self, atoms: Sequence[Atom]) -> Name | None:
        """Read the name that ends these words, without the verbs that lead up to it."""
        if atoms[-1].text[-1] not in self._lasts:
            return None
        text = join(atoms)
        form = self._form_of(text)
        if not form:
            return None
        before = self._behind_verbs([a for a in atoms if a.begin < atoms[-1].end - len(form)])
        if not before:
            return None
        text = text[before[0].begin - atoms[0].begin :]
        modifier = text[: -len(form)]
        if len(modifier) < 2 or len(text) > _LONGEST_NAME or not self._names_one(before, modifier):
            return None
        entry = self._forms[form]
        return Name(
            before[0].begin,
            atoms[-1].end,
            entry.type,
            text,
            "form-name",
            kinds=(entry.kind,) if entry.kind else (),
        )

    def _names_one(self, before: Sequence[Atom], modifier: str) -> bool:
        """Tell whether the words before the form say which one: a proper name, and no count or 和."""
        if any(c.isdigit() or c in "%/和与及" for c in modifier):
            return False
        return has_proper(before) and not all(a.text in self._generic for a in before)

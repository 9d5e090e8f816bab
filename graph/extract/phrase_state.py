"""The state of one clause while its words are read: the open phrase, the verb that governs it, its list."""

from __future__ import annotations

from graph.extract.clauses import Atom, Clause, Item, VerbUse


class PhraseState:
    """Collects the items of one clause while its words are read."""

    def __init__(self, clause: Clause) -> None:
        self._clause = clause
        self._atoms: list[Atom] = []
        self._verb: VerbUse | None = None
        self._lead = ""
        self._counted = False
        self._group = 0
        self._joined = False
        self._etc = False
        self._pending: list[Item] = []
        self._fresh = False
        self._outer: VerbUse | None = None

    @property
    def open(self) -> bool:
        """Whether a phrase has begun."""
        return bool(self._atoms)

    def add(self, atom: Atom) -> None:
        """Add a word to the phrase."""
        self._atoms.append(atom)
        self._fresh = False

    def _finish(self) -> Item | None:
        if not self._atoms:
            return None
        item = Item(
            self._atoms[0].begin,
            self._atoms[-1].end,
            self._atoms,
            "".join([atom.text for atom in self._atoms]),
            self._verb,
            self._lead,
            self._counted,
            group=self._group,
            joined=self._joined,
            after_etc=self._etc,
        )
        self._clause.items.append(item)
        self._pending.append(item)
        self._atoms = []
        self._counted = False
        self._joined = False
        self._etc = False
        return item

    @property
    def last(self) -> Atom:
        """The last word of the open phrase."""
        return self._atoms[-1]

    @property
    def text(self) -> str:
        """The words of the open phrase, joined."""
        return "".join(a.text for a in self._atoms)

    @property
    def just_verb(self) -> bool:
        """Whether nothing stands between the last verb and here."""
        return self._fresh

    @property
    def awarding(self) -> bool:
        """Whether what comes is the object of a verb of award, inside which no verb parts."""
        return self._verb is not None and self._verb.frame == "award" and not self._lead

    def coordinate(self, text: str) -> None:
        """End an item; the next one is coordinated with it."""
        if self._finish() is None and not self._pending:
            return
        self._joined = text != "、"

    def etcetera(self) -> None:
        """End a list at 等; what follows names its class."""
        self._finish()
        for item in self._clause.items:
            if item.group == self._group:
                item.before_etc = True
        self._etc = True

    def attribute(self) -> None:
        """End an item at 的, which makes it describe what follows; a verb right before 的 takes nothing more."""
        item = self._finish()
        if item is not None:
            item.attribute = True
        elif self._fresh:
            self._verb = self._outer
        self._group += 1

    def count(self) -> None:
        """End an item at a number that measures it and counts what follows."""
        item = self._finish()
        if item is not None:
            item.measured = True
        self._counted = True

    def lead(self, text: str) -> None:
        """Begin a phrase that a preposition introduces."""
        self.close()
        self._lead = text

    def close(self) -> None:
        """End the phrase; what follows is no member of it."""
        self._finish()
        self._fresh = False
        self._group += 1
        self._etc = False
        self._joined = False

    def verb(self, verb: VerbUse) -> None:
        """End the phrase at a verb, which takes what follows as its object."""
        self._finish()
        for item in self._pending:
            if item.verb is None:
                item.follows = verb
        self._pending = []
        self._fresh = True
        self._clause.verbs.append(verb)
        self._outer = self._verb
        self._verb = verb
        self._lead = ""
        self._group += 1
        self._etc = False
        self._joined = False
        self._counted = False

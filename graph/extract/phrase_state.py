"""The state of one clause while its words are read: the open phrase, the verb that governs it, its list."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extract.clauses import Atom, Clause, Item, VerbUse


class PhraseState:
    """Collects the items of one clause. A phrase is a run of its words, from `start` to where it is ended."""

    __slots__ = (
        "_atoms",
        "_clause",
        "_counted",
        "_etc",
        "_fresh",
        "_group",
        "_joined",
        "_lead",
        "_number",
        "_outer",
        "_pending",
        "_relative",
        "_verb",
        "at",
        "start",
    )

    def __init__(self, clause: Clause, atoms: Sequence[Atom]) -> None:
        self._clause = clause
        self._atoms = atoms
        self.at = 0
        """The word that is being read."""
        self.start = -1
        """The first word of the open phrase; -1 where none is open."""
        self._verb: VerbUse | None = None
        self._outer: VerbUse | None = None
        self._pending: list[Item] = []
        self._lead = ""
        self._group = 0
        self._number = ""
        self._relative: VerbUse | None = None
        self._counted = self._joined = self._etc = self._fresh = False

    @property
    def open(self) -> bool:
        """Whether a phrase has begun."""
        return self.start >= 0

    @property
    def last(self) -> Atom:
        """The last word of the open phrase."""
        return self._atoms[self.at - 1]

    @property
    def text(self) -> str:
        """The words of the open phrase, joined."""
        return "".join([atom.text for atom in self._atoms[self.start : self.at]])

    @property
    def just_verb(self) -> bool:
        """Whether nothing stands between the last verb and here."""
        return self._fresh

    @property
    def awarding(self) -> bool:
        """Whether what comes is the object of a verb of award, inside which no verb parts."""
        return self._verb is not None and self._verb.frame == "award" and not self._lead

    def add(self) -> None:
        """Take the word that is being read into the phrase."""
        if self.start < 0:
            self.start = self.at

    def _finish(self) -> Item | None:
        if self.start < 0:
            return None
        atoms = self._atoms[self.start : self.at]
        item = Item(
            atoms[0].begin,
            atoms[-1].end,
            list(atoms),
            "".join([atom.text for atom in atoms]),
            self._verb,
            self._lead,
            self._counted,
            group=self._group,
            joined=self._joined,
            after_etc=self._etc,
            relative=self._relative,
            number=self._number if self._counted else "",
        )
        self._relative = None
        self._clause.items.append(item)
        self._pending.append(item)
        self.start = -1
        self._counted = self._joined = self._etc = self._fresh = False
        return item

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
            if self._verb is not None:
                self._clause.relatives.append(self._verb)
                self._relative = self._verb
            self._verb = self._outer
        self._group += 1

    def count(self) -> None:
        """End an item at a number that measures it and counts what follows."""
        item = self._finish()
        if item is not None:
            item.measured = True
        self._counted = True
        self._number = self._atoms[self.at].text

    def lead(self, text: str) -> None:
        """Begin a phrase that a preposition introduces."""
        self.close()
        self._lead = text

    def close(self) -> None:
        """End the phrase; what follows is no member of it."""
        self._finish()
        self._group += 1
        self._etc = self._joined = self._fresh = False

    def verb(self, verb: VerbUse) -> None:
        """End the phrase at a verb, which takes what follows as its object."""
        self._finish()
        for item in self._pending:
            if item.verb is None:
                item.follows = verb
        self._pending = []
        self._relative = None
        self._clause.verbs.append(verb)
        self._outer = self._verb
        self._verb = verb
        self._lead = ""
        self._group += 1
        self._etc = self._joined = self._counted = False
        self._fresh = True

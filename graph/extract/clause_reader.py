"""Cut a sentence into clauses, and its clauses into items, by the lexicon's verbs and function words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from graph.extract.clauses import Atom, Clause, VerbUse
from graph.extract.lexicon import Lexicon, Verb
from graph.extract.phrase_state import PhraseState

_TAKEN = frozenset(("quote", "motto", "work", "name", "body", "place"))
_BREAKS = frozenset("，；。！？：\n（）()…!?;,")
_COORDINATORS = frozenset(("、", "和", "与", "及", "以及", "暨"))
_WITH = frozenset(("与", "和"))
"""Right behind a verb these are prepositions: 建立与市政协的联络机制."""
_RANGES = frozenset(("至", "到"))
"""Between two places these join: 四平至白河高铁."""
_CLASSIFIERS = frozenset(
    "个支批项条家名座处所件场次期届亿万户人对口台辆艘部本册篇首幅套种类片块间栋栏层级间位员股笔宗起例轮套份张把双股门节"
)
_NO_CLASSIFIERS = frozenset(("年", "期", "届", "强", "级", "批"))
_COUNTING = "一二三四五六七八九十百千万亿两几数多0123456789.余"
_CLOSING = frozenset(("d", "ad", "p", "ul", "uz", "ug", "uv", "y", "e", "o", "c"))
_TELLING = frozenset(("m", "x")) | _CLOSING
"""Parts of speech that may part a phrase; a word of another, in no list, is simply part of one."""
_ADVERBIAL = frozenset(("d", "ad", "vd"))
_LISTED_RULES = frozenset(("政策", "措施", "举措", "意见", "办法", "规定", "政策措施"))
_PLAN = "计划"
_NOT = frozenset(("未", "没有", "没", "不", "尚未", "从未", "未能", "未曾", "不再", "不得", "并未", "暂未"))
_YEARLY = frozenset(("年产", "日产", "日处理", "年处理", "年加工", "总装机", "装机"))
_NUMERIC = re.compile(r"[\d.%]+$")


class ClauseReader:
    """Reads the words of sentences. Holds only lexicons, so sentences may come in any order."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._verbs = lexicon.verbs
        self._adverbs = lexicon.role("adverb")
        self._leads = lexicon.role("lead")
        self._selves = lexicon.role("self")
        self._acting = lexicon.role("acting") | lexicon.role("acting-place")
        self._place_acts = lexicon.role("acting-place")
        self._head_of = lexicon.head_of
        self._form_of = lexicon.form_of
        self._telling = frozenset(
            {*self._verbs, *self._adverbs, *self._leads, *_COORDINATORS, *_RANGES, "等", "等等", "的", _PLAN}
        )

    def read(self, atoms: Sequence[Atom], signs: Sequence[int]) -> list[Clause]:
        """Divide a sentence's words into clauses with their items and verbs.

        `signs` are the offsets, in order, at which a name may end. A clause without one, which
        most of a report's are, stays whole: it is `plain`.
        """
        clauses: list[Clause] = []
        start = 0
        for i, atom in enumerate(atoms):
            if atom.pos == "x" and (atom.text in _BREAKS or (atom.text == "—" and atoms[i - 1].text == "—")):
                if i > start:
                    clauses.append(self._read_clause(atoms, start, i, signs))
                start = i + 1
        if start < len(atoms):
            clauses.append(self._read_clause(atoms, start, len(atoms), signs))
        return clauses

    def _read_clause(self, words: Sequence[Atom], first: int, last: int, signs: Sequence[int]) -> Clause:
        clause = Clause(words[first].begin, words[last - 1].end)
        at = bisect_right(signs, clause.begin)
        if at == len(signs) or signs[at] > clause.end:
            clause.plain = True
            return clause
        atoms = words[first:last]
        state = PhraseState(clause, atoms)
        telling, adverbs = self._telling, self._adverbs
        at, count = 0, len(atoms)
        while at < count:
            atom = atoms[at]
            text = atom.text
            if (
                text not in telling
                and atom.pos not in _TELLING
                and not (len(text) == 4 and text[:2] in adverbs)
            ):
                if state.start < 0:
                    state.start = at
                at += 1
                continue
            state.at = at
            at += (
                self._joins(state, atom) or self._governs(state, atoms, at) or self._counts(state, atoms, at)
            )
        state.at = at
        state.close()
        return clause

    def _joins(self, state: PhraseState, atom: Atom) -> int:
        """Read a known name, a coordinator, 等 or 的; give 1 where the word was one of these, else 0."""
        text = atom.text
        if atom.pos in _TAKEN or (text in _RANGES and state.open and state.last.pos in {"place", "ns"}):
            state.add()
        elif text in _COORDINATORS:
            if text != "、" and state.open and self._runs_on(state):
                state.add()
            elif text in _WITH and not state.open and state.just_verb:
                state.lead(text)
            else:
                state.coordinate(text)
        elif text in {"等", "等等"}:
            state.etcetera()
        elif text == "的" and not (state.awarding and state.open):
            state.attribute()
        else:
            return 0
        return 1

    def _governs(self, state: PhraseState, atoms: Sequence[Atom], i: int) -> int:
        """Read an adverb, a verb or a preposition that parts the phrase; give 1 where it did, else 0."""
        atom = atoms[i]
        text, pos = atom.text, atom.pos
        if state.awarding and pos != "p":
            return 0
        following = atoms[i + 1] if i + 1 < len(atoms) else None
        if (text in self._adverbs and self._leads_to_verb(state, pos, following)) or (
            text == _PLAN and self._plans(state, following)
        ):
            state.close()
        elif (verb := self._verb(text)) and self._parts(verb, atom, state, following):
            state.verb(
                VerbUse(
                    text, verb.frame, atom.begin, atom.end, self._denied(atoms, i), _is_respective(atoms, i)
                )
            )
        elif text in self._leads and (pos == "p" or not state.open) and not _held(state, following):
            state.lead(text)
        elif (
            text in self._adverbs and (pos in {"d", "ad"} or (following is not None and following.pos == "m"))
        ) or (pos in _CLOSING and (len(text) == 1 or (pos in {"d", "ad"} and not _inside(state, following)))):
            state.close()
        else:
            return 0
        return 1

    def _counts(self, state: PhraseState, atoms: Sequence[Atom], i: int) -> int:
        """Read a number that counts, white space, or a plain word of the phrase; give how many words it took."""
        atom = atoms[i]
        width = _count_width(atoms, i) if atom.pos == "m" else 0
        if width and not self._belongs(state, atoms, i, width):
            state.count()
            return width
        if atom.pos == "x" and not atom.text.strip():
            state.close()
        else:
            state.add()
        return 1

    def _belongs(self, state: PhraseState, atoms: Sequence[Atom], i: int, width: int) -> bool:
        """Tell whether a number is part of the name: 惠侨25条政策, 年产16万吨…项目."""
        if not state.open or state.awarding:
            return False
        listed = width == 2 and i + 2 < len(atoms) and atoms[i + 2].text in _LISTED_RULES
        return listed or state.last.text in _YEARLY

    def _leads_to_verb(self, state: PhraseState, pos: str, following: Atom | None) -> bool:
        verb = self._verb(following.text) if following is not None else None
        return verb is not None and (verb.role == "hard" or not state.open or pos in _ADVERBIAL)

    def _plans(self, state: PhraseState, following: Atom | None) -> bool:
        """Tell whether 计划 says what is meant to be done, not what the plan is called."""
        whole = not state.open or state.last.pos in _TAKEN or state.text in self._selves
        return whole and following is not None and self._verb(following.text) is not None

    def _denied(self, atoms: Sequence[Atom], i: int) -> bool:
        """Tell whether a word of negation stands before a verb, with at most an adverb between."""
        if not i or atoms[i - 1].text in _NOT:
            return i > 0
        return i > 1 and atoms[i - 1].text in self._adverbs and atoms[i - 2].text in _NOT

    def _verb(self, text: str) -> Verb | None:
        """The lexicon's verb, also where the tokeniser took its adverb with it: 大力开展."""
        verb = self._verbs.get(text)
        if verb is None and len(text) == 4 and text[:2] in self._adverbs:
            verb = self._verbs.get(text[2:])
        return verb

    def _parts(self, verb: Verb, atom: Atom, state: PhraseState, following: Atom | None) -> bool:
        """Tell whether a verb parts the phrase here: always, or only where no phrase is open."""
        if verb.role == "hard" or (following is not None and following.pos == "ul"):
            return True
        if following is None or following.text in _COORDINATORS:
            return False
        if state.open:
            return self._acts(verb, atom.text, state, following)
        return not state.just_verb or (atom.pos == "v" and bool(verb.frame))

    def _acts(self, verb: Verb, text: str, state: PhraseState, following: Atom) -> bool:
        """Tell whether whoever the phrase ends in does what a verb says that is also used inside names."""
        last = state.last
        if not verb.frame or following.text == "的" or last.pos not in {"body", "name", "place"}:
            return False
        if text not in (self._place_acts if last.pos == "place" else self._acting):
            return False
        return self._head_of(following.text) is None

    def _runs_on(self, state: PhraseState) -> bool:
        """Tell whether 和 stands inside a name: what comes before it ends in no head and is no name itself."""
        text = state.text
        if text in self._selves:
            return False
        return state.last.pos not in _TAKEN and self._head_of(text) is None and not self._form_of(text)


def _is_respective(atoms: Sequence[Atom], i: int) -> bool:
    return atoms[i].text.startswith(("分别", "分获")) or (i > 0 and atoms[i - 1].text == "分别")


def _inside(state: PhraseState, following: Atom | None) -> bool:
    """A function word of two characters or more inside an open phrase stays in it."""
    return state.open and following is not None and following.pos.startswith(("n", "v", "l"))


def _held(state: PhraseState, following: Atom | None) -> bool:
    """So does a preposition, unless a known name stands right before or after it."""
    named = state.last.pos in _TAKEN or (following is not None and following.pos in _TAKEN)
    return not named and _inside(state, following)


def _count_width(atoms: Sequence[Atom], i: int) -> int:
    """Tell how many words a counting phrase takes from `i`: 26/个, 四批, 1.3/万个; 0 where it counts nothing."""
    text = atoms[i].text
    if text.startswith("第") or (i and atoms[i - 1].text == "第"):
        return 0
    following = atoms[i + 1] if i + 1 < len(atoms) else None
    if len(text) > 1 and text[-1] in _CLASSIFIERS and text[0] in _COUNTING:
        return 1
    if following is None:
        return 0
    if following.pos == "q" or (len(following.text) == 1 and following.text in _CLASSIFIERS):
        after_quote = i > 0 and atoms[i - 1].pos in {"quote", "motto"}
        return 2 if following.text not in _NO_CLASSIFIERS or (following.text == "期" and after_quote) else 0
    return 2 if _NUMERIC.match(text) and following.pos == "m" else 0

"""Relations that stand in a pattern of their own, not in a plain subject, verb and object."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from graph.extract.analysis import Name
from graph.extract.clauses import Clause, VerbUse
from graph.extract.relations.placing import Placed
from graph.extract.relations.relation import ACTORS, BODIES, Carried, How, Relation, state

_LEADING = frozenset(("guide", "support"))
_LED = frozenset(("hold", "do", "join"))
_GATHERINGS = ("座谈会", "茶话会", "恳谈会", "协商会", "开题会", "联谊会", "代表大会", "代表会议")
"""Meetings that are named after who comes, not after what they are about."""
_MADE = frozenset(("organizes", "established", "issued"))
_CONFERRING = frozenset(("授予", "命名"))
_BY = frozenset(("被", "由", "经"))
_GAVE = frozenset(("", "授予的", "颁发的", "命名的", "评选的", "认定的", "颁授的"))
_NO_LEAD = frozenset(("",))
_SIGNED = frozenset(
    (
        "",
        "等部门",
        "等",
        "的",
        "印发的",
        "发布的",
        "出台的",
        "制定的",
        "联合印发的",
        "等部门印发的",
        "等部门联合印发的",
    )
)


def read_led(clause: Clause, placed: Placed) -> list[Relation]:
    """Those who are guided or supported to do something take part in it: 指导X开展Y."""
    found: list[Relation] = []
    for first, second in pairwise(clause.verbs):
        if first.frame not in _LEADING or second.frame not in _LED:
            continue
        led = [n for i, n in placed if i.verb is first and n.type in ACTORS and not i.attribute]
        for item, name in placed:
            if item.verb is second and name.type in {"Activity", "Program"} and not item.attribute:
                found.extend(state(led, "participatesIn", name, (name.begin, name.end), "led", "explicit"))
    return found


def read_relative(placed: Placed, frames: Mapping[tuple[str, str], str]) -> list[Relation]:
    """What somebody made, held or founded is named after 的: 市侨联设立的“侨心”驿站."""
    found: list[Relation] = []
    for item, name in placed:
        verb = item.relative
        predicate = frames.get((verb.frame, name.type)) if verb else None
        if verb is None or predicate is None or predicate not in _MADE or item.attribute or verb.denied:
            continue
        makers = [n for i, n in placed if i.follows is verb and n.type in ACTORS and i.lead in {"", "由"}]
        found.extend(state(makers, predicate, name, (verb.begin, name.end), verb.frame, "explicit"))
    return found


def find_active(clause: Clause, placed: Placed, names: Sequence[Name]) -> list[VerbUse]:
    """Find the verbs before which a body gives an award to who is named behind: 国家民委授予…, not 净居寺被授予…."""
    active: list[VerbUse] = []
    for verb in clause.verbs:
        if verb.text not in _CONFERRING:
            continue
        before = [n for i, n in placed if i.follows is verb and not i.lead]
        passive = any(i.follows is verb and i.lead in _BY for i in clause.items)
        award = next((n for n in names if n.type == "Award" and n.begin >= verb.end), None)
        given = award is not None and award.begin > verb.end
        if given and before and not passive and all(n.type in BODIES for n in before):
            active.append(verb)
    return active


def read_given(active: Sequence[VerbUse], placed: Placed, names: Sequence[Name]) -> list[Relation]:
    """Who gave an award: the body after 被, or the one before an active verb, with who is named behind it."""
    found: list[Relation] = []
    for item, award in placed:
        verb = item.verb
        if award.type != "Award" or verb is None or verb.frame != "award":
            continue
        leads = _BY if verb not in active else _NO_LEAD
        givers = [n for i, n in placed if i.follows is verb and i.lead in leads and n.type in BODIES]
        if verb in active:
            between = [n for n in names if verb.end <= n.begin and n.end <= award.begin and n.type != "Award"]
            found.extend(state(between, "receivedAward", award, (verb.begin, award.end), "award", "explicit"))
        found.extend(
            Relation(award, "conferredBy", body, body.begin, award.end, "award-giver", "explicit")
            for body in givers
        )
    return found


def keep_respective(
    clause: Clause, placed: Placed, recipients: Sequence[Name], found: Sequence[Relation]
) -> list[Relation]:
    """Of what 分别 hands out, keep each recipient's own: 甲、乙分别获评丙、丁."""
    respective = {v for v in clause.verbs if v.respective and v.frame == "award"}
    awards = [n for i, n in placed if n.type == "Award" and i.verb in respective]
    who = [n for n in recipients if n.type != "Award"]
    if len(awards) < 2 or len(awards) != len(who):
        return list(found)
    own = {(id(a), id(b)) for a, b in zip(who, awards, strict=True)}
    return [
        r
        for r in found
        if r.predicate != "receivedAward" or r.object not in awards or (id(r.subject), id(r.object)) in own
    ]


def read_called(names: Sequence[Name]) -> list[Relation]:
    """Those whom a meeting is called after take part in it: 党外人士座谈会."""
    return [
        Relation(inner, "participatesIn", meeting, meeting.begin, meeting.end, "called-explicit", "explicit")
        for meeting, inner in pairwise(names)
        if inner.rule == "meeting-called" and inner.end <= meeting.end and meeting.label.endswith(_GATHERINGS)
    ]


def read_givers(text: str, names: Sequence[Name]) -> list[Relation]:
    """The body right before an award's name gave it: 国家民委第十批…示范单位, 国家民委授予的“…”."""
    return [
        Relation(award, "conferredBy", body, body.begin, award.end, "award-giver", "explicit")
        for body, award in pairwise(names)
        if award.type == "Award" and body.type in BODIES and text[body.end : award.begin] in _GAVE
    ]


def read_signed(text: str, names: Sequence[Name]) -> list[Relation]:
    """The body that stands right before a document issued it: 民政部等部门《…通知》."""
    return [
        Relation(body, "issued", work, body.begin, work.end, "signed-document", "explicit")
        for body, work in pairwise(names)
        if work.type == "Work" and body.type in BODIES and text[body.end : work.begin] in _SIGNED
    ]


def read_listed_awards(placed: Placed, carried: Carried) -> list[Relation]:
    """Awards that go on after a comma: 获评甲、乙，丙第一等次."""
    subjects: list[Name | None] = [*carried.awarded] or [None]
    how: How = "carried" if carried.awarded else "default"
    found: list[Relation] = []
    for _, name in placed:
        if name.type == "Award":
            found.extend(state(subjects, "receivedAward", name, (name.begin, name.end), "award", how))
    return found


def read_listed_objects(
    clause: Clause, placed: Placed, carried: Carried, frames: Mapping[tuple[str, str], str]
) -> list[Relation]:
    """Objects that go on after a comma, each with its own figure: 推进投资8亿元的甲项目，投资5亿元的乙项目."""
    verb = carried.verb
    if verb is None or not any(item.measured for item in clause.items):
        return []
    subjects: list[Name | None] = [*carried.subjects] or [None]
    how: How = "carried" if carried.subjects else "default"
    found: list[Relation] = []
    for item, name in placed:
        predicate = frames.get((verb.frame, name.type))
        if predicate and name.type == "Program" and not item.lead and not item.attribute:
            found.extend(state(subjects, predicate, name, (name.begin, name.end), verb.frame, how))
    return found

"""Claims and award grants of one report, collected sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from graph.extract.analysis import Name, SentenceText
from graph.extract.context import Setting
from graph.extract.relations.relation import Relation
from graph.extract.relations.structure import Stated
from graph.model.fact import AwardGrant, Claim, Evidence, Modality
from graph.model.iri import digest

_BATCH = re.compile(r"第[一二三四五六七八九十百\d]+[批届次]|首[批届次]")
_RANK = re.compile(r"第[一二三四五六七八九十\d]+(?:等次|名|位)|[特一二三]等奖|[金银铜]奖|优秀等次")
_ONLY = re.compile(r"(?:为|是|系)?(?P<scope>全国|全省|全市|全县|全区)(?:的)?唯一")
_LEVELS = (
    ("国家级", ("全国", "国家", "中国", "中央", "国务院", "世界", "全球")),
    ("省级", ("全省", "省", "自治区")),
    ("市级", ("全市", "市")),
    ("县级", ("全县", "县", "区")),
)
_LOWERED = {"explicit": Decimal(1), "carried": Decimal("0.9"), "default": Decimal("0.85")}
_DEFAULT = Decimal("0.8")
_CENT = Decimal("0.01")


class ClaimBook:
    """Collects what relations state; the same claim said again gains evidence."""

    def __init__(self, setting: Setting, precision: Mapping[str, Decimal]) -> None:
        self._setting = setting
        self._precision = precision
        self._claims: dict[str, Claim] = {}
        self._grants: dict[str, AwardGrant] = {}

    def add_stated(self, stated: Stated) -> None:
        """Add a relation that a name or geography states."""
        mention = stated.mention
        evidence = Evidence(
            mention.sentence, mention.begin, mention.end, stated.rule, self._confidence(stated.rule)
        )
        self._add(
            stated.subject,
            stated.predicate,
            stated.object,
            self._setting.year,
            "achieved",
            evidence,
            affirmed=True,
        )

    def add_relation(
        self,
        relation: Relation,
        sentence: SentenceText,
        own: Name | None,
        *,
        modality: Modality,
        year: int | None,
    ) -> None:
        """Add a relation of a clause; `own` acts where the clause and those before it name nobody."""
        subject = relation.subject or own
        if subject is None or not subject.entity or subject.entity == relation.object.entity:
            return
        begin, end = sentence.span(relation.begin, relation.end)
        confidence = self._confidence(relation.rule)
        if relation.rule not in self._precision:
            confidence = (confidence * _LOWERED[relation.how]).quantize(_CENT)
        evidence = Evidence(sentence.sentence.index, begin, end, relation.rule, confidence)
        year = year or self._setting.year
        self._add(
            subject.entity,
            relation.predicate,
            relation.object.entity,
            year,
            modality,
            evidence,
            affirmed=relation.affirmed,
        )
        if relation.predicate == "receivedAward" and relation.affirmed:
            self._grant(subject.entity, relation, sentence, year, evidence)

    def _confidence(self, rule: str) -> Decimal:
        return self._precision.get(rule, _DEFAULT)

    def _add(
        self,
        subject: str,
        predicate: str,
        obj: str,
        year: int | None,
        modality: Modality,
        evidence: Evidence,
        *,
        affirmed: bool,
    ) -> None:
        if subject == obj:
            return
        identifier = digest(subject, predicate, obj, year, modality, "affirmed" if affirmed else "denied")
        claim = self._claims.get(identifier)
        if claim is None:
            self._claims[identifier] = Claim(
                identifier, subject, predicate, obj, year, modality, affirmed=affirmed, evidence=(evidence,)
            )
        elif evidence not in claim.evidence:
            claim.evidence = tuple(sorted((*claim.evidence, evidence)))

    def _grant(
        self, recipient: str, relation: Relation, sentence: SentenceText, year: int | None, evidence: Evidence
    ) -> None:
        award = relation.object
        batch, rank = _BATCH.search(award.label), _RANK.search(award.label)
        rank = rank or _RANK.match(sentence.text, award.end)
        only = _ONLY.search(sentence.text, award.end, award.end + 14)
        scope = self._setting.level(_SCOPES.get(only["scope"], "")) if only else None
        identifier = digest("grant", award.entity, recipient, year)
        grant = AwardGrant(
            identifier,
            award.entity,
            recipient,
            level=_level_of(award.label),
            batch=batch.group() if batch else None,
            rank=rank.group() if rank else None,
            unique_within=f"行政区划/{scope.name}" if scope else None,
            year=year,
            evidence=(evidence,),
        )
        known = self._grants.setdefault(identifier, grant)
        if known is not grant and evidence not in known.evidence:
            known.evidence = tuple(sorted((*known.evidence, evidence)))

    def claims(self) -> list[Claim]:
        """The claims, sorted."""
        return sorted(self._claims.values(), key=lambda claim: claim.id)

    def grants(self) -> list[AwardGrant]:
        """The grants with their grantors, sorted."""
        givers: dict[str, str] = {}
        for claim in self.claims():
            if claim.predicate == "conferredBy":
                givers.setdefault(claim.subject, claim.object)
        return [
            replace(g, grantor=givers.get(g.award)) for g in sorted(self._grants.values(), key=lambda g: g.id)
        ]


_SCOPES = {"全省": "省", "全市": "市", "全县": "县", "全区": "区"}


def _level_of(label: str) -> str | None:
    bare = _BATCH.sub("", label, count=1) if _BATCH.match(label) else label
    for level, words in _LEVELS:
        if bare.strip("“《").startswith(words):
            return level
    return None

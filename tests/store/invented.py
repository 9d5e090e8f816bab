"""An invented extractor: it reads a few plain patterns, enough to fill every kind of statement.

Build tests let other processes import it by name, so it stands in a module of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from graph._resources import OntologyFolder
from graph.model.document import Document, Section, Sentence
from graph.model.fact import (
    AwardGrant,
    Claim,
    Comparison,
    Context,
    Entity,
    Evidence,
    Extraction,
    Figure,
    Mention,
)
from graph.model.iri import digest, slug

PLACE = "行政区划/云溪市"
PROVINCE = "行政区划/青岭省"
OFFICE = "机构/云溪市-政府-文化局"
_NAME = re.compile("“?[^“”，。；获得至推进办将开展市局建成实施]{2,6}”?(?:工程|书屋|活动)")
_TYPES = {"工程": ("工程项目", "Program"), "书屋": ("阵地场所", "Venue"), "活动": ("活动会议", "Activity")}
_NUMBER = re.compile(r"([\u4e00-\u9fff]{2})(\d+(?:\.\d+)?)(余)?(万)?(个|场|元|%)")
RULE, NUMBER_RULE, LIST_RULE = "verb-object", "number-measure", "award"


@dataclass(slots=True)
class Background(Extraction):
    """An extraction that also knows which division lies in which."""

    background: tuple[tuple[str, str], ...] = ()


def make_document(
    text: str,
    *,
    key: str = "云溪市文化2031",
    file_name: str = "云溪市文化2031.txt",
    source_hash: str = "0" * 64,
) -> Document:
    """Divide a text: its first line is the title, lines that begin with 一、 are headings, 。 ends a sentence."""
    sections = [Section(0, 0, len(text), "", 0, None)]
    spans: list[tuple[int, int, bool]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        stripped = line.rstrip("\n")
        if stripped.startswith(("一、", "二、")):
            sections.append(Section(len(sections), at, len(text), stripped, 1, None))
        spans += [(at + m.start(), at + m.end(), at == 0) for m in re.finditer("[^。]+。?", stripped)]
        at += len(line)
    if len(sections) > 1:
        sections[0] = Section(0, 0, sections[1].begin, "", 0, None)
    sentences = [
        Sentence(i, b, e, max(s.index for s in sections if s.begin <= b), h)
        for i, (b, e, h) in enumerate(spans)
    ]
    title = text.split("\n", 1)[0]
    return Document(
        key, text, title, tuple(sections), tuple(sentences), file_name=file_name, source_hash=source_hash
    )


class InventedExtractor:
    """Reads what `_NAME` and `_NUMBER` match; the city's office does whatever is said."""

    def extract(
        self, doc: Document, *, place: str | None = None, year: int | None = None, issuer: str | None = None
    ) -> Extraction:
        """Read one document."""
        if "坏事" in doc.text:
            raise ValueError("an invented fault")
        when = year or 2031
        found = Background(
            doc, Context(place or PLACE, when, issuer or OFFICE), background=((PLACE, PROVINCE),)
        )
        entities = {
            PLACE: Entity(PLACE, "Place", "云溪市", ("我市",), ("市级",), "990100"),
            PROVINCE: Entity(PROVINCE, "Place", "青岭省", (), ("省级",), "990000"),
            OFFICE: Entity(OFFICE, "Department", "云溪市文化局", ("市文化局",), ("政府部门",)),
        }
        for sentence in doc.sentences:
            if not sentence.heading:
                self._read_names(found, entities, sentence, when)
                self._read_figures(found, sentence, when)
        used = {m.entity for m in found.mentions} | {PLACE, PROVINCE, OFFICE}
        found.entities = [entities[name] for name in sorted(used)]
        found.counted = len(found.figures) + len(found.mentions)
        return found

    def _read_names(
        self, found: Extraction, entities: dict[str, Entity], sentence: Sentence, year: int
    ) -> None:
        text = found.document.text[sentence.begin : sentence.end]
        at = text.find("云溪市")
        if at >= 0:
            begin = sentence.begin + at
            found.mentions.append(Mention(begin, begin + 3, sentence.index, PLACE, "place"))
        for match in _NAME.finditer(text):
            path, kind = _TYPES[match.group()[-2:]]
            name = f"{path}/{slug(match.group())}"
            entities[name] = Entity(name, kind, match.group())
            begin, end = sentence.begin + match.start(), sentence.begin + match.end()
            found.mentions.append(Mention(begin, end, sentence.index, name, "quoted"))
            evidence = Evidence(sentence.index, sentence.begin, end, RULE, Decimal("0.90"))
            modality = "planned" if "将" in text else "achieved"
            predicate = (
                "organizes" if kind == "Activity" else "implements" if kind == "Program" else "established"
            )
            key = digest(OFFICE, predicate, name, year, modality, "未" not in text)
            found.claims.append(
                Claim(key, OFFICE, predicate, name, year, modality, "未" not in text, (evidence,))  # type: ignore[arg-type]
            )

    def _read_figures(self, found: Extraction, sentence: Sentence, year: int) -> None:
        text = found.document.text[sentence.begin : sentence.end]
        whole: str | None = None
        for match in _NUMBER.finditer(text):
            value = Decimal(match[2]) * (10000 if match[4] else 1)
            begin, end = sentence.begin + match.start(), sentence.begin + match.end()
            growth = re.match(r"，增长(\d+)%", text[match.end() :])
            key = digest(match[1], PLACE, year, value, match[5])
            found.figures.append(
                Figure(
                    key,
                    value,
                    match[5],
                    match.group()[2:],
                    match.group(),
                    match[1],
                    bound="atLeast" if match[3] else "exact",
                    about=OFFICE,
                    place=PLACE,
                    year=year,
                    comparison=Comparison("yearOnYear", Decimal(growth[1]), None, year - 1)
                    if growth
                    else None,
                    breakdown_of=whole if "其中" in text else None,
                    evidence=(Evidence(sentence.index, begin, end, NUMBER_RULE, Decimal("0.97")),),
                )
            )
            whole = whole or key


def make_extractor(folder: OntologyFolder) -> InventedExtractor:
    """Make one; the ontology plays no part."""
    assert folder.list("", ".ttl")
    return InventedExtractor()


def make_page(_store: object, _language: str) -> bytes:
    """Stand in for the page."""
    return b"<!doctype html>\n"


TEXT = """云溪市文化工作总结（2031年）
一、夜读服务
云溪市实施“灯火书屋”工程，建成灯塔书屋。
全年场次120余场，增长10%。投入1.5万元。
二、打算
2032年将开展“溪畔夜读”活动。未办成“夜航”活动。
共有藏书36个，其中乡村24个。
"""


def make_extraction(text: str = TEXT, *, key: str = "云溪市文化2031") -> Extraction:
    """Extract the invented report, with a grant added."""
    extraction = InventedExtractor().extract(make_document(text, key=key))
    award = Entity("荣誉/全国书香城市", "Award", "全国书香城市")
    extraction.entities = sorted([*extraction.entities, award], key=lambda e: e.id)
    sentence = extraction.document.sentences[-1]
    evidence = Evidence(sentence.index, sentence.begin, sentence.begin + 3, LIST_RULE, Decimal("0.8"))
    extraction.mentions.append(Mention(sentence.begin, sentence.begin + 3, sentence.index, award.id))
    extraction.grants = [
        AwardGrant(
            digest(award.id, PLACE),
            award.id,
            PLACE,
            OFFICE,
            "国家级",
            "第二批",
            "一等奖",
            PROVINCE,
            2031,
            (evidence,),
        )
    ]
    return extraction

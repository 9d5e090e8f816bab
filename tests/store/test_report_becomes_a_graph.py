"""One report's statements, in the fixed vocabulary, the same bytes each time."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.model.fact import Claim, Evidence, Figure
from graph.store.store import Store
from graph.store.triples import ReportWriter
from tests.store.invented import OFFICE, RULE, make_document, make_extraction


def ask(store: Store, where: str) -> list[tuple[str | None, ...]]:
    """The rows of a pattern, sorted."""
    return sorted(store.select(f"SELECT * WHERE {{ {where} }}"), key=str)


def test_the_report_itself(store: Store) -> None:
    """Text, title, year, place, publisher, file and both checksums stand on the report."""
    doc = make_extraction().document
    (row,) = store.select(
        "SELECT ?text ?title ?year ?sum ?source ?file ?place ?publisher WHERE { report:云溪市文化2031 a gx:Report ; "
        "nif:isString ?text ; dcterms:title ?title ; gx:year ?year ; gx:sha256 ?sum ; gx:sourceSha256 ?source ; "
        "gx:fileName ?file ; gx:place ?place ; gx:publisher ?publisher }"
    )
    assert row == (
        doc.text, "云溪市文化工作总结（2031年）", "2031", doc.sha256, "0" * 64, "云溪市文化2031.txt",
        "https://guanxi.example/id/行政区划/云溪市", "https://guanxi.example/id/机构/云溪市-政府-文化局",
    )  # fmt: skip


def test_every_span_is_its_text(store: Store) -> None:
    """Sections, sentences, mentions and evidence carry offsets, their words and their report."""
    text = make_extraction().document.text
    for kind in ("Section", "Sentence", "Mention", "Evidence"):
        rows = list(
            store.select(
                f"SELECT ?b ?e ?a WHERE {{ ?s a gx:{kind} ; nif:beginIndex ?b ; nif:endIndex ?e ; nif:anchorOf ?a ; "
                "gx:inReport report:云溪市文化2031 }"
            )
        )
        assert rows
        assert all(text[int(b or 0) : int(e or 0)] == a for b, e, a in rows)


def test_sentences_lead_upwards(store: Store) -> None:
    """Mentions lie in sentences, sentences in sections, sections have headings and levels."""
    rows = ask(
        store, "?m gx:inSentence/gx:inSection ?s . ?s dcterms:title ?t ; gx:headingLevel 1 ; a gx:Section"
    )
    assert {row[-1] for row in rows} >= {"一、夜读服务"} or {row[1] for row in rows} >= {"一、夜读服务"}


def test_an_edge_stands_exactly_for_what_is_so(store: Store) -> None:
    """Achieved and affirmed claims have a direct edge; plans and denials have none."""
    edges = {
        (p, o)
        for p, o in store.select(f"SELECT ?p ?o WHERE {{ 机构:{OFFICE[3:]} ?p ?o . ?p a gx:Relation }}")
    }
    base = "https://guanxi.example/id/"
    assert edges == {
        ("https://w3id.org/guanxi/ns#implements", f"{base}工程项目/灯火书屋工程"),
        ("https://w3id.org/guanxi/ns#established", f"{base}阵地场所/灯塔书屋"),
    }
    rows = ask(
        store, "?c a gx:Claim ; gx:modality ?m ; gx:polarity ?p ; gx:status gx:extracted ; gx:reportedBy ?r"
    )
    assert len(rows) == 4
    assert sum("planned" in str(row) for row in rows) == 1
    assert sum("denied" in str(row) for row in rows) == 1


def test_a_figure_says_all_it_knows(store: Store) -> None:
    """Value in the base unit, bound, wording, comparison and the measure's name."""
    (row,) = store.select(
        "SELECT ?v ?u ?t ?q ?b ?y ?ratio ?base WHERE { ?f a gx:Figure ; gx:measure/rdfs:label '场次'@zh ; gx:value ?v ; "
        "gx:unit ?u ; gx:valueText ?t ; gx:quote ?q ; gx:bound ?b ; gx:year ?y ; gx:comparison ?c . "
        "?c gx:comparisonKind gx:yearOnYear ; gx:ratio ?ratio ; gx:baselineYear ?base }"
    )
    assert row == (
        "120",
        "场",
        "120余场",
        "场次120余场",
        "https://w3id.org/guanxi/ns#atLeast",
        "2031",
        "10",
        "2030",
    )
    assert list(store.select("SELECT ?v WHERE { ?f gx:measure measure:投入 ; gx:value ?v }")) == [("15000",)]
    assert len(ask(store, "?part gx:breakdownOf ?whole . ?whole a gx:Figure")) == 1


def test_a_grant_says_all_it_knows(store: Store) -> None:
    """Award, recipient, grantor, level, batch, rank, scope and year."""
    rows = ask(
        store,
        "?g a gx:AwardGrant ; gx:award 荣誉:全国书香城市 ; gx:recipient 行政区划:云溪市 ; gx:grantor ?o ; gx:batch '第二批' ; "
        "gx:level gx:kind-国家级 ; gx:rank '一等奖' ; gx:uniqueWithin 行政区划:青岭省 ; gx:year 2031 ; gx:evidence ?e",
    )
    assert len(rows) == 1


def test_no_statement_has_a_blank_node(store: Store) -> None:
    """Everything has a name that another file can use."""
    assert ask(store, "?s ?p ?o FILTER(ISBLANK(?s) || ISBLANK(?o))") == []


def test_the_order_of_lists_does_not_show(block: str) -> None:
    """Lists in any order give the same bytes."""
    for seed in range(5):
        extraction = make_extraction()
        shuffle = random.Random(seed).shuffle  # noqa: S311 - no secret
        for each in (extraction.entities, extraction.mentions, extraction.claims, extraction.figures):
            shuffle(each)
        assert ReportWriter().write_block(extraction) == block


def test_a_used_writer_writes_the_same(block: str) -> None:
    """What a writer wrote before leaves no trace."""
    writer = ReportWriter()
    writer.write_block(make_extraction("另一篇\n云溪市实施“晨光”工程，人数5万个。\n", key="另一篇"))
    assert writer.write_block(make_extraction()) == block


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_the_hash_seed_does_not_show(block: str, seed: str) -> None:
    """Another process with another hash seed writes the same bytes."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); sys.stdout.reconfigure(encoding='utf-8', newline='')\n"
        "from graph.store.triples import ReportWriter; from tests.store.invented import make_extraction\n"
        "sys.stdout.write(ReportWriter().write_block(make_extraction()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(Path(__file__).resolve().parents[2])],
        capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed},
    )  # fmt: skip
    assert done.stdout.decode() == block


def read_paragraphs(block: str) -> Iterator[list[str]]:
    """The lines of each paragraph."""
    for paragraph in block[block.index("{\n") + 2 : -2].split(" .\n"):
        if paragraph:
            yield paragraph.split("\n")


def test_everything_is_sorted(block: str) -> None:
    """Subjects are sorted, and so are the properties of each, after its class."""
    paragraphs = list(read_paragraphs(block))
    assert [p[0] for p in paragraphs] == sorted(p[0] for p in paragraphs)
    for lines in paragraphs:
        names = [line.split()[0] for line in lines[1:]]
        assert names == sorted(names)
        assert lines[0].split()[1] == "a"


def test_evidence_is_written_once() -> None:
    """Facts that stand on one stretch of text share its evidence; the lowest confidence counts."""
    extraction = make_extraction()
    first = extraction.claims[0]
    (evidence,) = first.evidence
    extraction.claims.append(
        Claim("ffffffffffff", first.object, "partOf", first.subject, 2031, evidence=(replace(evidence, confidence=Decimal("0.5")),))
    )  # fmt: skip
    with Store.in_memory() as store:
        store.load(ReportWriter().write_block(extraction).encode())
        rows = ask(
            store, f"?c gx:evidence ?e . ?e gx:rule gx:rule-{RULE} ; gx:confidence ?n FILTER(?n = 0.5)"
        )
        assert len(rows) == 2
        assert (
            len({evidence for row in rows for evidence in row if evidence and "/evidence/" in evidence}) == 1
        )


def test_a_claim_about_a_stranger_is_refused() -> None:
    """An edge from something that is no entity of the report cannot be written."""
    extraction = make_extraction()
    extraction.claims.append(Claim("ffffffffffff", "机构/无此机构", "partOf", OFFICE, 2031))
    with pytest.raises(StoreError, match="无此机构"):
        ReportWriter().write_block(extraction)


def test_a_hostile_report_stays_whole() -> None:
    """Quotes, markup, line ends and lone surrogates in a text are only text."""
    text = '恶意"标题\\ } <a:b>\n他说"书屋"\u202e</script>\r共有活动3场\x0b。\n'
    extraction = make_extraction(text)
    with Store.in_memory() as store:
        store.load(ReportWriter().write_block(extraction).encode())
        assert list(store.select("SELECT ?t WHERE { ?r nif:isString ?t }")) == [(text,)]
        assert len(store.graphs()) == 1


def test_a_class_of_the_user_gets_whole_iris() -> None:
    """A class path that no prefix stands for is written with whole IRIs."""
    extraction = make_extraction()
    extraction.entities.append(
        replace(extraction.entities[0], id="河流湖泊/云溪", type="River", label="云溪")
    )
    with Store.in_memory() as store:
        store.load(ReportWriter().write_block(extraction).encode())
        assert list(store.select("SELECT ?s WHERE { ?s a gx:River }")) == [
            ("https://guanxi.example/id/河流湖泊/云溪",)
        ]


def test_another_base_is_used_throughout() -> None:
    """No minted IRI keeps the default base when another is set."""
    with Store.in_memory("https://data.example/x#") as store:
        store.load(ReportWriter("https://data.example/x#").write_block(make_extraction()).encode())
        assert not list(
            store.select("SELECT ?s WHERE { ?s ?p ?o FILTER(STRSTARTS(STR(?s), 'https://guanxi.example/')) }")
        )
        assert store.graphs() == ["https://data.example/x#report/云溪市文化2031"]


def test_two_labels_of_one_measure_make_one() -> None:
    """Measures whose words make one key are one measure with one name."""
    doc = make_document("云溪市\n其他。\n")
    extraction = make_extraction("云溪市\n其他。\n")
    span = doc.sentences[1]
    evidence = (Evidence(1, span.begin, span.end, "r", Decimal(1)),)
    extraction.figures = [
        Figure(f"{i}" * 12, Decimal(i), "个", "1个", "其他", label, evidence=evidence)
        for i, label in enumerate(["“书屋”数", "书屋数"], 1)
    ]
    block = ReportWriter().write_block(extraction)
    assert block.count(" a gx:Measure ;") == 1
    assert ReportWriter().list_namings(extraction)["measure:书屋数"].label == "“书屋”数"

"""Who was honoured, by whom, with what: in active and passive sentences and in lists."""

from __future__ import annotations

import pytest

from graph.extract.pipeline import Extractor
from graph.model.fact import AwardGrant
from tests.extract.cases import extract_lines, list_names, list_relations


def show_grant(extractor: Extractor, line: str) -> AwardGrant:
    """Show the one grant of a line."""
    (grant,) = extract_lines(extractor, line).grants
    return grant


@pytest.mark.parametrize(
    "line",
    [
        "市侨联荣获全省侨务工作先进单位称号。",
        "市侨联获评全省侨务工作先进单位。",
        "市侨联被评为全省侨务工作先进单位。",
        "市侨联被省委统战部评为全省侨务工作先进单位。",
        "市侨联被授予全省侨务工作先进单位称号。",
        "市侨联先后荣获全省侨务工作先进单位称号。",
        "市侨联加强联络，被认定为全省侨务工作先进单位。",
    ],
)
def test_active_and_passive_say_the_same(extractor: Extractor, line: str) -> None:
    """Won, named, was awarded: one recipient, one honour."""
    extraction = extract_lines(extractor, line)
    assert list_relations(extraction, "receivedAward") == {
        "吉安市侨联 | receivedAward | 全省侨务工作先进单位"
    }


def test_whoever_gives_receives_nothing(extractor: Extractor) -> None:
    """The body before the honour's name gave it."""
    extraction = extract_lines(extractor, "市侨联荣获国家民委“全国民族团结进步模范集体”称号。")
    assert list_relations(extraction, "receivedAward", "conferredBy") == {
        "吉安市侨联 | receivedAward | “全国民族团结进步模范集体”",
        "“全国民族团结进步模范集体” | conferredBy | 国家民委",
    }
    (grant,) = extraction.grants
    assert grant.grantor == "机构/国家民委"


def test_a_list_of_honours_goes_to_each_of_a_list(extractor: Extractor) -> None:
    """Two recipients and two honours without 分别 are four grants."""
    line = "遂川县、泰和县被评为全国文明城市、国家园林城市。"
    assert len(extract_lines(extractor, line).grants) == 4


def test_a_grant_keeps_level_and_batch(extractor: Extractor) -> None:
    """Batch and level of an honour are read from its name."""
    grant = show_grant(extractor, "东固畲族乡入选第十批全国民族团结进步示范单位。")
    assert grant.batch == "第十批"
    grant = show_grant(extractor, "市侨联获评全省侨务工作先进单位。")
    assert (grant.level, grant.batch, grant.year) == ("省级", None, 2022)


def test_a_grant_keeps_its_rank(extractor: Extractor) -> None:
    """First class and first prize are the grant's rank."""
    assert show_grant(extractor, "市侨联荣获全省综合考核第一等次。").rank == "第一等次"
    assert show_grant(extractor, "《侨心》荣获全省微视频大赛一等奖。").rank == "一等奖"


def test_the_only_one_of_a_place(extractor: Extractor) -> None:
    """为全省唯一 is kept with the grant and said of the recipient."""
    extraction = extract_lines(extractor, "市侨联获评全国侨联系统先进组织，为全省唯一。")
    (grant,) = extraction.grants
    assert grant.unique_within == "行政区划/江西省"
    assert list_relations(extraction, "firstWithin") == {"吉安市侨联 | firstWithin | 江西省"}


def test_general_praise_is_no_honour(extractor: Extractor) -> None:
    """Praise, funds and patents that are got are no awards."""
    extraction = extract_lines(extractor, "市侨联获得社会好评，获得资金80万元，取得明显成效。")
    assert list_names(extraction, "Award") == set()
    assert extraction.grants == []


def test_a_hoped_for_honour_is_a_plan(extractor: Extractor) -> None:
    """What is striven for is planned, not won."""
    extraction = extract_lines(extractor, "明年，遂川县力争获评全国双拥模范县。")
    (claim,) = [c for c in extraction.claims if c.predicate == "receivedAward"]
    assert claim.modality == "planned"

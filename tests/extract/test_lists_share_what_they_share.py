"""A、B和C are three names, and what is said of the list is said of each."""

from __future__ import annotations

import pytest

from graph.extract.pipeline import Extractor
from tests.extract.cases import extract_lines, list_names, list_relations


@pytest.mark.parametrize("listed", ["{0}、{1}和{2}", "{0}、{1}、{2}", "{0}、{1}与{2}", "{0}、{1}以及{2}"])
def test_each_member_acts(extractor: Extractor, listed: str) -> None:
    """Every member of a list before the verb did what the verb says."""
    bodies = ("市委统战部", "市民宗局", "市侨联")
    extraction = extract_lines(extractor, f"{listed.format(*bodies)}召开侨商恳谈会。")
    assert list_relations(extraction, "organizes") == {
        "吉安市委统战部 | organizes | 侨商恳谈会",
        "吉安市民宗局 | organizes | 侨商恳谈会",
        "吉安市侨联 | organizes | 侨商恳谈会",
    }


def test_each_object_is_taken(extractor: Extractor) -> None:
    """Every member of a list behind the verb is an object of it."""
    extraction = extract_lines(extractor, "市侨联印发《侨务条例》、《侨情专报》和《侨史》。")
    assert list_relations(extraction, "issued") == {
        f"吉安市侨联 | issued | {work}" for work in ("《侨务条例》", "《侨情专报》", "《侨史》")
    }


def test_two_actors_and_two_objects_make_four(extractor: Extractor) -> None:
    """Where both sides are lists without 分别, each did each."""
    extraction = extract_lines(extractor, "遂川县、泰和县实施“归雁”工程、“暖侨”工程。")
    assert len(list_relations(extraction, "implements")) == 4


def test_townships_lend_their_ending(extractor: Extractor) -> None:
    """In 甲、乙街道 both are subdistricts."""
    extraction = extract_lines(extractor, "河东、滨江街道建成“侨心”驿站。")
    assert list_names(extraction, "Township") == {"河东街道", "滨江街道"}
    assert list_relations(extraction, "established") == {
        "河东街道 | established | “侨心”驿站",
        "滨江街道 | established | “侨心”驿站",
    }


def test_a_body_lends_its_level(extractor: Extractor) -> None:
    """In 市人大、政协 the second is the city's as well."""
    extraction = extract_lines(extractor, "市人大、政协召开侨商恳谈会。")
    assert list_names(extraction, "Organization") == {"吉安市人大", "吉安市政协"}


def test_quotes_share_a_head(extractor: Extractor) -> None:
    """In “甲”、“乙”工程 both are works of that kind."""
    extraction = extract_lines(extractor, "实施“强基”、“润心”工程。")
    assert list_names(extraction, "Program") == {"“强基”", "“润心”工程"}
    assert len(list_relations(extraction, "implements")) == 2


def test_and_inside_a_name_parts_nothing(extractor: Extractor) -> None:
    """A 和 inside one name is no list."""
    extraction = extract_lines(extractor, "召开民族和宗教工作会议，市住房和城乡建设局参加。")
    assert list_names(extraction, "Activity") == {"民族和宗教工作会议"}
    assert len(list_names(extraction, "Department")) == 1


def test_neighbours_are_no_relation(extractor: Extractor) -> None:
    """Two bodies in one list do nothing to each other."""
    extraction = extract_lines(extractor, "市侨联、市工商联和市红十字会积极响应。")
    assert list_relations(extraction) == {
        f"吉安市{body} | locatedIn | 吉安市" for body in ("侨联", "工商联", "红十字会")
    }

"""A report's place, year and speaker: found in its title and text, overridden by the caller."""

from __future__ import annotations

import pytest

from graph.extract.pipeline import Extractor
from graph.model.fact import Extraction
from tests.extract.cases import extract_lines, list_names, list_relations

HELD = "召开侨商恳谈会。"


def show_context(extraction: Extraction) -> tuple[str | None, int | None, str | None]:
    """Show place, year and issuer by their labels."""
    labels = {e.id: e.label for e in extraction.entities}
    context = extraction.context
    place, issuer = context.place, context.issuer
    return labels[place] if place else None, context.year, labels[issuer] if issuer else None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("吉安市2022年统一战线工作总结", ("吉安市", 2022, "吉安市")),
        ("2021年赣州市民族宗教工作情况", ("赣州市", 2021, "赣州市")),
        ("泰和县委统战部2020年度工作总结", ("泰和县", 2020, "泰和县委统战部")),
        ("中共吉安市委统战部关于2022年工作情况的报告", ("吉安市", 2022, "吉安市委统战部")),
        ("浙江省丽水市2019年统战工作综述", ("丽水市", 2019, "丽水市")),
        ("吉安市青原区富田镇2022年工作总结", ("富田镇", 2022, "富田镇")),
        ("南宁市2022年侨务工作总结", ("南宁市", 2022, "南宁市")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_title_says_where_when_and_who(
    extractor: Extractor, title: str, expected: tuple[str, int, str]
) -> None:
    """Titles of several kinds give the place, the year and who speaks."""
    assert show_context(extract_lines(extractor, HELD, title=title)) == expected


def test_a_government_report_reviews_the_year_before(extractor: Extractor) -> None:
    """A government work report that is delivered in January tells of the year that is over."""
    extraction = extract_lines(
        extractor,
        "2023年1月9日在吉安市第五届人民代表大会第三次会议上",
        "各位代表：现在，我代表市人民政府向大会报告工作，请予审议。",
        title="政府工作报告",
    )
    assert show_context(extraction)[:2] == ("吉安市", 2022)


def test_the_whole_province_is_the_one_above(extractor: Extractor) -> None:
    """全省 and 我省 in a city's report are its province, by name."""
    for word in ("全省", "我省"):
        extraction = extract_lines(extractor, f"{word}推广吉安做法。", title="吉安市2022年统一战线工作总结")
        assert "江西省" in list_names(extraction, "Place")
        assert word not in list_names(extraction)


def test_the_same_words_mean_another_place_elsewhere(extractor: Extractor) -> None:
    """全市 and 全省 follow the report."""
    extraction = extract_lines(extractor, "全市、全省推广。", title="丽水市2022年统战工作总结")
    assert list_names(extraction, "Place") == {"丽水市", "浙江省"}


@pytest.mark.parametrize(
    ("place", "bodies"),
    [
        ("泰和县", {"泰和县委", "吉安市委", "江西省委"}),
        ("海淀区", {"海淀区委", "北京市委"}),
        ("大理白族自治州", {"大理白族自治州委", "云南省委"}),
    ],
)
def test_level_words_go_up_the_line(extractor: Extractor, place: str, bodies: set[str]) -> None:
    """县委, 市委 and 省委 are those of the divisions that hold the report's place."""
    words = {"泰和县": "县委、市委、省委", "海淀区": "区委、市委", "大理白族自治州": "州委、省委"}
    extraction = extract_lines(extractor, f"{words[place]}作出部署。", place=place, year=2022)
    assert list_names(extraction, "Organization") == bodies


def test_a_townships_report(extractor: Extractor) -> None:
    """In a township's report 全镇 and 镇党委 are its own, 区委 and 市委 those above it."""
    extraction = extract_lines(
        extractor,
        "全镇实施“归雁”工程。",
        "镇党委召开侨商恳谈会，区委、市委予以肯定。",
        title="吉安市青原区富田镇2022年工作总结",
    )
    assert list_names(extraction, "Organization") == {"富田镇党委", "青原区委", "吉安市委"}
    assert "富田镇 | implements | “归雁”工程" in list_relations(extraction)
    assert {"富田镇 | locatedIn | 青原区"} <= list_relations(extraction, "locatedIn")


def test_the_caller_overrides_place_and_year(extractor: Extractor) -> None:
    """A place and a year that are given win over the title's."""
    extraction = extract_lines(
        extractor,
        "市委统战部召开侨商恳谈会。",
        title="吉安市2022年统一战线工作",
        place="赣州市",
        year=2020,
    )
    assert show_context(extraction)[:2] == ("赣州市", 2020)
    assert "赣州市委统战部" in list_names(extraction, "Department")
    (claim,) = [c for c in extraction.claims if c.predicate == "organizes"]
    assert claim.year == 2020


def test_the_caller_names_the_speaker(extractor: Extractor) -> None:
    """Who speaks, where the caller says it and the text begins with it, acts where nobody is named."""
    lines = ("吉安市侨联2022年工作", "实施“暖侨”行动。")
    extraction = extract_lines(extractor, *lines, place="吉安市", year=2022, issuer="吉安市侨联")
    assert show_context(extraction)[2] == "吉安市侨联"


def test_without_any_place_nothing_is_filled_in(extractor: Extractor) -> None:
    """Where neither title nor text names a place, 市委统战部 stays as it is written."""
    extraction = extract_lines(extractor, "市委统战部召开侨商恳谈会。", title="工作总结")
    assert show_context(extraction)[0] is None
    assert list_names(extraction, "Department") == {"市委统战部"}


def test_an_unknown_place_is_no_error(extractor: Extractor) -> None:
    """A place that no table knows leaves the report without one, and its facts are still read."""
    extraction = extract_lines(extractor, HELD, place="不存在的地方", year=2022)
    assert show_context(extraction)[0] is None
    assert "侨商恳谈会" in list_names(extraction, "Activity")

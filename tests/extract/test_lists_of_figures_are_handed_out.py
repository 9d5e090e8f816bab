"""分别为: each number goes to its own thing, in order."""

from __future__ import annotations

from decimal import Decimal

import pytest

from graph.extract.pipeline import Extractor
from tests.extract.cases import extract_lines


def show_figures(extractor: Extractor, line: str) -> list[tuple[str, str, str]]:
    """Show measure, value and unit of a line's figures, in the order of the text."""
    figures = extract_lines(extractor, line).figures
    ordered = sorted(figures, key=lambda f: f.evidence[0].begin)
    return [(f.measure, str(f.value), f.unit) for f in ordered]


def test_measures_before_numbers(extractor: Extractor) -> None:
    """Two measures and two numbers pair off."""
    assert show_figures(extractor, "林木覆盖率、湿地保护率分别达到28.4%和61%。") == [
        ("林木覆盖率", "28.4", "%"),
        ("湿地保护率", "61", "%"),
    ]


def test_a_shared_measure_is_told_in_full(extractor: Extractor) -> None:
    """城镇、农村居民人均可支配收入 are two measures, each with its own number."""
    figures = show_figures(extractor, "城镇、农村居民人均可支配收入分别为48210元、25360元。")
    assert figures == [
        ("城镇居民人均可支配收入", "48210", "元"),
        ("农村居民人均可支配收入", "25360", "元"),
    ]


def test_three_numbers_for_three_places(extractor: Extractor) -> None:
    """Of three counties with three numbers none is lost and none is read twice."""
    figures = extract_lines(extractor, "遂川县、泰和县、永丰县分别引进项目15个、11个、7个。").figures
    assert sorted(f.value for f in figures) == [Decimal(7), Decimal(11), Decimal(15)]
    assert {f.unit for f in figures} == {"个"}


def test_numbers_keep_their_own_quotes(extractor: Extractor) -> None:
    """Each figure of a list quotes its own number."""
    line = "机关、企业、学校党外人士分别达到120名、340名、65名。"
    figures = extract_lines(extractor, line).figures
    assert {f.value_text: str(f.value) for f in figures} == {"120名": "120", "340名": "340", "65名": "65"}
    assert len({f.id for f in figures}) == 3


@pytest.mark.parametrize("count", [2, 3, 4])
def test_as_many_figures_as_numbers(extractor: Extractor, count: int) -> None:
    """Whatever the length of a list, each number is one figure."""
    measures = ("岗位", "基地", "项目", "公园")[:count]
    numbers = "、".join(f"{n}个" for n in (12, 25, 37, 48)[:count])
    figures = show_figures(extractor, f"{'、'.join(measures)}分别达到{numbers}。")
    assert [measure for measure, _, _ in figures] == list(measures)

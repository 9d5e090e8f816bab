"""What will be done is told from what was done, by section, by word and by year."""

from __future__ import annotations

import pytest

from graph.extract.pipeline import Extractor
from graph.model.fact import Modality
from tests.extract.cases import extract_lines

TITLE = "吉安市2022年统一战线工作总结"


def show_modalities(extractor: Extractor, *lines: str, title: str = TITLE) -> dict[str, Modality]:
    """Show the modality of each thing that is carried out or held, by its label."""
    extraction = extract_lines(extractor, *lines, title=title)
    labels = {e.id: e.label for e in extraction.entities}
    acts = ("implements", "organizes", "issued", "established", "receivedAward")
    return {labels[c.object]: c.modality for c in extraction.claims if c.predicate in acts}


def test_a_section_of_plans_holds_plans(extractor: Extractor) -> None:
    """Under a heading of plans everything is planned, before it nothing is."""
    found = show_modalities(
        extractor,
        "一、2022年工作回顾",
        "市侨联实施“暖侨”行动。",
        "二、2023年工作安排",
        "市侨联举办侨商恳谈会。",
        "市工商联实施“暖企”工程。",
    )
    assert found == {"“暖侨”行动": "achieved", "侨商恳谈会": "planned", "“暖企”工程": "planned"}


@pytest.mark.parametrize(
    "heading", ["二、明年工作安排", "二、下一步工作打算", "二、2023年重点工作", "二、今后五年的主要任务"]
)
def test_headings_of_plans(extractor: Extractor, heading: str) -> None:
    """Headings of several kinds begin a section of plans."""
    found = show_modalities(extractor, "一、工作成效", "市侨联实施“暖侨”行动。", heading, "举办侨商恳谈会。")
    assert found == {"“暖侨”行动": "achieved", "侨商恳谈会": "planned"}


@pytest.mark.parametrize("heading", ["二、工作成效", "二、2022年工作回顾", "二、主要做法及成效"])
def test_a_later_review_is_no_plan(extractor: Extractor, heading: str) -> None:
    """A heading that looks back ends a section of plans."""
    found = show_modalities(extractor, "一、明年工作安排", "举办侨商恳谈会。", heading, "实施“暖侨”行动。")
    assert found == {"侨商恳谈会": "planned", "“暖侨”行动": "achieved"}


@pytest.mark.parametrize(
    "line",
    [
        "明年，市侨联将举办侨商恳谈会。",
        "下一步，市侨联将举办侨商恳谈会。",
        "市侨联力争举办侨商恳谈会。",
        "未来三年，市侨联举办侨商恳谈会。",
        "到2025年，市侨联举办侨商恳谈会。",
    ],
)
def test_words_of_plans(extractor: Extractor, line: str) -> None:
    """A sentence that looks ahead states a plan, in whatever section."""
    assert show_modalities(extractor, line) == {"侨商恳谈会": "planned"}


@pytest.mark.parametrize(
    "line",
    [
        "市侨联成功举办侨商恳谈会。",
        "2022年，市侨联举办侨商恳谈会。",
        "去年，市侨联举办侨商恳谈会。",
        "市侨联将侨商恳谈会作为重点，举办侨商恳谈会。",
        "市侨联按照年度计划，举办侨商恳谈会。",
    ],
)
def test_results_stay_results(extractor: Extractor, line: str) -> None:
    """What is told as done is done, though words of plans stand near it."""
    assert show_modalities(extractor, line) == {"侨商恳谈会": "achieved"}


def test_a_document_of_plans(extractor: Extractor) -> None:
    """In a plan everything is planned, in a rule nothing is done by the report itself."""
    found = show_modalities(extractor, "实施“暖侨”行动。", title="吉安市2023年统一战线工作要点")
    assert found == {"“暖侨”行动": "planned"}
    assert show_modalities(extractor, "实施“暖侨”行动。", title="吉安市新乡贤工作管理办法") == {}


def test_figures_follow_the_same_sections(extractor: Extractor) -> None:
    """A figure under a heading of plans is planned, and of the year that the heading says."""
    extraction = extract_lines(
        extractor,
        "一、2022年工作回顾",
        "新建示范点26个。",
        "二、2023年工作安排",
        "新建示范点30个。",
        title=TITLE,
    )
    assert {(str(f.value), f.modality, f.year) for f in extraction.figures} == {
        ("26", "achieved", 2022),
        ("30", "planned", 2023),
    }


def test_the_year_of_a_result_is_its_own(extractor: Extractor) -> None:
    """去年 and a year that is named move a result to that year."""
    for line in ("去年，市侨联举办侨商恳谈会。", "2021年，市侨联举办侨商恳谈会。"):
        extraction = extract_lines(extractor, line, title=TITLE)
        assert [c.year for c in extraction.claims if c.predicate == "organizes"] == [2021]


@pytest.mark.parametrize(
    "title",
    [
        "吉安市2022年工作总结及2023年工作计划",
        "吉安市2022年主要工作",
        "吉安市委统战部关于2022年工作的报告",
        "吉安市2022年工作汇报",
    ],
)
def test_a_title_plans_nothing(extractor: Extractor, title: str) -> None:
    """A title that looks ahead as well says nothing about what stands under it."""
    found = show_modalities(extractor, "市侨联实施“暖侨”行动。", title=title)
    assert found == {"“暖侨”行动": "achieved"}


def test_a_given_year_is_stronger_than_the_title(extractor: Extractor) -> None:
    """What is said without a year is of the year that the caller gives."""
    extraction = extract_lines(extractor, "市侨联实施“暖侨”行动。", title=TITLE, year=2020)
    assert {(c.year, c.modality) for c in extraction.claims if c.predicate == "implements"} == {
        (2020, "achieved")
    }


def test_next_year_is_the_year_after(extractor: Extractor) -> None:
    """A section on 明年 is about the year after the one reported on."""
    extraction = extract_lines(extractor, "二、明年工作安排", "举办侨商恳谈会。", title=TITLE)
    assert {(c.year, c.modality) for c in extraction.claims if c.predicate == "organizes"} == {
        (2023, "planned")
    }

"""What a build says when it is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.build.result import BuildResult, ReportSummary, UncoveredSentence
from graph.cli.summary import write_summary, write_uncovered

LABELS = {"Award": ("荣誉", "Award"), "Place": ("行政区划", "Place"), "organizes": ("举办", "organizes")}


def make_report(key: str, *uncovered: UncoveredSentence, covered: int = 9) -> ReportSummary:
    """Make the summary of a report with ten numbers and names."""
    return ReportSummary(
        key=key, title=key, file_name=f"{key}.txt", year=2022, place="石桥市", sentences=5, entities={"Award": 2},
        relations={"organizes": 3}, figures=1200, counted=10, covered=covered, uncovered=uncovered, status="new",
    )  # fmt: skip


@pytest.fixture
def result() -> BuildResult:
    """Give a build of two reports, one sentence of which was not understood."""
    missed = UncoveredSentence("全年栽树３万\n株。", ("３万",), ("“绿廊”",))
    return BuildResult(
        Path("kg"),
        (make_report("甲", missed), make_report("乙", covered=10)),
        {"Place": 7, "Award": 2, "Extra": 1},
    )


def test_the_summary_counts(result: BuildResult) -> None:
    """Classes stand in the legend's order with both names, unknown ones last; totals and coverage follow."""
    lines = write_summary(result, LABELS).splitlines()
    assert lines[0] == "2 reports: 2 new"
    table = [line.split() for line in lines]
    assert table[4][:3] == ["荣誉", "Award", "2"]
    assert table[5][:3] == ["行政区划", "Place", "7"]
    assert table[6][:2] == ["Extra", "1"]
    assert table[4][3:] == ["举办", "organizes", "6"]
    assert "figures    2,400" in lines
    assert "coverage   95.0%  (19 of 20 numbers and quoted names became facts)" in lines
    assert "not read   1 number, 1 quoted name: --uncovered shows their sentences" in lines


def test_the_summary_says_where_things_are(result: BuildResult) -> None:
    """The page and the graph are named with their folder, ready to be copied."""
    text = write_summary(result, LABELS)
    assert str(Path("kg") / "network.html") in text
    assert str(Path("kg") / "graph.trig") in text
    assert "guanxi query kg figures  " in text


def test_the_summary_speaks_chinese(result: BuildResult, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a Chinese setting the same is said in Chinese."""
    monkeypatch.setenv("GUANXI_LANG", "zh")
    text = write_summary(result, LABELS)
    assert text.startswith("2 份报告: 2 新增")
    assert "覆盖率     95.0%" in text


def test_an_empty_build_has_a_summary() -> None:
    """Nothing read is said as plainly as anything else."""
    assert write_summary(BuildResult(Path("kg")), LABELS).startswith("0 reports\n")


def test_what_was_not_understood_is_listed(result: BuildResult) -> None:
    """Each sentence stands in one line, with what in it became no fact."""
    assert write_uncovered(result) == "甲\n  全年栽树３万 株。\n    → ３万 · “绿廊”\n"
    assert "every number" in write_uncovered(BuildResult(Path("kg")))

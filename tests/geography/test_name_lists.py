"""The lists of bodies, peoples and name endings: well formed, wide, without a form that means two things."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

LEXICON = Path(__file__).resolve().parents[2] / "ontology" / "lexicon"
TYPES = {"Organization", "Department", "Party", "MassOrganization", "Group"}
SYSTEMS = {"党委", "政府", "人大", "政协", "纪委", "法院", "检察院", "军队", "群团", "垂管"}


def read_rows(name: str) -> list[dict[str, str]]:
    """Read a lexicon table, its comment lines left out."""
    text = (LEXICON / name).read_text(encoding="utf-8")
    head, *lines = (line for line in text.rstrip("\n").split("\n") if not line.startswith("#"))
    return [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]


@pytest.mark.parametrize(
    ("name", "least"),
    [("national_bodies.tsv", 500), ("mass.tsv", 250), ("parties.tsv", 18), ("nations.tsv", 56)],
)
def test_forms_name_one_body(name: str, least: int) -> None:
    """Every row has a known type, and no form stands for two rows."""
    rows = read_rows(name)
    forms = Counter(form for row in rows for form in [row["name"], *filter(None, row["aliases"].split("|"))])
    assert len(rows) >= least
    assert {row["type"] for row in rows} <= TYPES
    assert [form for form, count in forms.items() if count > 1] == []


def test_bodies_that_reports_name() -> None:
    """The bodies that nearly every report names are found by each of their forms."""
    rows = read_rows("national_bodies.tsv")
    names = {form: row["name"] for row in rows for form in [row["name"], *row["aliases"].split("|")]}
    assert names["国家民族事务委员会"] == names["国家民委"] == "国家民委"
    assert names["国家发改委"] == names["国家发展和改革委员会"]
    assert names["党中央"] == "中共中央"
    assert {"国务院侨办", "国家宗教局", "人社部", "住建部", "央视网", "国家电网", "新华社"} <= set(names)


def test_functions_of_departments() -> None:
    """Functions are wide, of known systems, written longest form first, and no form has two functions."""
    rows = read_rows("departments.tsv")
    forms = Counter(form for row in rows for form in row["forms"].split("|"))
    assert len(rows) >= 500
    assert {row["system"] for row in rows} == SYSTEMS
    assert [form for form, count in forms.items() if count > 1] == []
    for row in rows:
        lengths = [len(form) for form in row["forms"].split("|")]
        assert lengths == sorted(lengths, reverse=True), row["function"]


@pytest.mark.parametrize(
    ("form", "function"),
    [
        ("统一战线工作部", "统战部"),
        ("民族宗教事务局", "民宗局"),
        ("发展和改革委员会", "发展改革委"),
        ("应急民防办", "民防办"),
        ("民政厅", "民政局"),
        ("城市管理综合行政执法局", "城管局"),
        ("消防救援大队", "消防救援支队"),
        ("文化广电旅游局", "文旅局"),
    ],
)
def test_long_and_short_forms_meet(form: str, function: str) -> None:
    """Long, short and provincial forms of a department lead to one function."""
    assert [row["function"] for row in read_rows("departments.tsv") if form in row["forms"].split("|")] == [
        function
    ]


def test_level_forms_of_mass_organisations() -> None:
    """It is said of every people's organisation whether a place or level stands before it."""
    rows = {row["name"]: row for row in read_rows("mass.tsv")}
    assert {row["level_form"] for row in rows.values()} == {"y", "n", "only"}
    assert rows["工商联"]["level_form"] == "y"
    assert rows["中华全国工商业联合会"]["level_form"] == "n"
    assert rows["商会"]["level_form"] == "only"


def test_peoples_have_the_codes_of_the_standard() -> None:
    """The 56 peoples have numeric codes 01 to 56 and distinct letter codes."""
    rows = read_rows("nations.tsv")
    assert [row["code"] for row in rows] == [f"{number:02}" for number in range(1, 57)]
    assert len({row["letters"] for row in rows}) == 56
    assert next(row for row in rows if row["name"] == "畲族")["letters"] == "SH"


def test_name_endings_are_distinct() -> None:
    """Endings of companies, schools, hospitals and teams are many and distinct."""
    endings = [row["suffix"] for row in read_rows("companies.tsv")]
    assert len(endings) == len(set(endings)) >= 450
    assert {"有限公司", "农商银行", "幼儿园", "妇幼保健院", "院士工作站"} <= set(endings)

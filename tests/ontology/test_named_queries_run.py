"""Each named query says what it is for, runs, finds something, and obeys its parameters."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
import pytest

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
QUERIES = sorted(path.stem for path in (ONTOLOGY / "queries").glob("*.rq"))
HEADER = re.compile(r"^# ([a-z-]+): (.+)$", re.MULTILINE)
PARAMETER = re.compile(r"(\w+) (text|integer|decimal|iri) (\S+) (.+) \| (.+)")
VALUES = re.compile(r"^  VALUES \(([^)]+)\) \{ \(([^)]+)\) \}$", re.MULTILINE)
WITH_PARAMETERS = [name for name in QUERIES if name != "classes"]


def read_query(name: str) -> str:
    """Read one query file."""
    return (ONTOLOGY / "queries" / f"{name}.rq").read_text(encoding="utf-8")


def read_parameters(name: str) -> list[tuple[str, str, str]]:
    """Read name, type and default of each parameter in the header."""
    found = []
    for key, value in HEADER.findall(read_query(name)):
        if key == "param":
            match = PARAMETER.fullmatch(value)
            assert match, value
            found.append((match[1], match[2], match[3]))
    return found


def bind(name: str, values: dict[str, pyoxigraph.Literal]) -> str:
    """Put values into the one line that is made for them."""
    line = " ".join(str(values.get(parameter, "UNDEF")) for parameter, _, _ in read_parameters(name))
    return VALUES.sub(lambda match: f"  VALUES ({match[1]}) {{ ({line}) }}", read_query(name))


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    """The vocabulary and all good examples, each file a named graph of its own."""
    loaded = pyoxigraph.Store()
    paths = [ONTOLOGY / "guanxi.ttl", *(ONTOLOGY / "concepts").glob("*.ttl"), ONTOLOGY / "examples/base.ttl"]
    for path in sorted([*paths, *(ONTOLOGY / "examples").glob("*-good.ttl")]):
        home = pyoxigraph.NamedNode(f"https://guanxi.example/graph/{path.stem}")
        loaded.load(path=path, format=pyoxigraph.RdfFormat.TURTLE, to_graph=home)
    return loaded


def run(store: pyoxigraph.Store, text: str) -> list[list[str]]:
    """Run a query over the union of all graphs."""
    solutions = store.query(text, use_default_graph_as_union=True)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    return [[str(value) for value in solution] for solution in solutions]


def test_there_are_enough_queries() -> None:
    """The suite has not lost a query."""
    assert len(QUERIES) >= 12


@pytest.mark.parametrize("name", QUERIES)
def test_header_is_complete(name: str) -> None:
    """Title and question stand once in each language."""
    keys = sorted(key for key, _ in HEADER.findall(read_query(name)) if key != "param")
    assert keys == ["question-en", "question-zh", "title-en", "title-zh"]


@pytest.mark.parametrize("name", QUERIES)
def test_parameters_stand_in_one_values_line(name: str) -> None:
    """The header's parameters, in order and with their defaults, are those of the one VALUES line."""
    parameters = read_parameters(name)
    lines = VALUES.findall(read_query(name))
    variables = " ".join(f"?{parameter}" for parameter, _, _ in parameters)
    defaults = " ".join("UNDEF" if default == "-" else default for _, _, default in parameters)
    assert lines == ([(variables, defaults)] if parameters else [])


@pytest.mark.parametrize("name", QUERIES)
def test_query_finds_something_in_the_examples(store: pyoxigraph.Store, name: str) -> None:
    """Run as it stands, each query has rows, none of them twice."""
    rows = run(store, read_query(name))
    assert rows
    assert len(rows) == len({tuple(row) for row in rows})


@pytest.mark.parametrize("name", WITH_PARAMETERS)
def test_each_parameter_narrows_the_answer(store: pyoxigraph.Store, name: str) -> None:
    """A value that fits nothing leaves no row, whichever parameter it is given to."""
    for parameter, kind, _ in read_parameters(name):
        nothing = pyoxigraph.Literal(1066) if kind == "integer" else pyoxigraph.Literal('无此"名\\')
        assert run(store, bind(name, {parameter: nothing})) == []


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("plans", {"when": pyoxigraph.Literal(2032)}, 1),
        ("honours", {"who": pyoxigraph.Literal("云溪"), "when": pyoxigraph.Literal(2031)}, 1),
        ("documents", {"what": pyoxigraph.Literal("夜读服务")}, 1),
        ("activities", {"what": pyoxigraph.Literal("诗会")}, 1),
        ("figures", {"what": pyoxigraph.Literal("增加")}, 1),
    ],
    ids=["plans", "honours", "documents", "activities", "figures"],
)
def test_values_that_fit_are_found(
    store: pyoxigraph.Store, name: str, values: dict[str, pyoxigraph.Literal], expected: int
) -> None:
    """A value that fits keeps the rows that hold it."""
    assert len(run(store, bind(name, values))) == expected

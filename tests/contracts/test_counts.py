"""A suite knows its size: no test is lost by a name, a shadow or an empty list."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "tests").rglob("*.py"))


def name_of(path: Path) -> str:
    """Name a file as a reader would."""
    return path.relative_to(ROOT).as_posix()


def list_tests(path: Path) -> list[str]:
    """Name the test functions and methods of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    scopes = [("", tree.body)]
    scopes += [(f"{node.name}.", node.body) for node in tree.body if isinstance(node, ast.ClassDef)]
    return [
        f"{prefix}{node.name}"
        for prefix, body in scopes
        for node in body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    ]


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_files_with_tests_are_collected(path: Path) -> None:
    """A file that holds tests has a name that pytest collects, and the other way round."""
    assert bool(list_tests(path)) == path.name.startswith("test_")


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_test_shadows_another(path: Path) -> None:
    """No two tests of one file share a name: the second would silently replace the first."""
    assert [name for name, count in Counter(list_tests(path)).items() if count > 1] == []


def test_every_layer_has_tests() -> None:
    """Each package of graph has its folder of tests, with something in it."""
    layers = {path.name for path in (ROOT / "graph").iterdir() if (path / "__init__.py").is_file()}
    counts = {
        layer: sum(len(list_tests(path)) for path in FILES if path.is_relative_to(ROOT / "tests" / layer))
        for layer in layers
    }
    assert {layer for layer, count in counts.items() if count < 3} == set()

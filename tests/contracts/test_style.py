"""What every module of the package keeps to, read from the source itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "graph").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
HOMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core", "manager", "graph"}
MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MUTATORS = {
    "add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove", "setdefault", "update",
}  # fmt: skip


@cache
def parse(path: Path) -> ast.Module:
    """Parse one source file, once."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def name_of(path: Path) -> str:
    """Name a file as a reader would."""
    return path.relative_to(ROOT).as_posix()


def list_functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Find every function and method, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def list_assigned(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Find every name that is given a value, as a variable, an argument, an import or a definition."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.alias) and node.asname:
            yield node.asname, node.lineno


def list_constants(tree: ast.Module) -> dict[str, ast.expr]:
    """Find the names that a module gives a value at its top."""
    found: dict[str, ast.expr] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            found.update({target.id: node.value for target in node.targets if isinstance(target, ast.Name)})
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            found[node.target.id] = node.value
    return found


def list_changes(tree: ast.Module, names: set[str]) -> Iterator[str]:
    """Find where a module-level value is changed in place."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield f"line {node.lineno}: global {', '.join(node.names)}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id in names and node.func.attr in MUTATORS:
                yield f"line {node.lineno}: {owner.id}.{node.func.attr}()"
        elif isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
            owner = node.value
            if isinstance(owner, ast.Name) and owner.id in names:
                yield f"line {node.lineno}: {owner.id}[…] is written"


def test_the_package_is_found() -> None:
    """The checks below look at a package that is really there."""
    assert len(MODULES) > 20
    assert len(TESTS) > 10


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_stay_small(path: Path) -> None:
    """No module grows past what one sitting can read."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_functions_stay_small(path: Path) -> None:
    """No function grows past one screen."""
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in list_functions(parse(path))
        if node.end_lineno and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert not long


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_inside_is_called_graph(path: Path) -> None:
    """The import name is used for nothing else, so that it can never be shadowed."""
    assert [line for name, line in list_assigned(parse(path)) if name == "graph"] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_has_a_home_and_a_purpose(path: Path) -> None:
    """No drawer modules; each module says what it is for."""
    assert path.stem not in HOMELESS
    assert ast.get_docstring(parse(path))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_state(path: Path) -> None:
    """Module-level containers are constants by name and are never changed."""
    values = list_constants(parse(path))
    containers = {name for name, value in values.items() if isinstance(value, MUTABLE)} - {"__all__"}
    assert {name for name in containers if name != name.upper()} == set()
    assert list(list_changes(parse(path), containers)) == []


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent.name != "cli"], ids=name_of)
def test_the_library_never_prints_nor_exits(path: Path) -> None:
    """Only the command talks to a person or ends the process."""
    called = {
        node.func.id
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert called & {"print", "input", "exit", "quit", "breakpoint"} == set()
    attributes = {ast.unparse(node) for node in ast.walk(parse(path)) if isinstance(node, ast.Attribute)}
    assert attributes & {"sys.exit", "sys.stdout", "sys.stderr", "logging.basicConfig"} == set()


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent.name == "cli"], ids=name_of)
def test_one_module_writes_each_stream(path: Path) -> None:
    """Standard output and standard error have one writer each."""
    owners = {
        "stdout": {"output.py", "main.py", "run.py"},
        "stderr": {"messages.py", "progress.py", "run.py"},
    }
    source = {ast.unparse(node) for node in ast.walk(parse(path)) if isinstance(node, ast.Attribute)}
    for stream, allowed in owners.items():
        assert path.name in allowed or f"sys.{stream}" not in source
    assert "click.echo" not in source or path.name == "group.py"


@pytest.mark.parametrize("path", TESTS, ids=name_of)
def test_every_test_says_what_it_promises(path: Path) -> None:
    """Each test has a docstring that a reader can take as a promise."""
    silent = [
        node.name
        for node in list_functions(parse(path))
        if node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert silent == []


@pytest.mark.parametrize("path", TESTS, ids=name_of)
def test_no_test_waits_or_measures_time(path: Path) -> None:
    """Tests do not depend on how fast the machine is."""
    used = {ast.unparse(node) for node in ast.walk(parse(path)) if isinstance(node, ast.Attribute)}
    assert used & {"time.sleep", "time.perf_counter", "time.time", "time.monotonic"} == set()

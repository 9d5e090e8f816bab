"""What each entry point may load, looked at in a fresh interpreter.

A static contract cannot tell an import inside a function from one at the top; this can.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

THIRD_PARTIES = {
    "ahocorasick_rs", "click", "lxml", "networkx", "numpy", "pandas", "pyoxigraph", "pypdf",
    "pypinyin", "pyshacl", "pyvis", "rdflib", "rich", "rjieba",
}  # fmt: skip


def list_loaded(code: str) -> set[str]:
    """Run code in a fresh interpreter and name what it loaded, by top-level package."""
    listing = "; import sys; print('\\n'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code + listing], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return {name.split(".")[0] for name in done.stderr.split()}


def run_command(*args: str) -> str:
    """Make code that runs `guanxi` with these arguments and goes on after its exit."""
    return f"import contextlib, graph.cli.main as m\nwith contextlib.suppress(SystemExit): m.main({list(args)!r})\npass"


def test_importing_graph_is_inert() -> None:
    """`import graph` loads no third party at all."""
    assert list_loaded("import graph") & THIRD_PARTIES == set()


@pytest.mark.parametrize("args", [(), ("--help",), ("-h",)], ids=["nothing", "help", "h"])
def test_help_loads_nothing(args: tuple[str, ...]) -> None:
    """The top-level help loads neither a third party nor the slower parts of the standard library."""
    heavy = {
        "argparse",
        "asyncio",
        "dataclasses",
        "enum",
        "importlib.metadata",
        "inspect",
        "pathlib",
        "re",
        "typing",
    }
    bare = list_loaded("import contextlib")
    assert (list_loaded(run_command(*args)) - bare) & (THIRD_PARTIES | heavy) == set()


@pytest.mark.parametrize("name", ["build", "query", "explain", "validate", "ontology", "doctor"])
def test_help_of_a_command_loads_only_click(name: str) -> None:
    """A command's help needs the option parser and nothing of the library's engines."""
    assert list_loaded(run_command(name, "--help")) & THIRD_PARTIES == {"click"}


def test_every_public_name_is_lazy_and_there() -> None:
    """Each name in `graph.__all__` can be had, and listing them loads nothing."""
    code = "import graph; names = sorted(set(dir(graph)) & set(graph.__all__)); assert names == sorted(graph.__all__)"
    assert list_loaded(code) & THIRD_PARTIES == set()
    list_loaded("import graph; [getattr(graph, name) for name in graph.__all__]")

"""How guanxi is installed: who owns the import name, one version, no dependency unnoticed."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import packages_distributions, requires, version
from pathlib import Path
from typing import Any

import pytest

from graph.cli.doctor import REASONS
from graph.cli.run import run

ROOT = Path(__file__).resolve().parents[2]
IMPORT_NAMES = {"ahocorasick-rs": "ahocorasick_rs"}
DEPENDENCIES = [
    "ahocorasick-rs>=1.0", "click>=8.1", "lxml>=5.3", "networkx>=3.2", "pandas>=2.2", "pyoxigraph>=0.5",
    "pypdf>=5.1", "pypinyin>=0.53", "pyshacl>=0.30", "pyvis>=0.3.2", "rdflib>=7.1", "rich>=13.9", "rjieba>=0.2.2",
]  # fmt: skip


def read_project() -> dict[str, Any]:
    """Read the project's own table of pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def name_of(requirement: str) -> str:
    """Cut a requirement to the distribution's name."""
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]


def test_the_import_name_is_ours_alone() -> None:
    """No other installed distribution puts files under `graph`."""
    assert set(packages_distributions().get("graph", [])) <= {"guanxi"}


def test_one_version(capsys: pytest.CaptureFixture[str]) -> None:
    """pyproject.toml, the installed distribution and the command agree."""
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"guanxi {version('guanxi')}\n"
    assert read_project()["project"]["version"] == version("guanxi")


def test_no_dependency_unnoticed() -> None:
    """The list of dependencies is what this test says, and what is installed says the same."""
    assert sorted(read_project()["project"]["dependencies"]) == DEPENDENCIES
    installed = [line for line in requires("guanxi") or [] if "extra ==" not in line]
    assert sorted(map(name_of, installed)) == sorted(map(name_of, DEPENDENCIES))


def test_every_dependency_says_what_it_is_for() -> None:
    """Each line has a comment, and the doctor knows the reason too."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text[text.index("dependencies = [") : text.index("[project.scripts]")]
    lines = [line for line in block.splitlines() if line.strip().startswith('"')]
    assert len(lines) == len(DEPENDENCIES)
    assert [line for line in lines if "  #" not in line and ", #" not in line] == []
    assert set(REASONS) == set(map(name_of, DEPENDENCIES))


@pytest.mark.parametrize("requirement", DEPENDENCIES, ids=name_of)
def test_every_dependency_is_used(requirement: str) -> None:
    """What is installed for users is imported somewhere in the package."""
    name = IMPORT_NAMES.get(name_of(requirement), name_of(requirement))
    pattern = re.compile(rf"^\s*(?:import|from) {name}\b", re.MULTILINE)
    sources = (path.read_text(encoding="utf-8") for path in sorted((ROOT / "graph").rglob("*.py")))
    assert any(pattern.search(source) for source in sources)


def test_every_ignored_lint_rule_has_its_reason() -> None:
    """A rule is switched off only with a word on why."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text[text.index("[tool.ruff.lint]") : text.index("[tool.ruff.lint.flake8-tidy-imports]")]
    ignored = [line for line in block.splitlines() if re.match(r'\s+"[A-Z]+\d*",', line)]
    assert len(ignored) > 10
    assert [line for line in ignored if "# " not in line] == []

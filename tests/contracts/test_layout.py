"""The repository's top: the folders of the design and no others."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {"graph", "ontology", "output", "scripts", "tests"}
MADE_BY_TOOLS = {"build", "dist", "node_modules"}
FILES = {"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "justfile", "pyproject.toml"}


def test_only_the_folders_of_the_design() -> None:
    """No folder stands beside graph, ontology, output, scripts and tests."""
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}
    assert folders - MADE_BY_TOOLS == FOLDERS


def test_only_the_known_files() -> None:
    """A new file at the top is a decision, not an accident."""
    files = {path.name for path in ROOT.iterdir() if path.is_file() and not path.name.startswith(".")}
    assert files <= FILES


def test_output_holds_nothing_that_is_kept() -> None:
    """What commands write is ignored, anchored so that no folder of the package is lost with it."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "/output/*" in lines
    assert not {"output", "output/", "lib", "lib/", "build", "build/", "dist", "dist/"} & set(lines)

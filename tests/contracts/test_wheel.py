"""The wheel: built, installed elsewhere, used. The only test that sees mistakes in packaging."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


def run_quietly(*command: str | Path, cwd: Path) -> str:
    """Run a command in another folder; its output is the message if it fails."""
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel once."""
    folder = tmp_path_factory.mktemp("wheel")
    run_quietly(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT, cwd=folder)
    return next(folder.glob("guanxi-*.whl"))


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a fresh environment that sees this one's dependencies but not the checkout."""
    folder = tmp_path_factory.mktemp("installed")
    run_quietly(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / "python"
    run_quietly(
        sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder
    )  # fmt: skip
    site = run_quietly(
        python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder
    ).strip()
    # A plain line in a .pth file adds the folder without reading the .pth files inside it: no checkout.
    Path(site, "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return scripts / "guanxi"


def test_the_wheel_holds_what_it_should(wheel: Path) -> None:
    """Package, ontology, samples and docs are inside; tests, scripts and output are not."""
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "graph/__init__.py", "graph/py.typed", "graph/cli/help.txt", "graph/docs/quickstart.md",
        "graph/_ontology/guanxi.ttl", "graph/_ontology/lexicon/heads.tsv", "graph/_ontology/geography/divisions.tsv",
    ):  # fmt: skip
        assert wanted in names
    assert any(name.startswith("graph/_samples/") for name in names)
    assert {name.split("/")[0] for name in names} == {"graph", f"{wheel.name.rsplit('-py3', 1)[0]}.dist-info"}


def test_the_installed_command_works(command: Path, tmp_path: Path) -> None:
    """From another folder: help, build, query, with nothing of the checkout in reach."""
    python = command.parent / "python"
    where = run_quietly(python, "-c", "import graph; print(graph.__file__)", cwd=tmp_path)
    assert str(ROOT) not in where
    assert "guanxi build" in run_quietly(command, "--help", cwd=tmp_path)
    code = "from graph._resources import samples_dir; print(sorted(samples_dir().glob('*.txt'))[0])"
    sample = run_quietly(python, "-c", code, cwd=tmp_path).strip()
    run_quietly(command, "build", sample, "-o", "kg", cwd=tmp_path)
    assert (tmp_path / "kg" / "network.html").stat().st_size > 10_000
    query = "SELECT (COUNT(?f) AS ?count) WHERE { ?f a gx:Figure }"
    count = run_quietly(command, "query", "kg", query, "--format", "csv", cwd=tmp_path).split()
    assert count[0] == "count"
    assert int(count[1]) > 0

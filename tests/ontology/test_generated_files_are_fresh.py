"""What is generated from the ontology is what the generators write."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ["gen_vocab", "gen_ontology_docs"]


@pytest.fixture
def generator() -> ModuleType:
    """The generator of the vocabulary, as a module."""
    spec = importlib.util.spec_from_file_location("gen_vocab_under_test", ROOT / "scripts" / "gen_vocab.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("seed", ["0", "7"])
def test_committed_file_is_fresh(script: str, seed: str) -> None:
    """The committed file is what the generator writes, whatever the hash seed."""
    command = [sys.executable, str(ROOT / "scripts" / f"{script}.py"), "--check"]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, env=environment
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_stale_file_is_told_and_left(
    generator: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A check of a file that differs exits 1, shows the line, and writes nothing."""
    target = tmp_path / "vocab.py"
    target.write_text("old\n", encoding="utf-8")
    assert generator.update(target, "new\n", check=True) == 1
    assert "-old\n+new" in capsys.readouterr().out
    assert target.read_text(encoding="utf-8") == "old\n"
    assert generator.update(target, "new\n", check=False) == 0
    assert target.read_text(encoding="utf-8") == "new\n"


def test_vocabulary_module_needs_nothing() -> None:
    """The generated module imports the standard library alone, and quickly agrees with the minting."""
    from graph.model import vocab
    from graph.model.iri import NS

    assert vocab.NS == NS
    assert {info.path for info in vocab.CLASSES if "Organization" in (info.name, *info.parents)} == {"机构"}
    assert all(info.path == info.zh for info in vocab.CLASSES if info.path != "机构")

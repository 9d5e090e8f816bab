from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def test_pure_modules_pass_their_tests_in_node() -> None:
    """The page's modules that need no browser pass their own tests."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    if int(version.strip().lstrip("v").split(".")[0]) < 20:
        pytest.skip(f"node {version.strip()} is too old: 20 or later is needed")
    files = sorted(str(path) for path in Path(__file__).parent.glob("*.test.mjs"))
    assert len(files) >= 3
    done = subprocess.run([node, "--test", *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

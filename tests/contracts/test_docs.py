"""The docs: nothing undocumented, no dead link, every command in them runs."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import errors

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "graph" / "docs"
PAGES = sorted([*DOCS.glob("*.md"), *ROOT.glob("*.md"), ROOT / "ontology" / "README.md"])
LINK = re.compile(r"(?<!`)\[[^\]]*\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def name_of(path: Path) -> str:
    """Name a file as a reader would."""
    return path.relative_to(ROOT).as_posix()


def list_blocks(path: Path, language: str) -> list[str]:
    """List the fenced blocks of one language on a page."""
    return [body for found, body in BLOCK.findall(path.read_text(encoding="utf-8")) if found == language]


def list_commands(path: Path) -> list[tuple[str, list[str]]]:
    """List the commands on a page, lines of console blocks that begin with `$ `, with the output shown for each."""
    found: list[tuple[str, list[str]]] = []
    for line in "".join(list_blocks(path, "console")).splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif line.strip() and line != "…":
            found[-1][1].append(line)
    return found


def list_exceptions(kind: type[errors.GraphError]) -> Iterator[type[errors.GraphError]]:
    """List an exception and all below it."""
    yield kind
    for child in kind.__subclasses__():
        yield from list_exceptions(child)


def list_codes() -> set[str]:
    """Find every code that the package can report, in exceptions and in findings."""
    codes = {kind.code for kind in list_exceptions(errors.GraphError)}
    for path in sorted((ROOT / "graph").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            given = [word.value for word in node.keywords if word.arg == "code"]
            name = ast.unparse(node.func).split(".")[-1]
            at = {"Finding": 1, "_error": 0}.get(name)
            if at is not None and len(node.args) > at:
                given.append(node.args[at])
            codes |= {
                value.value
                for value in given
                if isinstance(value, ast.Constant) and isinstance(value.value, str)
            }
    return codes


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_resolve(path: Path) -> None:
    """Every relative link leads to a file that is there."""
    targets = [target for target in LINK.findall(path.read_text(encoding="utf-8")) if "://" not in target]
    missing = [target for target in targets if not (path.parent / target.split("#")[0]).exists()]
    assert missing == []


def test_every_code_is_documented() -> None:
    """Each code of an error or finding has its heading in errors.md, and no heading is left over."""
    headings = set(
        re.findall(r"^### `([a-z-]+)`", (DOCS / "errors.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert len(list_codes()) > 15
    assert headings == list_codes()


def test_what_is_generated_is_up_to_date() -> None:
    """help.txt and cli.md are what the commands say of themselves."""
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "gen_cli_docs.py", "--check"],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_the_readme_begins_with_two_commands_that_ci_runs_too() -> None:
    """The first two blocks are the demo and the tests, and CI calls the same test command."""
    blocks = list_blocks(ROOT / "README.md", "sh")
    assert blocks[:2] == ["python3 scripts/demo.py\n", "python3 scripts/test.py\n"]
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert ci[-1] == "exec python3 scripts/test.py </dev/null"
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_pages_are_all_reachable() -> None:
    """The README leads to every page of the docs."""
    linked = {Path(target).name for target in LINK.findall((ROOT / "README.md").read_text(encoding="utf-8"))}
    assert {path.name for path in DOCS.glob("*.md")} <= linked


def test_every_lexicon_file_is_explained() -> None:
    """A word list that nobody explains cannot be taught."""
    explained = "".join(path.read_text(encoding="utf-8") for path in PAGES)
    files = sorted(path.name for path in (ROOT / "ontology" / "lexicon").glob("*.tsv"))
    assert [name for name in files if f"`{name}`" not in explained] == []


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Give a folder as the docs assume it: the sample reports in reports/, and nothing else."""
    from graph._resources import samples_dir

    (tmp_path / "reports").mkdir()
    for sample in sorted(samples_dir().glob("*.txt")):
        shutil.copy(sample, tmp_path / "reports" / sample.name)
    return tmp_path


@pytest.mark.parametrize("path", [path for path in PAGES if list_commands(path)], ids=name_of)
def test_the_commands_on_a_page_run(path: Path, desk: Path) -> None:
    """The commands of a page, in their order on a fresh desk, end well and print what the page shows."""
    search = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("the commands of the docs are written for a POSIX shell")
    for line, shown in list_commands(path):
        done = subprocess.run(
            [shell, "-c", line], cwd=desk, env={**os.environ, "PATH": search}, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
        missing = [each for each in shown if each.rstrip() not in map(str.rstrip, done.stdout.splitlines())]
        assert missing == [], f"{line}\n{done.stdout}"


@pytest.mark.parametrize("path", [path for path in PAGES if list_blocks(path, "python")], ids=name_of)
def test_the_python_on_a_page_runs(path: Path, desk: Path) -> None:
    """The Python blocks of a page, taken together, run on a fresh desk."""
    code = "\n".join(list_blocks(path, "python"))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=desk, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{code}\n{done.stdout}\n{done.stderr}"

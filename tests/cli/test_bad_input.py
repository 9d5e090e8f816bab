"""Whatever a person hands to `guanxi build`: a clear message that names it, the rest built, the old graph whole."""

from __future__ import annotations

import hashlib
import os
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.cli.run import run

REPORT = """石桥市2022年民族工作总结

2022年，全市签约项目达36个，总投资21.5亿元。石桥市民宗局举办“同心园”活动8场，参与群众1200余人次。
"""
Captured = pytest.CaptureFixture[str]
Command = Callable[..., tuple[int, str, str]]
"""Runs `guanxi` with arguments; gives the exit code and both streams."""


def write_picture(path: Path) -> None:
    """Write a PNG of one pixel."""
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\0")),
        (b"IEND", b""),
    ]
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))


def write_locked_pdf(path: Path) -> None:
    """Write a pdf that asks for a password."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(path)


def write_huge_text(path: Path) -> None:
    """Write a text of 50 MB."""
    data = REPORT.encode()
    path.write_bytes(data * (50_000_000 // len(data) + 1))


def write_english(path: Path) -> None:
    """Write a text without Chinese."""
    path.write_text("Nothing of China here.\n" * 9, encoding="utf-8")


CASES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "empty.txt": ("source-empty", Path.touch),
    "picture.txt": ("source-format", write_picture),
    "locked.pdf": ("source-encrypted", write_locked_pdf),
    "huge.txt": ("source-too-large", write_huge_text),
    "english.txt": ("source-not-chinese", write_english),
    "nowhere.txt": ("source-missing", str),
}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Give a report that can be read."""
    path = tmp_path / "good.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def hash_graph(folder: Path) -> str:
    """Hash the graph of a folder."""
    return hashlib.sha256((folder / "graph.trig").read_bytes()).hexdigest()


@pytest.mark.parametrize("name", CASES)
def test_a_bad_file_is_named_and_the_others_are_built(
    name: str, good: Path, tmp_path: Path, capsys: Captured
) -> None:
    """The message has the code, the file and a hint; the exit code is 1; the good report is in the graph."""
    code, write = CASES[name]
    write(tmp_path / name)
    assert run(["build", str(tmp_path / name), str(good), "-o", str(tmp_path / "kg")]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("1 report: 1 new\n")
    first, second, *_ = err.splitlines()
    assert first.startswith(f"error[{code}]: {tmp_path / name}: ")
    assert second.startswith("  hint: ")
    assert err.endswith("1 problem; the rest is built\n")
    assert (
        run(["query", str(tmp_path / "kg"), "ASK { ?figure gx:value ?value FILTER(?value = 2150000000) }"])
        == 0
    )
    assert capsys.readouterr().out == "yes\n"


@pytest.mark.parametrize("name", CASES)
def test_a_bad_file_leaves_the_old_graph(name: str, good: Path, tmp_path: Path, capsys: Captured) -> None:
    """A build of nothing but a bad file changes no byte of what is there, and says so."""
    assert run(["build", str(good), "-o", str(tmp_path / "kg"), "-q"]) == 0
    before = hash_graph(tmp_path / "kg")
    code, write = CASES[name]
    write(tmp_path / name)
    assert run(["build", str(tmp_path / name), "-o", str(tmp_path / "kg")]) == 1
    assert f"error[{code}]: {tmp_path / name}: " in capsys.readouterr().err
    assert hash_graph(tmp_path / "kg") == before
    assert run(["validate", str(tmp_path / "kg")]) == 0


@pytest.fixture
def guanxi() -> Command:
    """Give the command as somebody runs it whom the system can refuse something."""
    prefix: list[str] = []
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        prefix = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
        if shutil.which("setpriv") is None or subprocess.call([*prefix, "true"]):
            pytest.skip("the superuser may read and write everything")

    def call(*args: str | Path) -> tuple[int, str, str]:
        done = subprocess.run(
            [*prefix, sys.executable, "-m", "graph", *map(str, args)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    return call


def test_a_file_without_permission_is_named(good: Path, tmp_path: Path, guanxi: Command) -> None:
    """A file that may not be read is a finding like any other."""
    secret = tmp_path / "secret.txt"
    secret.write_text(REPORT, encoding="utf-8")
    secret.chmod(0)
    code, out, err = guanxi("build", secret, good, "-o", tmp_path / "kg")
    assert code == 1
    assert out.startswith("1 report: 1 new\n")
    assert err.startswith(f"error[source-unreadable]: {secret}: ")


def test_a_folder_without_permission_is_named(good: Path, tmp_path: Path, guanxi: Command) -> None:
    """Where nothing can be written the folder is named, and another is asked for."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    for folder in (closed, closed / "kg"):
        code, out, err = guanxi("build", good, "-o", folder)
        assert (code, out) == (1, "")
        assert err.startswith(f"error[store]: {folder}")
        assert "-o DIR" in err


def test_a_graph_that_may_only_be_read(good: Path, tmp_path: Path, guanxi: Command) -> None:
    """It answers queries, and a build into it is refused without a change."""
    folder = tmp_path / "kg"
    assert run(["build", str(good), "-o", str(folder), "-q"]) == 0
    before = hash_graph(folder)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    good.write_text(REPORT + "全市新建茶园9处。\n", encoding="utf-8")
    code, _, err = guanxi("build", good, "-o", folder)
    assert code == 1
    assert err.startswith(f"error[store]: {folder}")
    assert hash_graph(folder) == before
    assert guanxi("query", folder, "ASK { ?figure a gx:Figure }")[:2] == (0, "yes\n")


def test_a_file_in_the_place_of_the_folder_is_named(good: Path, capsys: Captured) -> None:
    """-o with the name of a file is a mistake that costs nothing."""
    assert run(["build", str(good), "-o", str(good)]) == 1
    assert capsys.readouterr().err.startswith(f"error[store]: {good} is not a folder")
    assert good.read_text(encoding="utf-8") == REPORT


def test_files_of_one_s_own_are_not_overwritten(good: Path, tmp_path: Path, capsys: Captured) -> None:
    """A folder with somebody's facts.csv in it is refused, not taken over."""
    own = tmp_path / "kg" / "facts.csv"
    own.parent.mkdir()
    own.write_text("mine\n", encoding="utf-8")
    assert run(["build", str(good), "-o", str(own.parent)]) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"error[store]: {own.parent} holds a file facts.csv that guanxi did not write")
    assert [path.name for path in own.parent.iterdir()] == ["facts.csv"]
    assert own.read_text(encoding="utf-8") == "mine\n"

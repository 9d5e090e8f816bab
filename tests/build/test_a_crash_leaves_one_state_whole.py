"""A build that dies anywhere leaves the old graph or the new one, whole, and the next one cleans up."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.build.opened import open_explorer
from graph.build.result import BuildResult
from graph.errors import StoreError, StoreLockedError

Build = Callable[..., BuildResult]
ROOT = Path(__file__).resolve().parents[2]

KILLED = """
import os, sys
sys.path.insert(0, sys.argv[1])
import pathlib, shutil, sqlite3
from graph.build import assemble, folder, pipeline, state
from graph.store.store import Store
from tests.store.invented import make_extractor, make_page

def die_after(owner, name, count):
    real, left = getattr(owner, name), [count]
    def call(*args, **options):
        if left[0] == 0:
            os._exit(9)
        left[0] -= 1
        return real(*args, **options)
    setattr(owner, name, call)

owners = {
    "rename": (pathlib.Path, "rename"), "replace": (pathlib.Path, "replace"), "load": (Store, "load"),
    "spool": (assemble.Spool, "put"), "append": (assemble, "_append"), "page": (pathlib.Path, "write_bytes"),
    "sync": (folder, "_sync"), "rmtree": (shutil, "rmtree"), "settle": (state.State, "settle_names"),
}
owner, name = owners[sys.argv[4]]
die_after(owner, name, int(sys.argv[5]))
pipeline.build([sys.argv[2]], sys.argv[3], jobs=1, tools=pipeline.Tools(make_extractor, make_page))
"""
POINTS = [
    ("spool", 0), ("spool", 1), ("settle", 0), ("append", 0), ("append", 4), ("load", 0), ("load", 1), ("page", 0), ("sync", 0),
    ("sync", 9), ("rename", 0), ("rename", 1), ("replace", 0), ("replace", 1), ("replace", 2), ("replace", 5), ("rmtree", 0),
    ("rmtree", 2), ("rmtree", 3),
]  # fmt: skip


def read_titles(out: Path) -> tuple[set[str], set[str]]:
    """The sums in the store and in the file: what they agree about is one state."""
    with open_explorer(out) as explorer:
        stored = {
            str(row["sum"])
            for row in explorer.select("SELECT ?sum WHERE { ?r a gx:Report ; gx:sha256 ?sum }")
        }
        figures = len(explorer.figures())
        counted = len(list(explorer.select("SELECT ?f WHERE { GRAPH ?g { ?f a gx:Figure } }")))
        assert figures == counted
    text = (out / "graph.trig").read_text(encoding="utf-8")
    written = {line.split('"')[1] for line in text.splitlines() if line.startswith("  gx:sha256")}
    return stored, written


@pytest.fixture
def states(reports: Path, tmp_path: Path, build_invented: Build) -> tuple[Path, set[str], set[str]]:
    """A built folder, its reports then changed; the checksums of the old and of the new state."""
    out = tmp_path / "out"
    build_invented([reports], out)
    old = read_titles(out)[0]
    for path in reports.iterdir():
        text = path.read_text(encoding="utf-8")
        path.write_text(text + "建成灯海书屋，藏书300个。\n", encoding="utf-8")
    build_invented([reports], tmp_path / "new")
    return out, old, read_titles(tmp_path / "new")[0]


@pytest.mark.parametrize(("point", "count"), POINTS, ids=[f"{point}-{count}" for point, count in POINTS])
def test_killed_anywhere(
    reports: Path, tmp_path: Path, build_invented: Build, states: tuple[Path, set[str], set[str]], point: str, count: int
) -> None:  # fmt: skip
    """Killed at this point, the folder opens as one whole state, and building again finishes the work."""
    out, old, new = states
    arguments = [str(ROOT), str(reports), str(out), point, str(count)]
    done = subprocess.run([sys.executable, "-c", KILLED, *arguments], capture_output=True, check=False)
    assert done.returncode in {0, 9}, done.stderr.decode()
    stored, written = read_titles(out)
    assert stored == written
    assert stored in (old, new)
    if done.returncode == 9:
        build_invented([reports], out)
    assert read_titles(out) == (new, new)
    assert (out / "graph.trig").read_bytes() == (tmp_path / "new" / "graph.trig").read_bytes()
    assert not {path.name for path in out.iterdir()} & {".next", ".ready", ".old"}


def test_the_points_are_reached(reports: Path, tmp_path: Path) -> None:
    """The first of each kind of point really kills a build: the test above is no empty promise."""
    for point in sorted({point for point, count in POINTS if count == 0}):
        out = tmp_path / f"out-{point}"
        arguments = [str(ROOT), str(reports), str(out), point, "0"]
        done = subprocess.run([sys.executable, "-c", KILLED, *arguments], capture_output=True, check=False)
        assert done.returncode == 9, point


def test_readers_see_one_state_in_the_middle_of_a_swap(
    reports: Path, states: tuple[Path, set[str], set[str]]
) -> None:
    """While another process holds the folder in mid-swap, a reader sees the new state throughout."""
    out, _, new = states
    arguments = [str(ROOT), str(reports), str(out), "replace", "2"]
    subprocess.run([sys.executable, "-c", KILLED, *arguments], capture_output=True, check=False)
    assert (out / ".ready").is_dir()
    with hold_lock(out) as holder:
        with open_explorer(out) as explorer:
            rows = explorer.select("SELECT ?sum WHERE { ?r a gx:Report ; gx:sha256 ?sum }")
            assert {str(row["sum"]) for row in rows} == new
            assert len(explorer.figures()) == 7
        assert (out / ".ready").is_dir()
        holder.communicate("")
    with open_explorer(out):
        assert not (out / ".ready").exists()


def hold_lock(out: Path) -> subprocess.Popen[str]:
    """Hold the folder in another process until the block is left."""
    code = "import fcntl, sys; f = open(sys.argv[1], 'a'); fcntl.flock(f, fcntl.LOCK_EX); print('held', flush=True); sys.stdin.read()"
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(out / ".lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    return holder


def test_two_builds_at_once(reports: Path, tmp_path: Path, build_invented: Build) -> None:
    """A second build of one folder is told so, and disturbs nothing."""
    out = tmp_path / "out"
    build_invented([reports], out)
    before = (out / "graph.trig").read_bytes()
    (out / ".next").mkdir()
    with hold_lock(out) as holder:
        with pytest.raises(StoreLockedError, match="another build"):
            build_invented([reports], out, year=1999)
        assert (out / ".next").is_dir()
        holder.communicate("")
    assert (out / "graph.trig").read_bytes() == before
    assert not build_invented([reports], out, year=1999).failed


def test_an_open_graph_outlives_a_build(reports: Path, tmp_path: Path, build_invented: Build) -> None:
    """Who opened the folder before a build goes on seeing what was there."""
    out = tmp_path / "out"
    build_invented([reports], out)
    with open_explorer(out) as explorer:
        build_invented([reports], out, year=1999)
        rows = explorer.select("SELECT DISTINCT ?y WHERE { ?r a gx:Report ; gx:year ?y }")
        assert [row["y"] for row in rows] == [2031]
        assert explorer.query("ASK { ?e a gx:Evidence ; nif:anchorOf ?a }") is True


@pytest.mark.parametrize("point", ["trig", "store", "page", "spool"])
def test_a_full_disk(
    reports: Path, tmp_path: Path, build_invented: Build, monkeypatch: pytest.MonkeyPatch, point: str
) -> None:
    """When the disk is full the error says so and the old graph is as it was."""
    out = tmp_path / "out"
    build_invented([reports], out)
    before = (out / "graph.trig").read_bytes()

    def fail(*_args: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "x")

    where = {
        "trig": "graph.build.assemble._append", "page": "pathlib.Path.write_bytes", "spool": "graph.build.assemble.Spool.put",
        "store": "graph.store.store.Store.load",
    }[point]  # fmt: skip
    monkeypatch.setattr(where, fail)
    with pytest.raises(StoreError, match="no space is left") as error:
        build_invented([reports], out, year=1999)
    monkeypatch.undo()
    assert error.value.hint
    assert (out / "graph.trig").read_bytes() == before
    assert {path.name for path in out.iterdir()} & {".next", ".ready"} == set()
    build_invented([reports], out, year=1999)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes, where this may be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.name != "posix" or not shutil.which("mount"):
        pytest.skip("no mount")
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_disk_that_is_really_full(small_disk: Path, reports: Path, build_invented: Build) -> None:
    """On a real disk that fills up, the error says so, the old graph stays and opens."""
    out = small_disk / "out"
    build_invented([reports], out)
    before = (out / "graph.trig").read_bytes()
    for path in reports.iterdir():
        path.write_text(
            path.read_text(encoding="utf-8") + "建成灯海书屋，藏书300个。\n" * 5000, encoding="utf-8"
        )
    with pytest.raises(StoreError, match="no space is left"):
        build_invented([reports], out)
    assert (out / "graph.trig").read_bytes() == before
    with open_explorer(out) as explorer:
        assert len(explorer.figures()) == 4


def test_a_folder_that_cannot_be_written(reports: Path, tmp_path: Path, build_invented: Build) -> None:
    """A file in place of the folder, or of one above it, is a clear error."""
    (tmp_path / "file").write_text("x")
    for out in (tmp_path / "file", tmp_path / "file" / "out"):
        with pytest.raises(StoreError, match="not a folder") as error:
            build_invented([reports], out)
        assert "-o" in error.value.hint
    assert (tmp_path / "file").read_text() == "x"


def test_a_disk_that_cannot_be_written(small_disk: Path, reports: Path, build_invented: Build) -> None:
    """On a disk that is mounted to be read only, the error says so and what was there stays."""
    out = small_disk / "out"
    build_invented([reports], out)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(StoreError, match="cannot be written") as error:
        build_invented([reports], out, year=1999)
    assert error.value.hint
    with open_explorer(out) as explorer:
        assert len(explorer.figures()) == 4

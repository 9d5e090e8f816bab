"""Built at once or one after the other, in any order, by any number of processes: the same bytes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from graph.build.folder import PARTS
from graph.build.result import BuildResult
from graph.build.workers import WORTH_PROCESSES, count_jobs
from graph.errors import ConfigError, GraphError, StoreError
from graph.sources import list_sources
from graph.store.store import Store

Build = Callable[..., BuildResult]
FILES = ("graph.trig", "facts.csv", "figures.csv", "network.html")


def hash_files(out: Path) -> dict[str, str]:
    """SHA-256 of each file that people read."""
    return {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in FILES}


def read_store(out: Path) -> list[str]:
    """All statements of the store, sorted."""
    with Store.open(out / "store") as store:
        return sorted(store.dump().decode().splitlines())


def test_a_build_writes_its_parts(reports: Path, tmp_path: Path, build_invented: Build) -> None:
    """The folder holds the graph, the store, the page and the tables, and nothing is left over."""
    result = build_invented([reports], tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {*PARTS, ".lock"}
    assert not result.failed
    assert result.keys("new") == ["云溪市文化2030", "云溪市文化2031", "云溪市文化2032"]
    assert result.figures == 4
    assert result.relations == {"established": 1, "implements": 2, "organizes": 1}
    assert result.entities == {"Activity": 1, "Department": 1, "Place": 2, "Program": 1, "Venue": 1}
    assert result.coverage == 1.0


def test_the_file_and_the_store_say_the_same(reports: Path, tmp_path: Path, build_invented: Build) -> None:
    """graph.trig, read by the engine with all its checks, holds exactly the store's statements."""
    import pyoxigraph as px

    build_invented([reports], tmp_path / "out")
    other = px.Store()
    other.load(path=str(tmp_path / "out" / "graph.trig"), format=px.RdfFormat.TRIG)
    dump = other.dump(format=px.RdfFormat.N_QUADS) or b""
    assert sorted(dump.decode().splitlines()) == read_store(tmp_path / "out")


def test_blocks_are_sorted_by_graph(reports: Path, tmp_path: Path, build_invented: Build) -> None:
    """After the prefixes come geography, ontology, then the reports in the order of their keys."""
    build_invented([reports], tmp_path / "out")
    lines = (tmp_path / "out" / "graph.trig").read_text(encoding="utf-8").splitlines()
    names = [line.split(" ")[0] for line in lines if line.endswith(" {")]
    assert names == [
        "<https://guanxi.example/graph/geography>", "<https://guanxi.example/graph/ontology>",
        "report:云溪市文化2030", "report:云溪市文化2031", "report:云溪市文化2032",
    ]  # fmt: skip


def test_the_order_of_builds_does_not_show(reports: Path, tmp_path: Path, build_invented: Build) -> None:
    """One after the other in every order, the files and the store are those of one build."""
    build_invented([reports], tmp_path / "once")
    wanted, statements = hash_files(tmp_path / "once"), read_store(tmp_path / "once")
    for number, order in enumerate(permutations(sorted(reports.iterdir()))):
        out = tmp_path / f"out{number}"
        for path in order:
            build_invented([path], out)
        assert hash_files(out) == wanted
        assert read_store(out) == statements


def test_a_change_and_its_undoing_leave_no_trace(
    reports: Path, tmp_path: Path, build_invented: Build
) -> None:
    """A report that changes and changes back gives the first bytes; names of other reports follow."""
    out = tmp_path / "out"
    build_invented([reports], out)
    wanted, statements = hash_files(out), read_store(out)
    path = reports / "云溪市文化2031.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("“灯火书屋”工程", "“晨光”工程"), encoding="utf-8")
    result = build_invented([path], out)
    assert (result.keys("replaced"), len(result.keys("kept"))) == (["云溪市文化2031"], 2)
    assert "“灯火书屋”工程" not in (out / "graph.trig").read_text(encoding="utf-8")
    assert "“灯火书屋”工程" not in (out / "facts.csv").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    build_invented([path], out)
    assert hash_files(out) == wanted
    assert read_store(out) == statements


def test_one_name_over_all_reports(reports: Path, tmp_path: Path, build_invented: Build) -> None:
    """A thing that two reports write differently has one name, in the graph and in the tables."""
    build_invented([reports], tmp_path / "out")
    with Store.open(tmp_path / "out" / "store") as store:
        rows = store.select("SELECT DISTINCT ?l WHERE { 工程项目:灯火书屋工程 skos:prefLabel ?l }")
        assert list(rows) == [("“灯火书屋”工程",)]
    lines = (tmp_path / "out" / "facts.csv").read_text(encoding="utf-8").splitlines()
    assert sum(",“灯火书屋”工程," in line for line in lines) == 2


def test_unchanged_reports_are_not_read_again(
    reports: Path, tmp_path: Path, build_invented: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second build reads nothing and touches no file; one new report reads only that."""
    out = tmp_path / "out"
    build_invented([reports], out)
    before = {path.name: path.stat().st_mtime_ns for path in out.iterdir() if path.name != ".lock"}
    seen: list[str] = []
    monkeypatch.setattr(
        "tests.store.invented.InventedExtractor.extract", lambda _self, doc, **_: seen.append(doc.key)
    )
    result = build_invented([reports], out)
    assert len(result.keys("unchanged")) == 3
    assert result.figures == 4
    assert seen == []
    assert {path.name: path.stat().st_mtime_ns for path in out.iterdir() if path.name != ".lock"} == before


@pytest.mark.parametrize("options", [{"year": 1999}, {"place": "行政区划/青岭省"}], ids=["year", "place"])
def test_other_options_read_again(
    reports: Path, tmp_path: Path, build_invented: Build, options: dict[str, object]
) -> None:
    """A report that would now be read otherwise is replaced."""
    build_invented([reports], tmp_path / "out")
    result = build_invented([reports], tmp_path / "out", **options)
    assert len(result.keys("replaced")) == 3
    assert len(build_invented([reports], tmp_path / "out", **options).keys("unchanged")) == 3


def test_a_new_ontology_reads_again(
    reports: Path, ontology: Path, tmp_path: Path, build_invented: Build
) -> None:
    """A line more in a lexicon reads the reports again, and its rules stand in the graph."""
    build_invented([reports], tmp_path / "out")
    result = build_invented([reports], tmp_path / "out", ontology=ontology)
    assert len(result.keys("replaced")) == 3
    assert "gx:rule-verb-object a gx:Rule" in (tmp_path / "out" / "graph.trig").read_text(encoding="utf-8")


def test_two_processes_write_the_same(reports: Path, tmp_path: Path, build_invented: Build) -> None:
    """Workers in other processes give the bytes of one process, and their findings."""
    (reports / "坏.txt").write_text("坏事\n云溪市的坏事。\n", encoding="utf-8")
    one = build_invented([reports], tmp_path / "one", jobs=1)
    two = build_invented([reports], tmp_path / "two", jobs=2)
    assert hash_files(tmp_path / "one") == hash_files(tmp_path / "two")
    assert one.findings == two.findings
    assert [finding.code for finding in two.findings] == ["internal"]
    assert one.reports == two.reports


SCRIPT = """
import sys; sys.path.insert(0, {root!r})
from graph.build.pipeline import Tools, build
from tests.store.invented import make_extractor, make_page
print(build([{reports!r}], {out!r}, jobs={jobs}, tools=Tools(make_extractor, make_page)).figures)
"""


@pytest.mark.parametrize(("seed", "jobs"), [("0", 1), ("5", 1), ("11", 2)])
def test_seeds_and_plain_scripts(
    reports: Path, tmp_path: Path, build_invented: Build, seed: str, jobs: int
) -> None:
    """Whatever the hash seed, and from a script without a guard around its main part: the same bytes."""
    build_invented([reports], tmp_path / "here")
    root, out = Path(__file__).resolve().parents[2], tmp_path / "there"
    script = tmp_path / "script.py"
    script.write_text(
        SCRIPT.format(root=str(root), reports=str(reports), out=str(out), jobs=jobs), encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False, cwd=tmp_path,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )  # fmt: skip
    assert done.stdout == "4\n", done.stderr
    assert hash_files(out) == hash_files(tmp_path / "here")


def test_bad_files_leave_the_others(reports: Path, tmp_path: Path, build_invented: Build) -> None:
    """An empty file, a missing path and a fault while reading are findings; the rest is built."""
    (reports / "空.txt").write_bytes(b"")
    (reports / "坏.txt").write_text("坏事\n云溪市的坏事。\n", encoding="utf-8")
    result = build_invented([reports, tmp_path / "没有.txt"], tmp_path / "out")
    assert result.failed
    assert len(result.keys("new")) == 3
    assert len(result.findings) == 3
    assert all(finding.severity == "error" and finding.hint for finding in result.findings)
    assert any("没有.txt" in finding.place for finding in result.findings)


def test_a_report_that_can_no_longer_be_read_stays(
    reports: Path, tmp_path: Path, build_invented: Build
) -> None:
    """A file that went bad leaves its last good state in the graph."""
    out = tmp_path / "out"
    build_invented([reports], out)
    wanted = hash_files(out)
    (reports / "云溪市文化2031.txt").write_bytes(b"")
    result = build_invented([reports], out)
    assert result.failed
    assert len(result.reports) == 3
    assert hash_files(out) == wanted


def test_nothing_to_build(tmp_path: Path, build_invented: Build) -> None:
    """Without any report that can be read no folder is made; without any path it is a wrong call."""
    result = build_invented([tmp_path / "没有.txt"], tmp_path / "out")
    assert result.failed
    assert result.reports == ()
    assert not (tmp_path / "out").exists()
    with pytest.raises(ConfigError):
        build_invented([], tmp_path / "out")


def test_another_base_is_refused(
    reports: Path, tmp_path: Path, build_invented: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder keeps the base that it was built with."""
    build_invented([reports], tmp_path / "out")
    monkeypatch.setenv("GUANXI_BASE", "https://other.example/")
    with pytest.raises(StoreError, match=r"https://guanxi\.example/"):
        build_invented([reports], tmp_path / "out")
    build_invented([reports], tmp_path / "new")
    assert "report: <https://other.example/report/>" in (tmp_path / "new" / "graph.trig").read_text(
        encoding="utf-8"
    )


def test_a_file_edited_by_hand_is_noticed(reports: Path, tmp_path: Path, build_invented: Build) -> None:
    """A report whose part of graph.trig was changed is read again, or named where its file is not given."""
    out = tmp_path / "out"
    build_invented([reports], out)
    wanted = hash_files(out)
    path = out / "graph.trig"
    path.write_bytes(path.read_bytes().replace("灯塔书屋".encode(), "灯光书屋".encode()))
    with pytest.raises(StoreError, match="云溪市文化2030"):
        build_invented([reports / "云溪市文化2032.txt"], out, year=1999)
    assert build_invented([reports], out).keys("replaced") == ["云溪市文化2030"]
    assert hash_files(out) == wanted


def test_a_lost_part_is_made_again(reports: Path, tmp_path: Path, build_invented: Build) -> None:
    """Without its page, its store or its memory a folder is made whole by the next build."""
    out = tmp_path / "out"
    build_invented([reports], out)
    wanted, statements = hash_files(out), read_store(out)
    for name in ("network.html", ".state.db", "facts.csv"):
        (out / name).unlink()
        build_invented([reports], out)
        assert hash_files(out) == wanted
        assert read_store(out) == statements


def test_standard_input_is_a_report(tmp_path: Path, build_invented: Build) -> None:
    """`-` stands for a text that is given."""
    text = "云溪市文化工作总结（2031年）\n云溪市建成灯塔书屋。\n"
    result = build_invented(["-"], tmp_path / "out", stdin=text.encode())
    assert [report.title for report in result.reports] == ["云溪市文化工作总结（2031年）"]


def test_progress_is_told(reports: Path, tmp_path: Path, build_invented: Build) -> None:
    """Every stage counts from nothing to all."""
    seen: dict[str, list[tuple[int, int]]] = {}
    build_invented(
        [reports],
        tmp_path / "out",
        progress=lambda stage, done, total: seen.setdefault(stage, []).append((done, total)),
    )
    assert list(seen) == ["read", "write", "store", "page"]
    for steps in seen.values():
        assert steps[0][0] == 0
        assert steps[-1][0] == steps[-1][1] > 0
        assert [done for done, _ in steps] == sorted(done for done, _ in steps)


def test_a_worker_that_dies(
    reports: Path, tmp_path: Path, build_invented: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that is killed ends the build with a clear error, and the old graph stays."""
    out = tmp_path / "out"
    build_invented([reports], out)
    wanted = hash_files(out)
    monkeypatch.setattr("graph.build.workers._START", "import os, sys; sys.stdin.buffer.read(1); os._exit(9)")
    with pytest.raises(GraphError, match="worker process died") as error:
        build_invented([reports], out, year=1999, jobs=2)
    assert "jobs=1" in error.value.hint
    assert hash_files(out) == wanted


def test_few_small_reports_stay_in_one_process(reports: Path) -> None:
    """Other processes are started only where there is enough to read, and never more than reports."""
    sources = list_sources([reports])
    assert count_jobs(sources, None) == 1
    assert count_jobs(sources, 8) == 3
    large = [replace(source, size=WORTH_PROCESSES) for source in sources]
    assert count_jobs(large, None) == min(3, len(os.sched_getaffinity(0)))
    assert count_jobs([], None) == 1

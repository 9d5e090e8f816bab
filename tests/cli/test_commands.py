"""Each command, from its arguments to both streams and the exit code."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph.build.opened import Explorer
from graph.cli.run import run
from graph.model.finding import Finding

REPORT = """石桥市2022年民族工作总结

2022年，全市签约项目达36个，总投资21.5亿元。石桥市民宗局举办“同心园”活动8场，参与群众1200余人次。
石桥市民宗局获评全省民族团结进步先进单位。
"""
Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the graph of one small report."""
    desk = tmp_path_factory.mktemp("desk")
    (desk / "石桥.txt").write_text(REPORT, encoding="utf-8")
    assert run(["build", str(desk / "石桥.txt"), "-o", str(desk / "kg"), "--quiet"]) == 0
    return desk / "kg"


def ask(capsys: Captured, *args: str | Path, code: int = 0) -> str:
    """Run a command that must end with this code, and give its standard output."""
    capsys.readouterr()
    assert run([str(arg) for arg in args]) == code
    return capsys.readouterr().out


def read_first_row(form: str, out: str) -> list[str]:
    """Read the cells of the first row back from any form."""
    if form == "json":
        return [cell["value"] for cell in json.loads(out)["results"]["bindings"][0].values()]
    if form == "csv":
        return list(csv.reader(io.StringIO(out)))[1]
    if form == "tsv":
        return [cell.strip('"').split('"')[0] for cell in out.splitlines()[1].split("\t")]
    return out.splitlines()[2].strip("| ").replace(" | ", " ").split()


def test_build_writes_the_folder_and_says_what_it_found(tmp_path: Path, capsys: Captured) -> None:
    """The folder holds graph, store, page and tables; the summary names the page; nothing is talked about."""
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    assert run(["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "kg")]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith("1 report: 1 new\n")
    assert str(tmp_path / "kg" / "network.html") in out
    for name in ("graph.trig", "store", "network.html", "facts.csv", "figures.csv"):
        assert (tmp_path / "kg" / name).exists()


def test_building_again_says_what_is_unchanged(tmp_path: Path, capsys: Captured) -> None:
    """A second build reads nothing anew and says so."""
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    ask(capsys, "build", tmp_path / "a.txt", "-o", tmp_path / "kg")
    assert ask(capsys, "build", tmp_path / "a.txt", "-o", tmp_path / "kg").startswith(
        "1 report: 1 unchanged\n"
    )


def test_a_bad_file_is_named_and_the_rest_is_built(tmp_path: Path, capsys: Captured) -> None:
    """The exit code is 1, the file, the reason and the cure are on standard error, the other report is built."""
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    assert run(["build", str(tmp_path), "-o", str(tmp_path / "kg")]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("1 report: 1 new\n")
    lines = err.splitlines()
    assert lines[0].startswith(f"error[source-empty]: {tmp_path / 'empty.txt'}: ")
    assert lines[1].startswith("  hint: ")
    assert lines[2] == "1 problem; the rest is built"


def test_nothing_to_build_is_said_once(tmp_path: Path, capsys: Captured) -> None:
    """Where no file can be read there is no summary and no folder."""
    assert run(["build", str(tmp_path / "none.txt"), "-o", str(tmp_path / "kg")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "error[source-missing]" in err
    assert err.endswith("1 problem; nothing is built\n")
    assert not (tmp_path / "kg").exists()


def test_build_lists_what_was_not_understood(tmp_path: Path, capsys: Captured) -> None:
    """--uncovered lists sentences after the summary, or alone with --quiet."""
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    args = ["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "kg")]
    long = ask(capsys, *args, "--uncovered")
    alone = ask(capsys, *args, "--uncovered", "--quiet")
    assert alone
    assert long.endswith(alone)
    assert long.startswith("1 report")


def test_build_reads_standard_input(tmp_path: Path) -> None:
    """`-` is what comes through the pipe."""
    done = subprocess.run(
        [sys.executable, "-m", "graph", "build", "-", "-o", "kg", "--year", "2019"],
        input=REPORT.encode(), cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert "report/stdin" in (tmp_path / "kg" / "graph.trig").read_text(encoding="utf-8") or (
        "report:stdin" in (tmp_path / "kg" / "graph.trig").read_text(encoding="utf-8")
    )


@pytest.mark.parametrize("form", ["table", "csv", "json", "tsv", "md"])
def test_query_writes_every_form(built: Path, form: str, capsys: Captured) -> None:
    """The same rows come in every form, and nothing but rows is on standard output."""
    query = "SELECT ?value ?unit WHERE { ?f a gx:Figure ; gx:value ?value ; gx:unit ?unit } ORDER BY DESC(?value) LIMIT 1"
    out = ask(capsys, "query", built, query, "--format", form)
    assert read_first_row(form, out) == ["2150000000", "元"]


def test_query_takes_a_file_and_a_name(built: Path, tmp_path: Path, capsys: Captured) -> None:
    """A file ending in .rq, a named query, and one with a parameter all answer."""
    file = tmp_path / "q.rq"
    file.write_text("SELECT (COUNT(?f) AS ?n) WHERE { ?f a gx:Figure }", encoding="utf-8")
    assert int(ask(capsys, "query", built, file, "-f", "csv").split()[1]) >= 4
    assert "签约项目" in ask(capsys, "query", built, "figures")
    assert "签约项目" not in ask(capsys, "query", built, "figures", "--param", "what=群众")


def test_query_answers_yes_and_no(built: Path, capsys: Captured) -> None:
    """An ASK is answered with a word."""
    assert ask(capsys, "query", built, "ASK { ?x a gx:Award }") == "yes\n"
    assert ask(capsys, "query", built, "ASK { ?x a gx:NoSuchClass }") == "no\n"


def test_limit_limits(built: Path, capsys: Captured) -> None:
    """No more rows than asked for."""
    rows = ask(capsys, "query", built, "SELECT ?s { ?s ?p ?o }", "--limit", "3", "-f", "csv").splitlines()
    assert len(rows) == 4


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["SELECT ?x WHERE { ?x a "], 1, "error[query-syntax]: line 1, column"),
        (["no-such-query"], 1, "error[query]: there is no query named 'no-such-query'"),
        (["missing.rq"], 1, "error[query]: missing.rq cannot be read"),
        (["CLEAR ALL"], 1, "error[query-forbidden]: "),
        (["SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }"], 1, "error[query-forbidden]: "),
        (["figures", "--param", "what"], 2, "'what' is not NAME=VALUE"),
        (["figures", "--param", "nothing=1"], 1, "error[query]: query figures has no parameter 'nothing'"),
    ],
    ids=["syntax", "name", "file", "update", "service", "form", "parameter"],
)
def test_query_says_what_is_wrong(
    built: Path, args: list[str], code: int, said: str, capsys: Captured
) -> None:
    """Each mistake is told from the others, with nothing on standard output."""
    assert run(["query", str(built), *args]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err


@pytest.mark.parametrize("name", ["query", "explain", "validate"])
def test_a_folder_without_a_graph_is_named(name: str, tmp_path: Path, capsys: Captured) -> None:
    """Asking a folder that was never built says how to build it."""
    args = [name, str(tmp_path), *(["x"] if name != "validate" else [])]
    assert run(args) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "error[store]" in err
    assert "guanxi build" in err


def test_explain_by_name_words_and_iri(built: Path, capsys: Captured) -> None:
    """A name gives the entity and its facts, words give the facts of their sentence, an IRI that one fact."""
    by_name = ask(capsys, "explain", built, "石桥市民宗局")
    assert "/id/机构/" in by_name
    assert "【" in by_name
    by_words = ask(capsys, "explain", built, "总投资21.5亿元")
    assert "= 2150000000 元" in by_words
    assert "rule: " in by_words
    iri = next(word for word in by_words.split() if "/figure/" in word)
    assert iri in ask(capsys, "explain", built, iri)


def test_explain_says_how_much_it_left_out(built: Path, capsys: Captured) -> None:
    """With a limit the rest is counted, on standard error."""
    assert run(["explain", str(built), "石桥", "--limit", "1"]) in {0, 1}
    capsys.readouterr()
    assert run(["explain", str(built), "签约项目达", "--limit", "1"]) == 0
    out, err = capsys.readouterr()
    assert out.count("rule: ") == 1
    assert "more: --limit" in err


def test_explain_of_nothing_is_an_error(built: Path, capsys: Captured) -> None:
    """What the graph does not hold is said, not shown as empty."""
    assert run(["explain", str(built), "没有这个名字"]) == 1
    assert "error[query]: the graph holds no entity named" in capsys.readouterr().err


def test_validate_passes_what_build_made(built: Path, capsys: Captured) -> None:
    """A graph as built conforms."""
    assert run(["validate", str(built)]) == 0, capsys.readouterr().err
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "the graph conforms\n"


def test_validate_exits_with_3(built: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """What does not conform is listed, and the exit code is 3."""
    finding = Finding("error", "quote", "report/x", "the quote is not in the text", "build again")
    monkeypatch.setattr(Explorer, "validate", lambda *_, **__: [finding])
    assert run(["validate", str(built)]) == 3
    assert (
        "error[quote]: report/x: the quote is not in the text\n  hint: build again\n"
        in capsys.readouterr().err
    )


@pytest.mark.parametrize(
    ("what", "word"),
    [
        ("classes", "gx:Award"),
        ("properties", "gx:receivedAward"),
        ("rules", "gx:rule-"),
        ("queries", "honours"),
    ],
    ids=["classes", "properties", "rules", "queries"],
)
def test_ontology_lists(what: str, word: str, capsys: Captured) -> None:
    """Each list names what there is, in a table and as data."""
    table = ask(capsys, "ontology", what)
    assert word in table
    rows = list(csv.DictReader(io.StringIO(ask(capsys, "ontology", what, "--format", "csv"))))
    assert len(rows) == len(table.splitlines()) - 2
    assert all(row.get("zh") or row.get("title") for row in rows)


def test_ontology_lists_no_term_twice(capsys: Captured) -> None:
    """Labels in two languages do not multiply the rows."""
    for what in ("classes", "properties", "rules"):
        names = [
            row["term"] for row in csv.DictReader(io.StringIO(ask(capsys, "ontology", what, "-f", "csv")))
        ]
        assert len(names) == len(set(names))

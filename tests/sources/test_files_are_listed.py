from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from graph.model.document import Document
from graph.model.finding import Finding
from graph.sources import list_sources, read_sources

if TYPE_CHECKING:
    import pytest

Write = Callable[[str, bytes | str], Path]


def test_folder_gives_its_reports_sorted(report: str, write: Write, tmp_path: Path) -> None:
    """A folder gives files with known endings, below it too, but nothing hidden."""
    for name in ("b.txt", "a/c.md", "a/.hidden.txt", ".git/d.txt", "notes.xyz", "~$lock.docx"):
        write(name, report)
    assert [source.key for source in list_sources([tmp_path])] == ["a-c", "b"]


def test_a_readme_is_no_report_of_its_folder(report: str, write: Write, tmp_path: Path) -> None:
    """A README in a folder tells about the folder; one that is named is read."""
    for name in ("b.txt", "README.md", "a/readme.zh.txt", "a/readme-2030.txt"):
        write(name, report)
    assert [source.key for source in list_sources([tmp_path])] == ["a-readme-2030", "b"]
    assert [source.key for source in list_sources([tmp_path / "README.md"])] == ["README"]


def test_named_file_is_tried_whatever_its_ending(report: str, write: Write) -> None:
    """A file that is named is read as text even if its ending is unknown."""
    (doc,) = read_sources([write("report.2031", report)])
    assert isinstance(doc, Document)
    assert doc.key == "report"


def test_order_of_arguments_does_not_matter(report: str, write: Write, tmp_path: Path) -> None:
    """Keys and order are the same for any order of the arguments, and a file given twice is read once."""
    arguments = [write(name, report) for name in ("x/a.txt", "y/a.txt", "y/a.md", "b.txt")]
    arguments += [tmp_path / "x", tmp_path / "y", tmp_path / "b.txt"]
    first = list_sources(arguments)
    shuffler = random.Random(7)  # noqa: S311 - any order will do
    for _ in range(10):
        shuffler.shuffle(arguments)
        assert list_sources(arguments) == first
    assert len(first) == 4
    assert len({source.key for source in first}) == 4


def test_clashing_keys_get_ending_then_folder(report: str, write: Write) -> None:
    """Two files that would share a key get their ending added, and then their folder's name."""
    paths = [write(name, report) for name in ("x/年报.txt", "x/年报.md", "y/年报.txt", "y/z.txt")]
    assert [source.key for source in list_sources(paths)] == ["x-年报-txt", "y-年报-txt", "z", "年报-md"]
    assert [source.key for source in list_sources(paths[:2])] == ["年报-md", "年报-txt"]


def test_names_that_differ_in_punctuation_only_still_differ(report: str, write: Write) -> None:
    """Files whose names make the same slug even with their folders are numbered."""
    paths = [write(name, report) for name in ("a b.txt", "a-b.txt")]
    keys = [source.key for source in list_sources(paths)]
    assert len(set(keys)) == 2
    assert [source.key for source in list_sources(paths[::-1])] == keys


def test_standard_input_is_a_source(report: str) -> None:
    """The dash stands for standard input, which has no file name."""
    (doc,) = read_sources(["-"], stdin=report.encode())
    assert isinstance(doc, Document)
    assert (doc.key, doc.file_name, doc.title) == ("stdin", "", "2031年云溪市统战工作总结")


def test_standard_input_without_text_is_a_finding() -> None:
    """Nothing on standard input is a finding, empty or absent."""
    results = [*read_sources(["-"], stdin=b""), *read_sources(["-"])]
    assert [result.code for result in results if isinstance(result, Finding)] == [
        "source-empty",
        "source-missing",
    ]


def test_one_report_is_read_at_a_time(report: str, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading is lazy: the second file is not opened before it is asked for."""
    paths = [write(name, report) for name in ("a.txt", "b.txt")]
    opened: list[str] = []
    real = Path.open

    def note(self: Path, mode: str = "r") -> object:
        opened.append(self.name)
        return real(self, mode)

    monkeypatch.setattr(Path, "open", note)
    results = read_sources(paths)
    assert opened == []
    next(results)
    assert opened == ["a.txt"]


def test_hash_is_of_the_bytes(report: str, write: Write) -> None:
    """The source's hash changes with its bytes, the text's hash does not change with the encoding."""
    documents = list(read_sources([write("a.txt", report), write("b.txt", report.encode("gb18030"))]))
    one, other = (doc for doc in documents if isinstance(doc, Document))
    assert one.source_hash != other.source_hash
    assert one.sha256 == other.sha256

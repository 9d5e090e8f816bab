from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from graph.model.document import Document
from graph.model.finding import Finding
from graph.sources import list_sources, read_source, read_sources

Write = Callable[[str, bytes | str], Path]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def _zip(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


CASES: dict[str, tuple[str, bytes, str, str]] = {
    "empty": ("a.txt", b"", "source-empty", "no text"),
    "blank": ("a.txt", " \n　\n".encode(), "source-empty", "no text"),
    "blank web page": ("a.html", b"<html><body><p> </p></body></html>", "source-empty", "no text"),
    "picture named txt": (
        "a.txt",
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 50,
        "source-format",
        "a PNG picture named .txt",
    ),
    "photograph": ("a.txt", b"\xff\xd8\xff\xe0" + b"\x00" * 50, "source-format", "JPEG"),
    "control characters": ("a.txt", bytes(range(32)) * 20, "source-format", "not text"),
    "old Word": ("a.doc", OLE, "source-format", "old Office file"),
    "rich text": ("a.rtf", b"{\\rtf1 abc}", "source-format", "RTF"),
    "protected docx": ("a.docx", OLE, "source-encrypted", "password"),
    "workbook": ("a.docx", _zip(**{"xl__workbook.xml": b"<a/>"}), "source-format", "Excel"),
    "archive": ("a.txt", _zip(**{"b.txt": b"b"}), "source-format", "zip archive"),
    "docx without text": ("a.docx", _zip(**{"word__document.xml": b"<a>"}), "source-damaged", "well-formed"),
    "cut docx": ("a.docx", _zip(**{"word__document.xml": b"<a/>"})[:40], "source-damaged", "unpacked"),
    "docx that is text": ("a.docx", "工作总结".encode(), "source-damaged", ".docx"),
    "cut pdf": ("a.pdf", b"%PDF-1.5\n1 0 obj\n<<", "source-damaged", "damaged"),
    "English": (
        "a.txt",
        b"The work report of the year, in English only.",
        "source-not-chinese",
        "no Chinese",
    ),
}


@pytest.mark.parametrize("case", sorted(CASES))
def test_bad_file_is_named_with_what_to_do(case: str, write: Write) -> None:
    """Every bad file gives one error finding that names the file, says what is wrong and what to do."""
    name, content, code, says = CASES[case]
    path = write(name, content)
    finding = read_source(list_sources([path])[0])
    assert isinstance(finding, Finding), finding
    assert (finding.severity, finding.code) == ("error", code)
    assert says in finding.message
    assert finding.place == str(path)
    assert finding.message.startswith(str(path))
    assert finding.hint


def test_missing_path_is_a_finding_and_the_rest_is_read(report: str, write: Write) -> None:
    """A path that is not there stops nothing."""
    good = write("good.txt", report)
    results = list(read_sources([good.parent / "none.txt", good]))
    assert [type(result) for result in results] == [Document, Finding]
    assert isinstance(results[1], Finding)
    assert results[1].code == "source-missing"


def test_folder_without_reports_is_a_finding(tmp_path: Path) -> None:
    """An empty folder is not passed over in silence."""
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (finding,) = read_sources([tmp_path])
    assert isinstance(finding, Finding)
    assert (finding.code, finding.place) == ("source-missing", str(tmp_path))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_unreadable_file_is_a_finding(report: str, write: Write) -> None:
    """A file without read permission gives a finding that says so."""
    path = write("a.txt", report)
    path.chmod(0)
    finding = read_source(list_sources([path])[0])
    assert isinstance(finding, Finding)
    assert finding.code == "source-unreadable"


def test_permission_error_is_a_finding(report: str, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refusal by the system gives a finding that says so."""
    source = list_sources([write("a.txt", report)])[0]

    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "open", refuse)
    finding = read_source(source)
    assert isinstance(finding, Finding)
    assert finding.code == "source-unreadable"
    assert "permission" in finding.message


def test_large_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    """A text of 50 MB is refused by its size; only its beginning is read."""
    path = tmp_path / "large.txt"
    with path.open("wb") as out:
        out.write("工作总结。\n".encode() * 1000)
        out.truncate(50_000_000)
    finding = read_source(list_sources([path])[0])
    assert isinstance(finding, Finding)
    assert finding.code == "source-too-large"
    assert "50 MB, at most 20 MB" in finding.message


def test_limit_is_an_argument(report: str, write: Write) -> None:
    """The limit can be set, for standard input as well."""
    (source,) = list_sources([write("a.txt", report)])
    assert isinstance(read_source(source, limit=20), Finding)
    (finding,) = read_sources(["-"], stdin=report.encode(), limit=20)
    assert isinstance(finding, Finding)
    assert finding.code == "source-too-large"


def test_docx_bomb_is_refused(write: Write) -> None:
    """A small archive that unpacks to more than the limit is refused."""
    bomb = _zip(**{"word__document.xml": b"<a>" + b" " * 8_000_000 + b"</a>"})
    finding = read_source(list_sources([write("a.docx", bomb)])[0], limit=1_000_000)
    assert isinstance(finding, Finding)
    assert finding.code == "source-too-large"


def test_pdf_without_text_layer_asks_for_recognition(
    write: Write, make_pdf: Callable[[list[list[str]]], bytes]
) -> None:
    """A pdf of pictures only says that text recognition has to run first."""
    finding = read_source(list_sources([write("scan.pdf", make_pdf([[], []]))])[0])
    assert isinstance(finding, Finding)
    assert finding.code == "source-no-text"
    assert "OCR" in finding.hint


def test_encrypted_pdf_is_a_finding(write: Write, make_pdf: Callable[[list[list[str]]], bytes]) -> None:
    """A pdf with a password is refused, one that opens without is read."""
    for password, expected in (("secret", Finding), ("", Document)):
        writer = pypdf.PdfWriter(
            clone_from=io.BytesIO(make_pdf([["云溪市工作总结", "全年办结提案十二件。"]]))
        )
        writer.encrypt(password, "owner", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        result = read_source(list_sources([write("a.pdf", out.getvalue())])[0])
        assert isinstance(result, expected), result
        if isinstance(result, Finding):
            assert result.code == "source-encrypted"

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import EncodingError
from graph.model.document import Document
from graph.model.finding import Finding
from graph.sources import list_sources, read_source
from graph.sources.encoding import decode_text

Write = Callable[[str, bytes | str], Path]
TRADITIONAL = "二〇三一年雲溪市統戰工作總結\n全年舉辦讀書班十二期，培訓幹部八百六十人次，成效明顯。\n"


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("gb18030", "gb18030"),
        ("gb2312", "gb18030"),
    ],
)
def test_encoding_is_found_and_named(codec: str, named: str, report: str, write: Write) -> None:
    """A report in any of the usual encodings gives the same text, and says which encoding it was."""
    doc = read_source(list_sources([write("report.txt", report.encode(codec))])[0])
    assert isinstance(doc, Document)
    assert (doc.text, doc.encoding) == (report, named)


def test_big5_is_taken_for_traditional_text_only(report: str) -> None:
    """Text in traditional characters is read as Big5, text in simplified ones never is."""
    assert decode_text(TRADITIONAL.encode("big5", "replace"), path="x")[1] == "big5"
    assert decode_text(report.encode("gbk"), path="x")[1] == "gb18030"


def test_rare_characters_do_not_upset_gb18030() -> None:
    """A four-byte character of GB 18030 in a name is decoded."""
    text = "云溪市㐀镇统战工作总结\n全市各级各部门齐心协力，成效明显。\n"
    assert decode_text(text.encode("gb18030"), path="x") == (text, "gb18030")


def test_undecodable_text_says_where_and_what_was_tried(report: str, write: Write) -> None:
    """Bytes that fit no encoding give a finding with the offset and the encodings tried."""
    raw = report.encode()
    broken = raw[:25] + b"\xff\xff" + raw[25:]
    finding = read_source(list_sources([write("report.txt", broken)])[0])
    assert isinstance(finding, Finding)
    assert (finding.severity, finding.code) == ("error", "source-encoding")
    assert "offset 25" in finding.message
    assert "GB18030" in finding.message
    assert "report.txt" in finding.place
    assert "UTF-8" in finding.hint


def test_mark_that_lies_is_an_error() -> None:
    """A byte-order mark before bytes that do not fit it is an error, not a guess."""
    with pytest.raises(EncodingError, match="byte-order mark"):
        decode_text(b"\xef\xbb\xbf\xff\xff", path="x")


def test_line_ends_are_unified_and_nothing_else(write: Write) -> None:
    """Canonical text drops the mark and unifies line ends; spaces and widths stay as they are."""
    doc = read_source(
        list_sources([write("r.txt", "\ufeff工作总结\r\n　　完成１２ 项。\r成效好 。\n\n".encode())])[0]
    )
    assert isinstance(doc, Document)
    assert doc.text == "工作总结\n　　完成１２ 项。\n成效好 。\n\n"

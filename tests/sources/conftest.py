"""Files in every format, made on the spot, with invented reports in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

REPORT = """2031年云溪市统战工作总结
一年来，全市上下真抓实干。
一、凝聚思想共识
全年举办读书班12期，培训干部860人次。
二、服务中心大局
引进项目35个，总投资21.6亿元。
"""


_SYSTEM = b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"


def _stream(lines: list[str]) -> bytes:
    shown = [f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td" for line in lines]
    return f"BT /F1 12 Tf 60 780 Td {' '.join(shown)} ET".encode()


def _make_pdf(pages: list[list[str]]) -> bytes:
    """Write a pdf whose codes are UTF-16, so that its text layer is the text."""
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def "
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange "
        b"endcmap end end"
    )
    kids = " ".join(f"{6 + 2 * i} 0 R" for i in range(len(pages)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000 /CIDSystemInfo %s >>" % _SYSTEM,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap),
    ]
    for i, lines in enumerate(pages):
        content = _stream(lines) if lines else b""
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * i} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    out = bytearray(b"%PDF-1.5\n")
    offsets = []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start)
    return bytes(out)


@pytest.fixture
def report() -> str:
    """A short report with a title, two sections and six sentences."""
    return REPORT


@pytest.fixture
def make_pdf() -> Callable[[list[list[str]]], bytes]:
    """A function from pages of lines to the bytes of a pdf."""
    return _make_pdf


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    """A function that writes a file below the test's folder and gives its path."""

    def write_file(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file

"""docx: paragraphs, headings by style, and tables, in the order of the document.

Read with the standard library's zip reader and lxml: no entity is expanded, nothing outside
the file is read, and no part may grow beyond a limit when it is unpacked. Deleted and moved
text of tracked changes is left out.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from graph.errors import SourceError, UnknownFormatError
from graph.sources.parsed import ParsedText, TextBuilder

if TYPE_CHECKING:
    from lxml.etree import _Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_SKIPPED = frozenset(
    (
        "del moveFrom delText instrText fldData rt Fallback txbxContent pPr rPr sdtPr sdtEndPr "
        "footnoteReference endnoteReference commentReference"
    ).split()
)
_HEADING_STYLE = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_PARTS = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "an Excel workbook",
    "ppt/presentation.xml": "a presentation",
}
_LONGEST_CELL = 300
_RATIO = 6
"""How many bytes of XML a byte of text may take."""


def read_worddoc(data: bytes, *, path: str, limit: int) -> ParsedText:
    """Read a docx; raises SourceError where it is damaged, protected, too large or no docx at all."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_parts(archive, path)
            body = _read_part(archive, "word/document.xml", path=path, limit=limit * _RATIO)
            styles = (
                _read_part(archive, "word/styles.xml", path=path, limit=limit)
                if "word/styles.xml" in archive.namelist()
                else None
            )
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise _damaged(path, "its archive cannot be unpacked") from error
    if body is None:
        raise _damaged(path, "its text is no well-formed XML")
    levels = _read_styles(styles) if styles is not None else {}
    builder = TextBuilder()
    titles: list[str] = []
    for paragraph, row in _walk_blocks(body):
        if row is not None:
            builder.add("\t".join(row))
            continue
        text = _paragraph_text(paragraph)
        level = _heading_level(paragraph, levels)
        if level == 0 and text.strip() and not titles:
            titles.append(" ".join(text.split()))
        builder.add(text, level=1 if level == 0 else max(level or 0, 0))
        for box in _find_boxes(paragraph):
            builder.add(_paragraph_text(box))
    return builder.build(media_type=MEDIA_TYPE, title=titles[0] if titles else None)


def _check_parts(archive: zipfile.ZipFile, path: str) -> None:
    names = set(archive.namelist())
    kind = next((what for part, what in _PARTS.items() if part in names), None)
    if kind != "docx":
        what = kind or "a zip archive"
        hint = "files that can be read: txt, md, html, docx and pdf; unpack an archive first, export tables as text"
        raise UnknownFormatError(
            f"{path}: this is {what}, which cannot be read as a report", path=path, hint=hint
        )
    if archive.getinfo("word/document.xml").flag_bits & 1:
        hint = "open it in a word processor, remove the password, and save it as .docx"
        message = f"{path}: the document is protected by a password"
        raise SourceError(message, path=path, code="source-encrypted", hint=hint)


def _read_part(archive: zipfile.ZipFile, name: str, *, path: str, limit: int) -> _Element | None:
    """Unpack and parse a part, no further than the limit whatever its header claims."""
    from lxml import etree

    with archive.open(name) as part:
        raw = part.read(limit + 1)
    if len(raw) > limit:
        message = f"{path}: the document unpacks to more than {limit / 1_000_000:g} MB of text"
        raise SourceError(
            message, path=path, code="source-too-large", hint="divide it into smaller documents"
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError:
        return None


def _damaged(path: str, reason: str) -> SourceError:
    hint = "get the file again, or open it in a word processor and save it anew"
    return SourceError(
        f"{path}: the document is damaged: {reason}", path=path, code="source-damaged", hint=hint
    )


def _local(element: _Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _attribute(element: _Element | None, name: str) -> str:
    if element is None:
        return ""
    return element.get(f"{_W}{name}") or element.get(f"{_STRICT}{name}") or ""


def _child(element: _Element | None, name: str) -> _Element | None:
    if element is None:
        return None
    return next((child for child in element if _local(child) == name), None)


def _read_styles(styles: _Element) -> dict[str, int]:
    """Level of each heading style, 0 for the title's; styles based on one inherit its level."""
    levels: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles:
        if _local(style) != "style":
            continue
        key = _attribute(style, "styleId")
        name = _attribute(_child(style, "name"), "val")
        outline = _attribute(_child(_child(style, "pPr"), "outlineLvl"), "val")
        numbered = _HEADING_STYLE.fullmatch(name)
        if name.lower() in {"title", "标题"}:
            levels[key] = 0
        elif outline.isdecimal() and int(outline) < 9:  # 9 means body text
            levels[key] = int(outline) + 1
        elif numbered:
            levels[key] = int(numbered[1])
        based[key] = _attribute(_child(style, "basedOn"), "val")
    for key in sorted(based):
        parent, seen = key, {key}
        while parent and parent not in levels and based.get(parent, "") not in seen:
            parent = based.get(parent, "")
            seen.add(parent)
        if key not in levels and parent in levels:
            levels[key] = levels[parent]
    return levels


def _heading_level(paragraph: _Element, levels: dict[str, int]) -> int | None:
    """Level of a heading from 1, 0 for the title, None for running text."""
    properties = _child(paragraph, "pPr")
    outline = _attribute(_child(properties, "outlineLvl"), "val")
    if outline.isdecimal() and int(outline) < 9:
        return int(outline) + 1
    return levels.get(_attribute(_child(properties, "pStyle"), "val"))


def _walk_blocks(body: _Element) -> list[tuple[_Element, list[str] | None]]:
    """List paragraphs and table rows in reading order; a row comes with its cells' texts.

    A row of one cell, or with a cell of running text, is there for the layout only.
    """
    blocks: list[tuple[_Element, list[str] | None]] = []
    stack = list(reversed(body))
    while stack:
        element = stack.pop()
        name = _local(element)
        if name == "p":
            blocks.append((element, None))
        elif name == "tr":
            cells = [
                cell for cell in element.iter() if _local(cell) == "tc" and _nearest(cell, "tr") is element
            ]
            row = [_cell_text(cell) for cell in cells]
            if len(row) > 1 and max(map(len, row)) <= _LONGEST_CELL:
                blocks.append((element, row))
            else:
                stack.extend(reversed(cells))
        elif name not in _SKIPPED:
            stack.extend(reversed(element))
    return blocks


def _nearest(element: _Element, name: str) -> _Element | None:
    return next((parent for parent in element.iterancestors() if _local(parent) == name), None)


def _cell_text(cell: _Element) -> str:
    texts = [
        _paragraph_text(p) for p in cell.iter() if _local(p) == "p" and _nearest(p, "txbxContent") is None
    ]
    return " ".join(" ".join(texts).split())


def _find_boxes(paragraph: _Element) -> list[_Element]:
    """List the paragraphs in text boxes, once: not those of the copy for old programs."""
    boxes = [e for e in paragraph.iter() if _local(e) == "txbxContent" and _nearest(e, "Fallback") is None]
    return [p for box in boxes for p in box if _local(p) == "p"]


def _paragraph_text(paragraph: _Element) -> str:
    parts: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        name = _local(element)
        if name in _SKIPPED:
            continue
        if name == "t":
            parts.append(element.text or "")
        elif name == "tab":
            parts.append(" ")
        elif name in {"br", "cr"}:
            parts.append("\n")
        elif name == "noBreakHyphen":
            parts.append("-")
        else:
            stack.extend(reversed(element))
    return "".join(parts)

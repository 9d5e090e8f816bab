"""One source to one Document, or to the Finding that says why not."""

from __future__ import annotations

import hashlib
import io
import re
from typing import TYPE_CHECKING, BinaryIO

from graph.errors import SourceError
from graph.model.finding import Finding
from graph.sources.detect import HEAD_SIZE, READABLE, Format, detect_format
from graph.sources.encoding import decode_text
from graph.sources.parsed import ParsedText
from graph.sources.segment import document_from_text, unify_text

if TYPE_CHECKING:
    from graph.model.document import Document
    from graph.sources.listing import Source

MAX_TEXT_BYTES = 20_000_000
"""Default limit for the text of one report."""
_PACKED = 10
"""A docx or pdf may be this many times larger, for its pictures."""
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\u2e80-\u2fdf]")
_SCAN = 1_000_000
_LEAST_SHARE = 0.02


def read_source(source: Source, *, limit: int = MAX_TEXT_BYTES) -> Document | Finding:
    """Read and divide one report; `limit` is the largest text in bytes that is taken on.

    Whatever is wrong with the file comes back as a Finding that names it and says what to do.
    """
    try:
        return _read(source, limit)
    except SourceError as error:
        return Finding("error", error.code, error.path, error.message, error.hint)


def _read(source: Source, limit: int) -> Document:
    path = "standard input" if str(source.path) == "-" else str(source.path)
    data, kind = _load(source, path, limit)
    parsed = _parse(data, kind, path, limit)
    _check_text(parsed.text, path)
    return document_from_text(
        parsed.text,
        key=source.key,
        title=parsed.title,
        headings=parsed.headings,
        file_name="" if str(source.path) == "-" else source.path.name,
        media_type=parsed.media_type,
        encoding=parsed.encoding,
        source_hash=hashlib.sha256(data).hexdigest(),
    )


def _load(source: Source, path: str, limit: int) -> tuple[bytes, Format]:
    """Read the bytes, no more than may be read of such a file."""
    if str(source.path) == "-":
        if source.data is None:
            hint = "give a file, or send a text: guanxi build - -o DIR < report.txt"
            message = "nothing came on standard input"
            raise SourceError(message, path=path, code="source-missing", hint=hint)
        return _load_stream(io.BytesIO(source.data), len(source.data), "", path, limit)
    try:
        if source.path.is_dir():
            next(source.path.iterdir(), None)
            message = f"{path}: the folder holds no file that can be read"
            hint = f"files that can be read: {READABLE}"
            raise SourceError(message, path=path, code="source-missing", hint=hint)
        with source.path.open("rb") as stream:
            return _load_stream(stream, source.path.stat().st_size, source.path.name, path, limit)
    except (FileNotFoundError, NotADirectoryError) as error:
        message = f"{path}: there is no such file or folder"
        raise SourceError(
            message, path=path, code="source-missing", hint="check the path for typing errors"
        ) from error
    except PermissionError as error:
        message = f"{path}: no permission to read it"
        hint = "give yourself read permission, or copy the file to where you have it"
        raise SourceError(message, path=path, code="source-unreadable", hint=hint) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"{path}: it cannot be read: {reason}"
        hint = "check the disk and the path, or copy the file elsewhere"
        raise SourceError(message, path=path, code="source-unreadable", hint=hint) from error


def _load_stream(stream: BinaryIO, size: int, name: str, path: str, limit: int) -> tuple[bytes, Format]:
    head = stream.read(HEAD_SIZE)
    if not head.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        head += stream.read(limit)
        if not head.strip():
            raise _empty(path)
    kind = detect_format(head, name, path=path)
    most = limit * _PACKED if kind in {"docx", "pdf"} else limit
    rest = b"" if size > most else stream.read(most - len(head) + 1)
    if size > most or len(head) + len(rest) > most:
        shown = f"{size / 1_000_000:.0f} MB" if size > most else f"more than {most / 1_000_000:.0f} MB"
        message = (
            f"{path}: the file is too large for one report: {shown}, at most {most / 1_000_000:g} MB are read"
        )
        hint = "divide it into one file for each report"
        raise SourceError(message, path=path, code="source-too-large", hint=hint)
    return head + rest, kind


def _parse(data: bytes, kind: Format, path: str, limit: int) -> ParsedText:
    """Hand the bytes to the reader of their format; other formats' readers are not imported."""
    if kind == "html":
        from graph.sources.webpage import read_webpage

        return read_webpage(data, path=path)
    if kind == "docx":
        from graph.sources.worddoc import read_worddoc

        return read_worddoc(data, path=path, limit=limit)
    if kind == "pdf":
        from graph.sources.portable import read_portable

        return read_portable(data, path=path, limit=limit)
    text, encoding = decode_text(data, path=path)
    text = unify_text(text)
    if kind == "md":
        from dataclasses import replace

        from graph.sources.markdown import read_markdown

        return replace(read_markdown(text), encoding=encoding)
    return ParsedText(text, encoding=encoding)


def _check_text(text: str, path: str) -> None:
    sample = text[:_SCAN]
    words = "".join(sample.split()).strip("\ufeff\u200b")
    if not words and not text[_SCAN:].strip():
        raise _empty(path)
    if len(_HAN.findall(words)) < _LEAST_SHARE * len(words):
        message = f"{path}: the text has (almost) no Chinese characters"
        hint = "if this is a Chinese report, its encoding or the fonts of its pdf are broken: save it as UTF-8 text"
        raise SourceError(message, path=path, code="source-not-chinese", hint=hint)


def _empty(path: str) -> SourceError:
    hint = "check that the file was saved; leave it out if it is meant to be empty"
    return SourceError(f"{path}: the file has no text", path=path, code="source-empty", hint=hint)

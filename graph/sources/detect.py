"""What a file is: by its first bytes, then by its name."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from graph.errors import SourceError, UnknownFormatError
from graph.sources.encoding import looks_like_utf16

Format = Literal["txt", "md", "html", "docx", "pdf"]
HEAD_SIZE = 8192
READABLE = "txt, md, html, docx and pdf"
_BY_ENDING: dict[str, Format] = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
_OFFICE = "an old Office file (.doc, .xls, .ppt or .wps)"
KNOWN_ENDINGS = frozenset(_BY_ENDING) | {".doc", ".wps", ".rtf"}
"""Endings that are looked at in a folder; the last ones so that their reports are not passed over in silence."""
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript file"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x19\x1c-\x1f\x7f]")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def detect_format(head: bytes, name: str, *, path: str) -> Format:
    """Decide how to read a file from its first bytes and its name.

    Raises UnknownFormatError that names what the file seems to be.
    """
    ending = PurePath(name).suffix.lower()
    if head.startswith(_OLE):
        raise _refuse_ole(head, ending, path)
    if head.startswith(_ZIP):
        return "docx"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise _refuse(path, what, ending)
    plain = head[3:] if head.startswith(b"\xef\xbb\xbf") else head
    if _HTML.match(plain) or _HTML.match(head[2:].replace(b"\x00", b"")):
        return "html"
    if b"\x00" in head or len(_CONTROL.findall(head)) * 100 > len(head):
        if not looks_like_utf16(head):
            raise _refuse(path, "not text (it has control characters)", ending)
        return "md" if _BY_ENDING.get(ending) == "md" else "txt"
    found = _BY_ENDING.get(ending, "txt")
    if found in {"docx", "pdf"}:
        message = f"{path}: the name ends in {ending}, but the content does not begin as such a file does"
        raise SourceError(
            message, path=path, code="source-damaged", hint="get the file again, or save it anew"
        )
    return found


def _refuse(path: str, what: str, ending: str) -> UnknownFormatError:
    named = f" named {ending}" if ending in _BY_ENDING else ""
    hint = f"files that can be read: {READABLE}"
    if "picture" in what:
        hint += "; run text recognition (OCR) on a picture of a page first"
    if "RTF" in what:
        hint = "open it in a word processor and save it as .docx"
    return UnknownFormatError(
        f"{path}: this is {what}{named}, which cannot be read as a report", path=path, hint=hint
    )


def _refuse_ole(head: bytes, ending: str, path: str) -> SourceError:
    if _ENCRYPTED in head or ending == ".docx":
        message = f"{path}: the document is protected by a password"
        hint = "open it in a word processor, remove the password, and save it as .docx"
        return SourceError(message, path=path, code="source-encrypted", hint=hint)
    message = f"{path}: this is {_OFFICE}, which cannot be read as a report"
    return UnknownFormatError(message, path=path, hint="open it in a word processor and save it as .docx")

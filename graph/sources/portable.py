"""pdf: the text layer, page by page, without what repeats on every page.

Hard line wraps stay in the text: segmentation sees through them.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graph.errors import SourceError
from graph.sources.parsed import ParsedText
from graph.sources.segment import unify_text
from graph.sources.segment_paragraphs import PAGE_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

MEDIA_TYPE = "application/pdf"
_EDGE = 3
_WORDS = re.compile(r"\w")
_FEW_WORDS = 4
"""A page with fewer letters than this on average has no text layer worth the name."""


def read_portable(data: bytes, *, path: str, limit: int) -> ParsedText:
    """Read the text layer of a pdf; raises SourceError where it is damaged, protected or has no text."""
    with _quiet():
        reader = _open(data, path)
        pages = _read_pages(reader, path, limit)
    letters = sum(len(_WORDS.findall(page)) for page in pages)
    if letters < _FEW_WORDS * max(1, len(pages)):
        message = f"{path}: the pdf has no text layer, only pictures of pages ({len(pages)})"
        hint = "run text recognition (OCR) on it first, for example: ocrmypdf -l chi_sim in.pdf out.pdf"
        raise SourceError(message, path=path, code="source-no-text", hint=hint)
    lines = drop_running_heads([[line.rstrip() for line in page.split("\n")] for page in pages])
    text = "\n".join(line for page in lines for line in page)
    return ParsedText(text + "\n", MEDIA_TYPE)


def drop_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Drop headers and footers that repeat, and page numbers, from the edges of pages.

    Only lines at a page's edge are looked at; digits are disregarded when they are compared.
    """
    pages = [[line for line in page if line.strip()] for page in pages]
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_form(line) for line in page[:_EDGE] + page[-_EDGE:]})
    often = max(3, (len(pages) + 1) // 2)
    return [
        _trim_page(page, {form for form, count in seen.items() if form and count >= often}) for page in pages
    ]


def _trim_page(page: list[str], repeated: set[str]) -> list[str]:
    begin, end = 0, len(page)
    while begin < min(_EDGE, end) and _is_running(page[begin], repeated):
        begin += 1
    while end > max(begin, len(page) - _EDGE) and _is_running(page[end - 1], repeated):
        end -= 1
    return page[begin:end]


def _form(line: str) -> str:
    return re.sub(r"[\d\s]+", "", line)


def _is_running(line: str, repeated: set[str]) -> bool:
    return _form(line) in repeated or PAGE_NUMBER.fullmatch(line.strip()) is not None


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the pdf library's remarks from being printed for want of a log handler."""
    log = logging.getLogger("pypdf")
    handler = logging.NullHandler()
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)


def _open(data: bytes, path: str) -> PdfReader:
    from pypdf import PdfReader, errors

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        locked = reader.is_encrypted and not reader.decrypt("")
    except (errors.DependencyError, errors.WrongPasswordError, NotImplementedError) as error:
        raise _encrypted(path) from error
    except Exception as error:  # a broken file makes the library raise anything
        raise _damaged(path, error) from error
    if locked:
        raise _encrypted(path)
    return reader


def _read_pages(reader: PdfReader, path: str, limit: int) -> list[str]:
    pages: list[str] = []
    size = 0
    count = _count_pages(reader, path)
    for number in range(count):
        text = _read_page(reader, number, path)
        pages.append(text)
        size += len(text.encode())
        if size > limit:
            message = f"{path}: the pdf holds more than {limit / 1_000_000:g} MB of text"
            hint = "divide it into smaller files"
            raise SourceError(message, path=path, code="source-too-large", hint=hint)
    return pages


def _count_pages(reader: PdfReader, path: str) -> int:
    try:
        count = len(reader.pages)
    except Exception as error:  # a broken file makes the library raise anything
        raise _damaged(path, error) from error
    if not count:
        raise _damaged(path, None)
    return count


def _read_page(reader: PdfReader, number: int, path: str) -> str:
    from pypdf import errors

    try:
        text = reader.pages[number].extract_text()
    except (errors.DependencyError, errors.FileNotDecryptedError) as error:
        raise _encrypted(path) from error
    except Exception as error:  # a broken file makes the library raise anything
        raise _damaged(path, error) from error
    return re.sub(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff]", "", unify_text(text))


def _encrypted(path: str) -> SourceError:
    hint = "open it with its password and print or export it as a pdf without one"
    return SourceError(f"{path}: the pdf is encrypted", path=path, code="source-encrypted", hint=hint)


def _damaged(path: str, error: Exception | None) -> SourceError:
    reason = f" ({type(error).__name__})" if error else ": it has no pages"
    hint = "get the file again, or open it in a viewer and print it as a pdf"
    return SourceError(f"{path}: the pdf is damaged{reason}", path=path, code="source-damaged", hint=hint)

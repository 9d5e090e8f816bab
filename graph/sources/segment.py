"""Canonical text to a Document: title, sections, sentences.

Every non-space character of the text lies in exactly one sentence; sentences are trimmed, in
order, and never overlap. Offsets are of the canonical text, which is not changed here.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from graph.model.document import Document, Section, Sentence
from graph.sources.parsed import HeadingHint
from graph.sources.segment_headings import Heading, find_headings
from graph.sources.segment_paragraphs import Paragraph, split_paragraphs
from graph.sources.segment_sentences import split_sentences
from graph.sources.segment_title import Front, find_front

_LINE_ENDS = re.compile(r"\r\n?")
_HAN = re.compile(r"[\u3400-\u9fff]")


def unify_text(text: str) -> str:
    """Make text canonical: no byte-order mark at the start, line ends as one character."""
    text = text.removeprefix("\ufeff")
    return _LINE_ENDS.sub("\n", text) if "\r" in text else text


def document_from_text(
    text: str,
    *,
    key: str,
    title: str | None = None,
    headings: tuple[HeadingHint, ...] = (),
    file_name: str = "",
    media_type: str = "text/plain",
    encoding: str | None = "utf-8",
    source_hash: str = "",
) -> Document:
    r"""Divide a report into sections and sentences.

    The text is made canonical first; `headings` are offsets of the canonical text. Where the
    text has no title line, a file name with Chinese in it stands in.

    >>> document_from_text("工作总结\n全年办结提案12件。成效明显。", key="k").title
    '工作总结'
    """
    text = unify_text(text)
    paragraphs = split_paragraphs(text, headings)
    front = find_front(text, paragraphs, title=title)
    found = find_headings(text, paragraphs, front)
    sections = _nest_sections(text, found)
    stem = PurePath(file_name).stem
    return Document(
        key=key,
        text=text,
        title=front.title or (stem if _HAN.search(stem) else ""),
        sections=sections,
        sentences=_number_sentences(text, paragraphs, front, found, sections),
        file_name=file_name,
        media_type=media_type,
        encoding=encoding,
        source_hash=source_hash,
    )


def _nest_sections(text: str, headings: list[Heading]) -> tuple[Section, ...]:
    """Make the sections, each to before the next heading that is no lower; the first is the preamble."""
    opened: list[tuple[int, int, str, int]] = [(h.begin, h.level, h.text, i) for i, h in enumerate(headings)]
    if not opened or text[: opened[0][0]].strip():
        opened.insert(0, (0, 0, "", -1))
    ends = [len(text)] * len(opened)
    parents: list[int | None] = [None] * len(opened)
    stack: list[int] = []
    for index, (begin, level, _, _) in enumerate(opened):
        while stack and (opened[stack[-1]][1] >= level or opened[stack[-1]][1] == 0):
            ends[stack.pop()] = begin
        parents[index] = stack[-1] if stack else None
        stack.append(index)
    return tuple(
        Section(index, begin, ends[index], heading, level, parents[index])
        for index, (begin, level, heading, _) in enumerate(opened)
    )


def _number_sentences(
    text: str,
    paragraphs: list[Paragraph],
    front: Front,
    headings: list[Heading],
    sections: tuple[Section, ...],
) -> tuple[Sentence, ...]:
    by_paragraph = {heading.paragraph: heading for heading in headings}
    out: list[Sentence] = []
    section = 0
    begins = [s.begin for s in sections]

    def add(begin: int, end: int, *, heading: bool = False) -> None:
        nonlocal section
        while section + 1 < len(begins) and begins[section + 1] <= begin:
            section += 1
        out.append(Sentence(len(out), begin, end, section, heading))

    for i, paragraph in enumerate(paragraphs):
        if front.begin <= i < front.end:
            if i == front.begin:
                add(paragraph.begin, paragraphs[front.end - 1].end, heading=True)
            continue
        heading = by_paragraph.get(i)
        begin = paragraph.begin
        if i in front.repeats or (heading and heading.flagged):
            end = heading.end if heading and heading.flagged else paragraph.end
            add(begin, end, heading=True)
            begin = end
        elif paragraph.furniture:
            add(begin, paragraph.end)
            begin = paragraph.end
        for span in split_sentences(text, begin, paragraph.end):
            add(*span)
    return tuple(out)

"""Markdown: the text as it stands, with the lines marked as headings."""

from __future__ import annotations

import re

from graph.sources.parsed import HeadingHint, ParsedText

_HEADING = re.compile(
    r"^ {0,3}(?P<marks>#{1,6})[ \t]*(?=[^\s#])[^\n]*"
    r"|^(?![ \t]*[-=#>|*+])[^\n]{1,120}\n {0,3}(?P<line>=+|-{3,})[ \t]*$"
    r"|^(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?)(?:^(?P=fence)|\Z)",
    re.MULTILINE | re.DOTALL,
)
_FRONT = re.compile(r"\A---[ \t]*\n(?P<fields>.*?)^(?:---|\.\.\.)[ \t]*$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"^title[ \t]*:[ \t]*[\"']?(?P<title>[^\n]*?)[\"']?[ \t]*$", re.MULTILINE | re.IGNORECASE)


def read_markdown(text: str) -> ParsedText:
    """Mark the headings of a Markdown text; a title in front matter counts where no heading is one.

    The first heading, if it is a highest one, is the title and not a section.
    """
    front = _FRONT.match(text)
    hints: list[HeadingHint] = []
    for m in _HEADING.finditer(text, front.end() if front else 0):
        if m["fence"]:
            continue
        level = len(m["marks"]) if m["marks"] else 1 if m["line"].startswith("=") else 2
        hints.append(HeadingHint(m.start(), m.end(), level))
    title = None
    written = _TITLE.search(front["fields"]) if front else None
    if written and written["title"]:
        title = written["title"]
    elif hints and hints[0].level == 1:
        title = re.sub(r"^#+\s*|\s*#+\s*$|\n.*", "", text[hints[0].begin : hints[0].end].strip())
    return ParsedText(text, "text/markdown", title=title, headings=tuple(hints))

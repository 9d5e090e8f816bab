"""HTML: the main text of a page, without menus, links and scripts.

The page is parsed without network and without entity declarations of its own. The main text
is the innermost container that holds most of the page's words that are no links.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.sources.encoding import decode_text
from graph.sources.parsed import ParsedText, TextBuilder
from graph.sources.segment_title import same_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]+encoding=[\"']([\w-]+)", re.IGNORECASE
)
_DECLARED = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5"}
_DROPPED = frozenset(
    (
        "script style noscript template iframe svg object nav footer aside form button select textarea "
        "input head"
    ).split()
)
_MAY_BE_NOISE = frozenset("div ul section p span".split())
_MAY_WRAP_PAGE = frozenset("form header div section".split())
_NOISE = re.compile(
    r"(?:^|[-_\s])(?:nav\w*|menu\w*|breadcrumbs?|crumbs?|footer|foot|sidebar|share\w*|comments?|copyright|toolbar"
    r"|related|pagination|advert\w*)(?:$|[-_\s])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CONTAINERS = frozenset(("body div article main section form center td table tbody tr font span").split())
_BLOCKS = frozenset(
    (
        "address article blockquote body center dd details div dl dt fieldset form figcaption figure h1 "
        "h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody tfoot thead tr ul caption"
    ).split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CJK = r"\u2e80-\u9fff\uff00-\uffef、。“”‘’《》（）"
_WRAP = re.compile(rf"(?<=[{_CJK}])[ \t\r]*\n[ \t\r\n]*(?=[{_CJK}])")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_SITE = re.compile(r"\s*[-_|–—－]+\s*[^-_|–—－]{2,20}$")
_SHARE = 0.8
_LONGEST_TITLE = 120


def read_webpage(data: bytes, *, path: str) -> ParsedText:
    """Take the main text and the title out of a page; empty text where the page has none."""
    text, encoding = decode_text(data, path=path, declared=_find_charset(data))
    root = _parse(text)
    if root is None:
        return ParsedText("", "text/html", encoding)
    title = _find_title(root)
    _clean(root)
    builder = TextBuilder()
    main = _find_main(root)
    _write_blocks(main, builder, title)
    parsed = builder.build(media_type="text/html", encoding=encoding, title=title)
    if title and parsed.text and not any(same_words(line, title) for line in parsed.text.split("\n")[:12]):
        builder = TextBuilder()
        builder.add(title, level=1)
        _write_blocks(main, builder, title)
        parsed = builder.build(media_type="text/html", encoding=encoding, title=title)
    return parsed


def _find_charset(data: bytes) -> str | None:
    m = _CHARSET.search(data[:4096])
    if not m:
        return None
    return _DECLARED.get((m[1] or m[2]).decode("ascii").lower())


def _parse(text: str) -> HtmlElement | None:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", " ", text)
    try:
        return html.document_fromstring(clean.encode(), parser=parser)
    except etree.ParserError:
        return None


def _find_title(root: HtmlElement) -> str | None:
    """Take the title from the page's metadata for articles, its one <h1>, or its <title> without the site's name."""
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() == "articletitle" and (meta.get("content") or "").strip():
            return _tidy(meta.get("content") or "")
    headings = [_tidy(h.text_content()) for h in root.iter("h1")]
    headings = [h for h in headings if 3 < len(h) <= _LONGEST_TITLE]
    if headings:
        return headings[0]
    for title in root.iter("title"):
        whole = _tidy(title.text_content())
        return _SITE.sub("", whole) or whole or None
    return None


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", _WRAP.sub("", text)).strip()


def _clean(root: HtmlElement) -> None:
    """Drop what is not text of the page; a form or header that holds most of it is no form or header."""
    whole = max(1, len(root.text_content()))
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None or element.tag == "body":
            continue
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        noise = element.tag == "header" or (element.tag in _MAY_BE_NOISE and _NOISE.search(named))
        if element.tag in _DROPPED or noise or _HIDDEN.search(element.get("style") or ""):
            wraps_page = (
                element.tag in {"form", "header", "div", "section"}
                and len(element.text_content()) * 2 > whole
            )
            if not wraps_page:
                element.drop_tree()


def _find_main(root: HtmlElement) -> HtmlElement:
    """Go down from the body while one container holds most of the words that are no links."""
    words: dict[HtmlElement, int] = {}
    for element in root.iter():
        words[element] = 0
    for element in reversed(list(words)):
        own = len("".join((element.text or "").split())) if isinstance(element.tag, str) else 0
        own += sum(words[child] + len("".join((child.tail or "").split())) for child in element)
        words[element] = -own if element.tag == "a" else own
    current = root if root.tag == "body" else root.find("body")
    if current is None:
        current = root
    while True:
        children = [child for child in current if child.tag in _CONTAINERS]
        best = max(children, key=lambda child: words[child], default=None)
        if best is None or words[best] < _SHARE * words[current] or words[best] <= 0:
            return current
        current = best


def _write_blocks(main: HtmlElement, builder: TextBuilder, title: str | None) -> None:
    """Write the blocks of the main text as lines, table rows as one line each."""
    from lxml import etree

    parts: list[str] = []
    heading = 0
    cells = 0
    preformatted = 0

    def flush() -> None:
        block = "".join(parts)
        parts.clear()
        level = heading
        if title and not level and same_words(block, title):
            level = 1
        builder.add(block, level=level)

    for event, element in etree.iterwalk(main, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        is_block = tag in _BLOCKS and not cells
        if event == "start":
            if is_block:
                flush()
                heading = _HEADINGS.get(tag, heading)
            preformatted += tag == "pre"
            if tag == "br":
                parts.append(" " if cells else "\n")
            if tag == "tr":
                flush()
            cells += tag in {"td", "th"} and _in_data_table(element)
            added = element.text
        else:
            if tag in {"td", "th"} and _in_data_table(element):
                cells -= 1
                parts.append("\t")
            elif tag in {"td", "th"}:
                flush()
            if is_block or tag == "tr":
                flush()
                heading = 0 if tag in _HEADINGS else heading
            preformatted -= tag == "pre"
            added = element.tail if element is not main else None
        if added:
            parts.append(added if preformatted else _SPACES.sub(" ", _WRAP.sub("", added)))
    flush()


def _in_data_table(cell: HtmlElement) -> bool:
    """Tell a cell of figures from a cell that a page is laid out with."""
    return len(cell.text_content()) < 200 and cell.find(".//p[2]") is None and cell.find(".//table") is None

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from graph.network.network import Edge, Evidence, Network, Node
from graph.network.page_data import PageData, PageFigure, PageMention, ReportText, Term
from graph.render.page import LARGE, render_page

HOSTILE = [
    "</script><script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "'\"`${alert(1)}<!--",
    "\u202egnikcart\u2066",
    "a\u2028b\u2029c\u0000d",
    "&lt;b&gt; &amp; 𠮷野家",
]


class Reader(HTMLParser):
    """Collect a page's elements and the text of its scripts and style."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        found = dict(attrs)
        self.elements.append((tag, found))
        self._open = found.get("id") or tag

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's signature
        """Leave an element."""
        self._open = ""

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.texts[self._open] = self.texts.get(self._open, "") + data


def parse(page: bytes) -> Reader:
    """Parse a page as a browser would."""
    reader = Reader()
    reader.feed(page.decode("utf-8"))
    return reader


def unpack(page: bytes) -> dict[str, Any]:
    """Take the data out of a page."""
    reader = parse(page)
    text = reader.texts["data"]
    if any(a.get("data-encoding") == "deflate" for _, a in reader.elements):
        text = zlib.decompress(base64.b64decode(text)).decode()
    found: dict[str, Any] = json.loads(text)
    return found


def hostile_page(word: str) -> PageData:
    """Put a word wherever data can carry one."""
    text = f"{word}在此"
    node = Node("x/1", "https://x.example/id/x/1", word, "Place", aliases=(word,), hidden_labels=(word,))
    other = replace(node, id="x/2", iri="https://x.example/id/x/2")
    return PageData(
        title=word,
        network=Network([node, other], [Edge(0, 1, "partOf")]),
        evidence=[Evidence(0, 0, len(word), 0, len(text), word)],
        reports=[ReportText("https://x.example/report/1", word, text)],
        mentions=[PageMention(0, 0, 0, len(word))],
        figures=[PageFigure("1", word, word, word, word, about=0, evidence=(0,))],
        classes=[Term("Place", word, word, "#123456")],
        predicates=[Term("partOf", word, word)],
        rules=[Term(word, word, word)],
    )


def test_equal_data_give_equal_bytes(page_data: PageData) -> None:
    """Writing twice gives the same file, and each language its own."""
    assert render_page(page_data) == render_page(page_data)
    assert b'<html lang="en">' in render_page(page_data, lang="en")


def test_the_policy_lets_only_this_script_and_style_act(page_data: PageData) -> None:
    """The policy's hashes are those of the script and style that stand in the file."""
    reader = parse(render_page(page_data))
    policy = next(
        attrs["content"] or ""
        for tag, attrs in reader.elements
        if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"
    )
    for kind in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(reader.texts[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_nothing_points_outside(page_data: PageData) -> None:
    """No element has an address to load, no style imports, no handler stands in an attribute."""
    reader = parse(render_page(page_data))
    for tag, attrs in reader.elements:
        assert tag not in {"link", "iframe", "img", "base", "object"}
        assert not {"src", "href", "style"} & attrs.keys()
        assert not [name for name in attrs if name.startswith("on")]
    assert "url(" not in reader.texts["style"]
    assert "@import" not in reader.texts["style"]
    assert not re.search(
        r"\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|fetch\(|XMLHttpRequest",
        reader.texts["script"],
    )


@pytest.mark.parametrize("word", HOSTILE)
def test_data_stay_data(word: str) -> None:
    """Whatever a name holds comes back from the file as it was, and makes no element."""
    page = render_page(hostile_page(word))
    reader = parse(page)
    assert unpack(page)["nodes"]["label"] == [word, word]
    plain = parse(render_page(hostile_page("平常")))
    assert [tag for tag, _ in reader.elements] == [tag for tag, _ in plain.elements]


def test_large_data_are_deflated() -> None:
    """Above a mebibyte the data travel packed, and come out the same."""
    data = hostile_page("长" * 600_000)
    page = render_page(data)
    assert len(page) < LARGE
    assert unpack(page)["reports"][0]["text"] == data.reports[0].text


def test_offsets_count_as_browsers_do() -> None:
    """A character beyond the first plane is two units to a browser: what follows is shifted."""
    payload = unpack(render_page(hostile_page("𠮷野家")))
    assert payload["evidence"]["length"] == [4]
    assert payload["mentions"]["length"] == [4]
    assert payload["evidence"]["after"] == [2]


def test_payload_holds_the_graph(page_data: PageData) -> None:
    """Columns have one entry for each node, edge, claim and figure."""
    payload = unpack(render_page(page_data))
    assert len(payload["nodes"]["x"]) == len(page_data.network.nodes)
    assert len(payload["edges"]["source"]) == len(page_data.network.edges)
    assert len(payload["claims"]["id"]) == sum(len(edge.claims) for edge in page_data.network.edges)
    assert payload["figures"]["value"] == [figure.value for figure in page_data.figures]


def test_without_script_the_page_says_what_it_holds(page_data: PageData) -> None:
    """A reader without scripts learns the counts."""
    assert f"{len(page_data.network.nodes)} 个实体" in parse(render_page(page_data)).texts["noscript"]

"""One HTML file that holds a network, its evidence, its texts, and what shows them.

It makes no request and says so in its content security policy: only the style and the
script that stand in it, known by their hashes, may act. Data are never markup: they travel
as JSON and reach the document as text. Equal data give equal bytes.
"""

from __future__ import annotations

import base64
import hashlib
import html
import zlib
from functools import cache
from typing import Literal

from graph._resources import read_packaged
from graph.network.layout import Layout, lay_out
from graph.network.page_data import PageData
from graph.render.modules import join_modules
from graph.render.payload import make_payload, write_json

LARGE = 1 << 20
"""From so many bytes of data on they are deflated: a file half as large opens a tenth of a second later."""

_EFFORT = 4
"""How hard deflating tries; the usual 6 takes more than twice as long and saves a twentieth."""

_PAGE = """\
<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-{script_hash}'; \
style-src 'sha256-{style_hash}'; img-src data: blob:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header id="header"><h1>{title}</h1></header>
<main id="main">
<div id="stage" role="application" tabindex="0" aria-label="{title}"></div>
<aside id="legend" hidden></aside>
<div id="buttons" role="toolbar"></div>
<article id="report" hidden></article>
</main>
<aside id="panel"></aside>
<dialog id="help"></dialog>
<div id="live" class="unseen" aria-live="polite"></div>
<noscript>{noscript}</noscript>
<script id="data" type="application/json"{encoding}>{data}</script>
<script type="module">{script}</script>
</body>
</html>
"""

_NOSCRIPT = {
    "zh": "这一页要用脚本画图。其中有 {reports} 篇报告、{nodes} 个实体、{edges} 条关系、{figures} 项数据。",
    "en": "This page draws with a script. It holds {reports} reports, {nodes} entities, {edges} relations, {figures} figures.",
}


def render_page(page: PageData, *, lang: Literal["zh", "en"] = "zh", layout: Layout | None = None) -> bytes:
    """Write a page as one self-contained HTML file in UTF-8.

    `lang` is the language that it opens in; a reader can switch. Without a layout one is
    computed.
    """
    data = write_json(make_payload(page, layout or lay_out(page.network)))
    encoded = data.encode("utf-8", errors="replace")
    encoding = ""
    if len(encoded) > LARGE:
        encoding = ' data-encoding="deflate"'
        encoded = base64.b64encode(zlib.compress(encoded, _EFFORT))
    script, style = _read_script(), _read_static("page.css")
    counts = {
        "reports": len(page.reports),
        "nodes": len(page.network.nodes),
        "edges": len(page.network.edges),
        "figures": len(page.figures),
    }
    return _PAGE.format(
        lang="zh-Hans" if lang == "zh" else "en",
        title=html.escape(page.title[:200] or "guanxi"),
        style=style,
        style_hash=_hash_source(style),
        script=script,
        script_hash=_hash_source(script),
        noscript=_NOSCRIPT[lang].format_map(counts),
        encoding=encoding,
        data=encoded.decode(),
    ).encode("utf-8", errors="replace")


def _hash_source(text: str) -> str:
    """Hash an inline script or style as the policy names it."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _read_static(name: str) -> str:
    """Read a file of the page; line ends are unified, or the hashes would not fit what a browser sees."""
    return read_packaged(f"render/static/{name}").replace("\r\n", "\n")


@cache
def _read_script() -> str:
    return join_modules(lambda name: _read_static(f"js/{name}.js"), "main")

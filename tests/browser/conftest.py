"""A real Chromium, offline, and pages written to disk for it to open."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from graph.network.page_data import PageData
from graph.network.read import read_page_data
from graph.render.page import render_page

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--mute-audio"]


@dataclass
class Opened:
    """A page that is open, with everything it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def find_chromium() -> str | None:
    """Find the machine's own Chromium."""
    named = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    return next((found for name in named if name and (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium, started once."""
    path = find_chromium()
    if path is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def page_data() -> PageData:
    """The invented reports of the network tests."""
    store = ox.Store()
    store.load(
        (Path(__file__).parent.parent / "network" / "yunxi.trig").read_bytes(), format=ox.RdfFormat.TRIG
    )

    def select(sparql: str) -> Iterator[tuple[str | None, ...]]:
        rows = store.query(sparql, use_default_graph_as_union=True)
        assert isinstance(rows, ox.QuerySolutions)
        for row in rows:
            yield tuple(None if term is None else str(term.value) for term in row)

    return read_page_data(select)


OpenPage = Callable[..., Opened]


@pytest.fixture
def open_page(chromium: Browser, tmp_path: Path, page_data: PageData) -> Iterator[OpenPage]:
    """Write a page, open it from disk, and hold it to silence: no request, no complaint."""
    opened: list[Opened] = []

    def open_(
        data: PageData | None = None,
        *,
        width: int = 1440,
        height: int = 900,
        dark: bool = False,
        touch: bool = False,
        fragment: str = "",
    ) -> Opened:
        file = tmp_path / f"network-{len(opened)}.html"
        file.write_bytes(render_page(data or page_data))
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            has_touch=touch,
            is_mobile=touch,
            reduced_motion="reduce",
            offline=True,
        )
        page = context.new_page()
        found = Opened(page)
        page.on("request", lambda request: found.requests.append(request.url))
        page.on("console", lambda message: found.complaints.append(message.text))
        page.on("pageerror", lambda error: found.complaints.append(str(error)))
        page.on("dialog", lambda dialog: found.complaints.append(dialog.message))
        page.goto(file.as_uri() + fragment)
        page.wait_for_selector("html[data-ready]")
        page.wait_for_timeout(250)
        opened.append(found)
        return found

    yield open_
    for each in opened:
        each.page.context.close()
        assert [url for url in each.requests if not url.startswith("file:")] == []
        assert len(each.requests) == 1
        assert each.complaints == []

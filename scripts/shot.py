"""Photograph the demo's network page for the README: `python3 scripts/shot.py` after scripts/demo.py.

Needs Chromium and a Chinese font (scripts/test.py installs them where it may); writes
graph/docs/images/network.png. `--page`, `--out` and `--find TEXT` change what is shown.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from environment import ROOT, prepare, stop

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SWITCHES = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
)


def main() -> int:
    """Open the page, wait until it stands still, and keep a picture of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--page", type=Path, default=ROOT / "output" / "demo" / "network.html")
    parser.add_argument("--out", type=Path, default=ROOT / "graph" / "docs" / "images" / "network.png")
    parser.add_argument("--find", metavar="TEXT", help="type this into the search box and take the first hit")
    parser.add_argument("--size", default="1440x900", help="width and height in pixels (default 1440x900)")
    options = parser.parse_args()
    if find_spec("playwright") is None:
        return subprocess.call([str(prepare(["dev"])), *sys.argv])
    browser = os.environ.get("GUANXI_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        stop("no Chromium found", hint="python3 scripts/test.py installs it where it may")
    if not options.page.is_file():
        stop(f"{options.page} is missing", hint="run: python3 scripts/demo.py")
    width, height = map(int, options.size.split("x"))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    take(browser, options.page, options.out, width=width, height=height, find=options.find)
    print(f"{options.out}  {options.out.stat().st_size / 1000:.0f} kB")
    return 0


def take(browser: str, page: Path, out: Path, *, width: int, height: int, find: str | None = None) -> None:
    """Write a picture of a page at a fixed size."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=list(SWITCHES))
        view = chromium.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
        view.goto(page.resolve().as_uri())
        view.wait_for_timeout(2500)
        if find:
            view.locator("input[type=search], input[type=text]").first.fill(find)
            view.keyboard.press("Enter")
            view.wait_for_timeout(1500)
        view.screenshot(path=out)
        chromium.close()


if __name__ == "__main__":
    sys.exit(main())

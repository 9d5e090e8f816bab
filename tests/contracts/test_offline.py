"""Nothing leaves the machine: no page, script or module asks another host for anything."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASSETS = sorted(
    path
    for path in (ROOT / "graph").rglob("*")
    if path.suffix in {".css", ".html", ".jinja", ".js", ".mjs", ".svg"} and path.is_file()
)
MODULES = sorted((ROOT / "graph").rglob("*.py"))
REMOTE = re.compile(
    r"""(?:\bsrc|<link[^>]*\bhref|\baction|\bposter)\s*=\s*["']?(?:https?:)?//|"""
    r"""url\(\s*["']?(?:https?:)?//|@import\s+["'](?:https?:)?//|"""
    r"""\b(?:from|import)\s*\(?\s*["']https?://|\b(?:fetch|importScripts|sendBeacon|EventSource|WebSocket)\s*\(\s*["'`](?:https?|wss?):""",
    re.IGNORECASE,
)
CLIENTS = re.compile(
    r"^\s*(?:import|from)\s+(?:http\.client|urllib\.request|ftplib|smtplib|requests|httpx|aiohttp)\b",
    re.MULTILINE,
)


def name_of(path: Path) -> str:
    """Name a file as a reader would."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize(
    "text",
    [
        '<script src="https://cdn.example/x.js">', "<link rel=stylesheet href='//cdn.example/x.css'>",
        "background: url(https://cdn.example/x.png)", 'import x from "https://cdn.example/x.js"',
        'fetch("https://cdn.example/x.json")',
    ],
    ids=["script", "stylesheet", "image", "module", "fetch"],
)  # fmt: skip
def test_the_pattern_sees_remote_sources(text: str) -> None:
    """The check below would notice each way in which a page can ask for something remote."""
    assert REMOTE.search(text)


@pytest.mark.parametrize("path", ASSETS, ids=name_of)
def test_assets_ask_for_nothing_remote(path: Path) -> None:
    """No template, style or script of ours names a remote source."""
    assert REMOTE.search(path.read_text(encoding="utf-8")) is None


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_hold_no_network_client(path: Path) -> None:
    """No module of the package can make a request, nor write a page that does."""
    text = path.read_text(encoding="utf-8")
    assert CLIENTS.search(text) is None
    assert REMOTE.search(text) is None


def test_the_tests_themselves_are_offline() -> None:
    """A test that tries to leave the machine fails."""
    with pytest.raises(Exception, match="from a test"):
        socket.create_connection(("example.org", 80), timeout=1)

"""The bar moves on a terminal, speaks now and then elsewhere, and keeps quiet when told to."""

from __future__ import annotations

import sys
from itertools import count

import pytest

from graph.cli.progress import ProgressBar


@pytest.fixture
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every look at the clock be six seconds after the one before."""
    ticks = count(0.0, 6.0)
    monkeypatch.setattr("graph.cli.progress.time.monotonic", lambda: next(ticks))


@pytest.mark.usefixtures("_clock")
def test_a_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal long work says a line every ten seconds, on standard error."""
    with ProgressBar() as bar:
        for done in range(1, 5):
            bar("read", done, 4)
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "reading reports 2/4\nreading reports 4/4\n"


@pytest.mark.usefixtures("_clock")
def test_quiet_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    """With --quiet nothing is shown, however long it takes."""
    with ProgressBar(quiet=True) as bar:
        for done in range(9):
            bar("read", done, 9)
    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("_clock")
def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a bar is drawn, one task for each stage, and taken away at the end."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with ProgressBar() as bar:
        bar("read", 1, 2)
        bar("read", 2, 2)
        bar("page", 1, 1)
        assert bar._bar is not None
        assert [(task.description, task.completed) for task in bar._bar.tasks] == [
            ("reading reports", 2),
            ("drawing the page", 1),
        ]
    assert bar._bar.finished


def test_short_work_loads_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Work that is over at once shows nothing."""
    with ProgressBar() as bar:
        bar("read", 1, 1)
    assert bar._bar is None
    assert capsys.readouterr().err == ""

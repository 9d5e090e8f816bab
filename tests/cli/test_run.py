"""Exceptions become messages and exit codes in one place."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from graph.cli import group
from graph.cli.run import run
from graph.errors import GraphError, StoreLockedError


@pytest.fixture
def raised(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Make every command raise what the test puts into this list."""
    errors: list[BaseException] = []

    @click.command("fail")
    def command() -> None:
        raise errors[0]

    monkeypatch.setattr(group.LazyGroup, "get_command", lambda *_: command)
    return errors


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (GraphError("it is broken", hint="mend it"), 1, "error[error]: it is broken\n  hint: mend it\n"),
        (StoreLockedError("busy"), 1, "error[store-locked]: busy\n"),
        (KeyboardInterrupt(), 130, "stopped\n"),
        (ZeroDivisionError("x"), 1, "unexpected error: ZeroDivisionError: x\n"),
    ],
    ids=["hint", "plain", "stopped", "defect"],
)
def test_exit_codes(
    raised: list[BaseException],
    error: BaseException,
    code: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each kind of trouble has its code; data never mixes with talk; no traceback unless asked for."""
    raised.append(error)
    assert run(["fail"]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(said)
    assert "Traceback" not in err


def test_debug_shows_where(raised: list[BaseException], capsys: pytest.CaptureFixture[str]) -> None:
    """With --debug, wherever it stands, the traceback is shown."""
    raised.append(GraphError("it is broken"))
    assert run(["fail", "--debug"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_error() -> None:
    """`guanxi ontology properties | head -1` ends quietly."""
    command = [sys.executable, "-m", "graph", "ontology", "properties"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        talk = process.stderr.read()
    assert process.returncode in {0, 141}
    assert talk == b""


@pytest.mark.parametrize(
    "args", [["bogus"], ["--bogus"], ["build"], ["query", "--format", "xml"]], ids=" ".join
)
def test_wrong_usage_is_2(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be understood is answered with how to use it, on standard error."""
    assert run(args) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Usage: guanxi" in err


def test_python_m_graph_is_the_command() -> None:
    """`python -m graph --help` answers like `guanxi --help`."""
    done = subprocess.run(
        [sys.executable, "-m", "graph", "--help"],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    assert done.stdout.startswith("Usage: guanxi [OPTIONS] COMMAND")

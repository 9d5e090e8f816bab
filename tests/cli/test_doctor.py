"""`guanxi doctor` says what is missing and how to get it."""

from __future__ import annotations

import pytest

from graph.cli import doctor
from graph.cli.run import run


def test_a_whole_installation_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    """With everything installed the answer is 0, and every package stands there with its version."""
    assert run(["doctor"]) == 0
    out = capsys.readouterr().out
    for name in doctor.REASONS:
        assert any(line.split()[:2] == ["✓", name] for line in out.splitlines()), name
    assert "ontology" in out


def test_a_missing_package_is_named_with_its_cure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A package that is not there makes the answer 1, and the command that installs it is printed."""
    monkeypatch.setattr(doctor, "requires", lambda _: ["no-such-package>=2.0", "click>=8.1"])
    assert run(["doctor"]) == 1
    out = capsys.readouterr().out
    assert "✗  no-such-package" in out
    assert 'pip install "no-such-package>=2.0"' in out


def test_a_package_that_is_too_old_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """An old version counts as missing, and the upgrade is named."""
    monkeypatch.setattr(doctor, "requires", lambda _: ["click>=999.1"])
    (check,) = doctor.check_packages()
    assert check.state == "missing"
    assert check.hint == 'pip install --upgrade "click>=999.1"'


def test_another_owner_of_the_import_name_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A distribution that installs its own `graph` over ours is found out."""
    monkeypatch.setattr(doctor, "packages_distributions", lambda: {"graph": ["guanxi", "other-graph"]})
    (check,) = doctor.check_name()
    assert check.state == "missing"
    assert "other-graph" in check.found
    assert "pip uninstall other-graph" in check.hint


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("8.1", (8, 1)), ("8.1.10", (8, 1, 10)), ("3.0.0rc1+local.5", (3, 0, 0)), ("", ())],
    ids=["two", "three", "extras", "empty"],
)
def test_versions_compare_as_numbers(text: str, numbers: tuple[int, ...]) -> None:
    """8.10 is newer than 8.9."""
    assert doctor._count_version(text) == numbers

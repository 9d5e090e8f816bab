"""A flag goes before the environment, the environment before the default, and bad values are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.config import DEFAULT_BASE, Settings, resolve_settings
from graph.errors import ConfigError
from graph.model.iri import DEFAULT_BASE as MINTING_BASE


def test_defaults_hold_where_nothing_is_said() -> None:
    """Without flags and variables the defaults hold; an empty variable is none."""
    assert resolve_settings(environment={}) == Settings()
    assert resolve_settings(environment={"GUANXI_BASE": "", "GUANXI_LANG": ""}) == Settings()
    assert Settings().base == DEFAULT_BASE == MINTING_BASE


def test_flag_goes_before_environment() -> None:
    """Each setting takes the flag first, then its variable."""
    variables = {"GUANXI_BASE": "https://a.example/", "GUANXI_LANG": "en", "GUANXI_ONTOLOGY": "mine"}
    assert resolve_settings(environment=variables) == Settings("https://a.example/", "en", Path("mine"))
    flags = resolve_settings(base="urn:b:x#", language="zh", ontology="other", environment=variables)
    assert flags == Settings("urn:b:x#", "zh", Path("other"))


def test_environment_is_the_process_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an environment given, that of the process is read."""
    monkeypatch.setenv("GUANXI_BASE", "https://c.example/kg/")
    assert resolve_settings().base == "https://c.example/kg/"


@pytest.mark.parametrize(
    ("base", "message"),
    [
        ("https://a.example", "must end with / or #"),
        ("", "must end with / or #"),
        ("a.example/kg/", "not an absolute IRI"),
        ("/kg/", "not an absolute IRI"),
        ("https:///", "not an absolute IRI"),
        ("https://a.example/?q=/", "not an absolute IRI"),
        ("https://a.example/#x/", "not an absolute IRI"),
        ("https://a.example/my graph/", "which no IRI may hold"),
        ("https://a.example/<x>/", "which no IRI may hold"),
    ],
    ids=["no-end", "empty", "no-scheme", "path", "no-host", "query", "fragment", "space", "bracket"],
)
def test_base_that_cannot_be_used_is_refused(base: str, message: str) -> None:
    """A base that would make wrong IRIs is refused, and the message names where it came from."""
    with pytest.raises(ConfigError, match=message) as caught:
        resolve_settings(base=base, environment={})
    assert caught.value.message.startswith("--base: ")
    assert caught.value.hint


def test_base_may_hold_chinese() -> None:
    """IRIs are not confined to ASCII."""
    assert (
        resolve_settings(base="https://关系.example/图/", environment={}).base == "https://关系.example/图/"
    )


def test_variable_is_named_in_the_error() -> None:
    """A bad variable is told from a bad flag."""
    with pytest.raises(ConfigError, match=r"^GUANXI_LANG: no labels in language 'fr'") as caught:
        resolve_settings(environment={"GUANXI_LANG": "fr"})
    assert caught.value.hint == "Choose one of: zh, en."

"""Settings, resolved once: a flag, else the environment, else the default.

Nothing reads the environment but `resolve_settings`, and nothing changes a `Settings`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, cast, get_args

from graph.errors import ConfigError

Language = Literal["zh", "en"]
LANGUAGES: Final[tuple[str, ...]] = get_args(Language)
DEFAULT_BASE: Final = "https://guanxi.example/"
DEFAULT_LANGUAGE: Final[Language] = "zh"

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:(?://[^/?#\s]+/|[^/\s]).*")
_FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|\\^`]")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run of guanxi is told from outside."""

    base: str = DEFAULT_BASE
    """The base IRI of everything minted; ends with `/` or `#`."""
    language: Language = DEFAULT_LANGUAGE
    """The language of labels and of what is said to the user."""
    ontology: Path | None = None
    """A folder laid over the ontology that comes with guanxi."""

    def __post_init__(self) -> None:
        _check_base(self.base, source="base")
        _check_language(self.language, source="language")


def resolve_settings(
    *,
    base: str | None = None,
    language: str | None = None,
    ontology: str | Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """Resolve each setting: the argument, else GUANXI_BASE, GUANXI_LANG or GUANXI_ONTOLOGY, else the default.

    An empty variable counts as unset. Raises ConfigError, which names the argument or the
    variable that cannot be used.
    """
    variables = os.environ if environment is None else environment
    base, base_source = _choose(base, "--base", variables, "GUANXI_BASE")
    language, language_source = _choose(language, "--lang", variables, "GUANXI_LANG")
    folder, _ = _choose(
        None if ontology is None else str(ontology), "--ontology", variables, "GUANXI_ONTOLOGY"
    )
    return Settings(
        base=DEFAULT_BASE if base is None else _check_base(base, source=base_source),
        language=DEFAULT_LANGUAGE if language is None else _check_language(language, source=language_source),
        ontology=None if folder is None else Path(folder),
    )


def _choose(
    argument: str | None, flag: str, variables: Mapping[str, str], variable: str
) -> tuple[str | None, str]:
    """Take the argument or the variable, and say which it was."""
    if argument is not None:
        return argument, flag
    return variables.get(variable) or None, variable


def _check_base(base: str, *, source: str) -> str:
    if not base.endswith(("/", "#")):
        raise ConfigError(
            f"{source}: the base IRI {base!r} must end with / or #",
            hint=f"Use {base + '/'!r}, for example." if base else f"The default is {DEFAULT_BASE}",
        )
    bad = _FORBIDDEN.search(base)
    if bad:
        raise ConfigError(
            f"{source}: the base IRI {base!r} holds {bad.group()!r}, which no IRI may hold",
            hint="Remove spaces, quotes and brackets.",
        )
    if not _ABSOLUTE.fullmatch(base) or "?" in base or "#" in base[:-1]:
        raise ConfigError(
            f"{source}: {base!r} is not an absolute IRI without query or inner fragment",
            hint=f"Write scheme and host, as in {DEFAULT_BASE}",
        )
    return base


def _check_language(language: str, *, source: str) -> Language:
    if language not in LANGUAGES:
        raise ConfigError(
            f"{source}: no labels in language {language!r}", hint=f"Choose one of: {', '.join(LANGUAGES)}."
        )
    return cast("Language", language)

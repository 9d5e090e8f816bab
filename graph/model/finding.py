"""Problems found in data, as values: they are collected and reported, never raised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One problem: what is wrong, where, and what to do next."""

    severity: Literal["error", "warning", "info"]
    code: str
    """A stable slug, documented in `graph/docs/errors.md`."""
    place: str
    """The file or report that it concerns, with a position where there is one."""
    message: str
    hint: str = ""

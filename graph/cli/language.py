"""Which language the command talks in: Chinese where the machine does, else English."""

from __future__ import annotations

import os
from typing import Literal

Language = Literal["en", "zh"]


def pick_language() -> Language:
    """Choose by `GUANXI_LANG`, then by the locale variables in the order that programs read them."""
    for name in ("GUANXI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def say(en: str, zh: str) -> str:
    """Pick the text in the person's language."""
    return zh if pick_language() == "zh" else en

"""The command talks the person's language."""

from __future__ import annotations

import pytest

from graph.cli.language import pick_language, say


@pytest.mark.parametrize(
    ("settings", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "GUANXI_LANG": "zh"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "GUANXI_LANG": "en"}, "en"),
    ],
    ids=["nothing", "chinese", "other", "lc-all-first", "own-setting-zh", "own-setting-en"],
)
def test_language_is_picked(settings: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The setting of guanxi's own comes first, then the locale in its usual order."""
    for name in ("GUANXI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert pick_language() == language
    assert say("yes", "是") == ("是" if language == "zh" else "yes")

"""Colours of classes can be seen on both grounds and told apart."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from graph.model.vocab import CLASSES
from graph.store.taught import COLORS


def luminance(color: str) -> float:
    """Compute the relative luminance of WCAG."""
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Compute the contrast ratio of WCAG."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("ground", ["#ffffff", "#1b1e24"], ids=["light", "dark"])
def test_every_class_is_seen_on_the_ground(ground: str) -> None:
    """Each colour has a contrast of at least 3 : 1 on the ground of the scheme."""
    assert all(re.fullmatch("#[0-9a-f]{6}", info.color) for info in CLASSES)
    assert {
        info.name: contrast(info.color, ground) for info in CLASSES if contrast(info.color, ground) < 3
    } == {}


@pytest.mark.parametrize("ground", ["#ffffff", "#1b1e24"], ids=["light", "dark"])
def test_every_spare_colour_is_seen_on_the_ground(ground: str) -> None:
    """What a taught class is drawn in can be seen as well."""
    assert len(set(COLORS)) == len(COLORS) == 8
    assert [color for color in COLORS if contrast(color, ground) < 3] == []


def test_no_two_classes_look_alike() -> None:
    """Any two colours differ by a good step in at least one channel."""
    for one, other in combinations(CLASSES, 2):
        pairs = [(int(one.color[at : at + 2], 16), int(other.color[at : at + 2], 16)) for at in (1, 3, 5)]
        assert sum(abs(a - b) for a, b in pairs) >= 60, (one.name, other.name)


def test_legend_order_is_complete() -> None:
    """The thirteen classes stand in the legend at 1 to 13."""
    assert [info.order for info in CLASSES] == list(range(1, 14))

"""Villages and groups named in a chain after their township: 老城镇上洲村上屋组."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extract.analysis import Name
from graph.extract.gazetteer import Division

_LINK = re.compile(
    r"(?P<village>[\u4e00-\u9fff]{1,4}?(?:村|社区))(?!委|民|级|镇|居)(?P<group>[\u4e00-\u9fff]{1,4}?组(?![织成]))?"
)


def read_chains(text: str, places: Sequence[tuple[int, int, Division]], common: frozenset[str]) -> list[Name]:
    """Find villages, communities and their groups right after a county or township."""
    names: list[Name] = []
    for _, end, division in places:
        if division.depth < 3:
            continue
        match = _LINK.match(text, end)
        if not match or match["village"] in common or match["village"][-2:] in {"农村", "乡村"}:
            continue
        names.append(_name(match.start("village"), match["village"]))
        if match["group"]:
            names.append(_name(match.start("group"), match["group"]))
    return names


def _name(begin: int, label: str) -> Name:
    return Name(begin, begin + len(label), "Township", label, "village-chain", kinds=("村级",))

"""Numbered meetings: congresses, sessions and plenary meetings, in full and in short."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extract.analysis import Name
from graph.extract.context import Setting
from graph.extract.gazetteer import Division

_SIGNS = re.compile("届|党的|中共|党代会|中国共产党第|工作会议|两会")
"""What every form of a numbered meeting holds; most sentences hold none, and no pattern is tried on them."""
_NUMBER = r"[一二三四五六七八九十百\d]{1,4}"
_SHORT_SESSION = re.compile(
    rf"(?P<level>省|市|县|区|州|自治区|自治州|自治县|全国)?(?P<term>{_NUMBER})届(?P<body>人大|政协|人民代表大会|全国人大|全国政协)(?P<nth>{_NUMBER})次(?:全体)?会议"
)
_PARTY_CONGRESS = re.compile(
    r"(?:党的|中共|中国共产党第)(?P<nth>[一二三四五六七八九十]{1,3})(?:大(?![力量型家])|次全国代表大会)"
)
_PLENUM = re.compile(rf"(?:党的|中共)?(?P<term>[一二三四五六七八九十]{{1,3}})届(?P<nth>{_NUMBER})中全会")
_LOCAL_CONGRESS = re.compile(
    rf"(?P<level>省|市|县|区|州)(?P<body>委)?(?:第)?(?P<term>{_NUMBER})(?:次党代会|届(?P<plenum>{_NUMBER})次全会|届(?P<p2>{_NUMBER})次全体会议)"
)
_FULL_SESSION = re.compile(
    rf"第{_NUMBER}届(?:人民代表大会|委员会|常务委员会|政协|人大常委会|人民代表大会常务委员会)第{_NUMBER}次(?:全体)?会议"
)
_NATIONAL_CONFERENCE = re.compile(
    r"中央(?:经济|农村|城市|人才|民族|统战|外事|财经|全面依法治国|金融)工作会议|全国“?两会”?|中央统战工作会议"
)


def read_meetings(text: str, places: Sequence[tuple[int, int, Division]], setting: Setting) -> list[Name]:
    """Find numbered meetings; short forms are filled in with the report's division."""
    if not _SIGNS.search(text):
        return []
    names: list[Name] = []
    starts = {end: begin for begin, end, _ in places}
    for match in _FULL_SESSION.finditer(text):
        begin = starts.get(match.start(), match.start())
        label = text[begin : match.end()]
        names.append(Name(begin, match.end(), "Activity", label, "meeting-numbered", kinds=("会议",)))
    for match in _SHORT_SESSION.finditer(text):
        division = setting.level(match["level"] or "")
        label = (division.name if division else match["level"] or "") + match.group()[
            len(match["level"] or "") :
        ]
        names.append(_name(match, label, aliases=(match.group(),)))
    names.extend(
        _name(match, f"党的{match['nth']}大", aliases=(f"{match['nth']}大",))
        for match in _PARTY_CONGRESS.finditer(text)
    )
    names.extend(
        _name(match, f"党的{match['term']}届{match['nth']}中全会") for match in _PLENUM.finditer(text)
    )
    for match in _LOCAL_CONGRESS.finditer(text):
        division = setting.level(match["level"])
        label = (division.name if division else match["level"]) + match.group()[1:]
        names.append(_name(match, label))
    names.extend(_name(match, match.group()) for match in _NATIONAL_CONFERENCE.finditer(text))
    return names


def _name(match: re.Match[str], label: str, aliases: tuple[str, ...] = ()) -> Name:
    return Name(
        match.start(), match.end(), "Activity", label, "meeting-numbered", kinds=("会议",), aliases=aliases
    )

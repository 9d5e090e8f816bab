"""Places: divisions by the gazetteer, townships and villages by name and ending."""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph.extract.analysis import Name
from graph.extract.context import Setting
from graph.extract.gazetteer import Division, Gazetteer

_SELF = {"全市": "市", "我市": "市", "本市": "市", "该市": "市", "全省": "省", "我省": "省", "本省": "省", "全县": "县", "我县": "县", "该县": "县",
         "全区": "区", "我区": "区", "全镇": "镇", "全乡": "乡", "全街": "街道", "全街道": "街道", "全州": "州", "全盟": "盟"}  # fmt: skip

_SELF_WORDS = re.compile("|".join(sorted(_SELF, key=len, reverse=True)))


class PlaceReader:
    """Finds divisions in a sentence, near the report's own place."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def read(self, text: str, begins: Mapping[int, int], setting: Setting) -> list[tuple[int, int, Division]]:
        """Find divisions named in full or in short; they begin at a word's edge, and short ones end at one."""
        found: list[tuple[int, int, Division]] = []
        size = len(text)
        for match in self._gazetteer.find(text):
            at_edge = match.begin in begins or text[max(0, match.begin - 2) : match.begin] == "中共"
            ends = match.end in begins or match.end == size
            if not at_edge or not (match.full or ends):
                continue
            division = self._gazetteer.choose(match.text, setting.code)
            if division is None:
                continue
            if not match.full and not _stands_alone(text, match.end, division):
                continue
            if (
                not match.full
                and match.begin
                and text[match.begin - 1] in "小大新老"
                and match.begin - 1 in begins
            ):
                continue
            found.append((match.begin, match.end, division))
        return self._with_townships(text, begins, found, setting)

    def _with_townships(
        self, text: str, begins: Mapping[int, int], found: list[tuple[int, int, Division]], setting: Setting
    ) -> list[tuple[int, int, Division]]:
        known = self._gazetteer.townships(setting.code)
        if not known:
            return found
        extra: list[tuple[int, int, Division]] = []
        for ending in ("镇", "乡", "街道"):
            at = text.find(ending)
            while at >= 0:
                end = at + len(ending)
                for length in range(8, 0, -1):
                    begin = at - length
                    if begin < 0 or begin not in begins:
                        continue
                    codes = known.get(text[begin:end])
                    if codes:
                        extra.append(
                            (
                                begin,
                                end,
                                self._gazetteer.township(_nearest(codes, setting.code), text[begin:end]),
                            )
                        )
                        extra.extend(self._sharing(text, begin, ending, known, begins, setting))
                        break
                at = text.find(ending, end)
        if not extra:
            return found
        covered = [(b, e) for b, e, _ in extra]
        return sorted(
            [p for p in found if not any(b <= p[0] and p[1] <= e for b, e in covered)] + extra,
            key=lambda p: p[0],
        )

    def _sharing(
        self,
        text: str,
        end: int,
        ending: str,
        known: Mapping[str, tuple[str, ...]],
        begins: Mapping[int, int],
        setting: Setting,
    ) -> list[tuple[int, int, Division]]:
        """Townships before 、 that share the ending of the one after it: 甲、乙街道."""
        found: list[tuple[int, int, Division]] = []
        while end and text[end - 1] in "、和":
            end -= 1
            for length in range(5, 0, -1):
                begin = end - length
                codes = known.get(text[begin:end] + ending) if begin >= 0 and begin in begins else None
                if codes:
                    found.append(
                        (
                            begin,
                            end,
                            self._gazetteer.township(_nearest(codes, setting.code), text[begin:end] + ending),
                        )
                    )
                    end = begin
                    break
            else:
                break
        return found


def _nearest(codes: tuple[str, ...], near: str | None) -> str:
    """The code that shares the longest beginning with the report's place."""
    return max(codes, key=lambda code: (_shared(code, near or ""), [-ord(c) for c in code]))


def _shared(a: str, b: str) -> int:
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count


def _stands_alone(text: str, end: int, division: Division) -> bool:
    """Tell whether a short name is a place here, not the beginning of another word."""
    following = text[end : end + 1]
    return following not in {"路", "街", "河", "江", "湖", "山", "桥", "站", "话", "人"} or (
        division.depth <= 1 and following == "人"
    )


def place_name(begin: int, end: int, division: Division) -> Name:
    """Make the name of a division."""
    kind = {"province": "省级", "city": "市级", "county": "县级", "township": "乡级", "country": "国家级"}[
        division.level
    ]
    type_ = "Township" if division.level == "township" else "Place"
    return Name(begin, end, type_, division.name, "place-gazetteer", kinds=(kind,), code=division.code)


def self_names(text: str, begins: Mapping[int, int], setting: Setting) -> list[tuple[int, int, Division]]:
    """Find 全市, 我省 and their like, which name the report's own place or one above it."""
    found: list[tuple[int, int, Division]] = []
    for match in _SELF_WORDS.finditer(text):
        division = setting.level(_SELF[match.group()]) if match.start() in begins else None
        if division:
            found.append((match.start(), match.end(), division))
    return found

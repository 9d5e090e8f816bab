"""Read what a percentage is of: a growth's base, a share with its whole, or a rate by its name."""

from __future__ import annotations

from graph.extract.figures.left import walk_left
from graph.extract.figures.right import trim_right, walk_right
from graph.extract.figures.spot import Measure, Spot, cut_measure

_OTHER_WORDS = ("占比", "占有", "占用", "占地面", "占地约", "占地超", "占地近")


def measure_rate(spot: Spot) -> Measure:
    """Find what grows, what has the share, or what the rate is called."""
    text, words, sign = spot.text, spot.words, spot.tailing.sign
    share = -1 if sign else _find_share(text, spot.region, spot.tailing.end)
    if share >= 0:
        return _measure_share(spot, share)
    left = walk_left(words, spot.region, spot.tailing.end, subject=True)
    rule = "figure-growth" if sign else "figure-rate"
    if left.begin < left.end:
        return cut_measure(text, left.begin, left.end, rule)
    if not sign and spot.following > spot.end:
        at = spot.end + text.startswith("的", spot.end)
        right = None if words.has_stop(at) else walk_right(words, at, spot.following)
        if right:
            begin, end = trim_right(words, right)
            return cut_measure(text, begin, end, rule, end)
    return Measure(-1, spot.end, "", rule, verb=left.verb)


def _find_share(text: str, begin: int, end: int) -> int:
    """Find the verb 占; 占比, 占有 and 占用 are other words."""
    at = text.rfind("占", begin, end)
    return -1 if at >= 0 and text.startswith(_OTHER_WORDS, at) else at


def _measure_share(spot: Spot, share: int) -> Measure:
    text, end = spot.text, spot.tailing.end
    left = walk_left(spot.words, spot.region, share, subject=True)
    if left.begin == left.end:
        if text.endswith("分别", spot.region, share):
            spot.tailing.distributed = True
        return Measure(-1, spot.end, "", "figure-share", suffix=text[share:end])
    measure = cut_measure(text, left.begin, end, "figure-share")
    measure.base = text[left.begin : left.end]
    return measure

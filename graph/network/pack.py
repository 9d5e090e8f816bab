"""Discs and whole shapes laid side by side, the largest in the middle, none over another."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, sqrt
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]


class _Link:
    """A disc on the rim, between its two neighbours there."""

    __slots__ = ("after", "before", "r", "x", "y")

    def __init__(self, x: float, y: float, r: float) -> None:
        self.x, self.y, self.r = x, y, r
        self.before: _Link = self
        self.after: _Link = self


def pack_discs(radii: Sequence[float]) -> list[Point]:
    """Place discs around the first ones, each where the rim is nearest to the middle.

    Give them largest first for the closest packing. Time grows with the number of discs
    times the length of the rim.
    """
    if not radii:
        return []
    links = [_Link(0.0, 0.0, radius) for radius in radii]
    if len(links) > 1:
        links[0].x, links[1].x = -links[1].r, links[0].r
    if len(links) > 2:
        _place_beside(links[1], links[0], links[2])
        _join(links[0], links[1])
        _join(links[1], links[2])
        _join(links[2], links[0])
        _pack_rest(links)
    return [(link.x, link.y) for link in links]


def _join(first: _Link, second: _Link) -> None:
    first.after, second.before = second, first


def _pack_rest(links: list[_Link]) -> None:
    """Lay each further disc against the pair of the rim that is nearest to the middle."""
    a, b = links[0], links[1]
    i = 3
    while i < len(links):
        disc = links[i]
        _place_beside(a, b, disc)
        blocking = _find_overlap(a, b, disc)
        if blocking is not None:
            link, forward = blocking
            if forward:
                b = link
            else:
                a = link
            _join(a, b)
            continue
        _join(a, disc)
        _join(disc, b)
        a, b = _find_nearest(disc)
        i += 1


def _find_overlap(a: _Link, b: _Link, disc: _Link) -> tuple[_Link, bool] | None:
    """Walk the rim both ways from a and b until a disc is in the way; tell on which side."""
    j, k = b.after, a.before
    ahead, behind = b.r, a.r
    while True:
        if ahead <= behind:
            if _overlap(j, disc):
                return j, True
            ahead += j.r
            j = j.after
        else:
            if _overlap(k, disc):
                return k, False
            behind += k.r
            k = k.before
        if j is k.after:
            return None


def _find_nearest(start: _Link) -> tuple[_Link, _Link]:
    best, nearest, link = start, _distance(start), start.after
    while link is not start:
        distance = _distance(link)
        if distance < nearest:
            best, nearest = link, distance
        link = link.after
    return best, best.after


def _distance(link: _Link) -> float:
    """How far from the middle the touching point of a link and the next is, squared."""
    other = link.after
    both = link.r + other.r
    x = (link.x * other.r + other.x * link.r) / both
    y = (link.y * other.r + other.y * link.r) / both
    return x * x + y * y


def _overlap(a: _Link, b: _Link) -> bool:
    reach = a.r + b.r - 1e-6
    dx, dy = b.x - a.x, b.y - a.y
    return reach > 0 and reach * reach > dx * dx + dy * dy


def _place_beside(b: _Link, a: _Link, c: _Link) -> None:
    """Move c to where it touches both a and b."""
    dx, dy = b.x - a.x, b.y - a.y
    square = dx * dx + dy * dy
    if not square:
        c.x, c.y = a.x + c.r, a.y
        return
    reach_a, reach_b = (a.r + c.r) ** 2, (b.r + c.r) ** 2
    if reach_a > reach_b:
        x = (square + reach_b - reach_a) / (2 * square)
        y = sqrt(max(0.0, reach_b / square - x * x))
        c.x, c.y = b.x - x * dx - y * dy, b.y - x * dy + y * dx
    else:
        x = (square + reach_a - reach_b) / (2 * square)
        y = sqrt(max(0.0, reach_a / square - x * x))
        c.x, c.y = a.x + x * dx - y * dy, a.y + x * dy + y * dx


def pack_shapes(shapes: Sequence[Sequence[Point]], *, wide: float, high: float) -> list[Point]:
    """Find a shift for each set of points so that no point comes nearer to another set's than a box.

    The first shape stays around the origin; each further one goes to the nearest place that
    is free, into bays of the others too. Give the largest first.
    """
    boxes = [_find_middle(points) for points in shapes]
    area = sum((right - left + 2 * wide) * (bottom - top + 2 * high) for left, top, right, bottom in boxes)
    cell = max(high, sqrt(area / 6000))
    taken: set[tuple[int, int]] = set()
    tried: dict[int, int] = {}
    shifts = []
    for points, (left, top, right, bottom) in zip(shapes, boxes, strict=True):
        mx, my = (left + right) / 2, (top + bottom) / 2
        cells = {
            (column, row)
            for x, y in points
            for column in range(floor((x - mx - wide) / cell), floor((x - mx + wide) / cell) + 1)
            for row in range(floor((y - my - high) / cell), floor((y - my + high) / cell) + 1)
        }
        size = len(cells)
        ordered = sorted(cells)
        ring = max((tried[known] for known in tried if known <= size), default=0)
        while True:
            found = next((at for at in _walk_ring(ring) if _is_free(ordered, at, taken)), None)
            if found is not None:
                break
            ring += 1
        tried[size] = max(0, ring - 1)
        taken.update((column + found[0], row + found[1]) for column, row in cells)
        shifts.append((found[0] * cell - mx, found[1] * cell - my))
    return shifts


def _find_middle(points: Sequence[Point]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _walk_ring(ring: int) -> list[tuple[int, int]]:
    """List the cells of an oval ring around the origin, the nearest first."""
    if not ring:
        return [(0, 0)]
    deep = ceil(ring * 0.85)
    cells = {(column, row) for column in range(-ring, ring + 1) for row in (-deep, deep)}
    cells |= {(column, row) for row in range(-deep, deep + 1) for column in (-ring, ring)}
    return sorted(cells, key=lambda cell: (cell[0] ** 2 + 1.4 * cell[1] ** 2, cell))


def _is_free(cells: Sequence[tuple[int, int]], at: tuple[int, int], taken: set[tuple[int, int]]) -> bool:
    column, row = at
    return not any((c + column, r + row) in taken for c, r in cells)

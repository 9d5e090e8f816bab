"""Discs placed so that their distances say how far apart they are in the network.

Stress is brought down by single pairs in a shuffled order, which settles a hundred discs in
a few dozen rounds where springs take hundreds; then discs that lie over each other are
pushed apart. Only + - * / and square roots are used on the way, which every machine rounds
the same, and the order comes from a generator of our own.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from math import sqrt

from graph.network.communities import Adjacency
from graph.network.pack import Point

GAP = 26.0


class Shuffler:
    """A small generator of chance, the same on every Python."""

    def __init__(self, seed: int) -> None:
        self._state = seed * 2654435761 + 1442695040888963407 & (1 << 64) - 1

    def below(self, limit: int) -> int:
        """Draw an integer from 0 to before a limit."""
        self._state = self._state * 6364136223846793005 + 1442695040888963407 & (1 << 64) - 1
        return (self._state >> 33) % limit

    def shuffle(self, items: list[tuple[int, int, float]]) -> None:
        """Put a list into another order, in place."""
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]


def place_discs(radii: Sequence[float], ties: Adjacency, *, rounds: int = 30, seed: int = 1) -> list[Point]:
    """Place connected discs: those tied lie side by side, none over another.

    Time and memory grow with the square of their number.
    """
    count = len(radii)
    if count < 3:
        return [(0.0, 0.0), (radii[0] + radii[-1] + GAP, 0.0)][:count]
    shuffler = Shuffler(seed)
    width = 4 * max(radii) * sqrt(count)
    xs = [width * shuffler.below(1 << 20) / (1 << 20) for _ in range(count)]
    ys = [width * shuffler.below(1 << 20) / (1 << 20) for _ in range(count)]
    pairs = _measure_pairs(radii, ties)
    _settle(xs, ys, pairs, rounds, shuffler)
    push_apart(xs, ys, radii)
    return list(zip(xs, ys, strict=True))


def _measure_pairs(radii: Sequence[float], ties: Adjacency) -> list[tuple[int, int, float]]:
    """Find the way from each disc to each other, through the ties."""
    pairs: list[tuple[int, int, float]] = []
    steps = [
        [(other, radii[node] + radii[other] + GAP) for other in ties[node] if other != node]
        for node in range(len(radii))
    ]
    for start in range(len(radii)):
        distance = {start: 0.0}
        heap = [(0.0, start)]
        while heap:
            so_far, node = heappop(heap)
            if so_far > distance[node]:
                continue
            for other, length in steps[node]:
                further = so_far + length
                if further < distance.get(other, 1e18):
                    distance[other] = further
                    heappush(heap, (further, other))
        pairs.extend((start, other, distance[other]) for other in range(start) if other in distance)
    return pairs


def _settle(
    xs: list[float], ys: list[float], pairs: list[tuple[int, int, float]], rounds: int, shuffler: Shuffler
) -> None:
    """Move pairs towards their distances, in ever smaller steps."""
    longest = max((d for _, _, d in pairs), default=1.0)
    shortest = min((d for _, _, d in pairs), default=1.0)
    rate = longest * longest
    decay = (0.1 * shortest * shortest / rate) ** (1.0 / max(1, rounds - 1))
    for _ in range(rounds):
        shuffler.shuffle(pairs)
        for i, j, ideal in pairs:
            step = rate / (ideal * ideal)
            dx, dy = xs[i] - xs[j], ys[i] - ys[j]
            length = sqrt(dx * dx + dy * dy) or 1e-3
            move = (1.0 if step > 1.0 else step) * (length - ideal) / (2.0 * length)  # noqa: FURB136 - min() is slow here
            dx *= move
            dy *= move
            xs[i] -= dx
            ys[i] -= dy
            xs[j] += dx
            ys[j] += dy
        rate *= decay


def push_apart(xs: list[float], ys: list[float], radii: Sequence[float], *, rounds: int = 60) -> None:
    """Push discs that lie over each other apart, the smaller further."""
    reach = [radius + GAP / 2 for radius in radii]
    for _ in range(rounds):
        order = sorted(range(len(xs)), key=lambda i: (xs[i] - reach[i], i))
        active: list[int] = []
        moved = False
        for i in order:
            left = xs[i] - reach[i]
            active = [j for j in active if xs[j] + reach[j] > left]
            for j in active:
                dx, dy = xs[i] - xs[j], ys[i] - ys[j]
                need = reach[i] + reach[j]
                square = dx * dx + dy * dy
                if square >= (need - 0.5) * (need - 0.5):
                    continue
                moved = True
                length = sqrt(square)
                if length < 1e-3:
                    dx, dy, length = 1.0, 0.1 * (i - j), 1.0
                push = (need - length) / length
                share = reach[j] / need
                xs[i] += dx * push * share
                ys[i] += dy * push * share
                xs[j] -= dx * push * (1 - share)
                ys[j] -= dy * push * (1 - share)
            active.append(i)
        if not moved:
            return

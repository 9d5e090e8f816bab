"""Where each node of a network stands in the picture.

A node takes those that are tied to it alone into rings around it; a group that is small
enough is placed by distances; a larger one falls into communities, each laid out like a
network of its own, and their discs are placed like nodes. Nothing lies over anything else.
Positions are integers, the same for equal networks in every run.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, floor, pi, sin, sqrt

from graph.network.communities import Adjacency, find_communities, find_components, link_nodes, merge_ties
from graph.network.network import Network
from graph.network.pack import Point, pack_discs, pack_shapes
from graph.network.stress import GAP, place_discs

CELL = 38.0
"""Half the room of one node with its label."""
WHOLE = 300
"""Up to so many nodes a network is placed as one."""
GROUP = 48
"""Up to so many nodes a part of a larger network is placed as one."""
CROWD = 5
"""In a network placed as one, so many leaves make a ring around their node; fewer are placed like others."""
FLATTEN = 0.72
"""Labels are wider than high."""
ASPECT = 1.25
"""How much wider than high a picture should be."""


@dataclass(slots=True)
class _Disc:
    """A group of nodes around (0, 0)."""

    radius: float
    points: dict[int, Point]


@dataclass(frozen=True, slots=True)
class Layout:
    """A position for each node, and the community that each belongs to."""

    positions: list[tuple[int, int]]
    communities: list[int]
    """A number for each node, 0 for the largest community; -1 for nodes without ties."""


def lay_out(network: Network) -> Layout:
    """Place every node; those without ties stand in rows under the rest, class by class."""
    adjacency = link_nodes(network)
    tied = [members for members in find_components(adjacency) if len(members) > 1]
    placer = _Placer(network, adjacency)
    shapes = [_turn_level(placer.place(members).points) for members in tied]
    shapes.sort(key=lambda shape: (-len(shape), min(shape)))
    shifts = pack_shapes([list(shape.values()) for shape in shapes], wide=1.7 * CELL, high=1.2 * CELL)
    points: dict[int, Point] = {}
    for shape, (dx, dy) in zip(shapes, shifts, strict=True):
        points |= {node: (x + dx, y + dy) for node, (x, y) in shape.items()}
    points = _stretch(points)
    loose = [node for node in range(len(network.nodes)) if not adjacency[node]]
    points |= _place_rows(network, loose, points)
    positions = [(round(points[i][0]), round(points[i][1])) for i in range(len(network.nodes))]
    return Layout(positions, _number_communities(adjacency))


def _number_communities(adjacency: Adjacency) -> list[int]:
    numbers = [-1] * len(adjacency)
    for number, members in enumerate(find_communities(adjacency)):
        if len(members) > 1:
            for node in members:
                numbers[node] = number
    return numbers


class _Placer:
    """Lays groups of one network out, each around the origin."""

    def __init__(self, network: Network, adjacency: Adjacency) -> None:
        self._adjacency = adjacency
        self._size = len(network.nodes)
        self._look = [(node.type, node.label, i) for i, node in enumerate(network.nodes)]

    def place(self, members: list[int]) -> _Disc:
        """Lay a connected group out."""
        inside = set(members)
        leaves = self._fold(members, inside)
        folded = {leaf for group in leaves.values() for leaf in group}
        discs = [self._ring(node, leaves.get(node, [])) for node in members if node not in folded]
        core = [node for node in members if node not in folded]
        ties = self._cut(core)
        if len(core) <= (WHOLE if self._size <= WHOLE else GROUP):
            return self._arrange(discs, ties)
        groups = find_communities(ties)
        if len(groups) < 2 or len(groups) > len(core) // 2:
            return self._pack(discs)
        return self._arrange(*self._nest(core, groups, ties, leaves))

    def _fold(self, members: list[int], inside: set[int]) -> dict[int, list[int]]:
        """Gather the nodes that are tied to one other alone, by that other."""
        leaves: dict[int, list[int]] = {}
        folded: set[int] = set()
        for node in members:
            near = [other for other in self._adjacency[node] if other in inside]
            if len(near) == 1 and near[0] not in folded and node not in leaves:
                leaves.setdefault(near[0], []).append(node)
                folded.add(node)
        fewest = CROWD if self._size <= WHOLE else 1
        return {hub: group for hub, group in leaves.items() if len(group) >= fewest}

    def _nest(
        self, core: list[int], groups: list[list[int]], ties: Adjacency, leaves: dict[int, list[int]]
    ) -> tuple[list[_Disc], Adjacency]:
        """Lay each community out by itself; return their discs and the ties between them."""
        group_of = [0] * len(core)
        discs = []
        for number, group in enumerate(groups):
            nodes = []
            for i in group:
                group_of[i] = number
                nodes += [core[i], *leaves.get(core[i], [])]
            parts = self._split(sorted(nodes))
            placed = sorted((self.place(part) for part in parts), key=lambda disc: -disc.radius)
            discs.append(self._pack(placed))
        return discs, merge_ties(ties, group_of, len(groups))

    def _split(self, nodes: list[int]) -> list[list[int]]:
        """Divide nodes into those that hang together among themselves."""
        return [[nodes[i] for i in part] for part in find_components(self._cut(nodes))]

    def _cut(self, nodes: list[int]) -> Adjacency:
        """Cut the ties among some nodes out of the network, numbered by their place in the list."""
        place = {node: i for i, node in enumerate(nodes)}
        return [{place[o]: w for o, w in self._adjacency[node].items() if o in place} for node in nodes]

    def _ring(self, hub: int, leaves: list[int]) -> _Disc:
        """Set a node's leaves around it in rings, those of one class side by side."""
        points = {hub: (0.0, 0.0)}
        if not leaves:
            return _Disc(CELL, points)
        radii: list[float] = []
        capacities: list[int] = []
        while sum(capacities) < len(leaves):
            radii.append(CELL * (2.2 + 1.9 * len(radii)))
            capacities.append(floor(2 * pi * radii[-1] / (2.3 * CELL)))
        spare = sum(capacities) - len(leaves)
        capacities[-1] -= spare
        slots = sorted(
            ((k + 0.5 * (ring % 2)) / capacity, radius)
            for ring, (radius, capacity) in enumerate(zip(radii, capacities, strict=True))
            for k in range(capacity)
        )
        for leaf, (turn, radius) in zip(sorted(leaves, key=self._look.__getitem__), slots, strict=True):
            angle = 2 * pi * turn
            points[leaf] = (radius * cos(angle), radius * sin(angle))
        return _Disc(radii[-1] + CELL, points)

    def _arrange(self, discs: list[_Disc], ties: Adjacency) -> _Disc:
        """Place discs by their distances in the network; too many are packed."""
        if len(discs) > WHOLE:
            return self._pack(discs)
        rounds = 30 if self._size <= WHOLE else 10
        if any(not ties[i].keys() - {i} for i in range(len(discs))) and len(discs) > 1:
            return self._pack(discs)
        return _merge(discs, place_discs([disc.radius for disc in discs], ties, rounds=rounds))

    def _pack(self, discs: list[_Disc]) -> _Disc:
        """Put discs side by side, the largest in the middle."""
        if len(discs) == 1:
            return discs[0]
        ordered = sorted(discs, key=lambda disc: (-disc.radius, min(disc.points)))
        return _merge(ordered, pack_discs([disc.radius + GAP / 4 for disc in ordered]))


def _merge(discs: list[_Disc], centres: list[Point]) -> _Disc:
    """Make one disc of several, around the middle of the box that holds them."""
    left = min(x - d.radius for d, (x, _) in zip(discs, centres, strict=True))
    right = max(x + d.radius for d, (x, _) in zip(discs, centres, strict=True))
    top = min(y - d.radius for d, (_, y) in zip(discs, centres, strict=True))
    bottom = max(y + d.radius for d, (_, y) in zip(discs, centres, strict=True))
    mx, my = (left + right) / 2, (top + bottom) / 2
    points: dict[int, Point] = {}
    radius = 0.0
    for disc, (x, y) in zip(discs, centres, strict=True):
        dx, dy = x - mx, y - my
        radius = max(radius, sqrt(dx * dx + dy * dy) + disc.radius)
        points |= {node: (dx + px, dy + py) for node, (px, py) in disc.points.items()}
    return _Disc(radius, points)


def _turn_level(points: dict[int, Point]) -> dict[int, Point]:
    """Turn a picture so that its long side lies level, and flatten it a little."""
    if not points:
        return {}
    count = len(points)
    mx = sum(x for x, _ in points.values()) / count
    my = sum(y for _, y in points.values()) / count
    xx = sum((x - mx) ** 2 for x, _ in points.values())
    yy = sum((y - my) ** 2 for _, y in points.values())
    xy = sum((x - mx) * (y - my) for x, y in points.values())
    along = (xx - yy) / 2 + sqrt((xx - yy) ** 2 / 4 + xy * xy)
    length = sqrt(along * along + xy * xy)
    c, s = (along / length, xy / length) if length > 1e-9 else (1.0, 0.0)
    return {
        node: ((x - mx) * c + (y - my) * s, FLATTEN * ((y - my) * c - (x - mx) * s))
        for node, (x, y) in points.items()
    }


def _stretch(points: dict[int, Point]) -> dict[int, Point]:
    """Give a picture that is too wide more height, as far as it was flattened and a little beyond."""
    if len(points) < 2:
        return points
    wide = max(x for x, _ in points.values()) - min(x for x, _ in points.values())
    high = max(y for _, y in points.values()) - min(y for _, y in points.values())
    factor = min(1.5, max(1.0, wide / max(high * ASPECT, 1.0)))
    return {node: (x, y * factor) for node, (x, y) in points.items()}


def _place_rows(network: Network, loose: list[int], points: dict[int, Point]) -> dict[int, Point]:
    """Set nodes without ties in rows under the picture."""
    if not loose:
        return {}
    wide, high = 4.0 * CELL, 1.9 * CELL
    left = min((x for x, _ in points.values()), default=0.0)
    right = max((x for x, _ in points.values()), default=0.0)
    bottom = max((y for _, y in points.values()), default=0.0)
    columns = max(4, floor((right - left) / wide), floor(sqrt(len(loose) * 0.6)))
    start = (left + right) / 2 - wide * (min(columns, len(loose)) - 1) / 2
    ordered = sorted(loose, key=lambda i: (network.nodes[i].type, network.nodes[i].label, i))
    return {
        node: (start + wide * (i % columns), bottom + 3 * CELL + high * (i // columns))
        for i, node in enumerate(ordered)
    }

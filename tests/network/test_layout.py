from __future__ import annotations

import os
import random
import subprocess
import sys

import pytest

from graph.network.communities import Adjacency, find_communities, find_components
from graph.network.layout import lay_out
from graph.network.network import Edge, Network, Node
from graph.network.pack import pack_discs, pack_shapes


def make_network(count: int, pairs: list[tuple[int, int]]) -> Network:
    """Make a network of bare nodes."""
    nodes = [Node(f"x/{i:05}", f"https://x.example/id/x/{i:05}", f"名{i}", "Place") for i in range(count)]
    return Network(nodes, [Edge(a, b, "partOf") for a, b in pairs])


def make_villages(count: int, members: int, seed: int = 3) -> Network:
    """Make groups with a hub each, and a few ties between them."""
    chance = random.Random(seed)  # noqa: S311 - a test's chance need not be secret
    pairs = []
    for base in range(0, count * members, members):
        pairs += [(base, base + 1 + chance.randrange(members - 1)) for _ in range(members)]
        pairs += [
            (base + chance.randrange(members), base + chance.randrange(members)) for _ in range(members)
        ]
        pairs.append((base, chance.randrange(count * members)))
    return make_network(count * members, pairs)


def nearest(positions: list[tuple[int, int]]) -> int:
    """Measure the smallest distance between two nodes, squared."""
    ordered = sorted(positions)
    least = 1 << 60
    for i, (x, y) in enumerate(ordered):
        for u, v in ordered[i + 1 :]:
            if (u - x) ** 2 >= least:
                break
            least = min(least, (u - x) ** 2 + (v - y) ** 2)
    return least


@pytest.mark.parametrize(
    "network",
    [
        make_network(0, []),
        make_network(1, []),
        make_network(2, [(0, 1)]),
        make_network(3, [(0, 1), (1, 2), (2, 0)]),
        make_network(2, [(0, 0), (0, 1), (1, 0)]),
        make_network(61, [(0, i) for i in range(1, 61)]),
        make_network(40, [(2 * i, 2 * i + 1) for i in range(20)]),
        make_villages(4, 25),
        make_villages(40, 25),
    ],
    ids=["none", "one", "two", "three", "loop", "star", "pairs", "hundred", "thousand"],
)
def test_every_node_has_room(network: Network) -> None:
    """Each node has an integer position, and none stands on another."""
    layout = lay_out(network)
    assert len(layout.positions) == len(layout.communities) == len(network.nodes)
    assert all(type(x) is int and type(y) is int for x, y in layout.positions)
    if len(network.nodes) > 1:
        assert nearest(layout.positions) > 30**2


def test_neighbours_stand_nearer_than_others() -> None:
    """In a hundred nodes of four groups, a tie is shorter than the way between any two."""
    network = make_villages(4, 25)
    at = lay_out(network).positions

    def distance(a: int, b: int) -> float:
        return float(((at[a][0] - at[b][0]) ** 2 + (at[a][1] - at[b][1]) ** 2) ** 0.5)

    ties = [distance(e.source, e.target) for e in network.edges if e.source != e.target]
    every = [distance(a, b) for a in range(len(at)) for b in range(a)]
    assert sum(ties) / len(ties) < 0.5 * sum(every) / len(every)


def test_a_hub_leaves_the_rest_its_shape() -> None:
    """A city tied to everything does not press the rest together: the picture stays wide and filled."""
    ring = [(i, i % 30 + 1) for i in range(1, 31)]
    at = lay_out(make_network(31, [(0, i) for i in range(1, 31)] + ring)).positions
    width = max(x for x, _ in at) - min(x for x, _ in at)
    height = max(y for _, y in at) - min(y for _, y in at)
    assert width > 350
    assert height > 250


def test_unconnected_nodes_stand_under_the_picture() -> None:
    """Nodes without ties are set apart, in rows below everything else."""
    layout = lay_out(make_network(12, [(0, 1), (1, 2)]))
    assert min(y for _, y in layout.positions[3:]) > max(y for _, y in layout.positions[:3])
    assert set(layout.communities[3:]) == {-1}


def test_positions_do_not_depend_on_hashing() -> None:
    """Two interpreters with different hash seeds place a network alike."""
    program = (
        "import importlib.util, sys; spec = importlib.util.spec_from_file_location('t', sys.argv[1]);"
        "t = importlib.util.module_from_spec(spec); spec.loader.exec_module(t);"
        "print(t.lay_out(t.make_villages(30, 20)))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, __file__],
            capture_output=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "77")
    }
    assert len(outputs) == 1


def test_two_circles_of_friends_are_two_communities() -> None:
    """Two cliques joined by one tie fall into two communities, the larger first."""
    adjacency: Adjacency = [{} for _ in range(9)]
    for group in (range(5), range(5, 9)):
        for a in group:
            adjacency[a] |= {b: 1.0 for b in group if b != a}
    adjacency[0][5] = adjacency[5][0] = 1.0
    assert find_communities(adjacency) == [[0, 1, 2, 3, 4], [5, 6, 7, 8]]
    assert find_components(adjacency) == [list(range(9))]


def test_packed_discs_do_not_overlap() -> None:
    """Discs of many sizes lie side by side, close to the middle."""
    radii = sorted((3 + (i * 37) % 41 for i in range(120)), reverse=True)
    centres = pack_discs(radii)
    for i, (x, y) in enumerate(centres):
        for j in range(i):
            u, v = centres[j]
            assert (x - u) ** 2 + (y - v) ** 2 >= (radii[i] + radii[j]) ** 2 - 1e-3
    assert max(abs(x) + abs(y) for x, y in centres) < 700


def test_packed_shapes_keep_their_distance() -> None:
    """Small shapes go beside a large one, never nearer than the room asked for."""
    large = [(40.0 * i, 300.0 * (i % 2)) for i in range(20)]
    shapes = [large, [(0.0, 0.0), (50.0, 0.0)], [(0.0, 0.0)], [(9.0, 9.0)]]
    shifts = pack_shapes(shapes, wide=30, high=20)
    moved = [[(x + dx, y + dy) for x, y in shape] for shape, (dx, dy) in zip(shapes, shifts, strict=True)]
    for i, shape in enumerate(moved):
        for other in moved[:i]:
            assert all(abs(x - u) >= 30 or abs(y - v) >= 20 for x, y in shape for u, v in other)

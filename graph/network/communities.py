"""Groups of nodes that have more to do with each other than with the rest.

Louvain's method, its local moves in the order of a queue. There is no chance in it: nodes
come in the order of their places, ties go to the lowest community, so that the same network
falls into the same groups on every machine.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import TypeAlias

from graph.network.network import Network

Adjacency: TypeAlias = list[dict[int, float]]
"""For each node, the weight of its tie to each neighbour; symmetric, a loop counts once."""


def link_nodes(network: Network) -> Adjacency:
    """Make the undirected ties of a network: parallel edges add up, loops fall away."""
    adjacency: Adjacency = [{} for _ in network.nodes]
    for edge in network.edges:
        if edge.source != edge.target:
            for a, b in ((edge.source, edge.target), (edge.target, edge.source)):
                adjacency[a][b] = adjacency[a].get(b, 0.0) + 1.0
    return adjacency


def find_components(adjacency: Adjacency) -> list[list[int]]:
    """Divide the nodes into connected components, the largest first, each in rising order."""
    seen = [False] * len(adjacency)
    components = []
    for start in range(len(adjacency)):
        if seen[start]:
            continue
        seen[start] = True
        members = [start]
        for node in members:
            for other in adjacency[node]:
                if not seen[other]:
                    seen[other] = True
                    members.append(other)
        components.append(sorted(members))
    return sorted(components, key=lambda members: (-len(members), members[0]))


def find_communities(adjacency: Adjacency, *, resolution: float = 1.0) -> list[list[int]]:
    """Divide the nodes into communities, the largest first, each in rising order."""
    members = [[node] for node in range(len(adjacency))]
    ties: Adjacency = adjacency
    while True:
        community = _move_nodes(ties, resolution)
        names = {old: new for new, old in enumerate(dict.fromkeys(community))}
        if len(names) == len(ties):
            break
        merged: list[list[int]] = [[] for _ in names]
        for node, old in enumerate(community):
            merged[names[old]].extend(members[node])
        members = merged
        ties = merge_ties(ties, [names[old] for old in community], len(names))
    return sorted((sorted(group) for group in members), key=lambda group: (-len(group), group[0]))


def merge_ties(ties: Adjacency, group_of: Sequence[int], count: int) -> Adjacency:
    """Add the ties between nodes up to ties between their groups; those inside become loops."""
    merged: Adjacency = [{} for _ in range(count)]
    for node, others in enumerate(ties):
        row = merged[group_of[node]]
        for other, weight in others.items():
            group = group_of[other]
            row[group] = row.get(group, 0.0) + weight
    return merged


def _move_nodes(ties: Adjacency, resolution: float) -> list[int]:
    """Move each node to the community that gains most by it, until none gains."""
    strength = [sum(others.values()) for others in ties]
    doubled = sum(strength) or 1.0
    community = list(range(len(ties)))
    total = strength[:]
    waiting = deque(node for node in range(len(ties)) if ties[node])
    queued = [bool(others) for others in ties]
    budget = 20 * len(ties) + 100  # moves always gain, but rounding could let two nodes chase each other
    while waiting and budget:
        budget -= 1
        node = waiting.popleft()
        queued[node] = False
        home = community[node]
        weights: dict[int, float] = {}
        for other, weight in ties[node].items():
            if other != node:
                group = community[other]
                weights[group] = weights.get(group, 0.0) + weight
        pull = resolution * strength[node] / doubled
        total[home] -= strength[node]
        best, best_gain = home, weights.get(home, 0.0) - pull * total[home]
        for group, weight in weights.items():
            gain = weight - pull * total[group]
            if gain > best_gain + 1e-9 or (gain > best_gain - 1e-9 and group < best != home):
                best, best_gain = group, gain
        total[best] += strength[node]
        if best != home:
            community[node] = best
            for other in ties[node]:
                if not queued[other] and community[other] != best:
                    queued[other] = True
                    waiting.append(other)
    return community

"""Which layer each vertex stands in: every link leads down, and none further than need be."""

from collections.abc import Iterable

Link = tuple[int, int]
"""What leads from one vertex to another: the upper one and the lower one."""


def backward(count: int, links: Iterable[Link]) -> frozenset[Link]:
    """Return the links that lead back to where one comes from, starting with the first vertex.

    Without them, or with them turned round, nothing leads in a circle.
    """
    following = _following(count, links)
    # In a loop and not by a function that calls itself: Python allows about a thousand calls within
    # each other, and a level may have 500 scenes in a row.
    done, on_way, found = set[int](), set[int](), set[Link]()
    for root in range(count):
        ways = [] if root in done else [(root, iter(following[root]))]
        on_way.update(vertex for vertex, _ in ways)
        while ways:
            vertex, ahead = ways[-1]
            after = next((each for each in ahead if each not in done), None)
            if after is None:
                ways.pop()
                on_way.discard(vertex)
                done.add(vertex)
            # It leads to where one has come from; turned round, it closes no circle.
            elif after in on_way:
                found.add((vertex, after))
            else:
                on_way.add(after)
                ways.append((after, iter(following[after])))
    return frozenset(found)


def layers_of(count: int, links: Iterable[Link]) -> list[int]:
    """Return the layer of each vertex, 0 at the top; no links lead in a circle.

    Each stands as high as what leads to it allows; then those that more leads from than to are
    drawn down to what they lead to, which shortens the links.
    """
    known = list(links)
    following = _following(count, known)
    before = _following(count, [(lower, upper) for upper, lower in known])
    order = _sorted(count, following, before)
    layers = [0] * count
    for vertex in order:
        layers[vertex] = max((layers[each] + 1 for each in before[vertex]), default=0)
    # From the bottom up, so that what a vertex leads to stands where it will stay. With as many
    # links above as below, moving it would gain nothing.
    for vertex in reversed(order):
        if len(following[vertex]) > len(before[vertex]):
            layers[vertex] = min(layers[each] for each in following[vertex]) - 1
    return layers


def _following(count: int, links: Iterable[Link]) -> list[list[int]]:
    following: list[list[int]] = [[] for _ in range(count)]
    for upper, lower in links:
        following[upper].append(lower)
    return following


def _sorted(count: int, following: list[list[int]], before: list[list[int]]) -> list[int]:
    """Return the vertices so that none stands before one that leads to it."""
    open_ways = [len(each) for each in before]
    order = [vertex for vertex in range(count) if not open_ways[vertex]]
    for vertex in order:
        for after in following[vertex]:
            open_ways[after] -= 1
            if not open_ways[after]:
                order.append(after)
    return order

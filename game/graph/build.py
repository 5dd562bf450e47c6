"""Making the graph of a level, with what is known of how plays go through it."""

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve, frozen

from game.call import Level, Past
from game.call.script.level import Reply, Scene
from game.graph.condition_words import in_words
from game.graph.graph import Edge, EdgeKind, Graph, GraphNode, NodeKind
from game.graph.traffic import ShownTraffic, callers
from game.text import clean

_CALLERS: Final = {
    Past.NEW: "Callers we do not know",
    Past.HELPED: "Callers who were helped the last time",
    Past.LET_DOWN: "Callers who were let down the last time",
}


def graph_of(level: Level, traffic: ShownTraffic) -> Graph:
    """Return the graph of a level: its scenes in their order, then where calls come in."""
    plan = _Plan(level, traffic, {name: place for place, name in enumerate(level.scenes)})
    # Behind the scenes, so that the places of scenes among the nodes are their places in the level.
    entries = tuple(_entries(plan))
    gates = tuple(GraphNode(words(name), kind) for name, kind, _ in entries)
    replies = tuple(edge for scene in level.scenes.values() for edge in _edges(plan, scene))
    arrivals = tuple(
        _arrival(len(plan.places) + place, plan.places[scene], kind)
        for place, (_, kind, scene) in enumerate(entries)
    )
    edges = (*replies, *arrivals)
    # A call can open in a scene, or be handed over into it at any time: neither needs a reply.
    roots = {plan.places[scene] for scene in plan.openings} | {edge.target for edge in arrivals}
    within = _within_reach(roots, edges)
    scenes = tuple(
        evolve(_node(plan, scene), reachable=plan.places[scene.name] in within)
        for scene in level.scenes.values()
    )
    return Graph(words(level.title), (*scenes, *gates), edges, traffic.basis)


def words(text: str) -> str:
    """Return a text of a level made plain, on one line."""
    # Here, once for every format: from here on a stranger's text can neither act on a terminal nor
    # begin a line of its own in what is written.
    return " ".join(clean(text).split())


@frozen
class _Plan:
    """What the parts of a graph are made from."""

    level: Level
    """The level."""
    traffic: ShownTraffic
    """What is known of how plays go through it."""
    places: dict[str, int]
    """The place of each scene among the nodes of the graph, from 0."""

    @property
    def openings(self) -> frozenset[str]:
        """The scenes a call may open with."""
        level = self.level
        return frozenset(level.openings.get(past, level.start) for past in callers(level))


def _entries(plan: _Plan) -> Iterator[tuple[str, NodeKind, str]]:
    """Yield what leads into the call from outside it: its name, its kind, and the scene."""
    level = plan.level
    # Where every call opens alike, the opening scene is marked instead, and needs no node before
    # it.
    if level.openings:
        for past in Past:
            yield _CALLERS[past], NodeKind.CALLER, level.openings.get(past, level.start)
    for department in level.departments.values():
        if department.takes_over is not None:
            name = f"Handed over to {department.title}, at any time"
            yield name, NodeKind.DEPARTMENT, department.takes_over


def _arrival(source: int, target: int, kind: NodeKind) -> Edge:
    if kind is NodeKind.CALLER:
        return Edge(source, target, EdgeKind.OPENS, "the call opens here")
    return Edge(source, target, EdgeKind.TAKES_OVER, "they take over")


def _node(plan: _Plan, scene: Scene) -> GraphNode:
    kind = NodeKind.OPENING if scene.name in plan.openings else NodeKind.ORDINARY
    return GraphNode(
        words(scene.name),
        kind if scene.end is None else NodeKind.END,
        words(scene.caller.wordings[0][1].text),
        scene.end,
        scene.abusive,
        reached=plan.traffic.reached.get(scene.name, 0.0),
        lost=plan.traffic.lost.get(scene.name, 0.0),
    )


def _edges(plan: _Plan, scene: Scene) -> Iterator[Edge]:
    stays: list[Edge] = []
    for place, reply in enumerate(scene.replies):
        for edge in _ways(plan, scene, place, reply):
            if edge.source == edge.target:
                stays.append(evolve(edge, kind=EdgeKind.STAY))
            else:
                yield edge
    if stays:
        yield _merged(stays)


def _ways(plan: _Plan, scene: Scene, place: int, reply: Reply) -> Iterator[Edge]:
    """Yield one edge for each way a reply can lead on, staying in its scene included."""
    targets = _targets(scene, reply)
    for number, (target, conditions) in enumerate(targets.items(), start=1):
        flow = plan.traffic.flows.get((scene.name, place, target))
        share = flow.share if flow else 0.0
        several = len(targets) > 1
        yield Edge(
            plan.places[scene.name],
            plan.places[target],
            EdgeKind.REPLY,
            words(reply.say),
            (place + 1,),
            number if several else 0,
            reply.technique,
            in_words(reply.when),
            " or ".join(conditions) if several else "",
            share,
            share * plan.traffic.reached.get(scene.name, 0.0),
            flow.patience if flow else None,
        )


def _targets(scene: Scene, reply: Reply) -> dict[str, list[str]]:
    """Return the scenes a reply can lead to, each with the conditions under which it does."""
    targets: dict[str, list[str]] = {}
    for arrow in reply.to:
        targets.setdefault(arrow.scene, []).append(in_words(arrow.when) or "otherwise")
        # This way is always taken; those after it never are, and the call does not stay.
        if not arrow.when:
            return targets
    # Where no condition of a way holds, the call stays in its scene.
    targets.setdefault(scene.name, []).append("otherwise")
    return targets


def _merged(stays: list[Edge]) -> Edge:
    """Return the replies that stay in their scene as one edge."""
    numbers = tuple(dict.fromkeys(number for edge in stays for number in edge.numbers))
    if len(stays) == 1:
        return stays[0]
    share = sum(edge.share for edge in stays)
    # Weighed by how often each reply is given: so it is the mean over plays and not over replies.
    gained = sum(edge.share * (edge.patience or 0.0) for edge in stays)
    return Edge(
        stays[0].source,
        stays[0].target,
        EdgeKind.STAY,
        f"{len(numbers)} replies stay here" if len(numbers) > 1 else stays[0].label,
        numbers,
        share=share,
        traffic=sum(edge.traffic for edge in stays),
        patience=gained / share if share else None,
    )


def _within_reach(roots: Iterable[int], edges: Iterable[Edge]) -> set[int]:
    """Return the nodes that arrows lead to from the roots, those included."""
    following: dict[int, list[int]] = {}
    for edge in edges:
        following.setdefault(edge.source, []).append(edge.target)
    found, waiting = set(roots), list(roots)
    while waiting:
        new = set(following.get(waiting.pop(), ())) - found
        found |= new
        waiting.extend(new)
    return found

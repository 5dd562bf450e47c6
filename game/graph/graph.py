"""The graph of a level: its scenes as nodes, what leads from one to another as edges."""

from enum import StrEnum

from attrs import frozen

from game.call import Outcome, Technique


class NodeKind(StrEnum):
    """What a node stands for."""

    OPENING = "opening"
    ORDINARY = "ordinary"
    END = "end"
    CALLER = "caller"
    """No scene: callers who know us in one way, at the moment they ring."""
    DEPARTMENT = "department"
    """No scene: colleagues to whom the caller can be handed over at any time."""


class EdgeKind(StrEnum):
    """What leads from one node to another."""

    REPLY = "reply"
    STAY = "stay"
    """Replies that leave the call where it is."""
    OPENS = "opens"
    """How callers who know us open the call."""
    TAKES_OVER = "takes-over"
    """Where the call goes on once colleagues have taken it over."""


@frozen
class GraphNode:
    """A scene, or where a call comes into one from outside.

    `name`: the scene's, or what the node stands for; `words`: how the caller begins there.
    `reachable`: whether any arrows lead to it. `reached`: in which share of plays it is met, 0 to
    1; `lost`: in which share of all plays the caller hangs up there.
    """

    name: str
    kind: NodeKind
    words: str = ""
    outcome: Outcome | None = None
    abusive: bool = False
    reachable: bool = True
    reached: float = 0.0
    lost: float = 0.0

    @property
    def scene(self) -> bool:
        """Whether it is a scene of the level."""
        return self.kind not in (NodeKind.CALLER, NodeKind.DEPARTMENT)


@frozen
class Edge:
    """What leads from one node to another, by their places in the graph.

    `numbers`: the replies' places in their scene, from 1; `way`: which of the ways on, from 1,
    where a reply has several, else 0. `label`: the reply's words. `offered`: the condition under
    which the reply is offered, `taken`: under which it leads this way, both empty for always.
    `share`: how often it is taken among the replies given in its scene, 0 to 1; `traffic`: the
    same among all plays; `patience`: what it does to the caller's patience on average, in points,
    None where it was never met.
    """

    source: int
    target: int
    kind: EdgeKind
    label: str
    numbers: tuple[int, ...] = ()
    way: int = 0
    technique: Technique | None = None
    offered: str = ""
    taken: str = ""
    share: float = 0.0
    traffic: float = 0.0
    patience: float | None = None

    @property
    def mark(self) -> str:
        """The number by which the arrow is found among the replies, such as `3` or `3b`."""
        letter = chr(ord("a") + self.way - 1) if 0 < self.way <= 26 else ""  # noqa: PLR2004 - the letters there are
        return ", ".join(map(str, self.numbers)) + letter

    @property
    def change(self) -> str:
        """What it does to patience, such as `+4` or `±0`; empty where it was never met."""
        return "" if self.patience is None else signed(self.patience)


@frozen
class Graph:
    """A level as a graph. `basis` says which plays its figures come from."""

    title: str
    nodes: tuple[GraphNode, ...]
    edges: tuple[Edge, ...]
    basis: str


def signed(points: float) -> str:
    """Return points with their sign, rounded to whole ones."""
    whole = round(points)
    sign = "\N{MINUS SIGN}" if whole < 0 else "+" if whole else "\N{PLUS-MINUS SIGN}"
    return f"{sign}{abs(whole)}"


def percent(share: float) -> str:
    """Return a share of 0 to 1 in hundredths; what is less than one of them is called so."""
    if 0 < share < 0.01:  # noqa: PLR2004 - one hundredth
        return "<1 %"
    return f"{round(100 * share)} %"

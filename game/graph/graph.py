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
    """A scene, or where a call comes into one from outside."""

    name: str
    """The name of the scene, or what the node stands for."""
    kind: NodeKind
    """What it stands for."""
    words: str = ""
    """How the caller begins there; empty for what is no scene."""
    outcome: Outcome | None = None
    """How the scene ends the call; None where the call goes on."""
    abusive: bool = False
    """Whether the caller is abusive there."""
    reachable: bool = True
    """Whether arrows lead to it from where calls begin."""
    reached: float = 0.0
    """The share of plays that come to it, 0 to 1."""
    lost: float = 0.0
    """The share of all plays in which the caller hangs up there, 0 to 1."""

    @property
    def scene(self) -> bool:
        """Whether it is a scene of the level."""
        return self.kind not in (NodeKind.CALLER, NodeKind.DEPARTMENT)


@frozen
class Edge:
    """What leads from one node to another."""

    source: int
    """The place of the node it begins at, among the nodes of the graph, from 0."""
    target: int
    """The place of the node it leads to; the same one where the call stays."""
    kind: EdgeKind
    """What it is that leads there."""
    label: str
    """The words of the reply, or what is written in place of them."""
    numbers: tuple[int, ...] = ()
    """The places of its replies in their scene, from 1; empty where no reply leads there."""
    way: int = 0
    """Which of the ways on from the reply it is, from 1; 0 where the reply has only one."""
    technique: Technique | None = None
    """The technique of the reply; None where it has none, and for several replies."""
    offered: str = ""
    """The condition under which the reply is offered, in words; empty for always."""
    taken: str = ""
    """The condition under which the reply leads this way, in words; empty for always."""
    share: float = 0.0
    """How often it is taken among the replies given in its scene, 0 to 1."""
    traffic: float = 0.0
    """Its share times the share of plays that come to its scene, 0 to 1."""
    patience: float | None = None
    """What it does to the caller's patience on average, in points; None where it was never met."""

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
    """A level as a graph."""

    title: str
    """What the level is called."""
    nodes: tuple[GraphNode, ...]
    """The scenes in the order of the level, then where calls come in from outside."""
    edges: tuple[Edge, ...]
    """What leads from one node to another."""
    basis: str
    """Which plays its figures come from, in a few words."""


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

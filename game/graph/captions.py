"""What is written at the nodes and arrows of a graph, in any format."""

from typing import Final

from game.graph.graph import Edge, EdgeKind, Graph, GraphNode, NodeKind, percent, signed

SHORT: Final = 48
"""Characters of a reply that are shown at its arrow, and of a caller's words at a scene."""


def shortened(text: str, most: int = SHORT) -> str:
    """Return a text cut at a word, with an ellipsis, where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    # At the last space, unless that would leave less than half, as in a text with one long word.
    return ended(cut[: cut.rindex(" ")] if " " in cut[most // 2 :] else cut)


def ended(text: str) -> str:
    """Return the beginning of a text with a sign that it goes on."""
    return text.rstrip(" ,;:.…") + "…"


def facts(node: GraphNode) -> list[str]:
    """Return what is to be known of a node, a few words each."""
    said: list[str] = []
    if node.outcome is not None:
        said.append(f"ends the call: {node.outcome.replace('-', ' ')}")
    if node.kind is NodeKind.OPENING:
        said.append("opens the call")
    if node.abusive:
        said.append("abusive")
    if node.lost:
        said.append(f"{percent(node.lost)} hang up here")
    if not node.reachable:
        said.append("no arrow leads here")
    return said


def met(node: GraphNode) -> str:
    """Return how many plays come to a scene, in words; empty for what is no scene."""
    if not node.scene or not node.reachable:
        return ""
    return f"in {percent(node.reached)} of plays" if node.reached else "in no play"


def conditions(edge: Edge) -> list[str]:
    """Return the conditions of an arrow, in words."""
    found = [f"offered if {edge.offered}"] if edge.offered else []
    return [*found, condition(edge)] if edge.taken else found


def condition(edge: Edge) -> str:
    """Return when a reply with several ways on takes this one, in words."""
    return edge.taken if edge.taken == "otherwise" else f"if {edge.taken}"


def figures(edge: Edge) -> str:
    """Return what an arrow does to patience and how often it is taken, in words."""
    if edge.kind in (EdgeKind.OPENS, EdgeKind.TAKES_OVER):
        return ""
    if edge.patience is None:
        return "not met"
    return f"{edge.change}, {percent(edge.share)}"


def legend(graph: Graph) -> tuple[str, ...]:
    """Return what width, colour and figures mean, a sentence each."""
    return (
        f"From {graph.basis}.",
        "The wider an arrow, the more plays take it; a dotted one was not met in any of them.",
        "Red costs the caller's patience, blue gains some, grey neither.",
        f"{signed(4)} or {signed(-6)}: by how many points a reply moves patience on average.",
        "25 %: how often a reply is given, of those in its scene.",
    )

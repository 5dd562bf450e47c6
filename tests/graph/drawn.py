"""Graphs of generated levels and of those that are shipped."""

from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st

from game.call import Level, Outcome
from game.call.script.level import Arrow, Caller, Reply, Scene
from game.graph.build import graph_of
from game.graph.graph import Graph
from game.graph.traffic import sampled
from game.level import load_level, load_pack
from tests.graph.hostile import hostile_levels
from tests.strategies import levels

FOLDER = Path(__file__).parents[2] / "levels"
SHIPPED = sorted(path.stem for path in load_pack(FOLDER).levels)


def shipped(name: str) -> Level:
    """Return a level that is shipped."""
    level = load_level(FOLDER / f"{name}.yaml").level
    assert level is not None
    return level


def drawn(level: Level, plays: int = 2) -> Graph:
    """Return the graph of a level after a few plays."""
    return graph_of(level, sampled(level, range(plays)))


def ring() -> Graph:
    """Return the graph of a call that goes round in circles before it ends."""
    return _call({"a": "bc", "b": "cab", "c": "abd", "d": "eba"})


def wide() -> Graph:
    """Return the graph of a call in which many replies pass by a scene on their way."""
    ways = {"a": "b" + 14 * "c" + 14 * "d" + 14 * "f", "b": "cdf"}
    return _call(ways | dict.fromkeys("cdf", "e"))


def _call(ways: dict[str, str]) -> Graph:
    scenes = {
        name: Scene(name, replies=tuple(Reply(f"To {to}.", to=(Arrow(to),)) for to in ahead))
        for name, ahead in ways.items()
    }
    scenes["e"] = Scene("e", end=Outcome.RESOLVED)
    return drawn(Level("A call", Caller("C"), scenes, "a", modelled=False), 40)


graphs: st.SearchStrategy[Graph] = (levels() | hostile_levels()).map(drawn)

fewer = settings(max_examples=settings().max_examples // 4)
"""For properties of whole graphs, which take long to make up."""

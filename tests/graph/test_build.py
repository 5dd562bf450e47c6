"""The graph of a level, with nothing added and nothing left out."""

import pytest
from attrs import evolve
from hypothesis import given

from game.call import Level, Outcome
from game.call.meters.values import Meter
from game.call.script.level import Arrow, Caller, Effect, Reply, Scene
from game.call.script.level import Test as Condition
from game.graph.build import graph_of
from game.graph.graph import Edge, EdgeKind, Graph, NodeKind, percent, signed
from game.graph.traffic import Flow, ShownTraffic, Way, sampled
from game.level import read_level
from game.text import has_hostile
from tests.graph.drawn import SHIPPED, drawn, fewer, shipped
from tests.graph.hostile import hostile_levels
from tests.level.samples import DESK
from tests.strategies import levels

UNKNOWN = ShownTraffic("nothing", {}, {}, {})
LOW = (Condition(Meter.PATIENCE, 0, 19_999),)
END = (Arrow("end"),)


def call(*replies: Reply) -> Level:
    """Return a call of one scene, an end, and a scene nothing leads to."""
    scenes = {
        "first": Scene("first", replies=replies),
        "end": Scene("end", end=Outcome.RESOLVED),
        "apart": Scene("apart", replies=(Reply("Never.", to=END),)),
    }
    return Level("A call", Caller("C"), scenes, "first", modelled=False)


def edges_of(graph: Graph, name: str) -> list[Edge]:
    """Return the edges that leave a scene."""
    return [edge for edge in graph.edges if graph.nodes[edge.source].name == name]


@fewer
@given(levels())
def test_every_scene_is_a_node_and_every_way_on_an_arrow(level: Level) -> None:
    graph = drawn(level)
    assert [node.name for node in graph.nodes if node.scene] == list(level.scenes)
    for scene in level.scenes.values():
        leaving = {
            (edge.numbers[0], graph.nodes[edge.target].name)
            for edge in edges_of(graph, scene.name)
            if edge.kind is EdgeKind.REPLY
        }
        stays = [edge for edge in edges_of(graph, scene.name) if edge.kind is EdgeKind.STAY]
        assert len(stays) <= 1
        for number, reply in enumerate(scene.replies, start=1):
            ahead = [arrow.scene for arrow in reply.to]
            first = next((at for at, arrow in enumerate(reply.to) if not arrow.when), len(ahead))
            ways = {(number, target) for target in ahead[: first + 1] if target != scene.name}
            assert {each for each in leaving if each[0] == number} == ways
            always_leaves = first < len(ahead) and scene.name not in ahead[: first + 1]
            assert any(number in edge.numbers for edge in stays) is not always_leaves


@fewer
@given(levels())
def test_what_plays_come_to_is_within_reach_of_arrows(level: Level) -> None:
    graph = drawn(level)
    assert all(node.reachable for node in graph.nodes if node.reached)
    assert all(0 <= edge.share <= 1 + 1e-9 for edge in graph.edges)
    assert all(edge.patience is None for edge in graph.edges if not edge.share)


def test_replies_that_stay_are_one_arrow() -> None:
    flows: dict[Way, Flow] = {
        ("first", 0, "first"): Flow(0.2, -4),
        ("first", 1, "first"): Flow(0.6, 4),
    }
    traffic = ShownTraffic("figures", {"first": 0.5}, {}, flows)
    level = call(Reply("A"), Reply("B"), Reply("C", to=END))
    leaving, stay = edges_of(graph_of(level, traffic), "first")
    assert leaving.label == "C"
    assert (stay.kind, stay.label, stay.numbers) == (EdgeKind.STAY, "2 replies stay here", (1, 2))
    assert stay.share == pytest.approx(0.8)
    assert stay.traffic == pytest.approx(0.4)
    assert stay.patience == pytest.approx(2)


def test_ways_on_are_told_with_their_conditions() -> None:
    reply = Reply("A", when=LOW, to=(Arrow("apart", LOW), Arrow("end")))
    one, other = edges_of(graph_of(call(reply), UNKNOWN), "first")
    assert (one.mark, one.offered, one.taken) == ("1a", "patience < 20", "patience < 20")
    assert (other.mark, other.offered, other.taken) == ("1b", "patience < 20", "otherwise")


def test_ways_to_the_same_scene_are_one_arrow_and_counted_once() -> None:
    reply = Reply("A", to=(Arrow("end", LOW), Arrow("apart", LOW), Arrow("end")))
    traffic = ShownTraffic("figures", {"first": 1}, {}, {("first", 0, "end"): Flow(1, 0)})
    one, other = edges_of(graph_of(call(reply), traffic), "first")
    assert (one.taken, one.share) == ("patience < 20 or otherwise", 1)
    assert (other.taken, other.share) == ("patience < 20", 0)


def test_an_arrow_behind_one_that_always_holds_is_none() -> None:
    reply = Reply("A", to=(Arrow("end"), Arrow("apart")))
    assert len(edges_of(graph_of(call(reply), UNKNOWN), "first")) == 1


def test_nodes_are_what_they_are_in_the_call() -> None:
    first, end, apart = graph_of(call(Reply("A", to=END)), UNKNOWN).nodes
    assert (first.kind, first.reachable) == (NodeKind.OPENING, True)
    assert (end.kind, end.outcome, end.reachable) == (NodeKind.END, Outcome.RESOLVED, True)
    assert (apart.kind, apart.reachable) == (NodeKind.ORDINARY, False)


def test_where_calls_come_in_from_outside_has_arrows_of_its_own() -> None:
    level = read_level(DESK).level
    assert level is not None
    graph = graph_of(level, UNKNOWN)
    entering = {(edge.kind, graph.nodes[edge.target].name) for edge in graph.edges}
    for department in level.departments.values():
        if department.takes_over is not None:
            assert (EdgeKind.TAKES_OVER, department.takes_over) in entering
    for scene in level.openings.values():
        assert (EdgeKind.OPENS, scene) in entering


def test_callers_hanging_up_are_told_at_the_scene() -> None:
    level = evolve(
        call(Reply("A", effect=Effect(patience=-9_000), to=END)), caller=Caller("C", patience=5_000)
    )
    first, *_ = graph_of(level, sampled(level, range(2))).nodes
    assert first.lost == 1


@pytest.mark.parametrize("name", SHIPPED)
def test_every_scene_of_the_shipped_levels_is_within_reach(name: str) -> None:
    assert all(node.reachable for node in drawn(shipped(name)).nodes)


def test_figures_are_told_with_their_sign() -> None:
    assert [signed(each) for each in (4.4, -5.6, 0.2, -0.4)] == ["+4", "\u22126", "±0", "±0"]
    assert [percent(each) for each in (0, 0.001, 0.254, 1)] == ["0 %", "<1 %", "25 %", "100 %"]


@fewer
@given(hostile_levels())
def test_nothing_that_acts_or_hides_comes_into_a_graph(level: Level) -> None:
    graph = drawn(level)
    texts = [graph.title, *(node.name + node.words for node in graph.nodes)]
    for text in (*texts, *(edge.label for edge in graph.edges)):
        assert not has_hostile(text)
        assert "\n" not in text

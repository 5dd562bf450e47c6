"""What is counted in sampled plays."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.call import Level, Outcome, Past
from game.call.script.level import Arrow, Caller, Effect, Reply, Scene, Test
from game.call.script.level import Subject as About
from game.graph.traffic import callers, sampled
from tests.graph.drawn import SHIPPED, fewer, shipped
from tests.strategies import levels

PLAIN = Effect(patience=-4_000)


def call(*replies: Reply, patience: int = 70_000) -> Level:
    """Return a call of one scene with the caller model off, and an end."""
    scenes = {
        "first": Scene("first", replies=replies),
        "end": Scene("end", end=Outcome.RESOLVED),
    }
    return Level("A call", Caller("C", patience=patience), scenes, "first", modelled=False)


@fewer
@given(levels(), st.integers(1, 8))
def test_the_replies_of_a_scene_are_given_all_in_all_always(level: Level, plays: int) -> None:
    traffic = sampled(level, range(plays))
    shares: defaultdict[str, float] = defaultdict(float)
    for (scene, place, target), flow in traffic.flows.items():
        assert place < len(level.scenes[scene].replies)
        assert target is None or target in level.scenes
        assert 0 < flow.share <= 1
        assert abs(flow.patience) <= 100
        assert traffic.reached[scene] > 0
        shares[scene] += flow.share
    assert all(share == pytest.approx(1) for share in shares.values())
    assert all(0 < share <= 1 for share in traffic.reached.values())


@fewer
@given(levels())
def test_the_same_plays_give_the_same_figures(level: Level) -> None:
    assert sampled(level, range(4)) == sampled(level, range(4))


def test_replies_are_taken_equally_often_and_do_what_they_state() -> None:
    to_end = (Arrow("end"),)
    traffic = sampled(call(Reply("A", effect=PLAIN, to=to_end), Reply("B", to=to_end)))
    first, other = traffic.flows["first", 0, "end"], traffic.flows["first", 1, "end"]
    assert (first.patience, other.patience) == (-4, 0)
    assert first.share == pytest.approx(0.5, abs=0.1)
    assert traffic.reached == {"first": 1, "end": 1}
    assert not traffic.lost


def test_a_caller_who_hangs_up_goes_nowhere() -> None:
    traffic = sampled(call(Reply("A", effect=PLAIN, to=(Arrow("end"),)), patience=2_000), range(3))
    assert list(traffic.flows) == [("first", 0, None)]
    assert traffic.lost == {"first": 1}
    assert "end" not in traffic.reached


def test_a_reply_that_stays_leads_to_its_own_scene() -> None:
    traffic = sampled(call(Reply("A", effect=PLAIN), Reply("B", to=(Arrow("end"),))))
    assert set(traffic.flows) == {("first", 0, "first"), ("first", 1, "end")}


def test_callers_of_each_kind_take_turns_where_they_open_the_call_otherwise() -> None:
    level = shipped("alarm")
    assert set(callers(level)) == set(Past)
    reached = sampled(level, range(30)).reached
    assert [round(reached[level.openings[past]], 2) for past in Past] == [0.33] * 3


def test_where_it_makes_no_difference_the_caller_is_as_the_level_says() -> None:
    level = call(Reply("A", when=(Test(About.WAS, name=Past.NEW),), to=(Arrow("end"),)))
    assert callers(level) == (Past.NEW,)
    assert sampled(level, range(3)).reached["end"] == 1


@pytest.mark.parametrize("name", SHIPPED)
def test_in_the_shipped_levels_most_arrows_are_met(name: str) -> None:
    level = shipped(name)
    traffic = sampled(level)
    met = {(scene, place) for scene, place, _ in traffic.flows}
    replies = {
        (scene.name, place)
        for scene in level.scenes.values()
        for place in range(len(scene.replies))
    }
    assert len(met) >= 0.9 * len(replies)

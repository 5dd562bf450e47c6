"""Exact odds: those of the reference call, and those of a call one can count by hand."""

import pytest

from bench.reference import reference_data, reference_level_yaml
from game.call import Level, Outcome
from game.call.script.level import Arrow, Caller, Effect, Reply, Scene, Speech
from game.explore.odds import random_odds
from game.level import read_level


def test_the_reference_call_has_its_known_odds() -> None:
    level = read_level(reference_level_yaml(reference_data())).level
    assert level is not None
    odds = random_odds(level)
    assert {outcome: round(100 * share, 2) for outcome, share in odds.outcomes.items()} == {
        Outcome.HUNG_UP: 18.46,
        Outcome.RESOLVED: 34.32,
        Outcome.UNRESOLVED: 47.22,
    }
    assert (odds.states, odds.transitions) == (14_532, 46_589)


def test_two_coins_meet_again_in_the_middle() -> None:
    """Heads and tails differ by one point and are made equal: four paths, two states a scene."""
    heads, tails = Effect(satisfaction=1_000), Effect()
    scenes = {
        "first": Scene("first", replies=_coin(heads, tails, "second")),
        "second": Scene("second", replies=_coin(tails, heads, "end")),
        "end": Scene("end", Speech.plain("Bye."), end=Outcome.RESOLVED),
    }
    odds = random_odds(Level("Coins", Caller("C"), scenes, "first", modelled=False))
    assert odds.outcomes == {Outcome.RESOLVED: pytest.approx(1.0)}
    assert (odds.states, odds.transitions) == (3, 6)


def _coin(one: Effect, other: Effect, to: str) -> tuple[Reply, ...]:
    return tuple(Reply("x", effect=effect, to=(Arrow(to),)) for effect in (one, other))


def test_a_scene_without_an_open_reply_comes_to_waiting_in_vain() -> None:
    scenes = {"first": Scene("first"), "end": Scene("end", end=Outcome.RESOLVED)}
    odds = random_odds(Level("Stuck", Caller("C"), scenes, "first", modelled=False))
    assert odds.outcomes == {Outcome.HUNG_UP: 1.0}

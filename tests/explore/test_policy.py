"""What comes of a level under a bot: exactly, or from samples that say how far they may be off."""

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from game.call import Level, Outcome, replay, score
from game.explore.bots import BOTS, Bot
from game.explore.plays import play, turns_of
from game.explore.policy import PolicyResult, Span, followed, played
from tests.strategies import levels


@settings(max_examples=40)
@given(levels(), st.sampled_from(BOTS))
def test_shares_add_up_and_the_middle_lies_between(level: Level, bot: Bot) -> None:
    found = played(level, bot, budget=200, plays=10)
    assert sum(found.outcomes.values()) == pytest.approx(1.0)
    assert sum(found.medals.values()) == pytest.approx(1.0)
    for span in (found.score, found.turns, found.ms):
        assert span.least <= span.middle <= span.most
    assert found.score.least - 1e-6 <= found.mean <= found.score.most + 1e-6


@settings(max_examples=30)
@given(levels(), st.sampled_from(BOTS), st.integers(0, 5))
def test_every_play_of_a_bot_is_among_those_that_were_followed(
    level: Level, bot: Bot, seed: int
) -> None:
    level = evolve(level, pings=())
    ends = followed(level, bot, 400)
    if ends is None:
        return
    assert sum(chance for _, chance in ends) == pytest.approx(1.0)
    end = play(level, bot, seed)
    met = {(state.outcome, score(state).total, state.turns) for state, _ in ends}
    assert (end.outcome, score(end).total, end.turns) in met


def test_a_sample_says_how_far_it_may_be_off() -> None:
    nothing = Span(0, 0, 0)
    sampled = PolicyResult("random", {Outcome.LEFT: 1.0}, {}, nothing, 0, nothing, nothing, 100)
    assert sampled.error(0.5) == pytest.approx(0.096, abs=0.002)
    assert 0 < sampled.error(1.0) < 0.05
    assert evolve(sampled, plays=0).error(0.5) == 0.0


@settings(max_examples=40)
@given(levels(), st.sampled_from(BOTS), st.integers(0, 5))
def test_a_play_in_a_call_of_one_number_can_be_made_again(
    level: Level, bot: Bot, seed: int
) -> None:
    """Messages come when the call's number says; a play of another number may not fit."""
    turns = list(turns_of(level, bot, seed, call=0))
    assert replay(level, 0, [turn.event for turn in turns])[-1].after == turns[-1].after

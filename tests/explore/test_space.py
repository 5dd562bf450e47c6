"""Every state of a level: what the explorer finds is what the rules do, one step after another."""

from collections import defaultdict
from random import Random

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.reference import reference_data, reference_level_yaml
from game.call import Answer, CallState, Event, Level, Outcome, Say, new_call, score, step
from game.explore.bots import RANDOM, SOLVER
from game.explore.moves import moves
from game.explore.odds import bot_odds, odds_of
from game.explore.pending import finish_pending, state_after, without_tally
from game.explore.policy import followed
from game.explore.possible import possible
from game.explore.range import range_of, way
from game.explore.space import Space
from game.explore.walk import explored
from game.level import read_level
from tests.explore.wandering import wander
from tests.strategies import levels

MOST = 150


def _by_hand(level: Level) -> dict[CallState, list[tuple[Event, CallState]]]:
    """Return the states of a level and the moves between them, each asked of the rules."""
    start = without_tally(finish_pending(step(new_call(level), Answer())))
    found: dict[CallState, list[tuple[Event, CallState]]] = {}
    coming = [start]
    while coming and len(found) < 4 * MOST:
        state = coming.pop()
        if state in found or state.over:
            continue
        found[state] = [(each, without_tally(state_after(state, each))) for each in moves(state)]
        coming += [led for _, led in found[state]]
    return found


def _of(space: Space) -> dict[CallState, list[tuple[Event, CallState]]]:
    return {
        space.state(place): [(event, space.state(to)) for event, to in space.moves(place)]
        for place in space.order
    }


@settings(max_examples=60)
@given(levels())
def test_it_finds_what_the_rules_do_and_nothing_else(level: Level) -> None:
    space = explored(level, MOST)
    by_hand = _by_hand(level)
    found = _of(space)
    if space.exact:
        assert found == by_hand
    else:
        assert len(found) <= MOST
        assert all(found[state] == by_hand[state] for state in found if state in by_hand)


@settings(max_examples=60)
@given(levels())
def test_no_state_comes_before_one_that_leads_to_it(level: Level) -> None:
    space = explored(level, MOST)
    when = {place: number for number, place in enumerate(space.order)}
    for place in space.order:
        assert all(when.get(to, MOST) > when[place] for _, to in space.moves(place))


@settings(max_examples=60)
@given(levels())
def test_the_odds_are_all_there_or_said_to_be_missing(level: Level) -> None:
    space = explored(level, MOST)
    odds = odds_of(space)
    assert sum(odds.outcomes.values()) + odds.unknown == pytest.approx(1.0)
    if space.exact:
        assert odds.exact


@settings(max_examples=40)
@given(levels(modelled=False))
def test_the_odds_of_a_bot_are_those_of_all_its_plays(level: Level) -> None:
    level = evolve(level, pings=())
    space = explored(level, MOST)
    for bot in (RANDOM, SOLVER):
        outcomes = bot_odds(space, bot)
        ends = followed(level, bot, 2_000)
        if space.exact and outcomes is not None and ends is not None:
            shares: defaultdict[Outcome, float] = defaultdict(float)
            for state, chance in ends:
                shares[state.outcome or Outcome.LEFT] += chance
            for outcome in {*outcomes, *shares}:
                stuck = outcome in ("hung-up", "left")
                if not stuck:
                    assert outcomes.get(outcome, 0.0) == pytest.approx(shares[outcome])


@settings(max_examples=40)
@given(levels(modelled=False))
def test_no_play_scores_less_or_more_than_the_range_says(level: Level) -> None:
    space = explored(level, MOST)
    found = range_of(space)
    if found is None or not found.exact:
        return
    ends = followed(level, RANDOM, 2_000)
    for state, _ in ends or ():
        if state.outcome in found.shortest:
            assert found.worst.score - 2 <= score(state).total <= found.best.score + 2


@settings(max_examples=60)
@given(levels(), st.randoms(use_true_random=False))
def test_what_cannot_be_is_never_met(level: Level, random: Random) -> None:
    """However a play goes, waiting and desk and all, it keeps to what was called possible."""
    found = possible(level, explored(level, MOST))
    for scene in found.scenes:
        assert scene in level.scenes
    for state, event in wander(level, random):
        assert state.scene in found.scenes
        if isinstance(event, Say):
            assert (state.scene, event.reply) in found.replies


def test_the_reference_call_is_followed_to_its_ends() -> None:
    level = read_level(reference_level_yaml(reference_data())).level
    assert level is not None
    space = explored(level)
    assert (space.exact, space.states, space.transitions) == (True, 14_532, 46_589)
    found = range_of(space)
    assert found is not None
    assert found.exact
    assert way(level, found.best.events[1:]) == found.best


def _nine(to: int) -> str:
    """Return nine replies that all move the meters otherwise."""
    return "\n".join(
        f"      - {{say: Reply {place}., effect: {{patience: {place % 3 - 1}.{place}, "
        f"satisfaction: {place - 4}.{7 * place % 10}}}, to: scene-{to}}}"
        for place in range(9)
    )


def test_a_call_that_explodes_stays_within_its_budget() -> None:
    """Thirty scenes of nine replies, each of which moves both meters otherwise."""
    scenes = "\n".join(
        f"  scene-{each}:\n    caller: And?\n    replies:\n{_nine(each + 1)}" for each in range(30)
    )
    text = (
        "title: A flood\nsector: x\nbrief: x\ncaller: {name: Ada, model: off}\nscenes:\n"
        f"{scenes}\n  scene-30: {{caller: Bye., end: resolved}}\n"
    )
    level = read_level(text).level
    assert level is not None
    space = explored(level, 5_000)
    assert not space.exact
    assert len(space.order) <= 5_000
    assert len(space.keys) <= 9 * 5_000 + 1

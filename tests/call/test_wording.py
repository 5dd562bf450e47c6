"""Phrasings: which words a technique wears in a call."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.call import CallState, Reply, Say, Technique, reply_words, shown_replies, step
from tests.strategies import maybe_techniques, states

PHRASINGS = ("First.", "Second.", "Third.")


def offering(state: CallState, reply: Reply, seed: int) -> CallState:
    """Return the state with that reply, in a call of that seed."""
    here = evolve(state.current_scene, replies=(reply,))
    level = evolve(state.level, scenes={**state.level.scenes, "here": here})
    return evolve(state, level=level, seed=seed)


@given(states(), maybe_techniques)
def test_every_phrasing_comes_up_and_one_call_keeps_to_one(
    state: CallState, technique: Technique | None
) -> None:
    reply = Reply(PHRASINGS[0], technique, otherwise=PHRASINGS[1:])
    said = {reply_words(offering(state, reply, seed), 0) for seed in range(40)}
    assert said == set(PHRASINGS)
    once = offering(state, reply, 7)
    assert reply_words(once, 0) == reply_words(evolve(once, turns=once.turns + 3, waited=9), 0)


@given(states(), maybe_techniques, st.integers(0, 2**32))
def test_the_words_change_nothing_else(
    state: CallState, technique: Technique | None, seed: int
) -> None:
    one, other = (
        offering(state, Reply("Same length.", technique, otherwise=more), seed)
        for more in ((), ("Other words.",))
    )
    assert shown_replies(one) == shown_replies(other)
    assert step(one, Say(0)).meters == step(other, Say(0)).meters

"""Law 10: listening is capped and reveals; interrupting loses."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.call import (
    Answer,
    CallState,
    IllegalEvent,
    Interrupt,
    Level,
    Listen,
    Outcome,
    Say,
    Wait,
    legal,
    more_to_say,
    new_call,
    step,
    take,
)
from game.call.meters.values import Meter
from game.call.script.level import Caller, Piece, Reply, Scene, Speech
from game.call.script.technique import Technique
from game.call.tuning import (
    LISTEN_CALM_FLOOR,
    LISTEN_HEARD_CAP,
    LISTEN_PATIENCE_CAP,
    LISTEN_SATISFACTION_CAP,
)
from tests.strategies import callers, levels

CLUE = "gate-code"
ANSWER = Speech.plain("Right.")


def bursting(caller: Caller, pieces: int = 3) -> CallState:
    """Return an answered call whose caller has `pieces` more to say, the last with a clue."""
    burst = tuple(
        Piece(Speech.plain("And then."), CLUE if number == pieces - 1 else None)
        for number in range(pieces)
    )
    opening = Scene(
        "here", Speech.plain("Well, it is like this."), burst, (Reply("Yes.", answer=ANSWER),)
    )
    scenes = {"here": opening, "end": Scene("end", end=Outcome.RESOLVED)}
    return step(new_call(Level("A burst", caller, scenes, "here")), Answer())


@given(callers())
def test_listening_through_a_burst_reveals_what_it_hides(caller: Caller) -> None:
    state = bursting(caller)
    for _ in range(3):
        assert more_to_say(state)
        assert CLUE not in state.clues
        state = step(state, Listen())
    assert not more_to_say(state)
    assert CLUE in step(state, Wait(state.speaking)).clues


@given(callers(), st.integers(0, 2))
def test_interrupting_loses_it(caller: Caller, heard: int) -> None:
    state = bursting(caller)
    for _ in range(heard + 1):
        state = step(state, Listen())
    cut = step(state, Interrupt())
    assert not more_to_say(cut)
    if not cut.over:
        later = step(cut, Say(0))
        assert CLUE not in step(later, Wait(later.speaking)).clues


@given(callers())
def test_replying_before_the_end_of_a_burst_loses_the_rest(caller: Caller) -> None:
    state = bursting(caller)
    assert not more_to_say(step(state, Say(0)))


@given(callers())
def test_interrupting_never_helps(caller: Caller) -> None:
    turn = take(bursting(caller), Interrupt())
    assert turn.moved(Meter.TENSION) >= 0
    assert turn.moved(Meter.PATIENCE) <= 0
    assert turn.moved(Meter.SATISFACTION) <= 0
    assert turn.fit == 0
    lost = turn.moved(Meter.TENSION) - turn.moved(Meter.PATIENCE) - turn.moved(Meter.SATISFACTION)
    assert lost > 0
    assert Technique.INTERRUPT in turn.after.used


@given(levels(), st.integers(1, 40))
def test_listening_alone_is_capped_and_never_resolves_a_call(level: Level, times: int) -> None:
    state = began = step(new_call(level), Answer())
    for _ in range(times):
        if Listen() not in legal(state):
            break
        state = step(state, Listen())
        assert state.meters.heard <= max(LISTEN_HEARD_CAP, began.meters.heard)
        assert state.meters.tension >= min(LISTEN_CALM_FLOOR, began.meters.tension)
    assert state.outcome in {None, Outcome.HUNG_UP}


@given(callers())
def test_however_much_there_is_to_hear_listening_alone_has_a_cap(caller: Caller) -> None:
    state = bursting(caller, pieces=60)
    while more_to_say(state):
        state = step(state, Listen())
    meters = state.meters
    assert meters.heard == LISTEN_HEARD_CAP
    assert meters.tension >= min(LISTEN_CALM_FLOOR, caller.tension)
    assert meters.satisfaction == max(LISTEN_SATISFACTION_CAP, caller.satisfaction)
    assert meters.patience <= max(LISTEN_PATIENCE_CAP, caller.patience)


@given(callers())
def test_listening_is_remembered_and_is_no_talk(caller: Caller) -> None:
    before = evolve(bursting(caller), last=Technique.PARAPHRASE, talk=2)
    after = step(before, Listen())
    assert Technique.LISTEN in after.used
    assert after.last is Technique.LISTEN
    assert after.talk == before.talk
    assert after.tally.moves == before.tally.moves


@given(callers())
def test_listening_makes_a_caller_feel_heard(caller: Caller) -> None:
    state = bursting(caller)
    turn = take(state, Listen())
    assert turn.moved(Meter.HEARD) > 0
    assert turn.moved(Meter.TENSION) <= 0


@given(callers())
def test_silence_when_the_caller_waits_for_words_never_helps(caller: Caller) -> None:
    state = bursting(evolve(caller, patience=50_000, satisfaction=50_000), pieces=0)
    turn = take(state, Listen())
    assert turn.moved(Meter.PATIENCE) < 0
    assert turn.moved(Meter.SATISFACTION) < 0
    assert turn.moved(Meter.TENSION) >= 0


@given(callers())
def test_nobody_can_be_interrupted_who_is_not_speaking(caller: Caller) -> None:
    state = bursting(caller)
    finished = step(state, Wait(state.speaking))
    with pytest.raises(IllegalEvent, match="Nobody is speaking"):
        step(finished, Interrupt())

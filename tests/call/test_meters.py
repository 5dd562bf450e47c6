"""Law 1 (bounds, ends) and law 16 (caps, temper)."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.call import (
    CallState,
    HangUp,
    Level,
    Listen,
    Say,
    Technique,
    Trait,
    Wait,
    legal,
    new_call,
    step,
    take,
)
from game.call.caller.model import gains_of
from game.call.caller.moment import Moment
from game.call.event import Answer, Event, Interrupt
from game.call.meters.values import Meter
from game.call.script.level import Arrow, Effect, Outcome, Piece, Reply, Scene, Speech
from game.call.tuning import HOLD_LIMIT, MOST_TURNS, SILENCE_LIMIT, TURN_CAP
from game.call.units import FULL, MINUTE
from tests.strategies import (
    callers,
    effects,
    levels,
    logs,
    maybe_techniques,
    states,
    techniques,
    traits,
)


@given(st.data())
def test_meters_stay_in_bounds(data: st.DataObject) -> None:
    level = data.draw(levels())
    state = new_call(level)
    for event in data.draw(logs(level)):
        state = step(state, event)
        for meter in Meter:
            assert 0 <= getattr(state.meters, meter) <= FULL


@given(st.data())
def test_an_ended_call_stays_ended(data: st.DataObject) -> None:
    level = data.draw(levels())
    state = new_call(level)
    for event in data.draw(logs(level)):
        state = step(state, event)
    ended = state if state.over else step(state, HangUp())
    assert legal(ended) == ()
    assert step(ended, Wait(data.draw(st.integers(0, 10**9)))) == ended


@given(st.data())
def test_every_call_ends_by_deeds(data: st.DataObject) -> None:
    """However long an agent goes on without ever hanging up, the call comes to an end."""
    level = data.draw(levels())
    state = step(new_call(level), Answer())
    most = MOST_TURNS * 8
    for _ in range(most):
        deeds = [event for event in legal(state) if not isinstance(event, HangUp)]
        if not deeds:
            break
        state = step(state, deeds[data.draw(st.integers(0, len(deeds) - 1))])
    assert state.over or not _can_go_on(state)


def _can_go_on(state: CallState) -> bool:
    return any(not isinstance(event, HangUp) for event in legal(state))


@given(levels(), st.data())
def test_every_call_ends_by_silence(level: Level, data: st.DataObject) -> None:
    state = new_call(level)
    for event in data.draw(logs(level)):
        state = step(state, event)
    # Whatever was begun comes to its end first; a handover leads to one more scene.
    begun = state.speaking + (state.errand.left if state.errand else 0) + MINUTE
    longest = HOLD_LIMIT if state.hold else SILENCE_LIMIT
    assert step(state, Wait(begun + longest)).over


@given(states(), maybe_techniques, traits, effects)
def test_one_turn_moves_a_meter_by_at_most_its_cap(
    state: CallState, technique: Technique | None, kind: frozenset[Trait], stated: Effect
) -> None:
    reply = Reply("x", technique, kind, stated)
    scene = evolve(state.current_scene, replies=(reply,))
    level = evolve(state.level, scenes={**state.level.scenes, "here": scene})
    turn = take(evolve(state, level=level), Say(0))
    for meter in Meter:
        assert abs(turn.moved(meter)) <= TURN_CAP


@given(st.data())
def test_a_hotter_temperament_is_never_calmer_under_the_same_play(data: st.DataObject) -> None:
    mild, hot = sorted((data.draw(st.integers(1, 199)), data.draw(st.integers(1, 199))))
    caller = data.draw(callers())
    scene = _anything_goes()
    ran = [
        Level(
            "Open",
            evolve(caller, temperament=evolve(caller.temperament, heat=heat)),
            {"here": scene, "end": Scene("end", end=Outcome.RESOLVED)},
            "here",
        )
        for heat in (mild, hot)
    ]
    cool, warm = (step(new_call(level), Answer()) for level in ran)
    deeds: st.SearchStrategy[Event] = st.builds(Say, st.integers(0, len(scene.replies) - 1))
    others: st.SearchStrategy[Event] = st.sampled_from((Listen(), Interrupt()))
    for event in data.draw(st.lists(deeds | others, max_size=10)):
        if cool.over or warm.over or (isinstance(event, Interrupt) and not cool.speaking):
            break
        cool, warm = step(cool, event), step(warm, event)
        assert warm.meters.tension >= cool.meters.tension
        assert warm.meters.heard <= cool.meters.heard


def _anything_goes() -> Scene:
    """A scene that offers every technique and leads back to itself."""
    told = tuple(Piece(Speech.plain("And another thing.")) for _ in range(3))
    again = (Arrow("here"),)
    offered = tuple(Reply("x", technique, to=again) for technique in (None, *Technique))
    return Scene("here", Speech.plain("Well?"), told, offered)


@given(states(), techniques)
def test_tension_after_a_move_never_falls_where_tension_before_was_higher(
    state: CallState, technique: Technique
) -> None:
    """The step behind the law above, from any state and not only from those a call reaches."""
    tension = state.meters.tension
    warmer = evolve(state, meters=evolve(state.meters, tension=min(tension + 1, FULL)))
    after = [
        each.meters.tension * 1_000 - gains_of(Moment(each, technique)).calm
        for each in (state, warmer)
    ]
    assert after[0] <= after[1]


@given(states(), st.booleans())
def test_a_reply_that_takes_the_last_of_the_patience_ends_the_call(
    state: CallState, modelled: bool
) -> None:
    """Wherever the reply would have led, and however good it was for anything else."""
    reply = Reply("x", effect=Effect(patience=-FULL), to=(Arrow("end"),))
    scene = evolve(state.current_scene, replies=(reply,))
    level = evolve(state.level, modelled=modelled, scenes={**state.level.scenes, "here": scene})
    thin = evolve(state, level=level, meters=evolve(state.meters, patience=1_000), last=None)
    assert step(thin, Say(0)).outcome is Outcome.HUNG_UP

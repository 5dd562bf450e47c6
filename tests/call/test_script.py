"""What a level's script does: effects, memory, conditions, arrows, wordings and phases."""

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from game.call import (
    CallState,
    Fulfilment,
    Interrupt,
    Level,
    Listen,
    Meter,
    Meters,
    Mood,
    Outcome,
    Past,
    Phase,
    Say,
    Tally,
    Technique,
    Turn,
    phase_of,
    take,
)
from game.call.actions.condition import holds
from game.call.meters.settling import STATED
from game.call.script.level import (
    Arrow,
    Caller,
    Condition,
    Effect,
    Piece,
    Reply,
    Scene,
    Speech,
    Subject,
    Test,
)
from game.call.script.technique import MISSTEPS, RELATIONAL, SOLVING
from game.call.state import Commitment
from game.call.tuning import ENGAGED, TALK_MOST, WARM
from game.call.units import FULL, POINT
from tests.strategies import maybe_techniques, meter_values, states

CLUE, OTHER_CLUE = "gate-code", "order-number"
LIMIT, OTHER_LIMIT = "no-guarantee", "no-refund"
PROMISE, OTHER_PROMISE, THIRD_PROMISE = "call-back", "letter", "visit"
MIDDLE = Meters(50 * POINT, 50 * POINT, 50 * POINT, 50 * POINT)
ANSWER = Speech.by_mood({Mood.CALM: "I see.", Mood.ANGRY: "So what?"})
ARRIVING = Speech.by_mood({Mood.CALM: "Go on, then.", Mood.ANGRY: "Get on with it!"})
BURST = (Piece(Speech.plain("And then.")), Piece(Speech.plain("And after that.")))
NOWHERE = Meters(-1, -1, -1, -1)
"""Meters that no condition holds for."""

PLAIN = CallState(
    Level("A plain call", Caller("Amara"), {"here": Scene("here")}, "here"),
    seed=0,
    scene="here",
    meters=MIDDLE,
    answered=True,
)

shifts = st.integers(-20, 20).map(lambda points: points * POINT)
middling = states().map(lambda state: evolve(state, meters=MIDDLE))


def offering(state: CallState, *replies: Reply, modelled: bool = False) -> CallState:
    """Return a state whose scene offers `replies` and has a burst, as has the scene `there`."""
    here = evolve(state.current_scene, burst=BURST, replies=replies)
    there = Scene("there", ARRIVING, BURST, replies)
    scenes = {**state.level.scenes, "here": here, "there": there}
    return evolve(state, level=evolve(state.level, scenes=scenes, modelled=modelled))


def said(state: CallState, reply: Reply, *, modelled: bool = False) -> Turn:
    """Return the turn in which a reply is given."""
    return take(offering(state, reply, modelled=modelled), Say(0))


@given(states(), st.none() | st.just(CLUE), st.none() | st.just(LIMIT))
def test_a_reply_reveals_its_clue_and_breaks_its_limit_and_no_other(
    state: CallState, clue: str | None, limit: str | None
) -> None:
    before = evolve(state, clues=frozenset({OTHER_CLUE}), broken=frozenset({OTHER_LIMIT}))
    after = said(before, Reply("So.", reveals=clue, breaks=limit)).after
    assert after.clues == {OTHER_CLUE} | ({clue} if clue else set())
    assert after.broken == {OTHER_LIMIT} | ({limit} if limit else set())


@given(states(), maybe_techniques, shifts, shifts)
def test_a_stated_effect_comes_on_top_of_the_technique(
    state: CallState, technique: Technique | None, one: int, other: int
) -> None:
    effect = Effect(one, other, one, other)
    plain = said(state, Reply("So.", technique), modelled=True)
    turn = said(state, Reply("So.", technique, effect=effect), modelled=True)
    stated = {part.meter: part.amount for part in turn.parts if part.rule is STATED}
    stages = [stage for stage in plain.stages if stage[0].name != "turn-cap"]
    assert stated == {meter: getattr(effect, meter) for meter in Meter if getattr(effect, meter)}
    assert turn.stages[: len(stages)] == tuple(stages)


@given(middling, maybe_techniques, shifts, shifts)
def test_where_the_model_is_off_a_stated_effect_is_all_there_is(
    state: CallState, technique: Technique | None, one: int, other: int
) -> None:
    turn = said(state, Reply("So.", technique, effect=Effect(one, other, other, one)))
    middle = MIDDLE.patience
    assert turn.after.meters == Meters(middle + one, middle + other, middle + other, middle + one)
    assert {part.rule for part in turn.parts} <= {STATED}


@given(st.sampled_from(Meter), meter_values, meter_values, meter_values, st.booleans())
def test_a_condition_on_a_meter_holds_between_its_ends(
    meter: Meter, value: int, one: int, other: int, negated: bool
) -> None:
    low, high = sorted((one, other))
    for at in (low, high, value):
        state = evolve(PLAIN, meters=evolve(NOWHERE, **{meter: at}))
        held = holds((Test(meter, low, high, negated=negated),), state)
        assert held is ((low <= at <= high) is not negated)


ELSEWHERE = evolve(
    PLAIN,
    meters=NOWHERE,
    turns=4,
    clues=frozenset({OTHER_CLUE}),
    used=(Technique.BLAME,),
    broken=frozenset({OTHER_LIMIT}),
    ledger=(
        Commitment(PROMISE, standing=Fulfilment.WITHDRAWN),
        Commitment(OTHER_PROMISE, standing=Fulfilment.KEPT),
        Commitment(THIRD_PROMISE, standing=Fulfilment.MISSED),
    ),
    past=Past.HELPED,
)
"""A call that remembers other things than the conditions below ask for."""


def owing(promise: str, standing: Fulfilment) -> CallState:
    """Return the same call with one promise, and how it stands."""
    return evolve(ELSEWHERE, ledger=(Commitment(promise, standing=standing),))


@pytest.mark.parametrize(
    ("test", "there"),
    [
        (
            Test(Subject.MOOD, WARM, FULL),
            evolve(ELSEWHERE, meters=evolve(NOWHERE, tension=WARM)),
        ),
        (Test(Subject.TURNS, 2, 3), evolve(ELSEWHERE, turns=3)),
        (Test(Subject.KNOWS, name=CLUE), evolve(ELSEWHERE, clues=frozenset({CLUE}))),
        (
            Test(Subject.USED, name=Technique.THANK),
            evolve(ELSEWHERE, used=(Technique.THANK,)),
        ),
        (Test(Subject.BROKE, name=LIMIT), evolve(ELSEWHERE, broken=frozenset({LIMIT}))),
        (Test(Subject.WAS, name=Past.LET_DOWN), evolve(ELSEWHERE, past=Past.LET_DOWN)),
        (Test(Subject.PROMISED, name="noon"), owing("noon", Fulfilment.OPEN)),
        (Test(Subject.KEPT, name=PROMISE), owing(PROMISE, Fulfilment.KEPT)),
        (Test(Subject.MISSED, name=PROMISE), owing(PROMISE, Fulfilment.MISSED)),
        (Test(Subject.MISSED, name=PROMISE), owing(PROMISE, Fulfilment.UNDONE)),
    ],
)
def test_a_condition_looks_at_its_subject(test: Test, there: CallState) -> None:
    assert holds((test,), there)
    assert not holds((test,), ELSEWHERE)
    assert not holds((evolve(test, negated=True),), there)
    assert holds((evolve(test, negated=True),), ELSEWHERE)


def test_every_test_of_a_condition_must_hold() -> None:
    passing, failing = Test(Subject.TURNS, 4, 4), Test(Subject.KNOWS, name=CLUE)
    assert holds((), ELSEWHERE)
    assert holds((passing, passing), ELSEWHERE)
    assert not holds((passing, failing), ELSEWHERE)
    assert not holds((failing, passing), ELSEWHERE)


@pytest.mark.parametrize(
    "test",
    [
        Test(Meter.PATIENCE, 60 * POINT, FULL),
        Test(Meter.SATISFACTION, 60 * POINT, FULL),
        Test(Meter.HEARD, 60 * POINT, FULL),
        Test(Meter.TENSION, 0, 40 * POINT),
        Test(Subject.MOOD, 0, 40 * POINT),
        Test(Subject.TURNS, 1, 1),
        Test(Subject.KNOWS, name=CLUE),
        Test(Subject.USED, name=Technique.THANK),
        Test(Subject.BROKE, name=LIMIT),
    ],
)
def test_an_arrow_looks_at_the_call_as_the_reply_leaves_it(test: Test) -> None:
    shift = 10 * POINT
    for when, scene in (((test,), "there"), ((evolve(test, negated=True),), "here")):
        reply = Reply(
            "So.",
            Technique.THANK,
            effect=Effect(shift, shift, -shift, shift),
            reveals=CLUE,
            breaks=LIMIT,
            to=(Arrow("there", when),),
        )
        assert said(PLAIN, reply).after.scene == scene


NEVER: Condition = (Test(Subject.TURNS, 0, 0),)


@given(states())
def test_where_no_arrow_holds_the_call_stays_and_the_caller_only_answers(state: CallState) -> None:
    turn = said(state, Reply("So.", answer=ANSWER, to=(Arrow("there", NEVER),)))
    assume(not turn.after.over)
    assert turn.after.scene == "here"
    assert turn.said == (ANSWER.at(turn.after.meters.tension),)
    assert said(state, Reply("So.")).said == ()


def test_the_first_arrow_that_holds_is_taken() -> None:
    arrows = (Arrow("end", NEVER), Arrow("there"), Arrow("here"), Arrow("end"))
    assert said(PLAIN, Reply("So.", to=arrows)).after.scene == "there"


@pytest.mark.parametrize(("to", "heard"), [((), 2), ((Arrow("there"),), 0), ((Arrow("here"),), 0)])
def test_a_scene_that_is_entered_has_its_whole_burst_to_come(
    to: tuple[Arrow, ...], heard: int
) -> None:
    state = evolve(PLAIN, listened=1)
    assert said(state, Reply("So.", to=to)).after.listened == heard


@pytest.mark.parametrize(
    ("tension", "shift", "words"),
    [(65, -10, ("I see.", "Go on, then.")), (55, 10, ("So what?", "Get on with it!"))],
)
def test_the_caller_speaks_as_the_reply_leaves_them(
    tension: int, shift: int, words: tuple[str, str]
) -> None:
    state = evolve(PLAIN, meters=evolve(MIDDLE, tension=tension * POINT))
    reply = Reply("So.", effect=Effect(tension=shift * POINT), answer=ANSWER, to=(Arrow("there"),))
    turn = said(state, reply)
    assert tuple(line.text for line in turn.said) == words
    assert turn.after.speaking == sum(line.ms for line in turn.said)


@given(states())
def test_an_interruption_is_a_move_that_fits_not_at_all(state: CallState) -> None:
    before = evolve(state, speaking=1_000, tally=Tally(2, 90_000, 1_200))
    after = take(before, Interrupt()).after
    assert after.tally == Tally(3, 90_000 + after.meters.satisfaction, 1_200)


@given(states(), maybe_techniques)
def test_what_a_call_remembers_of_a_move(state: CallState, technique: Technique | None) -> None:
    after = said(state, Reply("So.", technique)).after
    assert after.last is technique
    if technique in SOLVING:
        assert after.talk == 0
    elif technique in RELATIONAL:
        assert after.talk == min(state.talk + 1, TALK_MOST)
    else:
        assert technique is None or technique in MISSTEPS
        assert after.talk == state.talk
    assert set(after.used) == {*state.used, technique} - {None}


@given(states(), maybe_techniques, st.integers(0, 60_000))
def test_a_reply_ends_a_silence(state: CallState, technique: Technique | None, waited: int) -> None:
    assert said(evolve(state, waited=waited), Reply("So.", technique)).after.waited == 0


@given(states(), st.integers(0, 60_000), st.booleans())
def test_listening_ends_a_silence(state: CallState, waited: int, more: bool) -> None:
    before = evolve(offering(state, modelled=True), waited=waited, listened=0 if more else 2)
    assert take(before, Listen()).after.waited == 0


@pytest.mark.parametrize(
    ("heard", "tension", "used", "phase"),
    [
        (ENGAGED - 1, WARM, Technique.COMMIT_TIME, Phase.ENGAGE),
        (ENGAGED, WARM, Technique.COMMIT_TIME, Phase.COLLABORATE),
        (ENGAGED - 1, WARM - 1, Technique.CLARIFY, Phase.COLLABORATE),
        (0, WARM - 1, Technique.COMMIT_TIME, Phase.CLOSE),
    ],
)
def test_the_phases_of_a_call(heard: int, tension: int, used: Technique, phase: Phase) -> None:
    meters = evolve(MIDDLE, heard=heard, tension=tension)
    state = evolve(PLAIN, meters=meters, used=(used,))
    assert phase_of(state) is phase
    assert phase_of(evolve(state, answered=False)) is Phase.RINGING
    for answered in (True, False):
        over = evolve(state, answered=answered, outcome=Outcome.HUNG_UP)
        assert phase_of(over) is Phase.OVER

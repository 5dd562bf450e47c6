"""The debrief: every step explained, every point accounted for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.call import (
    Answer,
    Event,
    HangUp,
    Interrupt,
    Listen,
    Outcome,
    Say,
    Technique,
    Transfer,
    Wait,
    replay,
    score,
)
from game.call.caller.effects import BASES
from game.call.caller.feelings import FEELINGS_FIRST
from game.level import read_level
from game.play.cost import weight_of
from game.play.debrief import NothingPlayed, debrief
from game.view.actions import Action
from game.view.words import short_name
from tests import strategies as some
from tests.play.busy import busy_turns
from tests.play.tiny import ACKNOWLEDGE, DISMISS, GOOD_CALL, OFFER, PROMISE, TINY, tiny_turns

METERS = ("patience", "satisfaction", "tension", "heard")


@given(st.data())
def test_steps_and_their_reasons_account_for_every_point(data: st.DataObject) -> None:
    level = data.draw(some.levels())
    log = data.draw(some.logs(level))
    turns = replay(level, 0, log)
    if not turns:
        return
    looked_back = debrief(turns)
    for meter in METERS:
        moved = getattr(turns[-1].after.meters, meter) - getattr(turns[0].before.meters, meter)
        assert sum(getattr(step, meter) for step in looked_back.steps) == moved
        for step in looked_back.steps:
            reasons = sum(getattr(reason, meter) for reason in step.reasons)
            assert getattr(step, meter) == reasons
            assert not any(reason.moves_nothing for reason in step.reasons)


@given(st.data())
def test_every_debrief_is_whole(data: st.DataObject) -> None:
    level = data.draw(some.levels())
    turns = replay(level, 0, data.draw(some.logs(level)))
    if not turns:
        return
    looked_back = debrief(turns)
    end = turns[-1].after
    assert looked_back.score == score(end)
    assert looked_back.outcome == end.outcome
    moves = [step for step in looked_back.steps if step.action is not Action.RECALL]
    assert [step.number for step in moves] == list(range(1, len(moves) + 1))
    assert looked_back.steps[len(looked_back.steps) - len(moves) :] == tuple(moves)
    assert 2 <= len(looked_back.lessons) <= 5
    times = [point.elapsed_ms for point in looked_back.curve]
    assert times == sorted(times)
    weights = [weight_of(step) for step in moves]
    if looked_back.costliest is None:
        assert all(weight >= 0 for weight in weights)
    else:
        worst = looked_back.steps[looked_back.costliest]
        assert weight_of(worst) == min(weights) < 0
        assert worst in moves
        told = [each for each in looked_back.lessons if each.startswith("What cost most")]
        assert all(str(worst.number) in each.partition(":")[0] for each in told)


def test_nothing_played_is_no_debrief() -> None:
    with pytest.raises(NothingPlayed, match="nothing has happened"):
        debrief(())


def test_what_the_agent_brings_about_is_nothing_that_was_never_learned() -> None:
    """A reply that asks finds out; one that acts makes it so."""
    for technique, listed in (("clarify", True), ("matched-remedy", False)):
        acts = f"technique: {technique}\n        reveals: dog\n        to: done"
        level = read_level(TINY.replace("technique: offer-options\n        to: done", acts)).level
        assert level is not None
        missed = debrief(replay(level, 0, (Answer(), Listen(), ACKNOWLEDGE, PROMISE))).missed
        assert ("The dog is called Ada." in missed.clues) is listed


def test_each_move_is_told_with_what_was_said_and_thought() -> None:
    looked_back = debrief(tiny_turns(*GOOD_CALL))
    listen, acknowledge, offer = looked_back.steps
    assert looked_back.opening == ("Three days at home for one parcel.",)
    assert looked_back.callers_side == "I want one person to say that it happened."
    assert listen.action is Action.LISTEN
    assert listen.learned == ("The gate code changed.",)
    assert acknowledge.said_by_agent == "Three days at home. You must be worn out."
    assert acknowledge.technique is Technique.ACKNOWLEDGE_FEELING
    assert acknowledge.said_by_caller == ("Yes. I am.", "So what now?")
    assert offer.caller_thought == "Here comes the promise."
    assert looked_back.outcome is Outcome.RESOLVED


def test_a_scenes_thought_is_told_once_and_then_the_reaction() -> None:
    first, again, _ = debrief(tiny_turns(Answer(), DISMISS, DISMISS, HangUp())).steps
    assert first.caller_thought == "I want one person to say that it happened."
    assert first.reaction == again.caller_thought == "They think this is nothing."


def test_the_reaction_to_good_done_is_to_the_move_and_not_to_its_discount() -> None:
    step = debrief(tiny_turns(Answer(), ACKNOWLEDGE)).steps[0]
    assert step.weight > 0
    assert step.reaction == "Yes. That is just how it is."


def test_a_little_silence_before_a_move_does_not_drown_it() -> None:
    good = debrief(tiny_turns(Answer(), Wait(8_000), ACKNOWLEDGE)).steps[0]
    assert good.reasons[0].name == "silence"
    assert good.reaction == "Yes. That is just how it is."
    bad = debrief(tiny_turns(Answer(), Wait(8_000), DISMISS)).steps[0]
    assert bad.reasons[0].name == "silence"
    assert bad.reaction == "They think this is nothing."


def test_facts_to_a_hot_caller_are_one_reason_that_names_the_heat() -> None:
    calm, hot = BASES[Technique.OFFER_OPTIONS].rule, FEELINGS_FIRST.rule
    reasons = debrief(tiny_turns(Answer(), DISMISS, ACKNOWLEDGE, OFFER)).steps[2].reasons
    assert reasons[0].name == calm.name
    assert reasons[0].why == f"{calm.why} {hot.why}"
    assert reasons[0].weight < 0
    assert hot.name not in {reason.name for reason in reasons}


def test_a_feeling_acknowledged_in_the_heat_needs_no_second_reason() -> None:
    reasons = debrief(tiny_turns(Answer(), ACKNOWLEDGE)).steps[0].reasons
    assert [reason.why for reason in reasons] == [BASES[Technique.ACKNOWLEDGE_FEELING].rule.why]
    assert reasons[0].weight > 0


def test_silence_belongs_to_the_move_it_preceded() -> None:
    turns = tiny_turns(Answer(), Wait(30_000), ACKNOWLEDGE, Wait(20_000), OFFER)
    first, second = debrief(turns).steps
    speech = turns[0].after.speaking
    assert first.thought_ms == 30_000 - speech
    assert first.reasons[0].name == "silence"
    assert first.reasons[0].patience < 0
    assert second.thought_ms > 0


def test_a_silence_that_ends_the_call_is_a_step_of_its_own() -> None:
    looked_back = debrief(tiny_turns(Answer(), Wait(1_000_000)))
    assert [step.action for step in looked_back.steps] == [Action.SILENCE]
    assert looked_back.outcome is Outcome.HUNG_UP
    assert looked_back.costliest == 0
    assert looked_back.steps[0].caller_thought == "I want one person to say that it happened."


def test_what_was_never_heard_is_missed() -> None:
    missed = debrief(tiny_turns(Answer(), ACKNOWLEDGE, OFFER)).missed
    assert missed.clues == ("The gate code changed.", "The dog is called Ada.")
    assert missed.moves == (1,)
    assert missed.unheard == 2
    assert debrief(tiny_turns(*GOOD_CALL)).missed.clues == ("The dog is called Ada.",)


def test_a_caller_who_is_cut_off_in_mid_sentence_did_not_tell() -> None:
    looked_back = debrief(
        tiny_turns(Answer(), Listen(), Wait(100), Interrupt(), ACKNOWLEDGE, OFFER)
    )
    listen, cut, *_ = looked_back.steps
    assert listen.learned == ()
    assert cut.unheard == 2
    assert cut.technique is Technique.INTERRUPT
    assert "The gate code changed." in looked_back.missed.clues


def test_lessons_name_what_helped_what_cost_and_the_limit() -> None:
    turns = tiny_turns(Answer(), DISMISS, Wait(8_000), ACKNOWLEDGE, PROMISE)
    limit, helped, cost, unheard = debrief(turns).lessons
    assert helped.startswith("What helped most, in move 2: acknowledge feeling.")
    assert cost.startswith("What cost most, in move 1: You waved away what the caller feels.")
    assert limit.startswith("You went past what you may promise or give, in move 3.")
    assert "Never promise an hour." in limit
    assert "200 points" in limit
    assert unheard.startswith("Amara had more to say before you went on, in move 1.")
    assert debrief(turns).broken == ("Never promise an hour.",)


def test_a_promise_nobody_can_keep_is_no_help() -> None:
    helped = debrief(tiny_turns(Answer(), DISMISS, ACKNOWLEDGE, PROMISE)[-1:]).lessons[1]
    assert helped.startswith("Nothing reached Amara this time.")


def test_a_call_without_a_fault_says_so() -> None:
    turns = tiny_turns(Answer(), Listen(), Listen(), ACKNOWLEDGE)
    assert debrief(turns).lessons[-1] == "Until then, nothing you did made it worse."
    assert debrief(turns).costliest is None


def test_a_call_left_before_its_end_has_no_outcome() -> None:
    looked_back = debrief(tiny_turns(Answer(), ACKNOWLEDGE))
    assert looked_back.outcome is None
    assert short_name(looked_back.caller_name) == "Amara"


@pytest.mark.parametrize(
    ("last", "told"), [((), "You left the call, and"), ((HangUp(),), "You put the phone down, and")]
)
def test_a_call_that_was_broken_off_is_not_called_harmless(
    last: tuple[Event, ...], told: str
) -> None:
    lessons = debrief(tiny_turns(Answer(), ACKNOWLEDGE, *last)).lessons
    assert lessons[0] == f"{told} Amara is left with the problem."
    assert "Until then, nothing you did made it worse." in lessons


def test_to_end_an_abusive_call_fairly_is_no_fault() -> None:
    boundary = Say(1)
    turns = busy_turns(
        Answer(), Transfer("depot", warm=True), Wait(60_000), boundary, Wait(60_000), HangUp()
    )
    assert turns[-1].after.outcome is Outcome.ENDED
    first, *_ = debrief(turns).lessons
    assert first.startswith("You said where the line was")


def test_what_cost_most_is_the_move_that_is_marked() -> None:
    """Though another rule, over several moves, did more harm in all."""
    turns = tiny_turns(
        Answer(), Wait(20_000), DISMISS, Wait(30_000), ACKNOWLEDGE, Wait(30_000), OFFER
    )
    looked_back = debrief(turns)
    (cost,) = [each for each in looked_back.lessons if each.startswith("What cost most")]
    assert looked_back.costliest is not None
    worst = looked_back.steps[looked_back.costliest]
    assert f" {worst.number}" in cost.partition(":")[0]


def test_each_breach_is_marked_where_it_happened() -> None:
    turns = tiny_turns(Answer(), ACKNOWLEDGE, PROMISE)
    assert [step.breach for step in debrief(turns).steps] == [False, True]

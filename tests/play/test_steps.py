"""Steps: every deed is one, and an errand's time belongs to the deed that began it."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.call import (
    Answer,
    Attend,
    Consult,
    Event,
    HangUp,
    Hold,
    Interrupt,
    Listen,
    LookUp,
    Park,
    Past,
    Recall,
    Resume,
    Say,
    Technique,
    Transfer,
    Wait,
    joined,
    replay,
)
from game.play.debrief import debrief
from game.play.steps import Step, steps_of
from game.view.actions import Action
from tests import strategies as some
from tests.play.busy import ASK, CALL_BACK, NAME, VAN, busy_level, busy_turns


def steps(*events: Event, recall: Recall | None = None) -> tuple[Step, ...]:
    """Return the steps of the busy call with these events."""
    return steps_of(busy_turns(*events, recall=recall))


def test_each_deed_at_the_desk_is_a_step_of_its_own() -> None:
    found = steps(
        Answer(),
        Wait(10_000),
        Park(0),
        Hold(120_000),
        LookUp("codes"),
        Wait(25_000),
        Resume(thanks=True),
        Consult("claims"),
        Wait(30_000),
        Transfer("depot", warm=True),
        Wait(20_000),
        HangUp(),
    )
    assert [(step.number, step.action) for step in found] == [
        (1, Action.PARK),
        (2, Action.HOLD),
        (3, Action.LOOK_UP),
        (4, Action.RESUME),
        (5, Action.CONSULT),
        (6, Action.TRANSFER),
        (7, Action.HANG_UP),
    ]
    assert [step.technique for step in found] == [
        None,
        Technique.EXPLAIN_HOLD,
        None,
        Technique.THANK,
        None,
        Technique.CONSULT_DEPARTMENT,
        None,
    ]
    assert [step.caller_thought for step in found[:2]] == ["", "Somebody must know."]
    assert found[2].words == "You looked up: Access codes."
    assert found[2].learned == ("The gate code is 4471.",)
    assert found[5].said_by_caller == ("Hello, depot? I have a story to tell.",)
    assert [step.errand_ms for step in found] == [0, 0, 25_000, 0, 30_000, 20_000, 0]


def test_time_on_hold_belongs_to_the_move_it_preceded() -> None:
    hold, back = steps(Answer(), Hold(60_000), Wait(70_000), Resume())
    assert (hold.held_ms, back.held_ms, back.thought_ms) == (0, 70_000, 0)
    names = {reason.name for reason in back.reasons}
    assert {"announced-wait", "held-for-nothing"} <= names
    assert back.reaction == "They kept me waiting for nothing."


def test_an_errand_and_the_silence_after_it_are_parted() -> None:
    look, say = steps(Answer(), Wait(10_000), LookUp("codes"), Wait(31_000), Say(VAN))
    assert (look.errand_ms, say.thought_ms) == (25_000, 6_000)
    assert look.reasons[-1].name == "silence"


def test_a_message_put_off_while_reading_takes_nothing_from_the_reading() -> None:
    look, park, _ = steps(
        Answer(), Wait(10_000), LookUp("codes"), Wait(5_000), Park(0), Wait(20_000), HangUp()
    )
    assert (look.action, look.errand_ms) == (Action.LOOK_UP, 25_000)
    assert look.learned == ("The gate code is 4471.",)
    assert (park.action, park.reasons, park.caller_thought) == (Action.PARK, (), "")


def test_a_colleague_asked_by_a_reply_is_part_of_that_move() -> None:
    turns = busy_turns(Answer(), Say(ASK), Wait(60_000))
    (ask,) = steps_of(turns)
    assert (ask.action, ask.errand_ms) == (Action.REPLY, 60_000)
    assert ask.learned == ("There is no van today.",)


def test_an_errand_nobody_waited_for_is_a_step_too() -> None:
    look, gone = steps(Answer(), LookUp("codes"), Wait(1_000), HangUp())
    assert (look.errand_ms, gone.action) == (1_000, Action.HANG_UP)


def test_answering_a_message_while_the_caller_tells_something_leaves_it_unheard() -> None:
    listen, attend, *_ = steps(Answer(), Listen(), Wait(500), Attend(0), Wait(15_000), HangUp())
    assert (listen.learned, attend.unheard) == ((), 1)
    assert attend.technique is Technique.MULTITASK
    held = steps(Answer(), Wait(10_000), Hold(), Attend(0))[-1]
    assert (held.technique, held.unheard) == (None, 0)


def test_handing_over_a_caller_with_more_to_say_leaves_it_unheard() -> None:
    cold, over = steps(Answer(), Interrupt(), Transfer("depot"))
    assert (cold.unheard, over.unheard) == (1, 0)
    assert steps(Answer(), Transfer("depot"))[0].unheard == 1


def test_what_becomes_of_a_promise_is_told_in_its_step() -> None:
    made, kept = steps(Answer(), Say(CALL_BACK), Say(NAME))
    assert [each.line for each in made.promises] == ["Promised: Ring Amara back with a name."]
    assert [each.line for each in kept.promises] == ["Kept: Ring Amara back with a name."]
    _, late = steps(Answer(), Say(CALL_BACK), Wait(61_000), HangUp())
    assert late.missed == ("Ring Amara back with a name.",)
    assert (late.breach, late.breaches, late.overstepped) == (True, 1, False)
    *_, undone = steps(Answer(), Say(VAN), Consult("depot"), Wait(61_000))
    assert (undone.undone, undone.breach) == (("A van comes today.",), True)


def test_a_promise_missed_after_the_last_move_is_told_though_it_moves_no_meter() -> None:
    level = evolve(busy_level(), modelled=False)
    turns = replay(level, 0, (Answer(), Say(CALL_BACK), Wait(90_000)))
    assert steps_of(turns)[-1].missed == ("Ring Amara back with a name.",)


def test_nothing_happens_after_a_call_is_over() -> None:
    assert [step.action for step in steps(Answer(), HangUp(), Wait(9_000))] == [Action.HANG_UP]
    depot = evolve(busy_level().departments["depot"], takes_over="done")
    level = evolve(busy_level(), departments={"depot": depot})
    turns = replay(level, 0, (Answer(), Transfer("depot"), Wait(90_000)))
    (only,) = steps_of(turns)
    assert (only.action, only.said_by_caller) == (Action.TRANSFER, ("Thank you.",))


def test_what_a_caller_remembers_is_a_step_before_the_first_and_no_move() -> None:
    recall = Recall(Past.LET_DOWN, ("code",), ("letter",))
    turns = busy_turns(Answer(), Say(0), recall=recall)
    before, first = steps_of(turns)
    assert (before.number, before.action, first.number) == (0, Action.RECALL, 1)
    assert before.words == "Amara had called before, and was let down."
    assert before.learned == ("The gate code is 4471.",)
    assert [each.line for each in before.promises] == ["Promised: Write to her."]
    assert before.weight < 0
    assert debrief(turns).costliest is None
    missed, *_, cost = debrief(turns).lessons
    assert missed.startswith("What you had promised was not done in time, in move 1. Write to her.")
    assert cost == "No other move made it worse."
    assert debrief(turns).callers_side == "Second time."
    assert first.caller_thought == "Second time."


def test_a_caller_of_whom_nothing_else_is_said_makes_no_step() -> None:
    (only,) = steps(Answer(), HangUp(), recall=Recall(Past.NEW))
    assert (only.number, only.action) == (1, Action.HANG_UP)


@given(st.data())
def test_the_steps_of_a_call_do_not_depend_on_how_its_time_was_cut(data: st.DataObject) -> None:
    level = data.draw(some.levels())
    log = data.draw(some.logs(level))
    cut = [
        part
        for event in log
        for part in (
            (Wait(event.ms // 3), Wait(event.ms - event.ms // 3))
            if isinstance(event, Wait)
            else (event,)
        )
    ]
    assert steps_of(replay(level, 0, cut)) == steps_of(replay(level, 0, joined(log)))

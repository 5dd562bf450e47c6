"""A call over a line in this process: what time costs, and what is done once."""

import pytest

from game.call import CallState, Interrupt, Listen, Outcome, Wait
from game.play.line import LocalLine
from game.play.pace import Clock, Pace
from game.play.session import Session
from game.play.stopwatch import Stopwatch
from game.tui.spoken import spoken_so_far
from game.view.commands import (
    AHEAD,
    PASSED,
    Answered,
    Command,
    CutIn,
    GiveReply,
    HearOut,
    KeepListening,
    LetPass,
    PickUp,
    PutDown,
    Receipt,
)
from game.view.passage import Passage, Voice
from tests.tui.stage import SEED, HandClock, parcel_level


@pytest.fixture
def clock() -> HandClock:
    """A clock moved by hand."""
    return HandClock()


@pytest.fixture
def line(clock: HandClock) -> LocalLine:
    """A line to a call that has just been answered."""
    return begun(clock)


def begun(clock: HandClock, pace: Pace | None = None) -> LocalLine:
    """Return a line to a call that has just been answered, at some pace."""
    call = LocalLine(Session(parcel_level(), SEED), pace or Pace(), lambda: Stopwatch(clock))
    assert call.send(PickUp()).answered is Answered.ACCEPTED
    return call


def pass_seconds(line: LocalLine, clock: HandClock, seconds: float) -> None:
    """Let time pass with ten looks a second."""
    for _ in range(round(seconds * 10)):
        clock.move(0.1)
        line.look()


def reply(line: LocalLine, words: str) -> GiveReply:
    """Return the open reply that begins with these words."""
    view = line.view
    place = next(each.place for each in view.replies if each.words.startswith(words))
    return GiveReply(view.offer, place)


def state_of(line: LocalLine) -> CallState:
    """Return where the call stands."""
    return line.session.state


def accepted(receipt: Receipt) -> bool:
    """Return whether a command was accepted."""
    return receipt.answered is Answered.ACCEPTED


def left(line: LocalLine) -> float:
    """Return how long the caller will go on speaking, in seconds."""
    return line.view.utterance.left / 1_000 if line.view.utterance else 0.0


def test_words_appear_at_the_pace_of_the_speech(line: LocalLine, clock: HandClock) -> None:
    pass_seconds(line, clock, 1.2)
    assert spoken_so_far(line.view) == (Passage(Voice.CALLER, "Three days. Three"),)
    assert line.view.speaking


def test_patience_drains_in_silence_and_never_in_speech(line: LocalLine, clock: HandClock) -> None:
    patience = state_of(line).meters.patience
    pass_seconds(line, clock, left(line))
    assert not line.view.speaking
    assert state_of(line).meters.patience == patience
    pass_seconds(line, clock, 10)
    assert state_of(line).meters.patience < patience


def test_the_time_of_the_call_is_the_time_of_the_clock(line: LocalLine, clock: HandClock) -> None:
    pass_seconds(line, clock, 12.3)
    assert state_of(line).tally.elapsed == pytest.approx(12_300, abs=2)


def test_hearing_out_takes_the_time_the_words_take(line: LocalLine) -> None:
    length = left(line)
    line.send(HearOut())
    assert state_of(line).tally.elapsed == length * 1_000


def test_cutting_in_loses_the_rest_and_shows_where(line: LocalLine, clock: HandClock) -> None:
    pass_seconds(line, clock, 1.2)
    assert accepted(line.send(CutIn()))
    assert line.view.passages == (
        Passage(Voice.CALLER, "Three days. Three —"),
        Passage(Voice.NOTE, "You cut in."),
    )
    assert isinstance(line.session.events[-1], Interrupt)
    assert not line.view.speaking


def test_there_is_nobody_to_interrupt_in_silence(line: LocalLine) -> None:
    line.send(HearOut())
    assert not accepted(line.send(CutIn()))
    assert not any(isinstance(event, Interrupt) for event in line.session.events)


def test_a_clue_is_noted_once_its_words_are_said(line: LocalLine, clock: HandClock) -> None:
    line.send(HearOut())
    assert accepted(line.send(KeepListening()))
    assert not line.view.learned
    pass_seconds(line, clock, left(line))
    learned = line.view.learned
    assert [clue.text for clue in learned] == ["The gate code changed in March."]
    assert line.view.passages[-1] == Passage(Voice.NOTE, "Learned: The gate code changed in March.")


def test_listening_to_silence_is_a_deed_too(line: LocalLine) -> None:
    line.send(HearOut())
    accepted(line.send(KeepListening()))
    line.send(HearOut())
    assert accepted(line.send(KeepListening()))
    assert line.view.passages[-1] == Passage(Voice.NOTE, "Silence.")
    assert [type(event) for event in line.session.events].count(Listen) == 2


def test_last_words_are_heard_before_the_end_is_told(line: LocalLine, clock: HandClock) -> None:
    line.send(HearOut())
    line.send(reply(line, "You will have it"))
    assert (state_of(line).over, line.view.speaking, line.view.ended) == (True, True, False)
    pass_seconds(line, clock, left(line))
    assert line.view.ended
    assert line.view.passages[-2] == Passage(Voice.CALLER, "Forget it.")
    assert line.view.passages[-1].voice is Voice.NOTE


def test_a_caller_who_waits_too_long_hangs_up(line: LocalLine, clock: HandClock) -> None:
    line.send(HearOut())
    pass_seconds(line, clock, 200)
    assert line.view.ended
    assert state_of(line).outcome is Outcome.HUNG_UP
    told = len(line.view.passages)
    pass_seconds(line, clock, 5)
    assert len(line.view.passages) == told


def test_hanging_up_cuts_the_caller_short(line: LocalLine, clock: HandClock) -> None:
    pass_seconds(line, clock, 1.2)
    line.send(PutDown())
    assert state_of(line).outcome is Outcome.LEFT
    assert line.view.passages[0].text.endswith("—")
    assert line.view.ended


def test_untimed_thinking_costs_nothing(clock: HandClock) -> None:
    line = begun(clock, Pace(Clock.UNTIMED))
    pass_seconds(line, clock, left(line))
    before = state_of(line)
    pass_seconds(line, clock, 300)
    assert state_of(line) == before
    assert not state_of(line).over


def test_a_quicker_pace_is_quicker_for_everything(clock: HandClock) -> None:
    line = begun(clock, Pace(rate=2.0))
    pass_seconds(line, clock, left(line) / 2)
    assert not line.view.speaking
    pass_seconds(line, clock, 5)
    assert state_of(line).waited == pytest.approx(10_000, abs=200)


def test_the_clock_stands_still_while_the_call_waits(line: LocalLine, clock: HandClock) -> None:
    line.send(HearOut())
    line.pause()
    before = state_of(line)
    pass_seconds(line, clock, 60)
    assert state_of(line) == before
    line.resume()
    pass_seconds(line, clock, 1)
    assert state_of(line).waited == 1_000


def test_the_log_replays_to_the_same_call(line: LocalLine, clock: HandClock) -> None:
    pass_seconds(line, clock, 2.2)
    line.send(HearOut())
    pass_seconds(line, clock, 4.4)
    line.send(reply(line, "Three days off"))
    line.send(HearOut())
    line.send(reply(line, "I can book"))
    events = line.session.events
    again = Session(parcel_level(), SEED)
    for event in events:
        again.send(event)
    assert again.state == state_of(line)
    assert sum(isinstance(event, Wait) for event in events) <= len(events) // 2 + 1


def test_a_number_rises_with_what_is_accepted_and_not_with_time(
    line: LocalLine, clock: HandClock
) -> None:
    assert line.view.number == 1
    pass_seconds(line, clock, 30)
    assert line.view.number == 1
    line.send(CutIn())
    assert line.view.number == 1
    line.send(KeepListening())
    assert line.view.number == 2


def test_what_is_sent_twice_is_done_once(line: LocalLine) -> None:
    line.send(HearOut())
    command = Command(line.view.number, reply(line, "Our drivers"))
    assert line.take(command) == Receipt(Answered.ACCEPTED)
    state = state_of(line)
    assert line.take(command) == Receipt(Answered.REPEATED)
    assert state_of(line) is state
    assert line.take(Command(command.view, KeepListening())) == Receipt(Answered.REFUSED, PASSED)
    assert state_of(line) is state


def test_an_answer_to_what_has_not_come_yet_is_refused(line: LocalLine) -> None:
    command = Command(line.view.number + 1, KeepListening())
    assert line.take(command) == Receipt(Answered.REFUSED, AHEAD)


def test_what_is_refused_says_why_and_changes_nothing(line: LocalLine) -> None:
    line.send(HearOut())
    before = state_of(line)
    receipt = line.send(GiveReply(line.view.offer + 1, 0))
    assert receipt.answered is Answered.REFUSED
    assert receipt.reason.endswith("Choose again.")
    assert line.send(GiveReply(line.view.offer, 99)).answered is Answered.REFUSED
    assert state_of(line) is before


def test_a_reply_to_the_scene_before_is_not_given_in_the_next(line: LocalLine) -> None:
    line.send(HearOut())
    old = reply(line, "Our drivers")
    line.send(old)
    line.send(HearOut())
    assert line.send(old).answered is Answered.REFUSED


def test_whoever_heeds_a_line_hears_of_each_newer_view(line: LocalLine, clock: HandClock) -> None:
    numbers = [0]
    line.heed(lambda view: numbers.append(view.number))
    line.look()
    assert numbers == [0]
    pass_seconds(line, clock, 0.2)
    line.send(HearOut())
    line.send(CutIn())
    assert numbers == [0, 1, 1, 2]


def test_a_practised_call_begins_where_the_move_was_made(line: LocalLine) -> None:
    line.send(HearOut())
    line.send(reply(line, "Our drivers"))
    again = line.practise(1)
    assert again.view.practice == 1
    assert not again.view.over
    assert line.debrief().steps[0].said_by_agent.startswith("Our drivers")


def test_untimed_no_time_is_let_pass_but_that_of_the_words(clock: HandClock) -> None:
    line = begun(clock, Pace(Clock.UNTIMED))
    length = left(line)
    line.send(LetPass(60_000))
    assert state_of(line).tally.elapsed == length * 1_000
    assert not line.view.timed


def test_to_pause_one_line_stops_no_other(line: LocalLine, clock: HandClock) -> None:
    line.send(HearOut())
    line.send(reply(line, "Our drivers"))
    again = line.practise(1)
    line.pause()
    pass_seconds(again, clock, 2)
    assert again.view.elapsed_ms == 2_000


def test_time_passes_before_what_is_done_after_it(line: LocalLine, clock: HandClock) -> None:
    line.send(HearOut())
    clock.move(1.5)
    line.take(Command(line.view.number, KeepListening()))
    *_, before, listened = line.session.events
    assert before == Wait(line.session.turns[0].after.speaking + 1_500)
    assert listened == Listen()

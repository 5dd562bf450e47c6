"""A conversation is the same whether one was there from the beginning or catches up on it."""

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from game.call import (
    Answer,
    Consult,
    Event,
    Interrupt,
    Level,
    Listen,
    LookUp,
    Park,
    Recall,
    Say,
    Transfer,
    Wait,
)
from game.play.line import LocalLine
from game.play.midway.rewind import rewound
from game.play.moves import numbered
from game.play.pace import Pace
from game.play.session import Session
from game.play.stopwatch import Stopwatch
from game.view.commands import HearOut
from game.view.passage import Passage, Voice
from game.view.transcript import Transcript
from tests import strategies as some
from tests.lines import act_of
from tests.tui.desk_stage import PINGS, desk_level
from tests.tui.stage import SEED, HandClock

LAP = 700
"""Milliseconds that pass at a time, so that a wait is looked at many times while it lasts."""


def played(level: Level, *events: Event, seed: int = SEED) -> LocalLine:
    """Return a call played live, event by event, with a look at the clock again and again."""
    clock = HandClock()
    known = events[0] if events and isinstance(events[0], Recall) else None
    live = LocalLine(Session(level, seed, known), Pace(), lambda: Stopwatch(clock))
    for event in events[1 if known else 0 :]:
        if isinstance(event, Wait):
            pass_time(live, clock, event.ms)
        else:
            deed(live, event)
    return live


def pass_time(live: LocalLine, clock: HandClock, ms: int) -> None:
    """Let time pass in a live call, a lap at a time."""
    while ms > 0:
        lap = min(ms, LAP)
        clock.move(lap / 1_000)
        live.look()
        ms -= lap


def deed(live: LocalLine, event: Event) -> None:
    """Do something as the screen does it; words are given once the caller has finished."""
    if isinstance(event, Say):
        live.send(HearOut())
    live.send(act_of(event, live))


def caught_up(session: Session) -> LocalLine:
    """Return a call that was taken up where a session stands."""
    return LocalLine(session, Pace(), lambda: Stopwatch(HandClock()))


def same(one: LocalLine, other: LocalLine) -> bool:
    """Return whether two calls look alike, but for the count of commands that led there."""
    as_one = evolve(one.view, number=0, practice=None)
    return as_one == evolve(other.view, number=0, practice=None)


@settings(deadline=None)
@given(st.data())
def test_who_goes_back_sees_what_stood_there_then(data: st.DataObject) -> None:
    level = data.draw(some.levels())
    session = played(level, *data.draw(some.logs(level)), seed=0).session
    for number, _ in numbered(session.turns):
        if number:
            again = rewound(session, number)
            live = played(level, *again.events, seed=0)
            assert live.session.state == again.state
            assert same(caught_up(again), live)


def test_an_errand_that_leads_on_leaves_no_sentence_unfinished() -> None:
    events = (Answer(), Wait(3_000), Transfer("depot", warm=True), Wait(120_000))
    live = played(desk_level(), *events)
    texts = [passage.text for passage in caught_up(live.session).view.passages]
    assert texts[0].endswith("you attempted.")
    assert texts[-1] == "Hello? Is this the depot?"
    assert same(caught_up(live.session), live)


def test_what_comes_after_another_thing_stands_after_it() -> None:
    events = (Answer(), Wait(9_000), Say(2), Wait(90_000), Consult("depot"), Wait(70_000))
    live = played(desk_level(), *events)
    voices = [passage.text.split(":")[0] for passage in live.view.passages[-3:]]
    assert voices == [
        "Missed",
        "It is on the shelf here. The driver could not get through the gate, he says.",
        "Learned",
    ]
    assert same(caught_up(live.session), live)


def test_a_message_put_off_in_a_speech_stands_before_what_cuts_it_short() -> None:
    level = desk_level(pings=PINGS)
    events = (Answer(), Wait(45_000), Listen(), Wait(1_000), Park(0), Wait(100), Interrupt())
    live = played(level, *events)
    caller, parked, cut = live.view.passages[-3:]
    assert caller.text.endswith("—")
    assert parked.text.startswith("You let Dana")
    assert cut == Passage(Voice.NOTE, "You cut in.")
    assert same(caught_up(live.session), live)


def test_what_is_done_in_a_speech_waits_for_its_end() -> None:
    session = Session(desk_level(), SEED)
    for event in (Answer(), Wait(500), LookUp("door-codes"), Wait(25_000)):
        session.send(event)
    caller, looked_up, found, learned = Transcript.of(session.turns).passages
    assert caller.text.endswith("you attempted.")
    assert looked_up.text.startswith("You looked up")
    assert found.voice is Voice.FOUND
    assert learned.text.startswith("Learned")


def test_a_reply_given_in_a_speech_comes_after_all_of_it() -> None:
    session = Session(desk_level(), SEED)
    for event in (Answer(), Wait(500), Listen(), Wait(500), Say(0)):
        session.send(event)
    opening, _, gate, learned, reply, _ = Transcript.of(session.turns).passages
    assert opening.text.endswith("you attempted.")
    assert gate.text == "They changed the gate code in March."
    assert learned.text.startswith("Learned")
    assert reply.voice is Voice.YOU

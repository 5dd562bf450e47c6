"""A room's clock and the clocks of its calls: pauses, the end, credits and shares."""

import pytest
from attrs import evolve

from game.call import Answer, Level, Outcome, Promise, Reply, Scene, Wait
from game.call.script.level import Arrow, Caller, Piece, Speech
from game.call.units import POINT
from game.contest.rules.apply import apply
from game.contest.rules.call import settle
from game.contest.rules.clock import RoomPhase, due, phase_at, time_left
from game.contest.rules.decide import decide
from game.contest.rules.events import ActDone, RoomClosed, RoomPaused, RoomReopened
from game.contest.rules.ranking import board_at, settled_seat
from game.contest.rules.requests import (
    EndRoom,
    GiveTime,
    LookAtClock,
    PauseRoom,
    ResumeRoom,
)
from game.view.commands import GiveReply, HearOut, KeepListening, LetPass, PickUp, PutDown
from tests.contest.rooms import FACILITATOR, HOST, LIMIT, Story, do, opening, room_of
from tests.tui.stage import parcel_level


def empty_promise_level() -> Level:
    """Return a call whose caller has no patience left for a promise that was nothing."""
    told = Piece(Speech.plain("And nobody rings anybody back on a Sunday."), "sunday")
    promised = Reply("We will ring you.", promises="ring", to=(Arrow("after"),))
    return Level(
        "The call back",
        Caller("Amara Okafor", patience=3 * POINT),
        {
            "opening": Scene("opening", Speech.plain("Will you?"), replies=(promised,)),
            "after": Scene("after", Speech.plain("Good."), (told,), (Reply("I see."),)),
        },
        "opening",
        clues={"sunday": "Nobody rings back on a Sunday."},
        promises={"ring": Promise("Ring back.", undone_by="sunday")},
    )


@pytest.mark.parametrize(("share", "carry"), [(1_000, 0), (1_333, 0), (1_500, 1_400)])
def test_a_call_that_ends_by_what_was_just_said_ends_alike_whenever_somebody_looks(
    share: int, carry: int
) -> None:
    story = Story.of([empty_promise_level()]).begin()
    for act in (PickUp(), HearOut(), GiveReply(0, 0), HearOut(), KeepListening()):
        assert do(story, act) == ""
    call = evolve(story.room.seats[1].call, carry=carry)
    # In the millisecond after the words, and in no other.
    end = -(-((call.state.speaking + 1) * share - carry) // 1_000)
    assert not settle(call, end - 1, share).state.over
    over = settle(call, end, share)
    assert (over.state.outcome, over.ended) == (Outcome.HUNG_UP, end)
    assert (over.settled, over.carry) == (end, 0)
    assert over.events[-1] == Wait(call.state.speaking + 1)
    assert [settle(call, end + late, share) for late in (1, 2, 90_000)] == [over] * 3
    assert settle(over, end + 90_000, share) == over


def test_while_the_phone_rings_no_time_passes() -> None:
    story = room_of()
    do(story, PickUp(), 600_000)
    call = story.room.seats[1].call
    assert (call.events, call.state.tally.elapsed) == ((Answer(),), 0)
    do(story, LetPass(0), 1_000)
    assert story.room.seats[1].call.events == (Answer(), Wait(1_000))


def test_who_lets_time_pass_while_it_rings_is_late_for_nothing() -> None:
    story = room_of()
    assert do(story, LetPass(5_000)) == ""
    do(story, PickUp())
    assert story.room.seats[1].call.state.tally.elapsed == 0


def test_a_part_of_a_millisecond_leaves_no_wait_in_the_log() -> None:
    story = room_of()
    do(story, PickUp())
    call = story.room.seats[1].call
    assert settle(call, 3, 4_000).events == call.events
    assert settle(settle(call, 3, 4_000), 4, 4_000).events == (*call.events, Wait(1))


def test_a_call_that_was_put_down_ended_then() -> None:
    story = room_of()
    do(story, PickUp(), 2_000)
    assert story.room.seats[1].call.ended is None
    do(story, PutDown(), 3_000)
    call = story.room.seats[1].call
    assert call.ended == 5_000
    # No time passes in it any more, not even in its log.
    assert settle(call, 90_000, 1_000) == call


def test_a_call_has_only_so_much_credit() -> None:
    story = room_of()
    do(story, PickUp())
    do(story, LetPass(20_000))
    for _ in range(4):
        do(story, LetPass(0), delay=400)
    credits_ = [event.credit for event in story.events if isinstance(event, ActDone)]
    assert credits_ == [0, 0, 300, 300, 0, 0]
    assert story.room.seats[1].call.credit == 600


def test_credits_add_up() -> None:
    story = room_of()
    do(story, PickUp())
    do(story, HearOut())
    do(story, LetPass(10_000))
    before = story.room.seats[1].call.state.tally.elapsed
    do(story, LetPass(0), delay=200)
    # Still within the first credit.
    do(story, LetPass(0), 100, delay=200)
    assert story.room.seats[1].call.state.tally.elapsed == before
    do(story, LetPass(0), 1_000)
    assert story.room.seats[1].call.state.tally.elapsed == before + 1_100 - 400


def test_a_credit_outlasts_a_pause() -> None:
    story = room_of()
    do(story, PickUp())
    do(story, HearOut())
    do(story, LetPass(10_000))
    before = story.room.seats[1].call.state.tally.elapsed
    do(story, LetPass(0), delay=300)
    story.ask(FACILITATOR, PauseRoom(), 100)
    story.ask(FACILITATOR, ResumeRoom(), 50_000)
    do(story, LetPass(0), 1_000)
    assert story.room.seats[1].call.state.tally.elapsed == before + 1_100 - 300


def test_pauses_add_up() -> None:
    story = room_of()
    for pause in (10_000, 20_000):
        story.ask(FACILITATOR, PauseRoom(), 1_000)
        story.ask(FACILITATOR, ResumeRoom(), pause)
    assert time_left(story.room, story.now) == LIMIT - 2_000
    assert due(story.room) == LIMIT + 30_000


def test_a_paused_room_is_never_overdue() -> None:
    story = room_of()
    story.ask(FACILITATOR, PauseRoom(), 1_000)
    assert phase_at(story.room, 2 * LIMIT) is RoomPhase.PAUSED
    assert story.ask(HOST, LookAtClock(), 2 * LIMIT).events == ()
    story.ask(FACILITATOR, ResumeRoom())
    assert time_left(story.room, story.now) == LIMIT - 1_000


def test_what_is_left_of_a_millisecond_is_as_much_by_another_share() -> None:
    story = room_of()
    story.ask(FACILITATOR, GiveTime(1, 4_000))
    do(story, PickUp())
    story.ask(FACILITATOR, GiveTime(1, 2_000), 4_003)
    # Three quarters of a millisecond are left, and half of one passes.
    do(story, LetPass(0), 1)
    assert story.room.seats[1].call.state.tally.elapsed == 1_001


@pytest.mark.parametrize("paused", [False, True])
def test_a_room_that_was_ended_stands_still(paused: bool) -> None:
    story = room_of()
    do(story, PickUp())
    if paused:
        story.ask(FACILITATOR, PauseRoom(), 3_000)
    story.ask(FACILITATOR, EndRoom(), 5_000)
    assert due(story.room) is None
    assert story.ask(HOST, LookAtClock(), 2 * LIMIT).events == ()
    story.now -= 2 * LIMIT
    room, at, later = story.room, story.now, story.now + 90_000
    ran = 3_000 if paused else 5_000
    assert room.seats[1].call.state.tally.elapsed == ran
    assert time_left(room, later) == time_left(room, at) == LIMIT - ran
    assert board_at(room, later) == board_at(room, at)
    assert settled_seat(room, room.seats[1], later) == room.seats[1]


def test_a_room_that_nobody_has_closed_yet_has_run_no_longer_than_it_may() -> None:
    story = Story.of([parcel_level()], opening("x", limit=60_000)).begin()
    do(story, PickUp())
    do(story, LetPass(0), 59_000)
    assert board_at(story.room, 90_000) == board_at(story.room, 60_000)
    assert board_at(story.room, 60_000) != board_at(story.room, 59_999)
    assert time_left(story.room, 90_000) == 0
    phases = [phase_at(story.room, at) for at in (59_999, 60_000, 90_000)]
    assert phases == [RoomPhase.RUNNING, RoomPhase.CLOSED, RoomPhase.CLOSED]


def test_a_room_whose_host_came_back_after_its_end_closes_then() -> None:
    story = room_of()
    story.room = apply(story.room, RoomReopened(LIMIT + 5_000))
    assert story.ask(HOST, LookAtClock(), LIMIT).events == (RoomClosed(LIMIT + 5_000),)


def test_a_pause_asked_with_a_clock_that_ran_back_begins_at_the_last_event() -> None:
    story = room_of()
    story.ask(HOST, LookAtClock(), 5_000)
    asked = decide(story.room, FACILITATOR, PauseRoom(), 1_000)
    assert asked.events == (RoomPaused(5_000),)

"""A room from its lobby to its close, example by example."""

import pytest
from attrs import evolve

from game.call import Answer, Outcome, Wait, score
from game.contest.rules.apply import BadRoomLog, apply, opened, state_of
from game.contest.rules.clock import RoomPhase, due, phase_at, time_left
from game.contest.rules.decide import Decision
from game.contest.rules.events import (
    ActDone,
    CallTaken,
    NameChanged,
    RoomClosed,
    RoomEvent,
    RoomReopened,
    RoomResumed,
    SeatTaken,
    TimeNoted,
)
from game.contest.rules.ranking import board_at, call_points
from game.contest.rules.requests import (
    AdmitLate,
    EndRoom,
    ExtendRoom,
    FreezeBoard,
    GiveTime,
    GoToCall,
    LookAtClock,
    PauseRoom,
    PlayCall,
    RefuseLate,
    RemoveSeat,
    RenameSeat,
    Request,
    ResumeRoom,
    StartRoom,
    TakeSeat,
    UnfreezeBoard,
)
from game.contest.rules.tuning import MOST_SEATS
from game.view.commands import Command, HearOut, KeepListening, LetPass, PickUp, PutDown
from tests.contest.rooms import FACILITATOR, HOST, LIMIT, STRANGER, Story, do, opening, room_of
from tests.tui.stage import parcel_level


def phase(story: Story) -> RoomPhase:
    """Return what the room is doing."""
    return phase_at(story.room, story.now)


def test_a_room_goes_from_its_lobby_to_its_close() -> None:
    story = Story.of([parcel_level()])
    assert phase(story) is RoomPhase.LOBBY
    assert story.ask(FACILITATOR, StartRoom()).refusal == "Nobody is in the room yet."
    story.ask(STRANGER, TakeSeat("name", 1), 30_000)
    story.ask(FACILITATOR, StartRoom(5_000))
    assert phase(story) is RoomPhase.COUNTDOWN
    assert time_left(story.room, story.now) == LIMIT
    assert due(story.room) == 35_000 + LIMIT
    assert do(story, PickUp(), 4_999) == "The room has not begun yet."
    assert do(story, PickUp(), 1) == ""
    assert phase(story) is RoomPhase.RUNNING
    story.ask(FACILITATOR, PauseRoom(), 10_000)
    assert phase(story) is RoomPhase.PAUSED
    assert do(story, HearOut(), 50_000) == "The room is paused; all clocks stand still."
    story.ask(FACILITATOR, ResumeRoom(), 50_000)
    assert time_left(story.room, story.now) == LIMIT - 10_000
    story.ask(FACILITATOR, EndRoom(), 5_000)
    assert phase(story) is RoomPhase.CLOSED
    assert do(story, HearOut()) == "The room is closed."
    assert story.ask(FACILITATOR, EndRoom()).events == ()


def test_a_silent_callers_call_ends_without_a_key() -> None:
    story = room_of()
    do(story, PickUp())
    story.ask(HOST, LookAtClock(), 600_000)
    story.ask(FACILITATOR, EndRoom(), 1_000)
    call = story.room.seats[1].call
    assert call.state.outcome is Outcome.HUNG_UP
    assert call.ended is not None
    assert 10_000 < call.ended < 300_000
    # What the log of the call says, and not when the room was looked at.
    assert call.state.tally.elapsed == call.ended


def test_what_was_missed_while_nobody_looked_is_refused() -> None:
    story = room_of()
    do(story, PickUp())
    assert (
        do(story, KeepListening(), 600_000) == "The call is over; nothing more can be done in it."
    )


def test_waiting_and_hearing_out_take_no_time_of_the_room() -> None:
    story = room_of()
    do(story, PickUp())
    speaking = story.room.seats[1].call.state.speaking
    assert do(story, HearOut()) == ""
    assert do(story, LetPass(2_000), 500) == ""
    assert story.room.seats[1].call.state.tally.elapsed == speaking + 2_500


def test_more_time_makes_a_call_go_slower_from_then_on() -> None:
    story = room_of()
    do(story, PickUp())
    story.ask(FACILITATOR, GiveTime(1, 1_500), 1_000)
    do(story, LetPass(0), 3_000)
    # A second at the ordinary pace, and three in which two pass.
    assert story.room.seats[1].call.events == (Answer(), Wait(3_000))


def test_a_credit_lets_the_calls_clock_begin_later() -> None:
    story = room_of(2)
    for seat in (1, 2):
        do(story, PickUp(), seat=seat)
        do(story, HearOut(), seat=seat)
        do(story, LetPass(10_000), seat=seat)
    do(story, LetPass(0), 1_000, seat=1, delay=250)
    do(story, LetPass(0), 0, seat=2)
    do(story, LetPass(0), 1_000, seat=1)
    do(story, LetPass(0), 0, seat=2)
    one, two = (story.room.seats[seat].call.state.tally.elapsed for seat in (1, 2))
    assert two - one == 250


def test_who_comes_late_is_let_in_only_where_that_is_said() -> None:
    story = room_of()
    late = TakeSeat("late", 5)
    assert "nobody is let in late" in story.ask(STRANGER, late).refusal
    story.ask(FACILITATOR, AdmitLate())
    assert story.ask(STRANGER, late, 60_000).refusal == ""
    assert do(story, PickUp(), seat=2) == ""
    story.ask(FACILITATOR, RefuseLate())
    assert story.ask(STRANGER, late).refusal
    story.ask(FACILITATOR, AdmitLate())
    story.ask(FACILITATOR, EndRoom())
    assert story.ask(STRANGER, late).refusal == "The room is closed."


def test_who_is_removed_plays_no_more_and_is_on_no_board() -> None:
    story = room_of(2)
    do(story, PickUp())
    story.ask(FACILITATOR, RemoveSeat(1))
    assert do(story, HearOut()) == "This seat was taken out of the room."
    assert [row.seat for row in board_at(story.room, story.now).rows] == [2]
    assert story.ask(FACILITATOR, RemoveSeat(1)).events == ()


def test_the_next_call_rings_when_the_one_before_is_over() -> None:
    story = room_of(calls=2)
    do(story, PickUp())
    assert story.play(1, GoToCall(1)).refusal == "The call before that one is not over."
    do(story, PutDown())
    assert story.play(1, GoToCall(2)).refusal == "There is no further call in this room."
    assert story.play(1, GoToCall(1)).refusal == ""
    seat = story.room.seats[1]
    assert (seat.call.number, seat.call.state.answered, len(seat.done)) == (1, False, 1)
    assert story.play(1, GoToCall(1)).events == ()
    assert do(story, PickUp(), 90_000) == ""
    # A room's calls carry nothing over, and each begins its own time.
    assert seat.call.state.tally.elapsed == 0


def test_a_command_for_a_moment_that_passed_is_not_done_in_the_next() -> None:
    story = room_of(calls=2)
    do(story, PickUp())
    do(story, HearOut())
    stale = PlayCall(0, Command(1, KeepListening()))
    assert story.play(1, stale).refusal == "That was meant for a moment that has passed."
    ahead = PlayCall(0, Command(7, KeepListening()))
    assert story.play(1, ahead).refusal == "That answers a moment which has not come yet."
    other = PlayCall(1, Command(0, PickUp()))
    assert story.play(1, other).refusal == "That was meant for another call."


def test_the_frozen_board_is_shown_after_the_close_until_it_is_unfrozen() -> None:
    story = room_of()
    do(story, PickUp())
    story.ask(FACILITATOR, FreezeBoard(), 1_000)
    since = story.now
    story.ask(FACILITATOR, EndRoom(), 60_000)
    assert story.room.frozen is not None
    assert story.room.frozen.since == since
    story.ask(FACILITATOR, UnfreezeBoard())
    assert story.room.frozen is None


def test_a_room_holds_so_many_and_no_more() -> None:
    story = Story.of([parcel_level()])
    story.ask(STRANGER, TakeSeat("name", 1))
    seat = story.room.seats[1]
    seats = {number: evolve(seat, number=number) for number in range(1, MOST_SEATS)}
    story.room = evolve(story.room, seats=seats)
    assert story.ask(STRANGER, TakeSeat("last", 1)).refusal == ""
    assert story.ask(STRANGER, TakeSeat("more", 1)).refusal == "The room is full."


def test_a_caller_who_hung_up_unnoticed_makes_way_for_the_next() -> None:
    story = room_of(calls=2)
    do(story, PickUp())
    assert story.play(1, GoToCall(1), 600_000).refusal == ""
    seat = story.room.seats[1]
    assert [call.state.outcome for call in seat.calls] == [Outcome.HUNG_UP, None]
    assert seat.done[0].ended == seat.done[0].state.tally.elapsed


def test_extending_asks_for_how_long_in_all() -> None:
    story = room_of()
    longer = ExtendRoom(LIMIT + 60_000)
    story.ask(FACILITATOR, longer)
    assert story.ask(FACILITATOR, longer).events == ()
    assert story.room.limit == LIMIT + 60_000
    assert story.ask(FACILITATOR, ExtendRoom(LIMIT)).refusal
    assert story.ask(HOST, LookAtClock(), LIMIT).events == (TimeNoted(LIMIT),)
    assert story.ask(HOST, LookAtClock(), 60_000).events == (RoomClosed(LIMIT + 60_000),)


def test_a_team_is_the_mean_of_its_best() -> None:
    made = opening("x", teams=("Red", "Blue", "Green"), best_of=1)
    story = Story.of([parcel_level()], made)
    for number, team in enumerate((None, None, 0, None)):
        story.ask(STRANGER, TakeSeat(f"name-{number}", number, team))
    assert story.ask(STRANGER, TakeSeat("x", 1, 3)).refusal == "There is no such team in this room."
    # Without a wish the smallest team, the first of these.
    assert [seat.team for seat in story.room.seats.values()] == [0, 1, 0, 2]
    story.ask(FACILITATOR, StartRoom(0))
    do(story, PickUp(), seat=1)
    do(story, HearOut(), seat=1)
    do(story, KeepListening(), seat=1)
    do(story, PutDown(), seat=3)
    board = board_at(story.room, story.now)
    points = {row.seat: row.points for row in board.rows}
    by_team = {row.team: (row.place, row.points, row.members) for row in board.teams}
    assert by_team[0] == (1, max(points[1], points[3]), 2)
    assert [by_team[team][0] for team in (1, 2)] == ([1, 1] if points[1] == 0 else [2, 2])


def test_without_pace_speed_is_no_part_of_the_points() -> None:
    story = room_of()
    state = evolve(story.room.seats[1].call.state, outcome=Outcome.RESOLVED)
    unpaced = evolve(story.room, opened=evolve(story.room.opened, paced=False))
    assert call_points(story.room, state) == score(state).total
    assert call_points(unpaced, state) == score(state).total - score(state).pace
    assert score(state).pace > 0


@pytest.mark.parametrize(
    "event",
    [
        SeatTaken(9_000, 7, "name", 1),
        NameChanged(9_000, 9, "name"),
        ActDone(9_000, 1, 1, PickUp()),
        ActDone(9_000, 1, 0, HearOut()),
        CallTaken(9_000, 1, 5),
        RoomResumed(9_000),
        TimeNoted(-1),
    ],
)
def test_a_log_that_no_room_can_have_had_is_refused(event: RoomEvent) -> None:
    story = room_of()
    with pytest.raises(BadRoomLog):
        apply(story.room, event)


def test_a_log_without_its_beginning_is_refused() -> None:
    story = room_of()
    assert state_of(story.events, story.levels) == story.room
    unopened: tuple[list[RoomEvent], ...] = (
        [],
        story.events[1:],
        [evolve(opening("level-0"), chances=())],
        [opening()],
    )
    for events in unopened:
        with pytest.raises(BadRoomLog):
            state_of(events, story.levels)
    with pytest.raises(BadRoomLog):
        opened(opening("unknown"), story.levels)


def test_that_the_host_was_gone_changes_nothing() -> None:
    story = room_of()
    do(story, PickUp())
    back = apply(story.room, RoomReopened(story.now))
    assert back == story.room


@pytest.mark.parametrize(
    ("before", "request_"),
    [
        (None, StartRoom(0)),
        (None, PauseRoom()),
        (PauseRoom(), ResumeRoom()),
        (None, ExtendRoom(2 * LIMIT)),
        (None, FreezeBoard()),
        (FreezeBoard(), UnfreezeBoard()),
        (None, AdmitLate()),
        (AdmitLate(), RefuseLate()),
        (None, RenameSeat(1, "another")),
        (None, RemoveSeat(1)),
        (None, GiveTime(1, 1_500)),
        (None, EndRoom()),
    ],
)
def test_what_the_facilitator_asks_twice_is_done_once(
    before: Request | None, request_: Request
) -> None:
    story = room_of()
    if before is not None:
        story.ask(FACILITATOR, before)
    assert len(story.ask(FACILITATOR, request_).events) == (not isinstance(request_, StartRoom))
    assert story.ask(FACILITATOR, request_, 1_000) == Decision(repeated=True)


def test_who_comes_in_joins_the_team_that_has_the_fewest_left() -> None:
    story = Story.of([parcel_level()], opening("x", teams=("Red", "Blue")))
    for number in range(2):
        story.ask(STRANGER, TakeSeat(f"name-{number}", number))
    story.ask(FACILITATOR, RemoveSeat(2))
    story.ask(STRANGER, TakeSeat("name", 2))
    assert [seat.team for seat in story.room.seats.values()] == [0, 1, 1]


CLOSED_TO = (
    StartRoom(),
    PauseRoom(),
    ResumeRoom(),
    ExtendRoom(2 * LIMIT),
    FreezeBoard(),
    AdmitLate(),
    RefuseLate(),
    RenameSeat(1, "another"),
    RemoveSeat(1),
    GiveTime(1, 1_500),
)


@pytest.mark.parametrize("request_", [RenameSeat(9, "name"), RemoveSeat(9), GiveTime(9, 1_500)])
def test_nothing_is_done_to_a_seat_that_is_not_there(request_: Request) -> None:
    refused = room_of().ask(FACILITATOR, request_)
    assert (refused.events, refused.refusal) == ((), "There is no such seat in this room.")


def test_a_seat_gets_another_name() -> None:
    story = room_of()
    story.ask(FACILITATOR, RenameSeat(1, "another"))
    assert story.room.seats[1].commitment == "another"
    assert story.ask(FACILITATOR, RenameSeat(1, "another")).events == ()


def test_a_room_without_players_does_not_begin_and_one_that_has_not_begun_is_not_paused() -> None:
    story = Story.of([parcel_level()])
    assert story.ask(FACILITATOR, PauseRoom()).refusal == "The room has not begun yet."
    story.ask(STRANGER, TakeSeat("name", 1))
    story.ask(FACILITATOR, RemoveSeat(1))
    assert story.ask(FACILITATOR, StartRoom()).refusal == "Nobody is in the room yet."
    story.ask(STRANGER, TakeSeat("other", 1))
    story.ask(FACILITATOR, StartRoom(5_000))
    assert story.ask(FACILITATOR, PauseRoom(), 4_999).refusal == "The room has not begun yet."
    assert story.ask(FACILITATOR, PauseRoom(), 1).refusal == ""


@pytest.mark.parametrize("ends", [False, True])
def test_nobody_goes_on_to_a_call_while_the_clocks_stand_still(ends: bool) -> None:
    story = room_of(calls=2)
    do(story, PickUp())
    do(story, PutDown())
    story.ask(FACILITATOR, EndRoom() if ends else PauseRoom())
    refused = story.play(1, GoToCall(1))
    assert refused.events == ()
    assert refused.refusal == (
        "The room is closed." if ends else "The room is paused; all clocks stand still."
    )


def test_no_call_is_left_out_or_taken_again() -> None:
    story = room_of(calls=3)
    do(story, PickUp())
    do(story, PutDown())
    assert story.play(1, GoToCall(2)).refusal == "The call before that one is not over."
    story.play(1, GoToCall(1))
    for again in (0, 1):
        assert story.play(1, GoToCall(again)) == Decision(repeated=True)
    do(story, PickUp())
    do(story, PutDown())
    assert story.play(1, GoToCall(2)).refusal == ""


def test_time_is_noted_once_a_second_while_time_counts() -> None:
    story = Story.of([parcel_level()])
    story.ask(STRANGER, TakeSeat("name", 1), 5_000)
    assert story.ask(HOST, LookAtClock(), 5_000).events == ()
    story.ask(FACILITATOR, StartRoom(0))
    assert story.ask(HOST, LookAtClock(), 999).events == ()
    assert story.ask(HOST, LookAtClock(), 1).events == (TimeNoted(11_000),)
    assert story.ask(HOST, LookAtClock(), 999).events == ()
    story.ask(FACILITATOR, PauseRoom())
    assert story.ask(HOST, LookAtClock(), 5_000).events == ()


def test_what_arrives_twice_is_done_once() -> None:
    story = room_of()
    request = PlayCall(0, Command(0, PickUp()))
    assert len(story.play(1, request).events) == 1
    assert story.play(1, request, 1_000) == Decision(repeated=True)
    story.ask(FACILITATOR, EndRoom())
    assert story.play(1, request) == Decision(repeated=True)


@pytest.mark.parametrize("request_", CLOSED_TO)
def test_nothing_is_changed_in_a_room_that_is_closed(request_: Request) -> None:
    story = room_of()
    story.ask(FACILITATOR, EndRoom())
    assert story.ask(FACILITATOR, request_).refusal == "The room is closed."


def test_what_is_repeated_after_the_end_is_still_a_repeat() -> None:
    story = room_of()
    do(story, PickUp())
    again = PlayCall(0, Command(0, PickUp()))
    # The clock closes the room by the way; that is not what was asked.
    late = story.play(1, again, 2 * LIMIT)
    assert late.repeated
    assert late.events == (RoomClosed(LIMIT),)
    assert not story.play(1, PlayCall(0, Command(1, HearOut()))).repeated

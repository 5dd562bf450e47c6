"""Who may ask for what: each request tried by everybody."""

from itertools import product

import pytest

from game.contest.rules import requests as asked
from game.contest.rules.decide import decide
from game.contest.rules.permission import ASKED_BY
from game.contest.rules.requests import Request
from game.contest.rules.who import BoardViewer, Facilitator, Host, SeatHolder, Stranger, Who
from game.view.commands import Command, PickUp
from tests.contest.rooms import Story
from tests.tui.stage import parcel_level

EVERYBODY: tuple[Who, ...] = (
    Host(),
    Facilitator(),
    BoardViewer(),
    SeatHolder(1),
    SeatHolder(2),
    SeatHolder(99),
    Stranger(),
)

TABLE: tuple[tuple[Request, type], ...] = (
    (asked.TakeSeat("late", 5), Stranger),
    (asked.PlayCall(0, Command(0, PickUp())), SeatHolder),
    (asked.GoToCall(0), SeatHolder),
    (asked.StartRoom(), Facilitator),
    (asked.PauseRoom(), Facilitator),
    (asked.ResumeRoom(), Facilitator),
    (asked.ExtendRoom(99_000_000 // 2), Facilitator),
    (asked.FreezeBoard(), Facilitator),
    (asked.UnfreezeBoard(), Facilitator),
    (asked.AdmitLate(), Facilitator),
    (asked.RefuseLate(), Facilitator),
    (asked.RenameSeat(1, "other"), Facilitator),
    (asked.RemoveSeat(1), Facilitator),
    (asked.GiveTime(1, 1_500), Facilitator),
    (asked.EndRoom(), Facilitator),
    (asked.LookAtClock(), Host),
)


def test_the_table_has_every_request() -> None:
    assert {type(request) for request, _ in TABLE} == set(ASKED_BY)


@pytest.mark.parametrize(
    ("who", "row"), list(product(EVERYBODY, TABLE)), ids=lambda each: type(each).__name__
)
def test_nobody_does_what_is_not_theirs(who: Who, row: tuple[Request, type]) -> None:
    request, whose = row
    story = Story.of([parcel_level()]).begin(2)
    decision = decide(story.room, who, request, 2_000)
    if isinstance(who, whose):
        assert decision.refusal != "That is not yours to do in this room."
    else:
        assert (decision.events, decision.refusal) == ((), "That is not yours to do in this room.")


def test_a_seat_plays_its_own_call_and_no_other() -> None:
    story = Story.of([parcel_level()]).begin(2)
    story.play(1, asked.PlayCall(0, Command(0, PickUp())))
    assert [len(seat.call.acts) for seat in story.room.seats.values()] == [1, 0]
    refused = story.play(99, asked.PlayCall(0, Command(0, PickUp())))
    assert (refused.events, refused.refusal) == ((), "There is no such seat in this room.")

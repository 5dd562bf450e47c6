"""Who may do what in a room, over real sockets: everything that can be said, by everybody."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final, get_args

import pytest
from attrs import Factory, define

from game.contest.host.room import RoomChange
from game.contest.host.storage.making import take_up
from game.contest.identity.tokens import new_token
from game.contest.place.keys import keys_path
from game.contest.rules import requests as asked
from game.contest.rules.events import RoomEvent, TimeNoted
from game.contest.rules.requests import Leading, RemoveSeat
from game.contest.wire import messages as said
from game.contest.wire.messages import (
    Asked,
    CallNews,
    Denied,
    Enter,
    FromClient,
    Join,
    Lead,
)
from game.view.commands import Answered, PickUp
from tests.contest.host.stage import Stage, held, served

NOT_YOURS: Final = "That is not yours to do in this room."
CALLS_ARE_SET: Final = "The calls of this room are set. Only in a practice room are they chosen."

PLAYING: Final[tuple[Asked, ...]] = (
    said.DoAct(1, 0, 0, PickUp()),
    said.NextCall(2, 0),
    said.Search(3, "parcel"),
    said.AskDebrief(4, 0),
    said.Practise(5, 0, 1),
    said.PractiseAct(6, 0, PickUp()),
    said.AskPracticeDebrief(7),
)
"""What a seat says."""

WATCHING: Final[tuple[Asked, ...]] = (said.AskReview(9),)
"""What the board says."""

LEADING: Final[tuple[Asked, ...]] = (
    said.GiveName(11, 1, "Another"),
    said.AskStatus(12),
    said.AskAudit(13),
    *WATCHING,
    Lead(20, asked.StartRoom()),
    Lead(21, asked.PauseRoom()),
    Lead(22, asked.ResumeRoom()),
    Lead(23, asked.ExtendRoom(80_000_000)),
    Lead(24, asked.FreezeBoard()),
    Lead(25, asked.UnfreezeBoard()),
    Lead(26, asked.AdmitLate()),
    Lead(27, asked.RefuseLate()),
    Lead(29, asked.GiveTime(1, 1_500)),
    Lead(30, asked.RemoveSeat(2)),
    Lead(31, asked.EndRoom()),
    said.StopHost(32),
)
"""What a facilitator says. The last but one, as nothing can be done after it."""

ELSEWHERE: Final = said.ChooseCall(40, 0, timed=True)
"""What is said in a practice room alone."""

EVERYTHING: Final = (*PLAYING, *LEADING, ELSEWHERE)


@define
class Room:
    """A room that runs, with two seats in it, one more that was taken out, and what happens."""

    stage: Stage
    tokens: dict[str, str]
    events: list[RoomEvent] = Factory(list)

    def hear(self, change: RoomChange) -> None:
        """Take note of what was done; that time passes is nobody's doing."""
        self.events += [each for each in change.events if not isinstance(each, TimeNoted)]


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[Room]:
    """Hold a room in which everybody of the table is, was, or wants to be."""
    tokens = {who: new_token() for who in ("own", "other", "removed", "elsewhere")}
    (folder / "first").mkdir()
    async with held(folder / "first") as elsewhere:
        await elsewhere.joins("Ann", tokens["elsewhere"])
    async with held(folder) as before:
        tokens["revoked"] = before.loaded.keys.facilitator
        for who in ("own", "other", "removed"):
            await before.joins(who.title(), tokens[who])
    # Whoever holds the machine makes new keys by deleting the old ones.
    keys_path(folder / "room").unlink()
    async with served(take_up(folder / "room")) as stage:
        lead = await stage.begins()
        await lead.done(Lead(lead.number(), RemoveSeat(3)))
        keys = stage.loaded.keys
        tokens |= {"facilitator": keys.facilitator, "board": keys.board, "garbage": "x' OR 1=1"}
        room = Room(stage, tokens)
        stage.server.listen(room.hear)
        yield room


def test_the_table_has_every_message() -> None:
    assert {type(message) for message in EVERYTHING} == set(get_args(Asked))
    requests = {type(each.request) for each in LEADING if isinstance(each, Lead)}
    assert requests == set(get_args(Leading))
    assert set(get_args(FromClient)) == {Join, Enter, said.Visit, *get_args(Asked)}


MAY: Final[dict[str, tuple[Asked, ...]]] = {
    "facilitator": LEADING,
    "board": WATCHING,
    "own": PLAYING,
    "other": PLAYING,
}
"""Who is in the room, and what is theirs to say."""


@pytest.mark.parametrize("who", MAY)
async def test_who_is_in_does_what_is_theirs_and_nothing_else(who: str, tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        person = await room.stage.connect(Enter(room.tokens[who]))
        await person.hear(said.Welcome)
        for message in EVERYTHING:
            if message in MAY[who]:
                continue
            done = await person.done(message)
            why = CALLS_ARE_SET if message == ELSEWHERE else NOT_YOURS
            assert (done.answered, done.reason) == (Answered.REFUSED, why), message
        assert room.events == []
        for message in MAY[who]:
            answer = await person.answer(message)
            assert getattr(answer, "reason", "") != NOT_YOURS


OUTSIDE: Final = {
    "removed": "This seat was taken out of the room.",
    "elsewhere": "Nobody in this room is known by that. Join with the code.",
    "revoked": "Nobody in this room is known by that. Join with the code.",
    "garbage": "Nobody in this room is known by that. Join with the code.",
}
"""Who is not in the room, and what they are told."""


@pytest.mark.parametrize("who", OUTSIDE)
async def test_who_is_not_in_does_nothing(who: str, tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        for message in EVERYTHING:
            person = await room.stage.connect(Enter(room.tokens[who]))
            await person.say(message)
            last = await person.ends()
            assert isinstance(last, Denied), message
            assert person.heard == [last]
            assert last.reason == OUTSIDE[who]
        assert room.events == []


async def test_who_does_not_say_who_they_are_does_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        for message in EVERYTHING:
            person = await room.stage.connect(message)
            assert await person.ends() == Denied("Say first who you are.")
            assert len(person.heard) == 1
        assert room.events == []


async def test_nobody_comes_in_as_to_a_practice_room(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        for token in (room.tokens["own"], room.tokens["facilitator"], new_token()):
            person = await room.stage.connect(said.Visit(token))
            last = await person.ends()
            assert isinstance(last, Denied)
            assert last.reason == "This is the room of a competition. Join it with its code."
            assert person.heard == [last]
        assert room.events == []


async def test_a_seat_that_was_taken_out_comes_back_by_nothing_it_has(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        code = room.stage.loaded.keys.code
        for first in (Enter(room.tokens["removed"]), Join(code, "New", room.tokens["removed"])):
            person = await room.stage.connect(first)
            assert await person.ends() == Denied(OUTSIDE["removed"])
        assert room.events == []


async def test_what_a_seat_does_is_done_in_its_own_call(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        for who, seat in (("own", 1), ("other", 2)):
            person = await room.stage.connect(Enter(room.tokens[who]))
            await person.hear(CallNews)
            done = await person.done(said.DoAct(1, 0, 0, PickUp()))
            assert done.answered is Answered.ACCEPTED
            assert [getattr(each, "seat", None) for each in room.events] == [seat]
            room.events.clear()


Again = Callable[[Room], FromClient]

AGAIN: Final[dict[str, Again]] = {
    "visit": lambda room: said.Visit(room.tokens["own"]),
    "enter": lambda room: Enter(room.tokens["facilitator"]),
    "join": lambda room: Join(room.stage.loaded.keys.code, "Third", new_token()),
}


@pytest.mark.parametrize("kind", AGAIN)
async def test_nobody_becomes_somebody_else_on_the_way(kind: str, tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        person = await room.stage.connect(Enter(room.tokens["own"]))
        await person.hear(said.Welcome)
        await person.say(AGAIN[kind](room))
        last = await person.ends()
        assert isinstance(last, Denied)
        assert last.reason == "You have said who you are. Connect anew to be somebody else."
        assert room.events == []


async def test_a_name_is_given_by_its_text_and_by_no_digest_of_it(tmp_path: Path) -> None:
    # Else the log would hold a digest to which no name belongs, and no audit would ever agree.
    async with running(tmp_path) as room:
        lead = await room.stage.leads()
        text = '{"v":1,"is":"Lead","id":1,"request":{"is":"RenameSeat","seat":1,"commitment":"x"}}'
        await lead.socket.send_str(text)
        assert isinstance(await lead.ends(), Denied)
        assert room.events == []

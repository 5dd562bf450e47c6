"""Calls of a closed room, taken up again to practise."""

from pathlib import Path

import pytest
from attrs import evolve

from game.contest.host.presentation.practices import Practices
from game.contest.identity.tokens import new_token
from game.contest.rules.requests import EndRoom
from game.contest.wire.messages import (
    AskPracticeDebrief,
    CallDebrief,
    CallNews,
    Done,
    Enter,
    Found,
    Lead,
    PracticeNews,
    Practise,
    PractiseAct,
    Search,
)
from game.play.moves import NoSuchMove
from game.view.commands import Answered, HearOut, KeepListening, PickUp, PutDown
from tests.contest.host.stage import Person, Stage, held

TOKEN = new_token()


async def played(stage: Stage) -> Person:
    """Let Ann pick up, listen and put down, and close the room."""
    ann = await stage.joins("Ann", TOKEN)
    lead = await stage.begins()
    await ann.hear(CallNews)
    for act in (PickUp(), HearOut(), KeepListening(), HearOut(), PutDown()):
        await ann.do(act)
    await lead.done(Lead(lead.number(), EndRoom()))
    return ann


async def test_a_call_goes_on_from_any_of_its_moves(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        ann = await played(stage)
        before = stage.server.held.room
        done = await ann.done(Practise(ann.number(), 0, 2))
        assert done.answered is Answered.ACCEPTED
        shown = ann.heard[-2]
        assert isinstance(shown, PracticeNews)
        assert shown.view.practice == 2
        assert not shown.view.over
        number = shown.view.number
        done = await ann.done(PractiseAct(ann.number(), number, KeepListening()))
        assert done.answered is Answered.ACCEPTED, done.reason
        again = await ann.done(PractiseAct(ann.number(), number, KeepListening()))
        assert again.answered is Answered.REPEATED
        answer = await ann.answer(AskPracticeDebrief(ann.number()))
        assert isinstance(answer, CallDebrief)
        assert answer.debrief is not None
        found = await ann.answer(Search(ann.number(), "nothing is called this"))
        assert found == Found(ann.sent, ())
        # Nothing of it is in the room.
        assert stage.server.held.room.seats == before.seats


async def test_one_that_comes_back_finds_it_where_it_was(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        ann = await played(stage)
        await ann.done(Practise(ann.number(), 0, 2))
        again = await stage.connect(Enter(TOKEN))
        assert (await again.hear(PracticeNews)).view.practice == 2
        done = await again.done(Practise(again.number(), 0, 1, again=True))
        assert done.answered is Answered.ACCEPTED
        assert isinstance(again.heard[-2], PracticeNews)
        assert again.heard[-2].view.practice == 1


@pytest.mark.parametrize(
    ("practise", "reason"),
    [
        (Practise(1, 0, 0), "There is no move 0 in that call to go back to."),
        (Practise(1, 0, 999), "There is no move 999 in that call to go back to."),
        (Practise(1, 7, 1), "There is no such call of yours in this room."),
        (PractiseAct(1, 0, PickUp()), "You are not practising."),
    ],
)
async def test_what_cannot_be_practised_is_refused(
    practise: Practise | PractiseAct, reason: str, tmp_path: Path
) -> None:
    async with held(tmp_path) as stage:
        ann = await played(stage)
        done = await ann.done(practise)
        assert done.answered is Answered.REFUSED
        assert done.reason.startswith(reason)
        empty = await ann.answer(AskPracticeDebrief(9))
        assert empty == CallDebrief(9, None)


async def test_going_back_within_practice_is_of_that_practice_and_no_other(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        ann = await played(stage)
        # As after a host that was started again: there is none to go back in.
        done = await ann.done(Practise(ann.number(), 0, 1, again=True))
        assert done.answered is Answered.REFUSED
        assert done.reason.startswith("That practice is over.")
        call = stage.server.held.room.seats[1].calls[0]
    practices = Practices(lambda: 100.0)
    practices.begin(1, call, 2, 1_000, again=False)
    with pytest.raises(NoSuchMove, match="That practice is over"):
        practices.begin(1, evolve(call, number=1), 1, 1_000, again=True)


async def test_nobody_practises_before_the_close(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        ann = await stage.joins("Ann")
        await stage.begins()
        await ann.hear(CallNews)
        await ann.do(PickUp())
        done = await ann.done(Practise(5, 0, 1))
        assert done == Done(
            5, Answered.REFUSED, "Calls are looked back on once the room is closed."
        )


async def test_its_clock_runs_at_the_pace_of_the_seat(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        await played(stage)
        call = stage.server.held.room.seats[1].calls[0]
    for share, passed in ((1_000, 1_500), (2_000, 750)):
        now = [100.0]
        practices = Practices(lambda now=now: now[0])  # type: ignore[misc]  # a default
        practices.begin(1, call, 2, share, again=False)
        first = practices.news(1)
        assert first is not None
        assert practices.news(1) is None
        now[0] += 1.5
        line = practices.line(1)
        assert line is not None
        line.look()
        assert line.view.elapsed_ms - first.elapsed_ms == passed

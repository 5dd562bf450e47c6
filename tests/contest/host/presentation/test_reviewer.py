"""A closed room looked back on, asked of its host."""

import asyncio
from pathlib import Path
from unittest.mock import patch

import pytest
from attrs import evolve

from game.contest.client.lead import HostGone, LeadLink
from game.contest.host.presentation.reviewer import Reviewer
from game.contest.place.keys import RoomKeys
from game.contest.review.review import review_of, reviewing
from game.contest.review.room_review import RoomReview
from game.contest.rules.requests import EndRoom
from game.contest.wire.encoding import from_host, host_text
from game.contest.wire.messages import AskReview, CallNews, Enter, Lead, Review, Welcome
from game.view.commands import PickUp, PutDown
from tests.contest.host.stage import PATIENCE, held
from tests.contest.review.rooms import bots_room
from tests.tui.stage import parcel_level


async def test_whoever_leads_and_the_board_hear_of_a_room_that_is_closed(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        ann = await stage.joins("Ann")
        lead = await stage.begins()
        await ann.hear(CallNews)
        await ann.do(PickUp())
        await ann.do(PutDown())
        early = await lead.done(AskReview(lead.number()))
        assert early.reason == "A room is looked back on once it is closed."
        await lead.done(Lead(lead.number(), EndRoom()))
        board = await stage.connect(Enter(stage.loaded.keys.board))
        await board.hear(Welcome)
        for who in (lead, board):
            answer = await who.answer(AskReview(who.number()))
            assert isinstance(answer, Review)
            assert answer.review == review_of(stage.server.held.on_disk)
            assert answer.review.calls[0].played == 1


def test_a_review_comes_over_the_network_as_it_is() -> None:
    review = review_of(bots_room([parcel_level()], 12))
    assert review.calls[0].moments
    assert review.best is not None
    assert from_host(host_text(Review(3, review))) == Review(3, review)


async def test_it_is_worked_out_once_and_others_come_in_between() -> None:
    room = bots_room([parcel_level()], 12)
    told: list[RoomReview | None] = []
    done, between = asyncio.Event(), 0
    worker = Reviewer()

    def tell(review: RoomReview | None) -> None:
        told.append(review)
        if len(told) > 1:
            done.set()

    with patch("game.contest.host.presentation.reviewer.reviewing", wraps=reviewing) as asked:
        worker.begin(room, tell)
        worker.begin(room, tell)
        async with asyncio.timeout(PATIENCE):
            while not done.is_set():
                between += 1
                await asyncio.sleep(0)
            worker.begin(room, told.append)
            while len(told) < 3:  # noqa: ASYNC110 - it comes in the next turn of the loop
                await asyncio.sleep(0)
        assert asked.call_count == 1
    assert told == [review_of(room)] * 3
    # A turn of the loop for each call at the least, in which anybody else is served.
    assert between >= 12


def reviewed(keys: RoomKeys) -> tuple[str, RoomReview]:
    """Ask for the review before and after the end of a room; return why not, and what it was."""
    with LeadLink(keys) as link:
        try:
            link.review()
        except HostGone as error:
            refusal = str(error)
        link.ask(EndRoom())
        return refusal, link.review()


async def test_the_client_library_asks_for_it(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        await stage.begins()
        keys = evolve(stage.loaded.keys, address=f"http://127.0.0.1:{stage.server.port}")
        refusal, review = await asyncio.to_thread(reviewed, keys)
        assert refusal == "A room is looked back on once it is closed."
        assert review == review_of(stage.server.held.on_disk)


async def test_a_fault_is_told_to_everybody_who_asks_and_the_next_has_another_try(
    caplog: pytest.LogCaptureFixture,
) -> None:
    room = bots_room([parcel_level()], 1)
    told: list[RoomReview | None] = []
    worker = Reviewer()
    with patch("game.contest.host.presentation.reviewer.reviewing", side_effect=ZeroDivisionError):
        worker.begin(room, told.append)
        worker.begin(room, told.append)
        while len(told) < 2:  # noqa: ASYNC110 - it comes in the next turns of the loop
            await asyncio.sleep(0)
    assert told == [None, None]
    assert "could not be worked out" in caplog.text
    worker.begin(room, told.append)
    while len(told) < 3:  # noqa: ASYNC110 - as above
        await asyncio.sleep(0)
    assert told[2] == review_of(room)

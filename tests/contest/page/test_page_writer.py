"""What a page is told, from the way in to the debrief: in words, by the rules of every client."""

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from attrs import Factory, define, evolve

from game.contest.identity.tokens import new_token
from game.contest.page import page_writer
from game.contest.page.clocks import MARK
from game.contest.page.files import PAGE_ROOM_PATH
from game.contest.page.page_writer import PageWriter
from game.contest.page.qr_drawing import drawn_code
from game.contest.rules.clock import RoomPhase
from game.contest.rules.requests import EndRoom, GiveTime, PauseRoom, ResumeRoom
from game.contest.wire.encoding import client_text
from game.contest.wire.messages import (
    AskDebrief,
    CallNews,
    DoAct,
    Enter,
    FromClient,
    GiveName,
    Join,
    Lead,
    Practise,
    RoomNews,
    Welcome,
)
from game.plain.console import TypingWatch
from game.play.line import LocalLine
from game.play.pace import Pace
from game.play.session import Session
from game.view.commands import HearOut, PickUp, PutDown
from tests.contest.host.stage import PATIENCE, Stage, held
from tests.play.tiny import tiny_level

Heard = dict[str, Any]


@define
class Page:
    """A browser's page, as far as its messages go."""

    socket: aiohttp.ClientWebSocketResponse
    heard: list[Heard] = Factory(list)

    async def say(self, message: FromClient) -> None:
        """Send a message."""
        await self.socket.send_str(client_text(message))

    async def hear(self, kind: str) -> Heard:
        """Wait for the next message of a kind."""
        async with asyncio.timeout(PATIENCE):
            while True:
                self.heard.append(json.loads(await self.socket.receive_str()))
                if self.heard[-1]["is"] == kind:
                    return self.heard[-1]


async def opened(stage: Stage, first: FromClient) -> Page:
    """Open a page that says something."""
    url = f"http://127.0.0.1:{stage.server.port}{PAGE_ROOM_PATH}"
    page = Page(await stage.session.ws_connect(url))
    await page.say(first)
    return page


async def test_a_page_is_told_everything_in_words(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        code = stage.loaded.keys.code
        page = await opened(stage, Join(code, "Ann", new_token()))
        welcome = await page.hear("Welcome")
        assert (welcome["who"], welcome["name"], welcome["notices"]) == ("seat", "Ann", [])
        assert welcome["labels"]["actions"]["listen"] == ["l", "keep listening"]
        room = (await page.hear("RoomNews"))["room"]
        assert room["heading"] == "Onboarding. You are in the room as Ann."
        assert room["told"][0].startswith("One person is in the room.")

        lead = await stage.begins()
        news = await page.hear("CallNews")
        assert news["room"]["enter"] == "answer the call"
        assert not news["drawn"]["answered"]
        await page.say(DoAct(1, 0, 0, PickUp()))
        news = await page.hear("CallNews")
        assert news["drawn"]["saying"]["lines"]
        # Only what decides on it brings anew what stands between the calls.
        await page.say(DoAct(2, 0, news["drawn"]["view"], HearOut()))
        news = await page.hear("CallNews")
        assert "room" not in news
        # What is offered is sent as it came.
        reply = {"v": 1, "is": "DoAct", "id": 3, "call": 0, "view": news["drawn"]["view"]}
        await page.socket.send_json({**reply, "act": news["drawn"]["replies"][0]["act"]})
        assert (await page.hear("CallNews"))["drawn"]["talk"][-2]["who"] == "You"

        await lead.done(Lead(lead.number(), PauseRoom()))
        news = await page.hear("RoomNews")
        assert (news["phase"], news["room"]["enter"]) == ("paused", "")
        assert news["notices"] == ["The facilitator has paused the room. All clocks stand still."]
        await lead.done(Lead(lead.number(), ResumeRoom()))
        assert (await page.hear("RoomNews"))["notices"] == ["The room goes on."]
        await lead.done(GiveName(lead.number(), 1, "Anna"))
        renamed = await page.hear("Welcome")
        assert renamed["notices"] == ["You are called Anna in this room now."]

        await lead.done(Lead(lead.number(), EndRoom()))
        room = (await page.hear("RoomNews"))["room"]
        assert "Your calls are being looked through…" in room["told"]
        assert "You took no call in this room." in room["nothing"]["told"]
        assert any("practise" in each for each in room["looked_back"]["told"])
        await page.say(AskDebrief(4, 0))
        debrief = await page.hear("CallDebrief")
        assert debrief["id"] == 4
        assert debrief["drawn"]["row"].endswith("points")
        assert debrief["drawn"]["score"]["parts"][0]["name"] == "Care"
        await page.say(Practise(5, 0, 1))
        practice = await page.hear("PracticeNews")
        assert practice["drawn"]["practice"].startswith("Practice from before move 1")


async def test_a_page_that_comes_back_is_told_where_it_stands(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        token = new_token()
        first = await opened(stage, Join(stage.loaded.keys.code, "Ann", token))
        await first.hear("RoomNews")
        await stage.begins()
        await first.hear("CallNews")
        second = await opened(stage, Enter(token))
        assert (await second.hear("Welcome"))["name"] == "Ann"
        assert (await second.hear("RoomNews"))["phase"] == "running"
        assert (await second.hear("CallNews"))["room"]["enter"] == "answer the call"
        gone = await first.hear("Parted")
        assert "another window" in gone["reason"]
        assert not gone["again"]


async def test_a_page_without_a_call_hears_that_it_is_not_forgotten(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        page = await opened(stage, Join(stage.loaded.keys.code, "Ann", new_token()))
        await page.hear("RoomNews")
        assert await page.hear("Here") == {"v": 1, "is": "Here"}


async def test_what_a_page_may_not_is_refused_as_to_everybody(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        page = await opened(stage, Enter("x"))
        assert (await page.hear("Denied"))["about"] == "token"


async def test_a_board_is_told_the_room_and_can_do_nothing(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        board = await opened(stage, Enter(stage.loaded.keys.board))
        welcome = await board.hear("Welcome")
        assert (welcome["who"], welcome["labels"]["more"]) == ("board", "and {more} more")
        assert (await board.hear("BoardNews"))["drawn"]["rows"] == []
        assert (await board.hear("BoardClock"))["drawn"]["face"] == "lobby"
        await stage.joins("<b>Ann</b>")
        assert (await board.hear("BoardNews"))["drawn"]["rows"][0][1] == "<b>Ann</b>"
        await board.say(Lead(1, EndRoom()))
        assert (await board.hear("Done"))["answered"] == "refused"
        await stage.begins()
        while (await board.hear("BoardClock"))["drawn"]["face"] != "standing":
            pass


async def test_in_the_lobby_a_page_is_told_once_how_somebody_else_joins(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        stage.server.hall.addresses = ("http://127.0.0.1:1", "http://192.168.1.20:8137")
        code = stage.loaded.keys.code
        page = await opened(stage, Join(code, "Ann", new_token()))
        invitation = (await page.hear("RoomNews"))["invitation"]
        assert invitation["link"] == f"http://192.168.1.20:8137/#{code}"
        assert invitation["drawn"] == drawn_code(invitation["link"])
        await stage.joins("Bo")
        assert "invitation" not in await page.hear("RoomNews")
        await stage.begins()
        while (news := await page.hear("RoomNews"))["phase"] == "lobby":
            pass
        assert news["invitation"] is None


async def test_where_no_phone_gets_in_nobody_is_invited(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        stage.server.hall.addresses = ("http://127.0.0.1:8137",)
        page = await opened(stage, Join(stage.loaded.keys.code, "Ann", new_token()))
        assert "invitation" not in await page.hear("RoomNews")


def left_in(text: str) -> int:
    """Return how long the room still runs by what is told to a page."""
    room = json.loads(text)["room"]
    (number,) = re.findall(f"{MARK}([0-9]+){MARK}", room["left"])
    return int(room["clocks"][int(number)][0])


def test_the_rooms_clock_does_not_jump_back_where_a_call_has_changed() -> None:
    now = 0.0
    writer = PageWriter(clock=lambda: now)
    line = LocalLine(Session(tiny_level(), 1), Pace(), TypingWatch)
    writer.text(Welcome("1", "seat", 1, "Ann"))
    news = RoomNews("Onboarding", RoomPhase.RUNNING, 1, 60_000, 60_000, 0, 1, 1_000, 0)
    assert left_in(writer.text(news)) == 60_000
    now = 8.0
    assert left_in(writer.text(CallNews(0, line.view))) == 52_000
    line.send(PickUp())
    now = 10.0
    assert left_in(writer.text(CallNews(0, line.view))) == 50_000
    assert left_in(writer.text(evolve(news, phase=RoomPhase.PAUSED, left=49_000))) == 49_000
    line.send(PutDown())
    now = 100.0
    assert left_in(writer.text(CallNews(0, line.view))) == 49_000


async def test_what_cannot_be_drawn_ends_the_connection_and_not_the_host(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with held(tmp_path) as stage:
        page = await opened(stage, Join(stage.loaded.keys.code, "Ann", new_token()))
        await page.hear("RoomNews")

        def fails(_: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr(page_writer, "drawn_call", fails)
        await stage.begins()
        async with asyncio.timeout(PATIENCE):
            while (await page.socket.receive()).type is aiohttp.WSMsgType.TEXT:
                pass
        await stage.connect(Enter(stage.loaded.keys.board))


async def test_more_time_counts_at_once_in_the_call_that_is_open(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        page = await opened(stage, Join(stage.loaded.keys.code, "Ann", new_token()))
        await page.hear("RoomNews")
        lead = await stage.begins()
        await page.hear("CallNews")
        await page.say(DoAct(1, 0, 0, PickUp()))
        await page.hear("Done")
        await lead.done(Lead(lead.number(), GiveTime(1, 2_000)))
        news = await page.hear("CallNews")
        # From this moment on its screen counts at another pace.
        assert news["drawn"]["saying"]["gone"] > 0

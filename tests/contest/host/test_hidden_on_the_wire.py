"""What every kind of client is sent over a whole competition holds nothing that is hidden."""

import asyncio
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import aiohttp
import pytest
from attrs import Factory, define

from game.contest.host.storage.making import PlayedLevel, RoomPlan
from game.contest.identity.tokens import new_token
from game.contest.page.files import PAGE_ROOM_PATH
from game.contest.rules.requests import EndRoom
from game.contest.wire import levels
from game.contest.wire.encoding import ROOM_PATH, client_text
from game.contest.wire.messages import AskStatus, Enter, FromClient, Join, Lead, NextCall
from game.level.reading import Reading
from tests.contest.host.stage import PATIENCE, Stage, held
from tests.strategies import NAMED
from tests.tui.desk_stage import PINGS, desk_level
from tests.view.marks import marked, marks_in, seen_by

LEVELS = tuple(
    PlayedLevel(name, name, marked(desk_level(pings=PINGS))) for name in ("first", "second")
)
TITLES = marks_in(" ".join(each.level.title for each in LEVELS))


@define
class Recorded:
    """A client of whose messages every one is looked at. `allowed`: what it may hold by now."""

    socket: aiohttp.ClientWebSocketResponse
    allowed: Callable[[], frozenset[str]]
    heard: list[Any] = Factory(list)

    async def say(self, message: FromClient) -> None:
        """Send a message."""
        await self.socket.send_str(client_text(message))

    async def hear(self, kind: str) -> Any:  # noqa: ANN401 - plain data
        """Wait for the next message of a kind."""
        async with asyncio.timeout(PATIENCE):
            while True:
                text = await self.socket.receive_str()
                assert marks_in(text) <= self.allowed(), text
                assert NAMED not in text
                self.heard.append(json.loads(text))
                if self.heard[-1]["is"] == kind:
                    return self.heard[-1]


def of_seat(stage: Stage, number: int) -> frozenset[str]:
    """Return what a seat may have seen by now: of its calls, and of no others."""
    seat = stage.server.held.room.seats.get(number)
    calls = () if seat is None else seat.calls
    return frozenset().union(*(seen_by(call.start, call.turns) for call in calls))


async def recorded(
    stage: Stage, path: str, first: FromClient, allowed: Callable[[], frozenset[str]]
) -> Recorded:
    """Connect, and say who one is."""
    url = f"http://127.0.0.1:{stage.server.port}{path}"
    client = Recorded(await stage.session.ws_connect(url), allowed)
    await client.say(first)
    await client.hear("Welcome")
    return client


async def plays(client: Recorded, random: Random, offers: Callable[[Any], list[Any]]) -> int:
    """Play both calls, doing this and that; return how much was done."""
    done = 0
    for call in range(len(LEVELS)):
        if call:
            await client.say(NextCall(1_000, call))
        news = await client.hear("CallNews")
        while news["call"] != call:
            news = await client.hear("CallNews")
        for _ in range(25):
            acts = offers(news)
            if not acts:
                break
            act = random.choice(acts)
            number = news["drawn"]["view"] if "drawn" in news else news["view"]["number"]
            asked = {"v": 1, "is": "DoAct", "id": done + 1, "call": call, "view": number}
            await client.socket.send_json({**asked, "act": act})
            done += (await client.hear("Done"))["answered"] == "accepted"
            news = next(each for each in reversed(client.heard) if each["is"] == "CallNews")
        else:
            put_down = {"act": "PutDown"}
            number = news["drawn"]["view"] if "drawn" in news else news["view"]["number"]
            asked = {"v": 1, "is": "DoAct", "id": done + 1, "call": call, "view": number}
            await client.socket.send_json({**asked, "act": put_down})
            await client.hear("Done")
    return done


def drawn_acts(news: Any) -> list[Any]:  # noqa: ANN401 - plain data
    """Return what a page offers."""
    drawn = news["drawn"]
    if drawn["over"]:
        return []
    rows = [*drawn["replies"], *(drawn["panel"] or {"rows": []})["rows"]]
    rows += [row for panel in drawn.get("turns", {}).values() for row in panel["rows"]]
    acts = [row["act"] for row in rows if "act" in row]
    acts += [each[what] for each in drawn["messages"] for what in ("answer", "park") if each[what]]
    return [*acts, *(act for name, act in drawn["acts"].items() if name != "put_down")]


def seen_acts(news: Any) -> list[Any]:  # noqa: ANN401 - plain data
    """Return what can be done with a view."""
    view = news["view"]
    if view["end"]:
        return []
    if not view["answered"]:
        return [{"act": "PickUp"}]
    if view["errand"]:
        return [{"act": "WaitOut"}]
    replies = [
        {"act": "GiveReply", "offer": view["offer"], "place": each["place"]}
        for each in view["replies"]
    ]
    desk = [{"act": "OpenArticle", "article": 0}, {"act": "AskColleague", "colleague": 0}]
    held = [{"act": "TakeBack", "thanks": True}] if view["hold"] else [{"act": "KeepListening"}]
    return [*replies, *desk, *held, {"act": "HearOut"}]


@pytest.fixture(autouse=True)
def read_levels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the text of a level be its name here: marked levels are made, and not written down."""
    found = {each.source: Reading(each.level, (), "", each.source) for each in LEVELS}
    monkeypatch.setattr(levels, "read_level", lambda source, _: found[source])


@pytest.mark.parametrize("seed", range(3))
async def test_no_client_is_sent_a_mark_of_what_is_hidden(tmp_path: Path, seed: int) -> None:
    async with held(tmp_path, RoomPlan(LEVELS, "Onboarding")) as stage:
        keys, nothing = stage.loaded.keys, frozenset[str]()
        board = await recorded(stage, ROOM_PATH, Enter(keys.board), lambda: nothing)
        wall = await recorded(stage, PAGE_ROOM_PATH, Enter(keys.board), lambda: nothing)
        lead = await recorded(stage, ROOM_PATH, Enter(keys.facilitator), lambda: TITLES)
        tokens = [new_token(), new_token()]
        seats = [
            await recorded(stage, path, Join(keys.code, name, token), partial(of_seat, stage, n))
            for n, (path, name, token) in enumerate(
                zip((ROOM_PATH, PAGE_ROOM_PATH), ("Ann", "Bob"), tokens, strict=True), 1
            )
        ]
        await stage.begins()
        done = await asyncio.gather(
            plays(seats[0], Random(seed), seen_acts), plays(seats[1], Random(seed), drawn_acts)
        )
        assert min(done) > 3
        await lead.say(AskStatus(1))
        assert (await lead.hear("Status"))["seats"][0]["points"] >= 0
        # Whoever comes back is told no more than before.
        again = await recorded(stage, PAGE_ROOM_PATH, Enter(tokens[1]), lambda: of_seat(stage, 2))
        await again.hear("CallNews")
        await lead.say(Lead(2, EndRoom()))
        await lead.hear("Done")
        for each in (board, wall):
            while (await each.hear("BoardClock"))["phase"] != "closed":
                pass

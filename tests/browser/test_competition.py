"""Whole competitions with pages among the players, beside a terminal and line mode."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from attrs import define, evolve
from playwright.async_api import Browser, expect

from tests.browser.barriers import violations
from tests.browser.pictures import picture
from tests.browser.player import SETTLED, Player
from tests.browser.stage import LAPTOP, PHONE, Visitor, visit
from tests.browser.uplink import Uplink, uplink
from tests.end_to_end.terminal import Terminal
from tests.end_to_end.test_competition import (
    PATIENCE,
    Run,
    contents,
    moves_can_be_played_again,
    next_line,
    running,
)

CALLS = ("parcel", "outage")
OFFLINE = 20.0
"""Seconds for which a phone has no network."""


@define
class Room:
    """A room, everybody in it, and what they are connected by."""

    run: Run
    ready: dict[str, Any]
    phone: Player
    laptop: Player
    visitors: tuple[Visitor, Visitor]
    link: Uplink
    """The phone's way to the host."""
    terminal: Terminal
    typist: asyncio.subprocess.Process

    async def look(self, name: str) -> None:
        """See that nobody is kept from using either page as it stands, dark and light."""
        for player, kind in ((self.phone, "phone"), (self.laptop, "laptop")):
            for scheme in ("dark", "light"):
                await player.page.emulate_media(color_scheme=scheme)
                assert await violations(player.page) == [], (name, kind, scheme)
                await picture(player.page, f"{name}-{kind}-{scheme}")


@asynccontextmanager
async def everybody(folder: Path, browser: Browser) -> AsyncIterator[Room]:
    """Host a room and let everybody join: two pages, a terminal and somebody line by line."""
    async with AsyncExitStack() as stack:
        link = await stack.enter_async_context(uplink(""))
        run = await stack.enter_async_context(running(folder))
        host = await run.program(
            *("host", *CALLS, "--headless", "--json", "--minutes", "30", "--name", "Onboarding"),
            *("--public-url", link.home),
        )
        ready = await next_line(host, "ready")
        link.host = here = next(each for each in ready["addresses"] if each != link.home)
        dark = evolve(PHONE, dark=True)
        ann = await stack.enter_async_context(visit(browser, link.home, dark))
        bob = await stack.enter_async_context(visit(browser, here, LAPTOP))
        phone, laptop = Player(ann.page, "Ann", keys=False), Player(bob.page, "Bob", keys=True)
        await phone.joins(link.home, ready["code"])
        await laptop.joins(here, ready["code"])
        joined = ("join", here, ready["code"], "--name")
        terminal = stack.enter_context(Terminal(*joined, "Cem", data=folder / "cem"))
        typist = await run.program(*joined, "Dee", "--plain")
        await run.until(seats=4)
        yield Room(run, ready, phone, laptop, (ann, bob), link, terminal, typist)


async def test_a_competition_with_pages(tmp_path: Path, browser: Browser) -> None:
    async with everybody(tmp_path, browser) as room:
        await room.look("lobby")
        await room.run.contest("start", "--countdown", "1")
        await first_moves(room)
        await a_page_is_loaded_anew(room)
        await a_seat_has_a_second_tab(room)
        await a_phone_has_no_network(room)
        await the_host_is_killed(room)
        await the_second_call(room)
        await it_ends(room)


async def first_moves(room: Room) -> None:
    """Let everybody answer, and say something."""
    for player in (room.phone, room.laptop):
        await expect(player.page.locator("#room-enter")).to_have_text("Answer the call")
    await room.look("ringing")
    await type_lines(room, "", "listen", "1")
    await asyncio.to_thread(room.terminal.wait_for, "is calling", "Enter answer the call")
    room.terminal.press("\r")
    await asyncio.gather(room.phone.answers(), room.laptop.answers())
    await room.look("speaking")
    await asyncio.gather(room.phone.says(2), room.laptop.says(3))
    await asyncio.gather(room.phone.hears_out(), room.laptop.hears_out())
    await room.look("replies")


async def type_lines(room: Room, *lines: str) -> None:
    """Let who plays line by line type something."""
    assert room.typist.stdin is not None
    for line in lines:
        room.typist.stdin.write(f"{line}\n".encode())
        await room.typist.stdin.drain()
        await asyncio.sleep(0.2)


async def a_page_is_loaded_anew(room: Room) -> None:
    """Load the phone's page anew in the middle of the call: it goes on where it was."""
    before = await room.phone.said()
    await room.phone.page.reload()
    await expect(room.phone.page.locator("#call")).to_be_visible()
    await room.phone.until(lambda: holds(room.phone.said, before))
    await room.phone.says(1)


async def holds(count: Any, least: int) -> bool:  # noqa: ANN401 - a method of a player
    """Return whether there are as many as there were."""
    return bool(await count() >= least)


async def a_seat_has_a_second_tab(room: Room) -> None:
    """Open the laptop's seat in a second tab, and go on in the first again."""
    visitor = room.visitors[1]
    tab = await visitor.tab()
    await tab.page.goto(f"/#{room.ready['code']}")
    await expect(tab.page.locator("#call")).to_be_visible()
    first = room.laptop.page
    await expect(first.locator("#room-heading")).to_contain_text("opened in another window")
    assert await violations(first) == []
    await picture(first, "taken-over-laptop")
    second = Player(tab.page, "Bob", keys=True)
    await second.says(1)
    await first.bring_to_front()
    await first.click("#room-back")
    await expect(first.locator("#call")).to_be_visible()
    await tab.page.close()
    await room.laptop.says(2)


async def a_phone_has_no_network(room: Room) -> None:
    """Take the network from the phone for a while; its call goes on meanwhile."""
    page, link = room.phone.page, room.link
    await room.phone.hears_out()
    link.stall()
    await expect(page.locator("#trouble")).to_have_text(
        "reconnecting; your call may go on", timeout=15_000
    )
    assert await violations(page) == []
    await picture(page, "offline-phone")
    await asyncio.sleep(OFFLINE - 10)
    link.mend()
    await expect(page.locator("#trouble")).to_be_hidden()
    await room.phone.says(1)


async def the_host_is_killed(room: Room) -> None:
    """Kill the host and take its room up again: both pages come back by themselves."""
    host = room.run.processes[0]
    (held,) = json.loads(await room.run.contest("rooms", "--json"))
    room.link.cut()
    host.send_signal(signal.SIGKILL)
    await host.wait()
    for player in (room.phone, room.laptop):
        await expect(player.page.locator("#trouble")).to_have_text(
            "reconnecting; your call may go on", timeout=10_000
        )
    await room.look("host-gone")
    again = await room.run.program("host", "--resume", held["log"], "--headless", "--json")
    room.run.processes[0] = again
    await next_line(again, "ready")
    room.link.mend()
    for player in (room.phone, room.laptop):
        await expect(player.page.locator("#trouble")).to_be_hidden()
        await player.says(1)


async def the_second_call(room: Room) -> None:
    """Let both hang up and take the second call."""
    for player in (room.phone, room.laptop):
        if await player.is_over():
            await player.goes_on()
        else:
            await player.hears_out()
            await (player.goes_on() if await player.is_over() else player.hangs_up())
        await expect(player.page.locator("#room-enter")).to_have_text("Take the next call")
        await player.page.wait_for_timeout(SETTLED)
    await room.look("between")
    for player in (room.phone, room.laptop):
        await player.does("Enter", "#room-enter")
        await player.answers()
        for number in (1, 3, 2):
            if not await player.says(number):
                break


async def it_ends(room: Room) -> None:
    """End the room: results verify, and everybody looks back and practises."""
    run = room.run
    await run.contest("end", "--yes")
    for player in (room.phone, room.laptop):
        await expect(player.page.locator("#room-heading")).to_contain_text("You came to place")
        await expect(player.page.locator("#room-rows li")).to_have_count(2)
    await room.look("closed")
    table, data, audit = (run.folder / name for name in ("r.csv", "r.json", "r.audit"))
    await run.contest("results", "--csv", str(table), "--json", str(data), "--audit", str(audit))
    same = ("--csv", str(table), "--json", str(data))
    assert "Everything agrees." in await run.contest("verify", str(audit), *same)
    results = json.loads(contents(data))
    by_name = {seat["name"]: seat for seat in results["seats"]}
    for player in (room.phone, room.laptop):
        seat = by_name[player.name]
        heading = await player.page.inner_text("#room-heading")
        assert f"You came to place {seat['place']} of 4, " in heading
        rows = await player.page.locator("#room-rows li .words").all_inner_texts()
        for call, row in zip(seat["calls"], rows, strict=True):
            assert f": {call['points']} point" in row
    # What was done on the pages scores the same as the same at the same times in a terminal.
    pages = [seat for seat in results["seats"] if seat["name"] in ("Ann", "Bob")]
    await moves_can_be_played_again(run, {**results, "seats": pages}, paced=True)
    for player in (room.phone, room.laptop):
        await player.does("1", "#room-rows button >> nth=0")
        await expect(player.page.locator("#debrief-heading")).to_contain_text("How it went")
    await room.look("debrief")
    for player in (room.phone, room.laptop):
        await player.does("b", ".move button >> nth=0")
        await expect(player.page.locator("#call")).to_be_visible()
        await player.says(1)
    await room.look("practice")
    async with asyncio.timeout(PATIENCE):
        assert await room.typist.wait() == 0

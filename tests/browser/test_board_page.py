"""The projector's page beside those who play: a whole room, and names that were made to do harm."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve
from playwright.async_api import Browser, Page, expect

from game.contest.host.presentation.news import standing_at
from game.contest.host.storage.making import RoomPlan
from game.contest.identity.join_link import join_link
from game.contest.page.qr_drawing import drawn_code
from game.contest.rules.requests import (
    AdmitLate,
    EndRoom,
    FreezeBoard,
    Leading,
    PauseRoom,
    StartRoom,
    UnfreezeBoard,
)
from game.contest.wire.messages import CallNews, Lead
from game.view.commands import PickUp
from tests.browser.barriers import violations
from tests.browser.pictures import picture
from tests.browser.stage import LAPTOP, PHONE, Look, Visitor, visit
from tests.contest.host.stage import LEVELS, Person, Stage, held

ADDRESS: Final = "http://192.168.1.20:8137"
NAMES: Final = (
    "Amara Okafor", "Bo", "Chiara", "Dmitri", "Eleni", "Farid", "Grace Mwangi", "Hugo", "Ines",
    "Jonas", "W" * 20, "Kaveh", "Lucia",
)  # fmt: skip

HARM: Final = (
    "<script>x()</script>",
    "<img src=x onerror=1",
    "<svg onload=x()>",
    "<b>bold</b>",
    "</td></tr></table>",
    "javascript:x()",
    "&lt;b&gt;&amp;",
    "{more} {first}",
    "${x} `x`",
    "\x1b[2J\x07",
    "\u202eolleh",
    "__proto__",
    "constructor",
    "漢字漢字漢字漢字",
    "👩‍🚀👩‍🚀👩‍🚀",
    '" autofocus onfocus=',
    "W" * 15,
    "مرحبا",
    "a\u0301e\u0301",
    "[@click=quit]Q[/]",
)

FITS: Final = """() => {
  const width = document.documentElement.clientWidth;
  const right = (each) => each.getClientRects().length && each.getBoundingClientRect().right;
  // What is cut, with an ellipsis or as it is only read out, is in its place all the same.
  const out = [...document.querySelectorAll("main *")].filter((each) =>
    !each.closest(".unseen, bdi") && right(each) > width + 1);
  return [document.documentElement.scrollWidth <= width, out.map((each) => each.outerHTML)];
}"""
"""Whether a page is no wider than its window, and what goes over its edge."""


def home_of(stage: Stage) -> str:
    """Return where a host is."""
    return f"http://127.0.0.1:{stage.server.port}"


@asynccontextmanager
async def looked_at(
    browser: Browser, stage: Stage, looks: Sequence[Look]
) -> AsyncIterator[list[Visitor]]:
    """Let several screens show the board of a room."""
    async with AsyncExitStack() as stack:
        visitors = [
            await stack.enter_async_context(visit(browser, home_of(stage), look)) for look in looks
        ]
        for each in visitors:
            await each.page.goto(f"/board#{stage.loaded.keys.board}")
        yield visitors


async def face(page: Page, name: str) -> None:
    """Wait until a board shows one of its faces."""
    await expect(page.locator(f"#{name}")).to_be_visible(timeout=20_000)


async def sound(visitors: Sequence[Visitor], name: str) -> None:
    """Fail where something keeps somebody from using a board, or goes over its edge."""
    for number, visitor in enumerate(visitors):
        await picture(visitor.page, f"board_{name}_{number}")
        assert await violations(visitor.page) == []
        assert await visitor.page.evaluate(FITS) == [True, []], name


async def leads(lead: Person, *requests: Leading) -> None:
    """Have the facilitator do something."""
    for each in requests:
        await lead.done(Lead(lead.number(), each))


async def test_a_room_from_the_first_name_to_the_podium(tmp_path: Path, browser: Browser) -> None:
    looks = (LAPTOP, evolve(LAPTOP, dark=True), PHONE, evolve(LAPTOP, forced_colors=True, zoom=2))
    async with held(tmp_path, RoomPlan(LEVELS, "Onboarding")) as stage:
        stage.server.hall.addresses = (ADDRESS,)
        async with (
            looked_at(browser, stage, looks) as boards,
            visit(browser, home_of(stage), PHONE) as player,
        ):
            people = await come_in(boards, player, stage)
            lead = await stage.leads()
            await leads(lead, StartRoom(7_000))
            for board in boards:
                await face(board.page, "countdown")
                await expect(board.page.locator("#seconds")).to_have_text(re.compile(r"^\d$"))
            await sound(boards, "countdown")
            for board in boards:
                await face(board.page, "standing")
            await expect(player.page.locator("#room-invite")).to_be_hidden()
            for person in people:
                await person.hear(CallNews)
                await person.do(PickUp())
            await run_and_freeze(boards, lead)
            await leads(lead, EndRoom())
            for board in boards:
                await expect(board.page.locator("#said")).to_have_text("The places are shown soon.")
            await sound(boards, "soon")
            await leads(lead, UnfreezeBoard())
            for board in boards:
                await expect(board.page.locator("#shown")).to_contain_text("11.")
            await sound(boards, "field")
            await reveals(boards, order_in(stage))


async def come_in(boards: Sequence[Visitor], player: Visitor, stage: Stage) -> list[Person]:
    """Have people come in, the last of them with a page, and return the others."""
    page, code = boards[0].page, stage.loaded.keys.code
    await face(page, "lobby")
    await expect(page.locator("#lobby-many")).to_contain_text("Nobody is in yet.")
    await expect(page.locator("#how")).to_contain_text(f"callcraft join {ADDRESS}")
    drawn = drawn_code(join_link(ADDRESS, code))
    assert await page.get_attribute("#phones .qr path", "d") == drawn["path"]
    await sound(boards, "empty")
    people = [await stage.joins(name) for name in NAMES]
    await player.page.goto(f"/#{code}")
    await player.page.fill("#name", "Zoe")
    await player.page.keyboard.press("Enter")
    await player.page.get_by_text("Let somebody else join").click()
    await expect(player.page.locator("#room-invite")).to_contain_text(f"{ADDRESS}/#{code}")
    assert await player.page.get_attribute("#room-invite path", "d") == drawn["path"]
    assert await violations(player.page) == []
    await picture(player.page, "invitation")
    for board in boards:
        await expect(board.page.locator("#lobby-many")).to_contain_text("14 are in.")
    await expect(page.locator("#names li").first).to_have_text("Zoe")
    await sound(boards, "lobby")
    return people


async def run_and_freeze(boards: Sequence[Visitor], lead: Person) -> None:
    """Look at boards while the room runs, and frozen in a pause."""
    for board in boards:
        await expect(board.page.locator("#rows td.name")).not_to_have_count(0)
        await expect(board.page.locator("#left")).to_have_text(re.compile("^19:5"))
    await sound(boards, "running")
    await leads(lead, FreezeBoard(), AdmitLate(), PauseRoom())
    for board in boards:
        beside = board.page.locator("#beside")
        await expect(beside).to_contain_text("Paused. All clocks stand still.")
        await expect(beside).to_contain_text("as it stood less than a minute ago.")
        await expect(beside).to_contain_text(f"Join: {ADDRESS}")
    await sound(boards, "frozen")


def order_in(stage: Stage) -> list[str]:
    """Return who stands where in a room that is closed, the best first."""
    room = stage.server.held.on_disk
    rows = standing_at(room, room.at).rows
    return [stage.server.hall.register.name_of(seat) for seat in rows]


async def reveals(boards: Sequence[Visitor], order: list[str]) -> None:
    """Show the places one by one, and then everybody."""
    for board in boards:
        page = board.page
        # Back stops the time: from here on it goes by the keys of this test alone.
        await page.keyboard.press("ArrowLeft")
        board.spoken.forget()
        newest = page.locator("#newest .name")
        for place in range(10, 0, -1):
            await page.keyboard.press("Enter" if place % 2 else "Space")
            await expect(newest).to_have_text(order[place - 1])
            await page.keyboard.press("ArrowLeft")
            await page.keyboard.press("ArrowRight")
            await page.keyboard.press("ArrowLeft")
            await page.keyboard.press("Space")
            await expect(newest).to_have_text(order[place - 1])
            if place == 6:
                await sound([board], f"places_{boards.index(board)}")
        await page.keyboard.press("Space")
        await expect(newest).to_have_text(order[:3])
        await sound([board], f"podium_{boards.index(board)}")
        read = [each for each in await board.spoken.texts() if each.startswith("10. ")]
        assert read[0].startswith(f"10. {order[9]}, ")
        names: list[str] = []
        for _ in order:
            await page.keyboard.press("PageDown")
            found = await page.locator("#shown td.name").all_inner_texts()
            if names[-len(found) :] == found:
                break
            names += found
        assert names == order
        await sound([board], f"page_{boards.index(board)}")


async def test_the_secret_is_nowhere_but_in_the_storage_of_this_window(
    tmp_path: Path, browser: Browser
) -> None:
    async with held(tmp_path) as stage, visit(browser, home_of(stage)) as visitor:
        page, secret = visitor.page, stage.loaded.keys.board
        await page.goto("/board")
        await face(page, "secret")
        assert await violations(page) == []
        await page.fill("#token", stage.loaded.keys.code)
        await page.keyboard.press("Enter")
        await expect(page.locator("#secret-error")).to_contain_text("Nobody in this room is known")
        assert await page.evaluate("sessionStorage.length") == 0
        # Whoever leads is no board: their key is not kept, and nothing of the room is shown.
        await page.fill("#token", stage.loaded.keys.facilitator)
        await page.keyboard.press("Enter")
        await expect(page.locator("#secret-error")).to_contain_text("not the secret of a board")
        assert await page.evaluate("sessionStorage.length") == 0
        await page.fill("#token", f"{home_of(stage)}/board#{secret}")
        await page.keyboard.press("Enter")
        await face(page, "lobby")
        await page.reload()
        await face(page, "lobby")
        other = (await visitor.tab()).page
        await other.goto(f"/board#{secret}")
        await face(other, "lobby")
        for each in (page, other):
            assert each.url == f"{home_of(stage)}/board"
            assert secret not in await each.content()
        assert await other.evaluate("[localStorage.length, document.cookie]") == [0, ""]
        await visitor.traffic.settled()
        asked = [each.url + str(each.asked) for each in visitor.traffic.exchanges]
        assert not any(secret in each for each in asked)


async def test_colours_are_changed_by_a_key_and_kept(tmp_path: Path, browser: Browser) -> None:
    async with held(tmp_path) as stage, visit(browser, home_of(stage)) as visitor:
        page = visitor.page
        await page.goto(f"/board#{stage.loaded.keys.board}")
        await face(page, "lobby")
        await page.keyboard.press("t")
        await page.reload()
        await expect(page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize("look", [LAPTOP, PHONE])
async def test_two_hundred_hostile_names_are_text(
    tmp_path: Path, browser: Browser, look: Look
) -> None:
    plan = RoomPlan(LEVELS, "<img src=x onerror=alert(1)> \u202eevil " + "W" * 60)
    async with held(tmp_path, plan) as stage, looked_at(browser, stage, [look]) as (board,):
        page = board.page
        for number in range(10):
            for name in HARM:
                await stage.joins(f"{number}{name}"[:20] if name.isascii() else f"{number}{name}")
        await expect(page.locator("#lobby-many")).to_contain_text("200 are in.")
        await sound([board], "harm_lobby")
        lead = await stage.begins()
        await face(page, "standing")
        await expect(page.locator("#rows")).to_contain_text("more")
        await sound([board], "harm_running")
        await leads(lead, EndRoom())
        await face(page, "places")
        for _ in range(12):
            await page.keyboard.press("Space")
        await expect(page.locator("#newest.podium")).to_be_visible()
        await sound([board], "harm_podium")
        names: list[str] = []
        while len(names) < 200:
            await page.keyboard.press("PageDown")
            found = await page.locator("#shown td.name bdi").evaluate_all(
                "all => all.map((each) => each.textContent)"
            )
            assert found
            assert names[-len(found) :] != found
            names += found
        register = stage.server.hall.register
        assert sorted(names) == sorted(register.name_of(seat) for seat in range(1, 201))
        inside = await page.evaluate("""[...document.querySelectorAll("#shown *, #newest *, h1 *")]
          .map((each) => each.tagName)""")
        assert {*inside} <= {"TABLE", "THEAD", "TBODY", "TR", "TH", "TD", "BDI", "SPAN", "P", "DIV"}
        assert board.traffic.console == []

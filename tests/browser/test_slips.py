"""What goes wrong between a hand, a network and a facilitator, and what the page makes of it."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from game.contest.host.connections.listening import Listening
from game.contest.host.storage.making import RoomPlan
from game.contest.rules.requests import EndRoom, PauseRoom, RemoveSeat, ResumeRoom
from game.contest.wire.messages import GiveName, Lead
from tests.browser.player import SETTLED, Player
from tests.browser.stage import LAPTOP, PHONE, visit
from tests.browser.uplink import uplink
from tests.contest.host.stage import Stage, held, shipped_levels


def home_of(stage: Stage) -> str:
    """Return where a host is."""
    return f"http://127.0.0.1:{stage.server.port}"


async def test_the_room_is_read_out_and_its_clock_runs_on(tmp_path: Path, browser: Browser) -> None:
    async with held(tmp_path) as stage, visit(browser, home_of(stage), LAPTOP) as ann:
        player = Player(ann.page, "Ann", keys=True)
        await player.joins(home_of(stage), stage.loaded.keys.code)
        await stage.begins()
        await expect(ann.page.locator("#room-enter")).to_be_visible()
        await ann.page.wait_for_timeout(2_200)
        await player.answers()
        await expect(ann.page.locator("#aside")).to_contain_text("room 19:5")
        read = await ann.spoken.texts()
        assert read[0].startswith("Onboarding. You are in the room as Ann.")
        assert "Call 1 of 1: Amara is calling." in read


async def test_a_pick_up_that_a_pause_refuses_can_be_done_again(
    tmp_path: Path, browser: Browser
) -> None:
    async with uplink("") as link:
        listening = Listening(origins=(link.home,))
        async with held(tmp_path, listening=listening) as stage:
            link.host = home_of(stage)
            async with visit(browser, link.home, LAPTOP) as ann:
                player, page = Player(ann.page, "Ann", keys=True), ann.page
                await player.joins(link.home, stage.loaded.keys.code)
                lead = await stage.begins()
                await expect(page.locator("#room-enter")).to_be_visible()
                await page.wait_for_timeout(SETTLED)
                link.stall()
                await page.keyboard.press("Enter")
                await expect(page.locator("#choices")).to_contain_text("is calling")
                await lead.done(Lead(lead.number(), PauseRoom()))
                link.mend()
                await expect(page.locator("#aside")).to_contain_text("paused")
                await lead.done(Lead(lead.number(), ResumeRoom()))
                await expect(page.locator("#aside")).to_contain_text("00:00 of")
                await page.wait_for_timeout(SETTLED)
                await page.keyboard.press("Enter")
                await player.hears_out()
                await expect(page.locator("#choices .replies button").first).to_be_visible()


async def test_what_was_not_sent_yet_can_be_chosen_anew(tmp_path: Path, browser: Browser) -> None:
    plan = RoomPlan(shipped_levels("parcel"), "Onboarding")
    async with uplink("") as link:  # noqa: SIM117 - the room has to know its address
        async with held(tmp_path, plan, Listening(origins=(link.home,))) as stage:
            link.host = home_of(stage)
            async with visit(browser, link.home, PHONE) as ann:
                player, page = Player(ann.page, "Ann", keys=False), ann.page
                await player.joins(link.home, stage.loaded.keys.code)
                await stage.begins()
                await player.answers()
                await player.hears_out()
                rows = page.locator("#choices .replies button")
                await expect(rows.first).to_be_visible()
                await page.wait_for_timeout(SETTLED)
                link.cut()
                await expect(page.locator("#trouble")).to_be_visible()
                meant = await rows.nth(2).locator(".words").inner_text()
                await rows.nth(0).tap()
                await expect(page.locator("#choices")).to_have_attribute("aria-busy", "true")
                await rows.nth(2).tap()
                link.mend()
                await expect(page.locator("#talk .you .said")).to_have_text(meant)


@pytest.mark.parametrize("key", ["Enter", "h"])
async def test_a_key_that_is_held_does_one_thing(
    tmp_path: Path, browser: Browser, key: str
) -> None:
    plan = RoomPlan(shipped_levels("alarm", "parcel"), "Onboarding")
    async with held(tmp_path, plan) as stage, visit(browser, home_of(stage), LAPTOP) as ann:
        player, page = Player(ann.page, "Ann", keys=True), ann.page
        await player.joins(home_of(stage), stage.loaded.keys.code)
        await stage.begins()
        await player.answers()
        await player.hears_out()
        if key == "h":
            await page.wait_for_timeout(SETTLED)
            for _ in range(6):
                # Without a release between them, each but the first is a repeat.
                await page.keyboard.down("h")
            await expect(page.locator("#choices")).to_contain_text("on hold")
            return
        await player.does("q", "#actions button:has-text('leave')")
        await player.does("h", "#leave [data-key=h]")
        await player.hears_out()
        await page.wait_for_timeout(SETTLED)
        for _ in range(12):
            await page.keyboard.down("Enter")
            await page.wait_for_timeout(60)
        await page.keyboard.up("Enter")
        await expect(page.locator("#room-enter")).to_have_text("Take the next call")


async def test_a_dialog_ends_with_the_screen_it_was_asked_on(
    tmp_path: Path, browser: Browser
) -> None:
    async with held(tmp_path) as stage, visit(browser, home_of(stage), LAPTOP) as ann:
        player, page = Player(ann.page, "Ann", keys=True), ann.page
        await player.joins(home_of(stage), stage.loaded.keys.code)
        lead = await stage.begins()
        await player.answers()
        await player.hears_out()
        await page.keyboard.press("q")
        await expect(page.locator("#leave")).to_be_visible()
        await lead.done(Lead(lead.number(), EndRoom()))
        await expect(page.locator("#room-heading")).to_contain_text("You came to place")
        await expect(page.locator("#leave")).to_be_hidden()
        await expect(page.locator("#room-heading")).to_be_focused()


async def test_the_address_names_the_room_one_is_in(tmp_path: Path, browser: Browser) -> None:
    async with held(tmp_path) as stage, visit(browser, home_of(stage), LAPTOP) as ann:
        page, code = ann.page, stage.loaded.keys.code
        # A tab of this morning, with another room's code.
        await page.goto("/#ZZZZZZZZ")
        await joins_by_form(page, code, "Ann")
        assert page.url.endswith(f"/#{code}")
        await page.reload()
        await expect(page.locator("#room-heading")).to_contain_text("in the room as Ann")
        # A slip in the address, and the way back. Renamed meanwhile, the seat is still one's own.
        lead = await stage.leads()
        await lead.done(GiveName(lead.number(), 1, "Anna"))
        await expect(page.locator("#room-heading")).to_contain_text("in the room as Anna")
        await page.evaluate("location.hash = 'YYYYYYYY'")
        await expect(page.locator("#join")).to_be_visible()
        await joins_by_form(page, code, "Ann")
        await expect(page.locator("#room-heading")).to_contain_text("in the room as Anna")
        assert len(stage.server.held.room.seats) == 1
        await page.go_back()
        await expect(page.locator("#room-heading")).to_contain_text("in the room as Anna")


async def joins_by_form(page: Page, code: str, name: str) -> None:
    """Join by typing."""
    await page.fill("#code", code)
    await page.fill("#name", name)
    await page.keyboard.press("Enter")
    await expect(page.locator("#room-heading")).to_contain_text("You are in the room as")


async def test_whoever_was_taken_out_is_told_so_and_offered_nothing_that_cannot_be(
    tmp_path: Path, browser: Browser
) -> None:
    async with held(tmp_path) as stage, visit(browser, home_of(stage), PHONE) as ann:
        player, page = Player(ann.page, "Ann", keys=False), ann.page
        await player.joins(home_of(stage), stage.loaded.keys.code)
        lead = await stage.leads()
        await lead.done(Lead(lead.number(), RemoveSeat(1)))
        await expect(page.locator("#room-heading")).to_have_text("You were taken out of the room.")
        await expect(page.locator("#room-back")).to_be_hidden()
        await page.tap("#room-other")
        await expect(page.locator("#join")).to_be_visible()
        await expect(page.locator("#code")).to_have_value("")


async def test_a_practice_can_be_gone_back_to(tmp_path: Path, browser: Browser) -> None:
    plan = RoomPlan(shipped_levels("parcel"), "Onboarding")
    async with held(tmp_path, plan) as stage, visit(browser, home_of(stage), LAPTOP) as ann:
        player, page = Player(ann.page, "Ann", keys=True), ann.page
        await player.joins(home_of(stage), stage.loaded.keys.code)
        lead = await stage.begins()
        await player.answers()
        await player.says(1)
        await lead.done(Lead(lead.number(), EndRoom()))
        await expect(page.locator("#room-rows li")).to_have_count(1)
        await page.keyboard.press("1")
        await expect(page.locator("#debrief")).to_be_visible()
        await page.keyboard.press("b")
        await expect(page.locator("#call")).to_be_visible()
        await page.reload()
        await page.click("#room-practice")
        await expect(page.locator("#call")).to_be_visible()
        await player.says(2)

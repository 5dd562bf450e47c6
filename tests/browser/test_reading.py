"""The page for who listens to it: each sentence of the caller once, in order."""

import json
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, expect

from game.contest.host.storage.making import RoomPlan
from tests.browser.player import SETTLED, Player
from tests.browser.stage import LAPTOP, Visitor, visit
from tests.contest.host.stage import Stage, held, shipped_levels


def home_of(stage: Stage) -> str:
    """Return where a host is."""
    return f"http://127.0.0.1:{stage.server.port}"


async def in_call(visitor: Visitor, stage: Stage) -> Player:
    """Join, begin and answer."""
    player = Player(visitor.page, "Ann", keys=True)
    await player.joins(home_of(stage), stage.loaded.keys.code)
    await stage.begins()
    await player.answers()
    return player


def last_drawn(visitor: Visitor) -> Any:  # noqa: ANN401 - plain data
    """Return the newest of what the host has drawn of the call."""
    frames = [json.loads(each.data) for each in visitor.traffic.frames if not each.sent]
    return next(each["drawn"] for each in reversed(frames) if each["is"] == "CallNews")


def said_in(drawn: Any) -> list[str]:  # noqa: ANN401 - as above
    """Return what the caller has said, in its order, a paragraph each."""
    talk = [each["text"] for each in drawn["talk"] if each["voice"] == "caller"]
    return [line for text in talk for line in text.split("\n")]


async def heard_of_caller(visitor: Visitor, said: list[str]) -> list[str]:
    """Return what was read out of what the caller said."""
    return [each for each in await visitor.spoken.texts() if each in said]


async def test_each_sentence_of_the_caller_is_read_once_and_in_order(
    tmp_path: Path, browser: Browser
) -> None:
    plan = RoomPlan(shipped_levels("parcel"), "Onboarding")
    async with held(tmp_path, plan) as stage, visit(browser, home_of(stage), LAPTOP) as ann:
        player = await in_call(ann, stage)
        # Once to the end by itself, then by a key; with a look at the help and the notes between.
        await expect(ann.page.locator("#choices .replies button").first).to_be_visible(
            timeout=40_000
        )
        await player.says(1)
        # What is said while the help is open is not missed.
        await ann.page.keyboard.press("?")
        await expect(ann.page.locator("#choices .replies button").first).to_be_visible(
            timeout=40_000
        )
        await ann.page.keyboard.press("?")
        for number in (2, 1, 3):
            await ann.page.keyboard.press("n")
            if not await player.says(number):
                break
        await player.hears_out()
        said = said_in(last_drawn(ann))
        assert len(said) >= 4
        assert await heard_of_caller(ann, said) == said


async def test_what_was_cut_short_is_read_as_far_as_it_was_said(
    tmp_path: Path, browser: Browser
) -> None:
    plan = RoomPlan(shipped_levels("parcel"), "Onboarding")
    async with held(tmp_path, plan) as stage, visit(browser, home_of(stage), LAPTOP) as ann:
        await in_call(ann, stage)
        await expect(ann.page.locator("#talk .said")).to_contain_text("Three")
        await ann.page.wait_for_timeout(900)
        await ann.page.keyboard.press("i")
        await expect(ann.page.locator("#talk .said").first).to_contain_text("—")
        cut = await ann.page.locator("#talk .said").first.inner_text()
        await expect(ann.page.locator("#choices .replies button").first).to_be_visible()
        await ann.page.wait_for_timeout(SETTLED)
        read = await ann.spoken.texts()
        assert [each for each in read if each.startswith("Three")] == [cut]
        assert "You cut in." in read


async def test_meters_and_clock_are_read_when_they_are_asked_for(
    tmp_path: Path, browser: Browser
) -> None:
    async with held(tmp_path) as stage, visit(browser, home_of(stage), LAPTOP) as ann:
        await in_call(ann, stage)
        before = len(await ann.spoken.texts())
        await ann.page.keyboard.press("s")
        await ann.page.keyboard.press("w")
        meters, clock = (await ann.spoken.texts())[before : before + 2]
        patience = await ann.page.locator("#meters .unseen").first.inner_text()
        assert meters.startswith(patience.split(",")[0])
        assert "Satisfaction: " in meters
        assert " of 05:00" in clock
        assert "room " in clock


async def test_everything_can_be_done_with_keys_alone(tmp_path: Path, browser: Browser) -> None:
    plan = RoomPlan(shipped_levels("alarm"), "Onboarding")
    async with held(tmp_path, plan) as stage, visit(browser, home_of(stage), LAPTOP) as ann:
        player, page = await in_call(ann, stage), ann.page
        await player.hears_out()
        # A panel by its letter, its rows by arrows, and out again.
        await press(page, "h")
        await expect(page.locator("#choices")).to_contain_text("on hold")
        await press(page, "Escape")
        await press(page, "k")
        await expect(page.locator("input[type=search]")).to_be_focused()
        await page.keyboard.type("zzzz")
        await expect(page.locator("#choices")).to_contain_text("Nothing is found")
        await press(page, "Escape")
        await press(page, "c")
        await expect(page.locator("#choices")).to_contain_text("Colleagues")
        await press(page, "1")
        await expect(page.locator("#choices progress")).to_be_visible()
        await press(page, "Enter")
        await player.hears_out()
        # Rows by arrows and Enter, and everything else by Tab.
        before = await player.said()
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("ArrowDown")
        await expect(page.locator("#choices .replies button").nth(1)).to_be_focused()
        await press(page, "Enter")
        await player.until(lambda: player.has_more_than(before))
        await player.hears_out()
        await press(page, "n")
        await expect(page.locator("#notes")).to_be_visible()
        await press(page, "Escape")
        await expect(page.locator("#notes")).to_be_hidden()
        await press(page, "t")
        await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        if not await player.is_over():
            await player.hangs_up()


async def press(page: Page, key: str) -> None:
    """Press a key once what is on the page is meant."""
    await page.wait_for_timeout(SETTLED)
    await page.keyboard.press(key)

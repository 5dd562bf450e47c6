"""The page of a practice room: a call on a phone, what waits, what is found again."""

from pathlib import Path

import pytest
from attrs import evolve
from playwright.async_api import Browser, Page, expect

from tests.browser.barriers import violations
from tests.browser.pictures import picture
from tests.browser.player import SETTLED, Player
from tests.browser.stage import LAPTOP, PHONE, Look, visit
from tests.contest.practice_room.stage import open_practice_room

HIDE = """hidden => {
  Object.defineProperty(document, "visibilityState", { value: hidden ? "hidden" : "visible",
    configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


async def takes(player: Player, number: int) -> None:
    """Take a call, by its key or by touch, and hear the caller's first words."""
    row = player.page.locator(f"#calls-rows li:nth-child({number}) button")
    await expect(row).to_be_visible()
    await player.does(str(number), f"#calls-rows li:nth-child({number}) button")
    await expect(player.page.locator("#choices")).to_contain_text("is calling")
    # What is known beforehand stands where the conversation will.
    await expect(player.page.locator("#talk")).to_contain_text("Limits")
    await player.page.wait_for_timeout(SETTLED)
    await player.does("Enter", "#choices .waiting button")
    await player.hears_out()


async def hangs_up(player: Player) -> None:
    """Put the phone down and look back."""
    await player.does("q", "#actions button:has-text('leave')")
    await player.does("h", "#leave [data-key=h]")
    await player.until(player.is_over)
    await looks_back(player)


async def looks_back(player: Player) -> None:
    """Look back on a call that is over."""
    await player.page.wait_for_timeout(SETTLED)
    await player.does("Enter", "#choices .waiting button")
    await expect(player.page.locator("#debrief")).to_be_visible()


async def own(page: Page, number: int) -> str:
    """Return what stands in the list of one's own results at a call."""
    return await page.locator(f"#calls-rows li:nth-child({number}) .faint").inner_text()


@pytest.mark.parametrize("look", [PHONE, evolve(LAPTOP, dark=True)], ids=["phone", "laptop"])
async def test_a_visitor_plays_a_call_to_its_end(
    tmp_path: Path, browser: Browser, look: Look
) -> None:
    async with open_practice_room(tmp_path) as home, visit(browser, home, look) as ann:
        page, player = ann.page, Player(ann.page, "Ann", keys=not look.touch)
        await page.goto("/")
        await takes(player, 1)
        await player.says(1)
        said = await page.locator("#talk").inner_text()
        assert "You" in said
        # Loaded anew in the middle: the call goes on where it was.
        await page.reload()
        await expect(page.locator("#call")).to_be_visible()
        await player.hears_out()
        assert (await page.locator("#talk .you").first.inner_text()) in said
        while await player.says(1):
            pass
        await looks_back(player)
        total = await page.locator("#debrief .total").inner_text()
        await expect(page.locator("#debrief .move").first).to_be_visible()

        await page.locator("#debrief .move button").first.click()
        await expect(page.locator("#call")).to_be_visible()
        await player.hears_out()
        await player.says(2)
        await hangs_up(player)
        await expect(page.locator("#debrief-heading")).to_contain_text("Practice")

        await player.does("m", "#debrief button:has-text('the calls')")
        points = total.split()[0]
        assert f"Your best: {points} points" in await own(page, 1)
        assert (await own(page, 1)).endswith("Played once.")
        assert (await own(page, 2)).endswith("Not played yet.")


async def test_again_and_untimed(tmp_path: Path, browser: Browser) -> None:
    async with open_practice_room(tmp_path) as home, visit(browser, home) as ann:
        page, player = ann.page, Player(ann.page, "Ann", keys=True)
        await page.goto("/")
        await expect(page.locator("#calls-choice")).to_be_visible()
        await page.keyboard.press("u")
        await takes(player, 1)
        clock = await page.locator("#aside").inner_text()
        assert clock.endswith("untimed")
        # The clock stands still on the page as it does on the server.
        await page.wait_for_timeout(1_500)
        await expect(page.locator("#aside")).to_have_text(clock)
        await hangs_up(player)
        await page.keyboard.press("a")
        await expect(page.locator("#choices")).to_contain_text("is calling")
        await page.wait_for_timeout(SETTLED)
        await page.keyboard.press("Enter")
        await expect(page.locator("#talk .caller")).to_be_visible()
        await expect(page.locator("#aside")).to_contain_text("untimed")
        # The choice is kept, and so is the call that is open.
        await page.reload()
        await expect(page.locator("#call")).to_be_visible()
        await player.hears_out()
        await page.keyboard.press("q")
        await page.keyboard.press("m")
        await expect(page.locator("#untimed")).to_be_checked()
        await page.keyboard.press("2")
        await expect(page.locator("#leave")).to_contain_text("given up and does not count")
        await page.keyboard.press("g")
        await expect(page.locator("#title")).to_have_text("The house opens at ten")


async def test_a_call_waits_while_nobody_looks(tmp_path: Path, browser: Browser) -> None:
    async with open_practice_room(tmp_path) as home, visit(browser, home, PHONE) as ann:
        page, player = ann.page, Player(ann.page, "Ann", keys=False)
        await page.goto("/")
        await takes(player, 1)
        await page.evaluate(HIDE, True)  # noqa: FBT003 - an argument of the script
        clock = await page.locator("#aside").inner_text()
        await page.wait_for_timeout(2_500)
        assert (await page.locator("#aside").inner_text()).split()[0] == clock.split()[0]
        await page.evaluate(HIDE, False)  # noqa: FBT003 - as above
        await expect(page.locator("#trouble")).to_be_hidden()
        assert await player.says(1)
        taken = (await page.locator("#aside").inner_text()).split()[0]
        minutes, seconds = map(int, taken.split(":"))
        before = sum(map(int, clock.split()[0].split(":")))
        # So long as it was hidden nothing passed; the rest is what this test takes.
        assert minutes * 60 + seconds - before < 30


async def test_a_second_tab_takes_over_and_gives_back(tmp_path: Path, browser: Browser) -> None:
    async with open_practice_room(tmp_path) as home, visit(browser, home) as ann:
        page, player = ann.page, Player(ann.page, "Ann", keys=True)
        await page.goto("/")
        await takes(player, 1)
        second = (await ann.tab()).page
        await second.goto("/")
        await expect(second.locator("#call")).to_be_visible()
        await expect(page.locator("#calls-told")).to_contain_text("in another window")
        await page.keyboard.press("Enter")
        await expect(page.locator("#call")).to_be_visible()
        await expect(second.locator("#calls-open")).to_have_text("Go on in this window")


async def test_a_full_room_says_so_and_can_be_tried_again(tmp_path: Path, browser: Browser) -> None:
    async with (
        open_practice_room(tmp_path, most=1) as home,
        visit(browser, home) as bo,
    ):
        async with visit(browser, home) as ann:
            await ann.page.goto("/")
            await expect(ann.page.locator("#calls-rows button").first).to_be_visible()
            await bo.page.goto("/")
            told = bo.page.locator("#calls-told")
            await expect(told).to_have_text(
                "The practice room is full just now. Try again in a few minutes."
            )
            assert await told.inner_text() in await bo.spoken.texts()
            assert await violations(bo.page) == []
        await bo.page.click("#calls-open")
        await expect(bo.page.locator("#calls-rows button").first).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("look", [PHONE, LAPTOP], ids=["phone", "laptop"])
async def test_no_state_has_a_barrier(
    tmp_path: Path, browser: Browser, look: Look, *, dark: bool
) -> None:
    name = f"practice-{'phone' if look.touch else 'laptop'}-{'dark' if dark else 'light'}"
    async with (
        open_practice_room(tmp_path) as home,
        visit(browser, home, evolve(look, dark=dark)) as ann,
    ):
        page, player = ann.page, Player(ann.page, "Ann", keys=not look.touch)

        async def looked_at(state: str) -> None:
            await picture(page, f"{name}-{state}")
            assert await violations(page) == [], state
            wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, state

        await page.goto("/")
        await expect(page.locator("#calls-rows button").first).to_be_visible()
        await looked_at("calls")
        await takes(player, 1)
        await looked_at("call")
        await player.does("q", "#actions button:has-text('leave')")
        await looked_at("leaving")
        await player.does("m", "#leave [data-key=m]")
        await looked_at("open")
        await player.does("2", "#calls-rows li:nth-child(2) button")
        await looked_at("giving-up")
        await player.does("s", "#leave [data-key=s]")
        await player.hears_out()
        await hangs_up(player)
        await looked_at("debrief")
        await player.does("m", "#debrief button:has-text('the calls')")
        await looked_at("played")

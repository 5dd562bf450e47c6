"""Somebody who plays on the page, with a finger or with keys."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial

from attrs import define
from playwright.async_api import Error, Locator, Page, expect

SETTLED = 550
"""Milliseconds after which what has come on the page is taken to be meant by whoever acts on it."""


@define
class Player:
    """A player at a page. `keys`: whether they have a keyboard and nothing else."""

    page: Page
    name: str
    keys: bool

    async def joins(self, home: str, code: str) -> None:
        """Join a room: by its link on a phone, by typing the code at a keyboard."""
        page = self.page
        if self.keys:
            await page.goto(home)
            await page.keyboard.type(code)
            await page.keyboard.press("Tab")
            await page.keyboard.type(self.name)
            await page.keyboard.press("Enter")
        else:
            await page.goto(f"{home}/#{code}")
            await page.fill("#name", self.name)
            await page.tap("#join-button")
        await expect(page.locator("#room-heading")).to_contain_text("You are in the room as")

    async def answers(self) -> None:
        """Answer the call that is ringing."""
        await expect(self.page.locator("#room-enter")).to_have_text("Answer the call")
        await self.page.wait_for_timeout(SETTLED)
        await self.does("Enter", "#room-enter")
        await expect(self.page.locator("#call")).to_be_visible()

    async def does(self, key: str, button: str) -> None:
        """Press a key, or touch what it stands for."""
        if self.keys:
            await self.page.keyboard.press(key)
        else:
            await self.page.tap(button)

    async def hears_out(self) -> None:
        """Let the caller finish, where they speak."""
        waiting = self.page.locator("#choices .waiting button").first
        await expect(self.page.locator("#choices")).not_to_contain_text("is calling")
        shown = "#choices .replies button, #choices .waiting button, #call.over"
        await expect(self.page.locator(shown).first).to_be_visible()
        while await waiting.is_visible() and not await self.is_over():
            await self.page.wait_for_timeout(SETTLED)
            if await waiting.is_visible():
                await self.does("x", "#choices .waiting button")
            await self.page.wait_for_timeout(100)

    async def says(self, number: int) -> bool:
        """Give a reply by its number, or the last one; return whether the call goes on after it."""
        rows = self.page.locator("#choices .replies button")
        for _ in range(3):
            await self.hears_out()
            await self.waits_out()
            if await self.is_over():
                return False
            before = await self.said()
            await self.page.wait_for_timeout(SETTLED)
            place = min(number, await rows.count())
            # Time may close a reply, or bring something else, in the moment before it is touched.
            with suppress(Error):
                if self.keys:
                    await self.page.keyboard.press(str(place))
                else:
                    await rows.nth(place - 1).tap(timeout=2_000)
                await self.until(partial(self.has_more_than, before), tries=30)
                return True
        raise AssertionError(await self.page.inner_text("body"))

    async def waits_out(self) -> None:
        """Wait for what one is busy with, where one is."""
        if await self.page.locator("#choices progress").is_visible():
            await self.page.wait_for_timeout(SETTLED)
            await self.does("Enter", "#choices .replies button")
            await expect(self.page.locator("#choices progress")).to_be_hidden()
            await self.hears_out()

    async def said(self) -> int:
        """Return how many passages the conversation has."""
        return await self.page.locator("#talk .passage").count()

    async def has_more_than(self, passages: int) -> bool:
        """Return whether anything has been said, or the call has ended, since then."""
        return await self.said() > passages or await self.is_over()

    async def is_over(self) -> bool:
        """Return whether the call is over and its last words are said."""
        return await self.page.locator("#call.over").count() > 0

    async def until(self, holds: Callable[[], Awaitable[bool]], tries: int = 100) -> None:
        """Wait until something holds on the page, or for so many tenths of a second."""
        for _ in range(tries):
            if await holds():
                return
            await self.page.wait_for_timeout(100)
        raise Error(await self.page.inner_text("body"))

    async def hangs_up(self) -> None:
        """Put the phone down, and go back to the room."""
        await self.does("q", "#actions button:has-text('leave')")
        await self.does("h", "#leave [data-key=h]")
        await expect(self.page.locator("#call.over, #choices .waiting").first).to_be_visible()
        await self.hears_out()
        await self.goes_on()

    async def goes_on(self) -> None:
        """Go back to the room from a call that is over."""
        await expect(self.page.locator("#call.over")).to_be_visible()
        await self.page.wait_for_timeout(SETTLED)
        await self.does("Enter", "#choices .waiting button")
        await expect(self.page.locator("#room")).to_be_visible()

    def notice(self) -> Locator:
        """Return where notices stand."""
        return self.page.locator("#notice")

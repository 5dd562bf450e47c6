"""A browser, and people who look at a page with it on screens of all kinds."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from attrs import Factory, define, frozen
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from tests.browser.presence import chromium
from tests.browser.spoken import SpokenText
from tests.browser.traffic import Traffic

PATIENCE: Final = 10.0
"""Seconds after which what has not come on a page is taken never to come."""

_FLAGS: Final = (
    # Whatever a page asks for beside this machine is nowhere, so a test cannot reach it by mistake.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
    "--no-proxy-server",
    # Shared memory is a few megabytes in a container.
    "--disable-dev-shm-usage",
    "--disable-gpu",
)


@frozen
class Look:
    """What somebody looks at a page with, and how they like it."""

    width: int
    """Of the window, in CSS pixels before any zoom."""
    height: int
    touch: bool = False
    """Whether it is a phone's screen: fingers, no mouse."""
    dark: bool = False
    reduced_motion: bool = False
    forced_colors: bool = False
    zoom: float = 1.0
    """How far the page is enlarged: at 2.0 a window of 1280 has room for 640."""


PHONE: Final = Look(360, 640, touch=True)
LAPTOP: Final = Look(1280, 800)


@define
class Tab:
    """A page that somebody has open."""

    page: Page
    spoken: SpokenText
    """What a screen reader has read of its live regions."""


@define
class Visitor:
    """Somebody with a browser of their own: nobody else has its storage."""

    context: BrowserContext
    """Goes offline by `set_offline`, as far as that goes: new connections fail, but open ones stand
    still, keep answering pings, and deliver all of it later. `Uplink` really loses them."""
    traffic: Traffic
    tabs: list[Tab] = Factory(list)

    @property
    def page(self) -> Page:
        """The first tab's page."""
        return self.tabs[0].page

    @property
    def spoken(self) -> SpokenText:
        """What was read of the first tab's live regions."""
        return self.tabs[0].spoken

    async def tab(self) -> Tab:
        """Open another tab, with nothing in it yet."""
        page = await self.context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        tab = Tab(page, await SpokenText.of(page))
        self.tabs.append(tab)
        return tab

    def check(self) -> None:
        """Fail where a script broke, the policy was offended or anything was asked of elsewhere."""
        assert not (troubles := self.traffic.troubles()), "\n".join(troubles)


@asynccontextmanager
async def browser_started(folder: Path) -> AsyncIterator[Browser]:
    """Start the system's Chromium. What it keeps for itself goes into a folder."""
    own = {"XDG_CONFIG_HOME": str(folder / "config"), "XDG_CACHE_HOME": str(folder / "cache")}
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(
            executable_path=chromium(),
            args=list(_FLAGS),
            # It refuses to be root's, and in most containers it may not make one.
            chromium_sandbox=False,
            env={**os.environ, **own},
        )
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def visit(
    browser: Browser,
    home: str,
    look: Look = LAPTOP,
    *,
    checked: bool = True,
    any_certificate: bool = False,
) -> AsyncIterator[Visitor]:
    """Let somebody open a page: `page.goto("/")` of what is served at `home`.

    At the end the visitor is checked, unless what goes wrong on the page is what the test is about.
    `any_certificate`: whether they go on to a page whose certificate nobody knows.
    """
    context = await browser.new_context(
        base_url=home,
        viewport={"width": round(look.width / look.zoom), "height": round(look.height / look.zoom)},
        device_scale_factor=look.zoom,
        has_touch=look.touch,
        is_mobile=look.touch,
        color_scheme="dark" if look.dark else "light",
        reduced_motion="reduce" if look.reduced_motion else "no-preference",
        forced_colors="active" if look.forced_colors else "none",
        locale="en-GB",
        ignore_https_errors=any_certificate,
    )
    visitor = Visitor(context, Traffic(home))
    visitor.traffic.watch(context)
    try:
        await visitor.tab()
        yield visitor
    finally:
        await visitor.traffic.settled()
        await context.close()
    if checked:
        visitor.check()

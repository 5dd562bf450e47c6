"""The first usable paint of the page that phones join with, beside a bare page.

The bare page has the same markup and neither style nor script, and is served by the same server in
the same way. Both are opened in turns, with nothing kept from before. Usable is a page once it is
painted and what is typed into it would count: for ours that is when its script has run.
"""

import argparse
import asyncio
import gzip
import re
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
from typing import Final

from aiohttp import web
from attrs import evolve
from playwright.async_api import Browser, Page

from game.contest.page.files import PageFile, page_answer, page_files
from tests.browser.stage import PHONE, browser_started

TARGET: Final = 1.5
MOST_BYTES: Final = 60_000

_USABLE: Final = """async () => {
  const ran = () => !SCRIPTED || document.body.dataset.screen;
  const ready = () => document.readyState === "complete" && ran();
  while (!ready()) await new Promise((resolve) => setTimeout(resolve, 1));
  const painted = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  while (!painted()) await new Promise((resolve) => setTimeout(resolve, 1));
  const loaded = performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd;
  return Math.max(painted(), loaded);
}"""
"""Milliseconds from the beginning of a visit until the page can be used."""

_BYTES: Final = """() => [...performance.getEntriesByType("navigation"),
  ...performance.getEntriesByType("resource")].reduce((sum, each) => sum + each.transferSize, 0)"""


def bare(file: PageFile) -> PageFile:
    """Return a page without its style and its script."""
    body = re.sub(rb"<(link|script)\b[^>]*>(</script>)?", b"", file.body)
    if b"<link" in body or b"<script" in body:
        raise AssertionError(body)
    return evolve(file, body=body, packed=gzip.compress(body, mtime=0), tag='"bare"')


@asynccontextmanager
async def serving() -> AsyncIterator[str]:
    """Serve both pages as a host does."""
    files = {**page_files(), "/bare": bare(page_files()["/"])}
    app = web.Application()

    async def answer(request: web.Request) -> web.Response:
        return page_answer(request, files[request.path])

    for path in files:
        app.router.add_get(path, answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def visit(browser: Browser, url: str, *, scripted: bool) -> tuple[float, int]:
    """Open a page with nothing kept; return when it can be used, and how much was sent for it."""
    context = await browser.new_context(
        viewport={"width": PHONE.width, "height": PHONE.height}, is_mobile=True, has_touch=True
    )
    try:
        page: Page = await context.new_page()
        await page.goto(url)
        usable = await page.evaluate(_USABLE.replace("SCRIPTED", str(scripted).lower()))
        return float(usable), int(await page.evaluate(_BYTES))
    finally:
        await context.close()


async def measure(rounds: int, folder: Path) -> bool:
    """Print the figures and their ratio; return whether all is within its target."""
    pairs: list[tuple[float, float]] = []
    sent = 0
    async with serving() as home, browser_started(folder) as browser:
        for _ in range(2):
            # What a browser does only once does not count.
            await visit(browser, f"{home}/", scripted=True)
        for _ in range(rounds):
            plain, _ = await visit(browser, f"{home}/bare", scripted=False)
            ours, sent = await visit(browser, f"{home}/", scripted=True)
            pairs.append((plain, ours))
    ratio = median(ours / plain for plain, ours in pairs)
    for name, place in (("bare page", 0), ("our page", 1)):
        print(f"{name:10} usable after {median(pair[place] for pair in pairs):6.1f} ms")
    print(f"ratio      {ratio:.2f} (target {TARGET})")
    print(f"sent       {sent} bytes (target {MOST_BYTES})")
    return ratio <= TARGET and sent <= MOST_BYTES


def main() -> int:
    """Measure; 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        return 0 if asyncio.run(measure(options.rounds, Path(name))) else 1


if __name__ == "__main__":
    sys.exit(main())

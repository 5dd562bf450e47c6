"""What axe-core finds on a page that would keep somebody from using it."""

from functools import cache
from importlib.resources import files
from typing import Any

from playwright.async_api import Page


@cache
def _axe() -> str:
    """Return axe-core's script."""
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


async def violations(page: Page, within: str = "html") -> list[str]:
    """Return what axe-core finds in a part of a page, each as rule, place and what to do.

    All of its rules are tried, best practices too. What it cannot decide, as contrast over a
    picture, is not in the list.
    """
    # Once more after each load. Playwright's way in is not held up by the page's policy.
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(_axe())
    found: dict[str, Any] = await page.evaluate("within => axe.run(within)", within)
    return [
        f"{rule['id']}: {_place(node)}: {rule['help']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def _place(node: dict[str, Any]) -> str:
    """Return the selector of a place; one within frames or shadows names those before it."""
    return " ".join(map(str, node["target"]))

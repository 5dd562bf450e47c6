"""Pictures of pages for people to look at. Nothing compares them."""

import os
from pathlib import Path

from playwright.async_api import Page


async def picture(page: Page, name: str) -> None:
    """Save what a page shows as NAME.png in the folder that CALLCRAFT_PICTURES names.

    Without that variable nothing is saved.
    """
    if folder := os.environ.get("CALLCRAFT_PICTURES"):
        await page.screenshot(path=Path(folder) / f"{name}.png", animations="disabled")

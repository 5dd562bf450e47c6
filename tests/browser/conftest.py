"""What every test with a browser shares: the browser, its event loop, and that it is slow."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from tests.browser.presence import drivers_are_here, need_a_browser

if TYPE_CHECKING:
    from playwright.async_api import Browser

HERE = Path(__file__).parent

# The modules import what drives a browser. Without it one test is left, which says so.
collect_ignore = [
    each.name
    for each in HERE.glob("test_*.py")
    if not drivers_are_here() and each.name != "test_presence.py"
]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Make all tests here slow, and let them share the event loop that the browser lives in."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.slow)
            if pytest_asyncio.is_async_test(item):
                item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest.fixture(scope="session")
async def browser(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator["Browser"]:
    """Return a browser that all tests share: starting one takes longer than most of them."""
    need_a_browser()
    # It imports what may be missing.
    from tests.browser.stage import browser_started  # noqa: PLC0415 - as said

    async with browser_started(tmp_path_factory.mktemp("browser")) as started:
        yield started

"""Whether a browser is here to try the page with.

Imports nothing of what drives it, which may be missing.
"""

import os
import shutil
from importlib.util import find_spec

import pytest

COMMANDS = ("chromium", "chromium-browser", "google-chrome")
"""What Chromium is called on different systems, the first that is there wins."""

DRIVERS = ("playwright", "axe_playwright_python")
"""The packages of the extra `browser` that tests import."""


def chromium() -> str | None:
    """Return where the system's Chromium is; None where there is none."""
    return next(filter(None, map(shutil.which, COMMANDS)), None)


def drivers_are_here() -> bool:
    """Return whether the packages are installed that drive a browser."""
    return all(find_spec(each) for each in DRIVERS)


def missing() -> str:
    """Return what is missing to try the page and how to get it; empty where all is here."""
    if not drivers_are_here():
        return (
            "The browser tests need Playwright: pip install -c constraints.txt -e '.[dev,browser]'"
        )
    if chromium() is None:
        return f"The browser tests need one of {', '.join(COMMANDS)}: apt-get install chromium"
    return ""


def need_a_browser() -> None:
    """Skip the test where there is no browser, or fail it where one is asked for."""
    if reason := missing():
        if os.environ.get("CALLCRAFT_BROWSER") == "require":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)

"""Makes the pictures in docs/pictures from the program itself.

    python docs/make_pictures.py

The clock stands still and the seed is fixed, so the same program gives the same pictures.
"""

import asyncio
import os
import re
import tempfile
from pathlib import Path
from typing import Final

from textual.pilot import Pilot

PICTURES: Final = Path(__file__).parent / "pictures"
SIZE: Final = (80, 24)
SEED: Final = 4


class StillClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        """Return the time in seconds."""
        return self.seconds


async def main() -> None:
    """Play the beginning of a call, and a whole one, and keep how they look."""
    with tempfile.TemporaryDirectory() as folder:
        # Nobody's own record is shown or touched.
        os.environ["CALLCRAFT_DATA"] = folder
        await _call()


async def _call() -> None:
    from game.level.library import find_level  # noqa: PLC0415 - after CALLCRAFT_DATA is set
    from game.play.pace import Pace  # noqa: PLC0415
    from game.tui.app import CallcraftApp  # noqa: PLC0415
    from game.tui.level_list import read_entry  # noqa: PLC0415
    from game.tui.records import KeptRecords  # noqa: PLC0415
    from game.tui.run_context import Desk  # noqa: PLC0415

    clock, records = StillClock(), KeptRecords()
    entry = read_entry(find_level("parcel"), records, 3)
    app = CallcraftApp(Desk(records, Pace(), SEED, clock), entry)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await _said(pilot, clock)
        for words in ("listening for a bell", "LISTEN", "LISTEN", "had the old code"):
            await _do(pilot, clock, words)
        await pilot.press("down", "down")
        clock.seconds += 7.0
        await pilot.pause(0.3)
        _keep(app.export_screenshot(title="Callcraft"), "call")


async def _do(pilot: Pilot[None], clock: StillClock, words: str) -> None:
    """Give the reply that holds some words, or keep listening."""
    from game.call import shown_replies  # noqa: PLC0415
    from game.tui.screens.call import CallScreen  # noqa: PLC0415

    screen = pilot.app.screen
    if not isinstance(screen, CallScreen):
        message = f"The call did not go on: {screen} is shown."
        raise TypeError(message)
    state = screen.exchange.state
    if words == "LISTEN":
        await pilot.press("l")
    else:
        replies = [state.place.replies[say.reply].say for say in shown_replies(state)]
        place = next(place for place, say in enumerate(replies) if words in say)
        await pilot.press(str(place + 1))
    await _said(pilot, clock)


async def _said(pilot: Pilot[None], clock: StillClock) -> None:
    """Let the caller finish, think for a moment, and let all be drawn."""
    clock.seconds += 0.5  # a key is not taken for an answer to what has only just appeared
    await pilot.pause(0.3)
    await pilot.press("space")
    clock.seconds += 2.0
    await pilot.pause(0.3)


def _keep(svg: str, name: str) -> None:
    """Write a picture; its running numbers are taken out, so that only what is seen changes it."""
    marks = re.search(r"terminal-(\d+)-", svg)
    steady = svg.replace(marks.group(1), "callcraft") if marks else svg
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / f"{name}.svg").write_text(steady, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())

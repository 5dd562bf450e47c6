"""A stage for a call whose file is watched: the file, the app, and what is done in an editor."""

import os
from collections.abc import Callable
from pathlib import Path

from attrs import define, field
from textual.pilot import Pilot

from game.level import Problem
from game.play.pace import Clock, Pace
from game.tui.run_context import RunContext
from game.tui.themes import DARK
from game.tui.watch_app import Check, WatchApp, Watched
from tests.play.tiny import TINY
from tests.tui.stage import SEED, HandClock, MemoryRecords, until
from tests.tui.test_sizes import drawn, words

TIME = "14:05:12"


def finds_nothing(_: Path) -> tuple[Problem, ...]:
    """Check a file in no time."""
    return ()


@define
class Editor:
    """A level file, beside it the app that watches it."""

    path: Path
    check: Check = finds_nothing
    theme: str = DARK.name
    clock: HandClock = field(factory=HandClock)
    records: MemoryRecords = field(factory=MemoryRecords)

    def save(self, *changes: tuple[str, str], text: str = TINY) -> None:
        """Save the tiny call with some of its words replaced, by moving it into its place."""
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        beside = self.path.with_suffix(".new")
        beside.write_text(text, encoding="utf-8")
        os.replace(beside, self.path)  # noqa: PTH105 - what an editor does

    def app(self) -> WatchApp:
        """Return the app, about to begin."""
        self.records.chosen = self.theme
        context = RunContext(self.records, Pace(Clock.UNTIMED), SEED, self.clock)
        return WatchApp(context, Watched(self.path, self.check, lambda: TIME))


async def shows(pilot: Pilot[None], *told: str) -> None:
    """Wait until the screen shows some words, however they are wrapped."""
    await until(pilot, lambda: all(each in words(drawn(pilot.app)) for each in told))


async def until_gone(pilot: Pilot[None], *told: str) -> None:
    """Wait until the screen shows none of some words."""
    await until(pilot, lambda: not any(each in words(drawn(pilot.app)) for each in told))


def moving(clock: HandClock, holds: Callable[[], bool]) -> Callable[[], bool]:
    """Return a condition under which to wait while time passes."""

    def look() -> bool:
        clock.move(0.1)
        return holds()

    return look

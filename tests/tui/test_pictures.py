"""Pictures of every screen, dark and light, in a terminal of 80 by 24 and one of 120 by 40.

A picture is stored once somebody has looked at it: `pytest tests/tui --snapshot-update`, then
open what changed.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

import pytest
from textual.app import App
from textual.pilot import Pilot

from game.call import Answer, Level, Say
from game.level import load_level
from game.play.session import Session
from game.record import Origin
from game.tui.level_list import Entry
from game.tui.screens.call import CallScreen
from game.tui.themes import DARK, LIGHT
from game.tui.widgets.conversation import Conversation
from game.tui.widgets.move_page import MovePage
from game.tui.widgets.reply_list import ReplyList
from game.tui.widgets.step_card import StepCard
from tests.lines import replies_of
from tests.tui.stage import (
    SEED,
    HandClock,
    MemoryRecords,
    app_with,
    entry_of,
    hear_out,
    listed,
    parcel_level,
    settle,
    tick,
    until,
)

PACK = Path(__file__).parent / "pack"

PROBLEMS = (
    """broken.yaml:1:1: L101 There is no key `titel` here.
  1 | titel: The lost parcel
    | ^
  Did you mean `title`?""",
    """broken.yaml:14:20: L204 There is no technique `specific-apolgy`.
  14 |         technique: specific-apolgy
     |                    ^
  Did you mean `specific-apology`?""",
)

SMALL_DARK = ((80, 24), DARK.name)
LARGE_LIGHT = ((120, 40), LIGHT.name)
SMALL_LIGHT = ((80, 24), LIGHT.name)
LARGE_DARK = ((120, 40), DARK.name)

Look = tuple[tuple[int, int], str]
Steps = Callable[[Pilot[None], HandClock], Awaitable[None]]


class Compare(Protocol):
    """The fixture that compares a picture with the stored one."""

    def __call__(
        self,
        app: App[None],
        *,
        terminal_size: tuple[int, int],
        run_before: Callable[[Pilot[None]], Awaitable[None]],
    ) -> bool:
        """Return whether the app looks as it did."""


async def nothing(pilot: Pilot[None], _clock: HandClock) -> None:
    """Leave the first screen as it is."""
    await pilot.pause()


async def speaking(pilot: Pilot[None], clock: HandClock) -> None:
    """Answer, and look while the caller speaks."""
    await pilot.press("enter")
    await tick(pilot, clock, 1.9)


async def replies(pilot: Pilot[None], clock: HandClock) -> None:
    """Listen once, and mark the second reply."""
    await pilot.press("enter")
    await hear_out(pilot, clock)
    await pilot.press("l")
    await hear_out(pilot, clock)
    await pilot.press("down", "down")
    call = pilot.app.screen
    rows = call.query_one(ReplyList)
    await until(pilot, lambda: rows.marked is not None and rows.marked.place == 1)
    talk = call.query_one(Conversation)
    await until(pilot, lambda: talk.scroll_y == talk.max_scroll_y)
    await pilot.pause()


async def thinking(pilot: Pilot[None], clock: HandClock) -> None:
    """Say something, then think for too long."""
    await replies(pilot, clock)
    await pilot.press("enter")
    await hear_out(pilot, clock)
    for _ in range(7):
        await tick(pilot, clock, 1.5)


async def notes(pilot: Pilot[None], clock: HandClock) -> None:
    """Take out the notes."""
    await replies(pilot, clock)
    await pilot.press("n")


async def leaving(pilot: Pilot[None], clock: HandClock) -> None:
    """Ask whether to leave."""
    await replies(pilot, clock)
    await pilot.press("q")


async def noticing(pilot: Pilot[None], clock: HandClock) -> None:
    """Press ctrl+c."""
    await replies(pilot, clock)
    await pilot.press("ctrl+c")


async def helping(pilot: Pilot[None], _clock: HandClock) -> None:
    """Ask for help."""
    await pilot.press("question_mark")


async def over(pilot: Pilot[None], clock: HandClock) -> None:
    """Play to a good end."""
    await replies(pilot, clock)
    call = pilot.app.screen
    assert isinstance(call, CallScreen)
    for place in (0, 0):
        await pilot.press(str(replies_of(call).index(Say(place)) + 1))
        await hear_out(pilot, clock)


async def debrief(pilot: Pilot[None], clock: HandClock) -> None:
    """Look back on a call that went well."""
    await over(pilot, clock)
    await looked_back(pilot)


async def marked(pilot: Pilot[None], clock: HandClock) -> None:
    """Look back, and mark the move before the last."""
    await debrief(pilot, clock)
    await pilot.press("p")
    await pilot.pause()


async def practising(pilot: Pilot[None], clock: HandClock) -> None:
    """Go back to before that move."""
    await marked(pilot, clock)
    await pilot.press("b")
    await until(pilot, lambda: isinstance(pilot.app.screen, CallScreen))
    await tick(pilot, clock, 1.2)


async def practised(pilot: Pilot[None], clock: HandClock) -> None:
    """Hang up there, and look back on the practice."""
    await practising(pilot, clock)
    await pilot.press("q", "h")
    await settle(pilot, clock)
    await looked_back(pilot)


async def costliest(pilot: Pilot[None], clock: HandClock) -> None:
    """Look back on a call that went badly, at the move that cost most."""
    await thinking(pilot, clock)
    call = pilot.app.screen
    assert isinstance(call, CallScreen)
    while not call.view.ended:
        await pilot.press(str(len(replies_of(call))))
        await hear_out(pilot, clock)
    await looked_back(pilot)
    await at_the_costliest(pilot)


async def looked_back(pilot: Pilot[None]) -> None:
    """Leave a call that is over for its debrief."""
    await pilot.press("enter")
    await until(pilot, lambda: bool(pilot.app.screen.query(StepCard)))
    await pilot.pause()


async def at_the_costliest(pilot: Pilot[None]) -> None:
    """Go to the move that cost most."""
    page = pilot.app.screen.query_one(MovePage)
    (card,) = page.query("StepCard.-costliest").results(StepCard)
    await pilot.press("c")
    await until(pilot, lambda: page.marked is card and page.shows(card))
    await pilot.pause()


async def menu(pilot: Pilot[None], _clock: HandClock) -> None:
    """Wait until the calls are read."""
    await listed(pilot)


CALL: dict[str, Steps] = {
    "brief": nothing,
    "speaking": speaking,
    "replies": replies,
    "thinking": thinking,
    "notes": notes,
    "leaving": leaving,
    "noticing": noticing,
    "help": helping,
    "over": over,
    "debrief": debrief,
    "costliest": costliest,
    "marked": marked,
    "practising": practising,
    "practised": practised,
}

BOTH_WAYS = {"replies", "debrief"}
"""Screens pictured in every size in both themes; the others once small, once large."""


def looks(name: str) -> list[Look]:
    """Return the sizes and themes in which a screen is pictured."""
    more = [SMALL_LIGHT, LARGE_DARK] if name in BOTH_WAYS else []
    return [SMALL_DARK, LARGE_LIGHT, *more]


def named(look: Look) -> str:
    """Return the name of a size and theme."""
    (width, height), theme = look
    return f"{width}x{height}-{theme.removeprefix('callcraft-')}"


PICTURES = [
    pytest.param(name, look, id=f"{name}-{named(look)}") for name in CALL for look in looks(name)
]


def taken(steps: Steps, clock: HandClock) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Return steps as the fixture wants them."""

    async def take(pilot: Pilot[None]) -> None:
        await steps(pilot, clock)
        # What the last step brought about may have asked to be drawn once more.
        await pilot.pause()

    return take


@pytest.mark.parametrize(("name", "look"), PICTURES)
def test_a_call_looks_as_it_did(snap_compare: Compare, name: str, look: Look) -> None:
    size, theme = look
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=taken(CALL[name], clock))


@pytest.mark.parametrize("look", [SMALL_DARK, LARGE_LIGHT], ids=named)
def test_the_menu_looks_as_it_did(snap_compare: Compare, look: Look) -> None:
    size, theme = look
    app = app_with(None, records=played(), theme=theme, pack=PACK)
    assert snap_compare(app, terminal_size=size, run_before=taken(menu, HandClock()))


@pytest.mark.parametrize("look", [SMALL_DARK, LARGE_LIGHT], ids=named)
def test_a_broken_file_looks_as_it_did(snap_compare: Compare, look: Look) -> None:
    size, theme = look
    app = app_with(Entry(2, PACK / "broken.yaml", None, PROBLEMS, "", ""), theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=taken(nothing, HandClock()))


@pytest.mark.parametrize("size", [(60, 18)])
def test_a_small_terminal_looks_as_it_did(snap_compare: Compare, size: tuple[int, int]) -> None:
    app = app_with(entry_of(parcel_level()))
    assert snap_compare(app, terminal_size=size, run_before=taken(nothing, HandClock()))


def played() -> MemoryRecords:
    """Return records with one good attempt at the first call of the pack."""
    reading = load_level(PACK / "parcel.yaml")
    assert isinstance(reading.level, Level)
    session = Session(reading.level, SEED)
    session.send(Answer())
    session.send(Say(0))
    return MemoryRecords(kept=[(session, Origin(reading.digest, "parcel", ""), "")])

"""Pictures of everything beside the talk; see test_pictures.py for how they are kept."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.call import Answer, Level, Say
from game.play.session import Session
from game.record import LiveCall
from game.tui.run_context import RunContext
from game.tui.screens.brief import BriefScreen
from game.tui.screens.call import CallScreen
from game.tui.widgets.key_line import KeyLine
from tests.tui.desk_stage import (
    PINGS,
    abusive_level,
    desk_level,
    number_of,
    pass_seconds,
    picked_up,
)
from tests.tui.linked_pack import entries_of, linked_pack
from tests.tui.stage import (
    SEED,
    HandClock,
    MemoryRecords,
    app_with,
    entry_of,
    faded_call,
    hear_out,
    listed,
    settle,
    tick,
    until,
)
from tests.tui.test_pictures import (
    LARGE_DARK,
    LARGE_LIGHT,
    SMALL_DARK,
    SMALL_LIGHT,
    Compare,
    Look,
    Steps,
    at_the_costliest,
    looked_back,
    named,
    taken,
)


async def replies(pilot: Pilot[None], clock: HandClock) -> None:
    """Let the caller finish."""
    await picked_up(pilot, clock)


async def holding(pilot: Pilot[None], clock: HandClock) -> None:
    """Ask how to put the caller on hold."""
    await picked_up(pilot, clock)
    await pilot.press("h")


async def on_hold(pilot: Pilot[None], clock: HandClock) -> None:
    """Leave the caller on hold for a while."""
    await holding(pilot, clock)
    await pilot.press("2")
    await pass_seconds(pilot, clock, 40)


async def searching(pilot: Pilot[None], clock: HandClock) -> None:
    """Begin to look something up."""
    await picked_up(pilot, clock)
    await pilot.press("k", "down")


async def found_nothing(pilot: Pilot[None], clock: HandClock) -> None:
    """Look for something that is not there."""
    await searching(pilot, clock)
    await pilot.press(*"code of zebras")


async def reading(pilot: Pilot[None], clock: HandClock) -> None:
    """Read, with the caller on the line."""
    await picked_up(pilot, clock)
    await pilot.press("k", *"code", "enter")
    await pass_seconds(pilot, clock, 10)


async def reading_on_hold(pilot: Pilot[None], clock: HandClock) -> None:
    """Read, with the caller on hold."""
    await on_hold(pilot, clock)
    await pilot.press("k", "down", "enter")
    await pass_seconds(pilot, clock, 5)


async def have_read(pilot: Pilot[None], clock: HandClock) -> None:
    """Read to the end."""
    await reading(pilot, clock)
    await pilot.press("enter")
    await settle(pilot, clock)


async def colleagues(pilot: Pilot[None], clock: HandClock) -> None:
    """See whom to ask."""
    await picked_up(pilot, clock)
    await pilot.press("c")


async def handed_over(pilot: Pilot[None], clock: HandClock) -> None:
    """Put the caller through without their story."""
    await colleagues(pilot, clock)
    await pilot.press("3")
    await pass_seconds(pilot, clock, 5)


async def promised(pilot: Pilot[None], clock: HandClock) -> None:
    """Promise something, and know something."""
    await have_read(pilot, clock)
    await pilot.press(number_of(_call(pilot), "I will ring"))
    await hear_out(pilot, clock)
    await pass_seconds(pilot, clock, 11)


async def missed(pilot: Pilot[None], clock: HandClock) -> None:
    """Let the time of a promise pass."""
    await promised(pilot, clock)
    await pilot.press("h", "3")
    await pass_seconds(pilot, clock, 112)


async def noted(pilot: Pilot[None], clock: HandClock) -> None:
    """Take out the notes."""
    await promised(pilot, clock)
    await pilot.press("n")


async def pinged(pilot: Pilot[None], clock: HandClock) -> None:
    """Let two messages come."""
    await picked_up(pilot, clock)
    await pass_seconds(pilot, clock, 39)


async def pinged_in_speech(pilot: Pilot[None], clock: HandClock) -> None:
    """Listen, while two messages wait."""
    await pinged(pilot, clock)
    await pilot.press("l")
    await tick(pilot, clock, 1.9)


async def pinged_in_search(pilot: Pilot[None], clock: HandClock) -> None:
    """Look something up, while two messages wait."""
    await pinged(pilot, clock)
    await pilot.press("k")


async def debrief(pilot: Pilot[None], clock: HandClock) -> None:
    """Look back on holds, errands and a promise that was missed."""
    await missed(pilot, clock)
    await pilot.press("1", "q", "h")
    await settle(pilot, clock)
    await looked_back(pilot)


async def costliest(pilot: Pilot[None], clock: HandClock) -> None:
    """Go to the moves."""
    await debrief(pilot, clock)
    await at_the_costliest(pilot)


async def leaving_fairly(pilot: Pilot[None], clock: HandClock) -> None:
    """Draw a line, and ask whether to leave."""
    await picked_up(pilot, clock)
    await pilot.press("1")
    await pilot.press("q")


def _call(pilot: Pilot[None]) -> CallScreen:
    call = pilot.app.screen
    assert isinstance(call, CallScreen)
    return call


DESK: dict[str, Steps] = {
    "replies": replies,
    "holding": holding,
    "on-hold": on_hold,
    "searching": searching,
    "found-nothing": found_nothing,
    "reading": reading,
    "reading-on-hold": reading_on_hold,
    "have-read": have_read,
    "colleagues": colleagues,
    "handed-over": handed_over,
    "promised": promised,
    "missed": missed,
    "noted": noted,
    "pinged": pinged,
    "pinged-in-speech": pinged_in_speech,
    "pinged-in-search": pinged_in_search,
    "looked-back": debrief,
    "looked-back-further": costliest,
    "leaving-fairly": leaving_fairly,
}

BOTH_WAYS = {"on-hold", "promised", "pinged"}
PINGED = {"pinged", "pinged-in-speech", "pinged-in-search"}


def looks(name: str) -> list[Look]:
    """Return the sizes and themes in which a scene is pictured."""
    more = [SMALL_LIGHT, LARGE_DARK] if name in BOTH_WAYS else []
    return [SMALL_DARK, LARGE_LIGHT, *more]


PICTURES = [
    pytest.param(name, look, id=f"{name}-{named(look)}") for name in DESK for look in looks(name)
]


def level_of(name: str) -> Level:
    """Return the call that a scene is of."""
    if name == "leaving-fairly":
        return abusive_level()
    return desk_level(pings=PINGS if name in PINGED else ())


@pytest.mark.parametrize(("name", "look"), PICTURES)
def test_the_desk_looks_as_it_did(snap_compare: Compare, name: str, look: Look) -> None:
    size, theme = look
    clock = HandClock()
    app = app_with(entry_of(level_of(name)), clock=clock, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=taken(DESK[name], clock))


@pytest.mark.parametrize("strain", [60, 80])
def test_a_faded_call_looks_as_it_did(snap_compare: Compare, strain: int) -> None:
    clock = HandClock()
    context = RunContext(MemoryRecords(), seed=SEED, now=clock)

    async def tired(pilot: Pilot[None]) -> None:
        call = faded_call(context, desk_level(), strain)
        await pilot.app.push_screen(call)
        await hear_out(pilot, clock)
        await pilot.press("l")
        await hear_out(pilot, clock)

    assert snap_compare(app_with(None), terminal_size=(80, 24), run_before=tired)


@pytest.mark.parametrize("look", [SMALL_DARK, LARGE_LIGHT], ids=named)
def test_a_menu_of_linked_calls_looks_as_it_did(
    snap_compare: Compare, look: Look, tmp_path: Path
) -> None:
    size, theme = look
    app = app_with(None, theme=theme, pack=linked_pack(tmp_path))

    async def second(pilot: Pilot[None]) -> None:
        menu = await listed(pilot)
        await pilot.press("2")
        await until(pilot, lambda: menu.query_one(KeyLine).has_class("-noticing"))
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=second)


@pytest.mark.parametrize("look", [SMALL_DARK, LARGE_LIGHT], ids=named)
def test_the_brief_of_a_returning_caller_looks_as_it_did(
    snap_compare: Compare, look: Look, tmp_path: Path
) -> None:
    size, theme = look
    pack, records = linked_pack(tmp_path), MemoryRecords()
    first, _, _ = entries_of(records, pack)
    assert first.level is not None
    session = Session(first.level, SEED)
    session.send(Answer())
    session.send(Say(0))
    records.keep(LiveCall(session, first.origin, ""))
    app = app_with(None, records=records, theme=theme, pack=pack)

    async def third(pilot: Pilot[None]) -> None:
        await listed(pilot)
        await pilot.press("3")
        await until(pilot, lambda: isinstance(pilot.app.screen, BriefScreen))
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=third)

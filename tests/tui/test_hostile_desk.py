"""Whatever the texts on the desk hold, every panel shows them and nothing else happens."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from attrs import evolve
from textual.pilot import Pilot

from game.call import Article, Department, Level, Ping, Promise, Reply, Say
from game.call.units import SECOND
from game.tui.screens.call import CallScreen
from game.tui.screens.debrief import DebriefScreen
from game.tui.widgets.option_list import OptionRow
from tests.lines import found_by, replies_of, session_of
from tests.tui.desk_stage import pass_seconds, picked_up
from tests.tui.stage import HandClock, app_with, entry_of, hear_out, listed, settle
from tests.tui.test_hostile_texts import HOSTILE, click_everywhere, hostile_level, look

SIZE = (80, 24)


def hostile_desk(text: str) -> Level:
    """Return the small call with a desk on which every text is the same, names included."""
    level = hostile_level(text)
    start = level.scenes[level.start]
    promise = Reply(text, promises=text)
    article = Article(text, text, 2 * SECOND, text)
    department = Department(text, text, 2 * SECOND, text, text + "gate")
    scene = evolve(start, replies=(promise, *start.replies[1:]))
    return evolve(
        level,
        scenes={**level.scenes, start.name: scene},
        articles={text: article, text + "2": article},
        departments={text: department},
        promises={text: Promise(text, 90 * SECOND, None)},
        pings=(
            Ping(text, text, SECOND, SECOND, 2 * SECOND, text),
            Ping(text, text, SECOND, SECOND, 2 * SECOND, text),
        ),
    )


@asynccontextmanager
async def at_the_desk(name: str) -> AsyncIterator[tuple[Pilot[None], HandClock, CallScreen]]:
    """Pick up a call with a desk of hostile texts, and let the caller finish."""
    clock = HandClock()
    app = app_with(entry_of(hostile_desk(HOSTILE[name])), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        yield pilot, clock, await picked_up(pilot, clock)


@pytest.mark.parametrize("name", HOSTILE)
async def test_every_panel_shows_hostile_texts(name: str) -> None:
    async with at_the_desk(name) as (pilot, clock, call):
        app = pilot.app
        await pass_seconds(pilot, clock, 2)
        look(app)
        await pilot.press("p")
        await settle(pilot, clock)
        promise = str(replies_of(call).index(Say(0)) + 1)
        for keys in ((promise,), ("h",), ("escape", "c"), ("escape", "k"), ("x", "backspace")):
            await pilot.press(*keys)
            await settle(pilot, clock)
            if call.view.speaking:
                await hear_out(pilot, clock)
            look(app)
        await pilot.press("enter")
        await pass_seconds(pilot, clock, 1)
        look(app)
        await pilot.press("enter")
        await settle(pilot, clock)
        look(app)
        await pilot.press("n", "a")
        await pass_seconds(pilot, clock, 3)
        look(app)
        titles = [passage.title for passage in found_by(call)]
        assert titles == [HOSTILE[name]] * 2, session_of(call).events
        await pilot.press("n", "c", "2")
        await settle(pilot, clock)
        look(app)
        await pilot.press("enter", "q", "h")
        await settle(pilot, clock)
        look(app)
        await hear_out(pilot, clock)
        await pilot.press("enter")
        assert isinstance(app.screen, DebriefScreen)
        look(app)
        await pilot.press("end")
        look(app)


@pytest.mark.parametrize("name", ["markup", "action"])
async def test_clicking_on_a_text_of_the_desk_runs_nothing(name: str) -> None:
    async with at_the_desk(name) as (pilot, clock, call):
        await pass_seconds(pilot, clock, 2)
        await pilot.press("k")
        await click_everywhere(pilot)
        await pilot.click(call.query(OptionRow).first())
        await pass_seconds(pilot, clock, 3)
        await click_everywhere(pilot)
        assert len(found_by(call)) == 1


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_search_takes_whatever_is_pasted_or_typed(name: str) -> None:
    async with at_the_desk(name) as (pilot, _, call):
        await pilot.press("k")
        call.query_typed = HOSTILE[name][:60]
        call.show()
        await pilot.pause()
        look(pilot.app)


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_locked_entry_shows_hostile_titles(name: str) -> None:
    text = HOSTILE[name]
    app = app_with(None)
    async with app.run_test(size=SIZE) as pilot:
        menu = await listed(pilot)
        locked = evolve(entry_of(hostile_level(text)), opens_after=(text, text))
        await menu.show_calls([locked])
        look(app)
        await pilot.press("enter")
        await pilot.pause()
        look(app)
        assert app.screen is menu

"""Going back from a debrief: the call stands there again, leads elsewhere, and is kept nowhere."""

import pytest
from textual.pilot import Pilot

from game.call import Answer, HangUp, Outcome, Past, Recall, Say, Wait
from game.play.session import Session
from game.tui.app import CallcraftApp
from game.tui.screens.call import CallScreen
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.leave import LeaveScreen
from game.tui.screens.menu import MenuScreen
from game.tui.widgets.curve import Curve
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.move_page import MovePage
from game.tui.widgets.too_small import LEAST
from tests.lines import session_of, state_of
from tests.tui.desk_stage import beside, number_of, returning_level
from tests.tui.stage import (
    SEED,
    HandClock,
    MemoryRecords,
    app_with,
    entry_of,
    hear_out,
    parcel_level,
    tick,
    until,
)
from tests.tui.test_journeys import on
from tests.tui.test_sizes import drawn, words

SIZE = (80, 24)


async def say(pilot: Pilot[None], clock: HandClock, *replies: str) -> CallScreen:
    """Give replies by how they begin, hearing the caller out before each and after the last."""
    call = on(pilot, CallScreen)
    await hear_out(pilot, clock)
    for reply in replies:
        await pilot.press(number_of(call, reply))
        await hear_out(pilot, clock)
    return call


async def failed(pilot: Pilot[None], clock: HandClock) -> DebriefScreen:
    """Play a call to a bad end, and look back on it."""
    await pilot.press("enter")
    await say(pilot, clock, "Three days off", "Please hold.")
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen))
    return on(pilot, DebriefScreen)


async def gone_back(pilot: Pilot[None]) -> CallScreen:
    """Go back to before the marked move, which may have to be shown first."""
    page = on(pilot, DebriefScreen).query_one(MovePage)
    assert page.marked is not None
    page.show_card(page.marked)
    await until(pilot, lambda: page.marked is not None and page.shows(page.marked))
    await pilot.press("b")
    await until(pilot, lambda: isinstance(pilot.app.screen, CallScreen))
    return on(pilot, CallScreen)


def marked(debrief: DebriefScreen) -> int:
    """Return the number of the marked move."""
    card = debrief.query_one(MovePage).marked
    assert card is not None
    return card.step.number


def stage() -> tuple[CallcraftApp, HandClock, MemoryRecords]:
    """Return an app that begins with a call, its clock and its records."""
    clock, records = HandClock(), MemoryRecords()
    return app_with(entry_of(parcel_level()), clock=clock, records=records), clock, records


async def test_choosing_otherwise_leads_to_another_end_and_nothing_of_it_is_kept() -> None:
    app, clock, records = stage()
    async with app.run_test(size=SIZE) as pilot:
        await failed(pilot, clock)
        ((first, _, _),) = records.kept
        call = await gone_back(pilot)
        await until(pilot, lambda: "Practice  ·  1  The third missed" in drawn(app))
        assert "Practice from before move 2: this call is not kept." in drawn(app)
        await say(pilot, clock, "I can book")
        assert state_of(call).outcome is Outcome.RESOLVED
        assert first.state.outcome is Outcome.UNRESOLVED
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await until(pilot, lambda: "Practice · The third missed delivery" in drawn(app))
        assert "resolved. Practice from before move 2: this call is not kept." in words(drawn(app))
        await pilot.press("p")
        again = await gone_back(pilot)
        assert (session_of(again).practice, state_of(again).turns) == (1, 0)
        await pilot.press("ctrl+q")
    assert [session for session, _, _ in records.kept] == [first]


async def test_again_takes_the_whole_call_anew_and_keeps_it() -> None:
    app, clock, records = stage()
    async with app.run_test(size=SIZE) as pilot:
        await failed(pilot, clock)
        await gone_back(pilot)
        await say(pilot, clock, "I can book")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press("r", "q", "q")
    assert [session.practice for session, _, _ in records.kept] == [None, None]
    assert records.kept[1][0].state.turns == 0


async def test_what_was_said_before_stands_there_and_what_led_to_the_move_is_being_said() -> None:
    app, clock, records = stage()
    async with app.run_test(size=SIZE) as pilot:
        await failed(pilot, clock)
        call = await gone_back(pilot)
        assert call.view.speaking
        await until(pilot, lambda: "parcel that you say you attempted." in beside(app))
        assert "You Three days off work. That should not have happened" in beside(app)
        assert "Thank you. Nobody" not in beside(app)
        before = state_of(call).tally.elapsed
        assert before == records.kept[0][0].turns[2].after.tally.elapsed
        await tick(pilot, clock, 1.5)
        assert state_of(call).tally.elapsed == before + 1_500
        await hear_out(pilot, clock)
        await until(pilot, lambda: "Nobody has said that yet." in beside(app))


async def test_leaving_practice_keeps_nothing_and_says_so() -> None:
    app, clock, records = stage()
    async with app.run_test(size=SIZE) as pilot:
        await failed(pilot, clock)
        await gone_back(pilot)
        await pilot.press("q")
        on(pilot, LeaveScreen)
        await until(pilot, lambda: "Practice is not kept." in drawn(app))
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, MenuScreen))
    assert len(records.kept) == 1


async def test_the_mark_begins_at_the_costliest_move_and_stops_at_the_ends() -> None:
    app, clock, _ = stage()
    async with app.run_test(size=SIZE) as pilot:
        debrief = await failed(pilot, clock)
        page = debrief.query_one(MovePage)
        assert marked(debrief) == 2
        for key, number in (("n", 2), ("p", 1), ("p", 1), ("c", 2)):
            await pilot.press("home", key)
            assert marked(debrief) == number
            await until(pilot, lambda: page.marked is not None and page.shows(page.marked))
        assert "› 2  " in drawn(app)  # noqa: RUF001 - the mark
        assert "› 1  " not in drawn(app)  # noqa: RUF001 - the mark


async def test_nobody_goes_back_to_a_move_that_is_out_of_view() -> None:
    app, clock, _ = stage()
    async with app.run_test(size=SIZE) as pilot:
        debrief = await failed(pilot, clock)
        await pilot.press("b")
        assert app.screen is debrief
        await until(pilot, lambda: "This is move 2. Press b to go back to" in drawn(app))
        assert "› 2  " in drawn(app)  # noqa: RUF001 - the mark
        await pilot.press("b")
        on(pilot, CallScreen)


async def looked_back(pilot: Pilot[None], session: Session) -> DebriefScreen:
    """Look back on a session."""
    assert isinstance(pilot.app, CallcraftApp)
    context = pilot.app.context
    screen = DebriefScreen(context, entry_of(session.level), context.line_to(session))
    await pilot.app.push_screen(screen)
    return screen


async def test_what_a_caller_remembers_is_never_marked() -> None:
    session = Session(returning_level(), SEED, Recall(Past.LET_DOWN))
    for event in (Answer(), Wait(9_000), Say(0)):
        session.send(event)
    async with app_with(None).run_test(size=SIZE) as pilot:
        debrief = await looked_back(pilot, session)
        assert marked(debrief) == 1
        await pilot.press("p")
        assert marked(debrief) == 1
        await until(pilot, lambda: "› 1  " in drawn(pilot.app))  # noqa: RUF001 - the mark
        assert all(axis_of(curve).strip("─") == "1" for curve in debrief.query(Curve))


def axis_of(curve: Curve) -> str:
    """Return the line with the numbers of the moves below a curve."""
    return str(curve.render()).splitlines()[-1]


@pytest.mark.parametrize("known", [None, Recall(Past.LET_DOWN)])
async def test_a_call_in_which_nothing_was_done_has_no_way_back(known: Recall | None) -> None:
    session = Session(returning_level(), SEED, known)
    session.send(Answer())
    async with app_with(None).run_test(size=SIZE) as pilot:
        debrief = await looked_back(pilot, session)
        assert debrief.query_one(MovePage).marked is None
        await pilot.press("n", "p", "b")
        await until(pilot, lambda: "Nothing was done in this call" in drawn(pilot.app))
        assert pilot.app.screen is debrief


async def test_a_call_put_down_while_it_rang_rings_again() -> None:
    session = Session(parcel_level(), SEED)
    session.send(HangUp())
    async with app_with(None).run_test(size=SIZE) as pilot:
        await looked_back(pilot, session)
        call = await gone_back(pilot)
        assert state_of(call).answered


async def test_enter_reads_on_and_only_m_and_escape_lead_away() -> None:
    app, clock, _ = stage()
    async with app.run_test(size=SIZE) as pilot:
        debrief = await failed(pilot, clock)
        page = debrief.query_one(MovePage)
        await until(pilot, lambda: page.max_scroll_y > 0)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: page.scroll_y > page.size.height)
        assert app.screen is debrief
        assert not debrief.query_one(KeyLine).has_class("-noticing")
        await pilot.press("end")
        await until(pilot, lambda: page.scroll_y == page.max_scroll_y)
        await pilot.press("enter")
        assert app.screen is debrief
        await until(pilot, lambda: "That was all of it. Press m for the menu." in drawn(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MenuScreen))


async def test_every_key_of_a_debrief_has_room_on_the_smallest_screen() -> None:
    app, clock, _ = stage()
    async with app.run_test(size=(LEAST.width, LEAST.height)) as pilot:
        await failed(pilot, clock)
        await until(pilot, lambda: "b back to here" in drawn(app))
        foot = drawn(app).splitlines()[-1]
        for needed in ("n p moves", "c costliest", "b back to here", "r again", "m menu", "? help"):
            assert f" {needed} " in foot
        assert foot.rstrip().endswith("q leave")
        assert "scroll" not in foot
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: "↑ ↓ scroll" in drawn(app).splitlines()[-1])


async def test_nothing_is_said_at_the_foot_of_a_call_that_is_no_practice() -> None:
    app, _, _ = stage()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        call = on(pilot, CallScreen)
        assert not call.query_one(KeyLine).has_class("-noticing")
        assert "Practice" not in drawn(app)

"""Where a line was drawn under abuse: what is said before the phone goes down, and what it is."""

import pytest
from attrs import evolve
from textual.pilot import Pilot

from game.call import HangUp, Level, Outcome, Technique
from game.call.script.level import Reply, Speech
from game.tui.screens.call import CallScreen
from game.tui.screens.leave import LeaveScreen
from game.view.ending import LINE_FIRST, LINE_LAPSED
from tests.lines import session_of, state_of
from tests.plain.desk import played
from tests.tui.desk_stage import abusive_level, number_of, picked_up, speaks
from tests.tui.stage import SEED, HandClock, app_with, entry_of, hear_out, until
from tests.tui.test_sizes import drawn, words

SIZE = (80, 24)
WARNING = "I want to help. I cannot while you call me that."


def level() -> Level:
    """Return an abusive call: its caller answers back, and the agent can be hostile."""
    calm = abusive_level()
    opening = calm.scenes["opening"]
    (warn,) = opening.replies
    replies = (
        evolve(warn, answer=Speech.plain("Oh, do you? And what do you call yourself, then?")),
        Reply("And who do you think you are?", Technique.BLAME),
    )
    return evolve(calm, scenes={**calm.scenes, "opening": evolve(opening, replies=replies)})


async def asked(pilot: Pilot[None], *told: str) -> None:
    """Ask to leave, and wait until this is said."""
    await pilot.press("q")
    assert isinstance(pilot.app.screen, LeaveScreen)
    question = pilot.app.screen
    for each in told:
        await until(pilot, lambda each=each: each in words(drawn(pilot.app)))  # type: ignore[misc]
    assert pilot.app.screen is question


async def test_a_caller_who_was_warned_is_heard_out_before_the_phone_goes_down() -> None:
    clock = HandClock()
    async with app_with(entry_of(level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press(number_of(call, "I want"))
        assert speaks(call)
        await asked(pilot, "You drew the line. To end the call is fair:", "heard out first.")
        await pilot.press("h")
        await until(pilot, lambda: isinstance(pilot.app.screen, CallScreen))
        assert state_of(call).outcome is Outcome.ENDED
        told = [passage.text for passage in call.view.passages[-2:]]
        assert told[0] == "Oh, do you? And what do you call yourself, then?"
        assert told[1].startswith("You ended the call with Amara, after a fair warning.")


async def test_before_a_line_was_drawn_it_is_said_what_has_to_come_first() -> None:
    clock = HandClock()
    async with app_with(entry_of(level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await asked(pilot, LINE_FIRST)
        assert "is fair" not in drawn(pilot.app)
        await pilot.press("h")
        assert state_of(call).outcome is Outcome.LEFT


async def test_a_line_that_counts_no_more_is_said_to_have_to_come_again() -> None:
    clock = HandClock()
    async with app_with(entry_of(level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        for reply in ("I want", "And who"):
            await pilot.press(number_of(call, reply))
            await hear_out(pilot, clock)
        await asked(pilot, LINE_LAPSED)
        assert "is fair" not in drawn(pilot.app)


async def test_nothing_is_said_of_lines_to_a_caller_who_is_not_abusive() -> None:
    clock = HandClock()
    calm = level()
    opening = evolve(calm.scenes["opening"], abusive=False)
    calm = evolve(calm, scenes={**calm.scenes, "opening": opening})
    async with app_with(entry_of(calm), clock=clock).run_test(size=SIZE) as pilot:
        await picked_up(pilot, clock)
        await asked(pilot, "Amara is on the line.")
        assert "line is first" not in words(drawn(pilot.app))


@pytest.mark.parametrize("warned", [True, False])
async def test_the_same_hang_up_is_the_same_line_by_line(warned: bool) -> None:
    clock = HandClock()
    _, text = played("", "wait 30", level=level(), seed=SEED)
    number = next(row[0] for row in text.splitlines() if row.endswith(WARNING))
    spoken = [number] if warned else ["listen"]
    plain, _ = played("", "wait 30", *spoken, "hang up", "hang up", level=level(), seed=SEED)
    async with app_with(entry_of(level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press(number_of(call, "I want") if warned else "l")
        await pilot.press("q", "h")
        assert session_of(call).events[-1] == HangUp()
        assert state_of(call).outcome is state_of(plain).outcome is not None

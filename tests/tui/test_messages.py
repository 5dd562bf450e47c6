"""Promises, messages, and the end of an abusive call; and all of it without colour."""

import pytest
from attrs import evolve

from game.call import (
    Attend,
    Fulfilment,
    Outcome,
    Park,
    Ping,
)
from game.tui.screens.call import CallScreen
from game.tui.screens.call_keys import KEY_HELD
from game.tui.screens.leave import LeaveScreen
from tests.lines import learned_by, replies_of, state_of
from tests.tui.desk_stage import (
    PINGS,
    abusive_level,
    beside,
    click_key,
    desk_level,
    done,
    number_of,
    pass_seconds,
    picked_up,
    speaks,
)
from tests.tui.stage import (
    HandClock,
    app_with,
    entry_of,
    hear_out,
    settle,
    tick,
    until,
)
from tests.tui.test_sizes import drawn, words

SIZE = (80, 24)


async def test_a_message_is_answered_or_parked_with_the_mouse() -> None:
    clock = HandClock()
    app = app_with(entry_of(desk_level(pings=PINGS)), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pass_seconds(pilot, clock, 39)
        await click_key(pilot, "p park")
        await settle(pilot, clock)
        await click_key(pilot, "a answer")
        assert done(call) == [Park(0), Attend(1)]


async def test_one_message_is_parked_and_the_replies_stay_where_they_are() -> None:
    clock = HandClock()
    app = app_with(entry_of(desk_level(pings=PINGS)), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        before = [row.region for row in call.query("ReplyList Choice")]
        await pass_seconds(pilot, clock, 39)
        assert "Dana, Leeds office: Is the VPN down" in drawn(app)
        assert "+1" in drawn(app)
        assert [row.region for row in call.query("ReplyList Choice")] == before
        await pilot.press("p")
        assert "Rota: Can you swap" in drawn(app)
        await pilot.press("a")
        assert done(call) == [Park(0)], "the second key was not meant for what has only just come"
        await settle(pilot, clock)
        clock.move(1.0)
        await pilot.press("p")
        assert done(call) == [Park(0), Park(1)]
        await pilot.pause()
        assert "Rota: Can you swap" not in drawn(app)
        assert [row.region for row in call.query("ReplyList Choice")] == before


THREE = (*PINGS, Ping("Sam", "Lunch?", 42_000, 42_000))


async def test_any_of_several_messages_can_be_turned_to() -> None:
    clock = HandClock()
    app = app_with(entry_of(desk_level(pings=THREE)), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pass_seconds(pilot, clock, 39.5)
        for sender in ("▸ Rota", "▸ Sam", "▸ Dana", "▸ Rota"):
            clock.move(KEY_HELD)
            await pilot.press("o")
            await until(pilot, lambda sender=sender: sender in drawn(app))  # type: ignore[misc]
            assert "+2 o other" in words(drawn(app))
        await pilot.press("o")
        await pilot.pause()
        assert "▸ Rota" in drawn(app), "a key that is held turns once"
        await pilot.press("p")
        assert done(call) == [Park(1)]
        await until(pilot, lambda: "▸ Dana" in drawn(app))
        await settle(pilot, clock)
        clock.move(KEY_HELD)
        await pilot.press("l")
        assert speaks(call)
        await pilot.press("o")
        assert speaks(call), "in speech, too, the key keeps its meaning"
        await until(pilot, lambda: "▸ Sam" in drawn(app))
        await hear_out(pilot, clock)
        await click_key(pilot, "o other")
        await until(pilot, lambda: "▸ Dana" in drawn(app))
        clock.move(KEY_HELD)
        await click_key(pilot, "o other")
        await click_key(pilot, "a answer")
        assert done(call)[-1] == Attend(2)
        await until(pilot, lambda: "▸ Dana" in drawn(app))
        assert "o other" not in drawn(app)


async def test_with_one_message_there_is_no_other() -> None:
    clock = HandClock()
    app = app_with(entry_of(desk_level(pings=PINGS[:1])), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pass_seconds(pilot, clock, 39)
        assert "▸ Dana" in drawn(app)
        assert "o other" not in drawn(app)
        await pilot.press("o", "l")
        clock.move(KEY_HELD)
        await pilot.press("o")
        assert not speaks(call), "like any key without a meaning, it hears the caller out"
        await pilot.press("p")
        assert done(call)[-1] == Park(0)


async def test_a_message_that_comes_does_not_take_the_place_of_the_one_turned_to() -> None:
    clock = HandClock()
    app = app_with(entry_of(desk_level(pings=THREE)), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        while len(call.guard.messages) < 2:
            await tick(pilot, clock, 0.5)
        await settle(pilot, clock)
        await pilot.press("o")
        while len(call.guard.messages) < 3:
            await tick(pilot, clock, 0.1)
        await until(pilot, lambda: "▸ Rota" in drawn(app))
        await pilot.press("p")
        assert done(call) == [Park(1)]


async def test_a_message_answered_in_speech_loses_what_is_being_said() -> None:
    clock = HandClock()
    soon = tuple(evolve(ping, first=1_000, last=1_000) for ping in PINGS[:1])
    app = app_with(entry_of(desk_level(pings=soon)), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        call = pilot.app.screen
        assert isinstance(call, CallScreen)
        await tick(pilot, clock, 1.2)
        assert speaks(call)
        await pilot.press("a")
        assert Attend(0) not in done(call), "it had only just come"
        assert not speaks(call), "any other key hears the caller out"
        await settle(pilot, clock)
        await pilot.press("l")
        await settle(pilot, clock)
        assert "(you will miss what Amara is saying)" in drawn(app)
        await pilot.press("a")
        assert not speaks(call)
        assert done(call)[-1] == Attend(0)
        assert "gate code" not in beside(app)
        assert "You are answering Dana." in drawn(app)
        await settle(pilot, clock)
        await pilot.press("enter")
        assert learned_by(call) == [], "the clue was in what was lost"
        assert replies_of(call)


async def test_a_message_parked_in_speech_loses_nothing() -> None:
    clock = HandClock()
    app = app_with(entry_of(desk_level(pings=PINGS[:1])), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pass_seconds(pilot, clock, 39)
        await pilot.press("l")
        await pilot.press("p")
        assert speaks(call)
        await hear_out(pilot, clock)
        assert learned_by(call) == ["gate"]
        notes = [passage.text for passage in call.view.passages[-3:]]
        assert notes[0] == "They changed the gate code in March."
        assert notes[1] == "You let Dana know that you would come back to it."


async def test_a_promise_is_shown_running_and_missed_by_waiting() -> None:
    clock = HandClock()
    async with app_with(entry_of(desk_level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press(number_of(call, "I will ring"))
        await hear_out(pilot, clock)
        assert "2:00 left" in drawn(pilot.app)
        assert "Promised: Ring Amara by half past two" in beside(pilot.app)
        await pass_seconds(pilot, clock, 12)
        assert "1:48 left" in drawn(pilot.app)
        await pilot.press("h", "3")
        await pass_seconds(pilot, clock, 110)
        (made,) = state_of(call).ledger
        assert made.standing is Fulfilment.MISSED
        assert "Missed: Ring Amara by half past two" in beside(pilot.app)
        side = [line[:28] for line in drawn(pilot.app).splitlines()]
        assert any(line.split() == ["Promised", "missed"] for line in side)
        await pilot.press("n")
        assert "Ring Amara by half past two with a name: missed" in beside(pilot.app)


async def test_ending_an_abusive_call_is_said_to_be_fair_once_the_line_was_drawn() -> None:
    clock = HandClock()
    async with app_with(entry_of(abusive_level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press("q")
        assert isinstance(pilot.app.screen, LeaveScreen)
        assert "is fair" not in drawn(pilot.app)
        await pilot.press("s")
        await settle(pilot, clock)
        await pilot.press("1")
        await pilot.press("q")
        assert "To end the call now is fair." in drawn(pilot.app)
        await pilot.press("h")
        assert state_of(call).outcome is Outcome.ENDED


async def test_without_colour_marks_words_and_signs_say_it_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    clock = HandClock()
    app = app_with(entry_of(desk_level(pings=PINGS)), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press(number_of(call, "I will ring"))
        await hear_out(pilot, clock)
        await pass_seconds(pilot, clock, 42)
        await pilot.press("k", "down")
        await pilot.pause()
        text = drawn(app)
        for sign in ("› ·  Parcel lockers", "▸ Dana", "Promised         1:1"):  # noqa: RUF001 - the mark
            assert sign in text
        strips = app.screen._compositor.render_strips()  # noqa: SLF001 - what is really drawn
        styles = [segment.style for strip in strips for segment in strip if segment.style]
        assert not any(style.color and style.color.triplet for style in styles)

"""The conversation: whoever turns back still sees what is said next."""

import pytest

from game.tui.widgets.conversation import Conversation
from game.view.passage import Passage, Voice
from tests.tui.stage import HandClock, app_with, entry_of, hear_out, parcel_level, settle, until
from tests.tui.test_sizes import drawn


async def test_new_words_come_into_view_after_turning_back() -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await settle(pilot, clock)
        await hear_out(pilot, clock)
        for _ in range(4):
            await pilot.press("l")
            await settle(pilot, clock)
            await hear_out(pilot, clock)
        talk = app.screen.query_one(Conversation)
        assert talk.max_scroll_y > 0
        await pilot.press("pageup")
        await until(pilot, lambda: talk.scroll_y < talk.max_scroll_y)
        clock.move(2.0)
        await pilot.press("l")
        await settle(pilot, clock)
        await until(pilot, lambda: talk.scroll_y == talk.max_scroll_y)


@pytest.mark.parametrize("answered", [False, True])
async def test_a_long_text_is_shown_from_its_beginning_unless_more_was_said(answered: bool) -> None:
    found = Passage(Voice.FOUND, "word " * 400, "An article")
    note = Passage(Voice.NOTE, "Learned: something.")
    said = [Passage(Voice.YOU, "So."), Passage(Voice.CALLER, "Well then.")] if answered else []
    async with app_with(None).run_test(size=(80, 24)) as pilot:
        talk = Conversation("Amara")
        await pilot.app.screen.mount(talk)
        talk.tell([*said, found, note, *said])
        await until(pilot, lambda: talk.max_scroll_y > 0)
        here, there = ("Well then.", "An article") if answered else ("An article", "Learned")
        await until(pilot, lambda: here in drawn(pilot.app))
        assert there not in drawn(pilot.app)

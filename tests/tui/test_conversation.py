"""The conversation: whoever turns back still sees what is said next."""

from game.tui.widgets.conversation import Conversation
from tests.tui.stage import HandClock, app_with, entry_of, hear_out, parcel_level, settle


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
        await pilot.pause(0.1)
        assert talk.scroll_y < talk.max_scroll_y
        clock.move(2.0)
        await pilot.press("l")
        await settle(pilot, clock)
        await pilot.pause(0.3)
        assert talk.scroll_y == talk.max_scroll_y

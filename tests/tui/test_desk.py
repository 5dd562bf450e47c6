"""Beside talking: hold, look-ups and colleagues, by keyboard and mouse."""

import pytest
from attrs import evolve

from game.call import (
    Consult,
    Hold,
    LookUp,
    Outcome,
    Reply,
    Resume,
    Say,
    Transfer,
    reply_words,
)
from game.play.pace import Clock, Pace
from game.tui.key_guard import REPLY_GUARD
from game.tui.screens.debrief import DebriefScreen
from game.tui.widgets.conversation import Conversation
from game.tui.widgets.option_list import OptionRow
from game.view.commands import PutDown
from tests.lines import found_by, learned_by, replies_of, state_of
from tests.tui.desk_stage import (
    ARTICLES,
    PINGS,
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
    MemoryRecords,
    app_with,
    entry_of,
    hear_out,
    parcel_level,
    settle,
    tick,
    until,
)
from tests.tui.test_sizes import drawn

SIZE = (80, 24)


async def test_hold_look_up_come_back_and_reply() -> None:
    clock, records = HandClock(), MemoryRecords()
    app = app_with(entry_of(desk_level()), clock=clock, records=records)
    async with app.run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press("h")
        assert "Say why, and that it takes two minutes." in drawn(app)
        await pilot.press("2")
        assert replies_of(call) == ()
        patience = state_of(call).meters.patience
        await pass_seconds(pilot, clock, 20)
        assert "You said 2 minutes; 0:20 so far." in drawn(app)
        assert state_of(call).meters.patience < patience
        await pilot.press("k", *"old code")
        assert "0 of 4" in drawn(app)
        await pilot.press(*["backspace"] * 8, *"QUARTER")
        assert "1 of 4" in drawn(app)
        await pilot.press("enter")
        await pass_seconds(pilot, clock, 5)
        assert "You are reading: Access codes and the driver's note. 0:20 to go." in drawn(app)
        assert "0:25 so far" in drawn(app)
        await pilot.press("enter")
        await settle(pilot, clock)
        assert "a code that changed since then has to be sent" in beside(app)
        assert "The driver's note still" in drawn(app)
        assert state_of(call).hold is not None
        await pilot.press("1")
        await settle(pilot, clock)
        await pilot.press(number_of(call, "Three days off"))
        await hear_out(pilot, clock)
        await pilot.press(number_of(call, "I can book"))
        await hear_out(pilot, clock)
        deeds = [Hold(120_000), LookUp("door-codes"), Resume(thanks=True)]
        assert done(call)[:3] == deeds
        assert state_of(call).outcome is Outcome.RESOLVED
        await pilot.press("enter")
        assert isinstance(app.screen, DebriefScreen)
    assert len(records.kept) == 1


async def test_a_hold_without_a_word_and_back_without_thanks() -> None:
    clock = HandClock()
    async with app_with(entry_of(desk_level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press("h", "down", "up", "enter")
        await settle(pilot, clock)
        assert "without a word of why and how long" in drawn(pilot.app)
        await pilot.press("2")
        assert done(call) == [Hold(0), Resume(thanks=False)]


async def test_notes_make_way_for_what_is_done_and_for_esc() -> None:
    clock = HandClock()
    async with app_with(entry_of(desk_level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press("n", "escape")
        assert not call.has_class("-notes")
        await pilot.press("n", "h", "1")
        assert state_of(call).hold is not None
        assert not call.has_class("-notes")
        await pilot.press("n")
        call.line.send(PutDown())
        call.show()
        assert not call.has_class("-notes")


async def test_letters_of_a_search_are_no_keys_of_the_call() -> None:
    clock = HandClock()
    app = app_with(entry_of(desk_level(pings=PINGS)), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pass_seconds(pilot, clock, 39)
        assert state_of(call).pings
        await pilot.press("k")
        before = done(call)
        await pilot.press(*"hkcapnlitq12", "question_mark", "space", *"ll")
        assert call.query_typed == "hkcapnlitq12? ll"
        assert done(call) == before
        assert app.screen is call
        assert not call.has_class("-notes")
        assert "Nothing is found for “hkcapnlitq12? ll”, in any title or text." in drawn(app)
        await pilot.press("enter", "down")
        assert done(call) == before
        await pilot.press("escape")
        assert call.panel is None
        await pilot.press("k", "x", "left", "k", "backspace")
        assert call.panel is None
        await pilot.press("k")
        assert call.query_typed == ""


async def test_arrows_choose_among_what_is_found() -> None:
    clock = HandClock()
    async with app_with(entry_of(desk_level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press("k", "down", "down", "enter")
        assert done(call) == [LookUp("refunds")]
        assert "hears nothing" in drawn(pilot.app)


async def test_the_clock_runs_on_while_a_panel_is_open() -> None:
    clock = HandClock()
    async with app_with(entry_of(desk_level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        for key in "hkc":
            await pilot.press(key)
            call.line.look()
            elapsed = state_of(call).tally.elapsed
            await tick(pilot, clock, 1.5)
            assert state_of(call).tally.elapsed == elapsed + 1_500
            await pilot.press("escape")


async def test_a_caller_may_hang_up_on_an_open_panel() -> None:
    clock = HandClock()
    async with app_with(entry_of(desk_level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press("c")
        await pass_seconds(pilot, clock, 200)
        assert state_of(call).outcome is Outcome.HUNG_UP
        assert "The call is over." in drawn(pilot.app)
        await pilot.press("1")
        assert done(call) == []


async def test_asking_colleagues_brings_their_answer_into_the_talk() -> None:
    clock = HandClock()
    async with app_with(entry_of(desk_level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press("c")
        assert "about 1:00" in drawn(pilot.app)
        await pilot.press("1")
        await settle(pilot, clock)
        assert "You are asking colleagues: Charlton depot." in drawn(pilot.app)
        await pilot.press("1", "l", "h", "k", "c")
        assert done(call) == [Consult("depot")]
        await pass_seconds(pilot, clock, 61)
        assert "It is on the shelf here." in beside(pilot.app)
        assert "The parcel is on the" in drawn(pilot.app)
        await pilot.press("n")
        assert "Charlton depot" in drawn(pilot.app)


async def test_after_a_handover_the_call_goes_on_there() -> None:
    clock = HandClock()
    async with app_with(entry_of(desk_level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press("c", "2")
        await settle(pilot, clock)
        await pilot.press("enter")
        assert speaks(call)
        await hear_out(pilot, clock)
        assert "Hello? Is this the depot?" in drawn(pilot.app)
        assert done(call) == [Transfer("depot", warm=True)]
        await pilot.press(number_of(call, "Charlton depot. It"))
        await hear_out(pilot, clock)
        assert state_of(call).outcome is Outcome.RESOLVED


async def test_rows_of_a_panel_can_be_clicked() -> None:
    clock = HandClock()
    async with app_with(entry_of(desk_level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await click_key(pilot, "c colleagues")
        await pilot.click(call.query(OptionRow)[2])
        await settle(pilot, clock)
        assert done(call) == [Transfer("depot", warm=False)]
        await pilot.click(call.query(OptionRow).first())
        assert state_of(call).errand is None


async def test_a_reply_that_asks_a_department_waits_for_the_answer() -> None:
    clock = HandClock()
    async with app_with(entry_of(desk_level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press(number_of(call, "Let me ask"))
        await settle(pilot, clock)
        assert "You are asking colleagues: Charlton depot." in drawn(pilot.app)
        assert "Amara knows what the wait is for." in drawn(pilot.app)
        await pilot.press("enter")
        await settle(pilot, clock)
        assert learned_by(call) == ["shelf"]


async def test_two_quick_enters_do_not_skip_the_reading() -> None:
    clock = HandClock()
    async with app_with(entry_of(desk_level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press("k", "enter", "enter")
        assert state_of(call).errand is not None
        await pilot.click(call.query(OptionRow).first())
        assert state_of(call).errand is not None
        clock.move(REPLY_GUARD)
        await pilot.press("enter")
        assert state_of(call).errand is not None, "a key that is held is one deed"
        clock.move(1.0)
        await pilot.press("enter")
        assert state_of(call).errand is None


async def test_no_reply_is_given_in_the_moment_an_errand_ends() -> None:
    clock = HandClock()
    async with app_with(entry_of(desk_level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press("k", "enter")
        for _ in range(17):
            clock.move(1.5)
            call.line.look()
        assert state_of(call).errand is None
        call.show()
        await pilot.press("1")
        assert not any(isinstance(event, Say) for event in done(call))


async def test_untimed_calls_wait_for_enter_and_the_errand_takes_its_time() -> None:
    clock, pace = HandClock(), Pace(Clock.UNTIMED)
    app = app_with(entry_of(desk_level()), clock=clock, pace=pace)
    async with app.run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press("k", "enter")
        await pass_seconds(pilot, clock, 30)
        assert state_of(call).errand is not None
        elapsed = state_of(call).tally.elapsed
        await pilot.press("enter")
        assert state_of(call).tally.elapsed == elapsed + ARTICLES["door-codes"].ms


async def test_a_call_without_a_desk_has_no_keys_for_one() -> None:
    clock = HandClock()
    async with app_with(entry_of(parcel_level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        assert "hold" not in drawn(pilot.app).splitlines()[-1]
        await pilot.press("h", "k", "c", "a", "p", "escape")
        assert call.panel is None
        assert done(call) == []


@pytest.mark.parametrize("size", [(76, 22), (80, 24), (120, 40)])
async def test_every_key_of_the_desk_is_named_and_no_panel_is_cut(size: tuple[int, int]) -> None:
    clock = HandClock()
    async with app_with(entry_of(desk_level()), clock=clock).run_test(size=size) as pilot:
        call = await picked_up(pilot, clock)
        foot = drawn(pilot.app).splitlines()[-1]
        for key in ("l listen", "h hold", "k look up", "c colleagues", "n notes", "q leave"):
            assert key in foot
        for key, last in (("h", "Just put them on hold."), ("k", "the strike"), ("c", "Billing")):
            await pilot.press(key)
            await pilot.pause()
            assert last in drawn(pilot.app)
            meter = call.query_one("#satisfaction").region
            assert call.query_one(".caller").region.contains_region(meter)
            await pilot.press("escape")


async def test_a_long_article_is_shown_from_its_beginning() -> None:
    clock = HandClock()
    level = desk_level()
    long = evolve(level.articles["strike"], text="First. " + "word " * 300 + "Last.")
    level = evolve(level, articles={"strike": long})
    async with app_with(entry_of(level), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press("k", "enter")
        await settle(pilot, clock)
        clock.move(1.0)
        await pilot.press("enter")
        await settle(pilot, clock)
        await until(pilot, lambda: "What to say about the strike" in drawn(pilot.app))
        assert "First. word" in drawn(pilot.app)
        await pilot.press(*["pagedown"] * 6)
        await until(pilot, lambda: "Last." in drawn(pilot.app))
        assert call.query_one(Conversation).max_scroll_y > 0


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_nothing_above_moves_when_a_panel_opens(size: tuple[int, int]) -> None:
    clock, level = HandClock(), desk_level()
    opening = level.scenes["opening"]
    more = tuple(Reply("Let me see what I can do for you today. " * 3) for _ in range(3))
    scenes = {**level.scenes, "opening": evolve(opening, replies=more + opening.replies)}
    entry = entry_of(evolve(level, scenes=scenes))
    async with app_with(entry, clock=clock).run_test(size=size) as pilot:
        call = await picked_up(pilot, clock)
        before = call.query_one(Conversation).region
        for key in "hkc":
            await pilot.press(key)
            await pilot.pause()
            assert call.view is not None
            assert call.query_one(Conversation).region == before
            await pilot.press("escape")
            await pilot.pause()


async def test_an_article_is_joined_up_where_its_author_only_wrapped_it() -> None:
    clock, level = HandClock(), desk_level()
    wrapped = evolve(level.articles["strike"], text="It is done\nfrom here.\n\nNo visit.")
    entry = entry_of(evolve(level, articles={"strike": wrapped}))
    async with app_with(entry, clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press("k", "enter")
        await pass_seconds(pilot, clock, 21)
        assert found_by(call)
        assert any("It is done from here." in line for line in drawn(pilot.app).splitlines())


async def test_replies_are_shown_and_said_in_the_words_this_call_has_for_them() -> None:
    clock, level = HandClock(), desk_level()
    opening = level.scenes["opening"]
    other = tuple(f"Another way to say it, number {place}." for place in range(4))
    replies = tuple(evolve(reply, otherwise=other) for reply in opening.replies)
    scenes = {**level.scenes, "opening": evolve(opening, replies=replies)}
    entry = entry_of(evolve(level, scenes=scenes))
    async with app_with(entry, clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        state = state_of(call)
        place = next(
            place for place, reply in enumerate(replies) if reply_words(state, place) != reply.say
        )
        words = reply_words(state, place)
        assert words in drawn(pilot.app)
        await pilot.press(str(replies_of(call).index(Say(place)) + 1))
        assert any(passage.text == words for passage in call.view.passages)

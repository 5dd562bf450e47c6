"""A call beside its editor: saved, it goes on where it stood; what is wrong is shown in place."""

from pathlib import Path
from threading import Event

import pytest
from attrs import evolve
from textual.pilot import Pilot

from game.call import Listen, Say
from game.level import Code, Problem, read_level
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.help import HelpScreen
from game.tui.screens.leave import LeaveScreen
from game.tui.screens.mend import MendScreen
from game.tui.screens.watch import WatchScreen
from game.tui.themes import DARK, LIGHT
from game.tui.widgets.move_page import MovePage
from game.tui.widgets.problem_list import MOST_LISTED, ProblemList
from tests.lines import session_of, state_of
from tests.play.tiny import TINY
from tests.tui.desk_stage import number_of
from tests.tui.stage import PATIENCE, hear_out, until
from tests.tui.test_journeys import on
from tests.tui.test_pictures import Compare
from tests.tui.test_sizes import drawn
from tests.tui.watch_stage import TIME, Editor, moving, shows, until_gone

SIZE = (80, 24)
SMALL_DARK, LARGE_LIGHT = (SIZE, DARK.name), ((120, 40), LIGHT.name)

MISSPELT = ("technique: dismiss", "technique: dismis")
IN_PLACE = "technique: dismis | ^ Did you mean `dismiss`?"
ASKED = ("So what now?", "And what now?")
GONE = ("say: Three days at home. You must be worn out.", "say: Now.")
NOT_THE_SAME = ("technique: acknowledge-feeling", "technique: thank")
LATER = Problem(Code.DOMINATED, "Found later.", "", line=26, column=9, file="elsewhere/tiny.yaml")


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    """The tiny call, saved for the first time."""
    editor = Editor(tmp_path / "tiny.yaml")
    editor.save()
    return editor


async def to_the_middle(pilot: Pilot[None], editor: Editor) -> WatchScreen:
    """Play the tiny call into its second scene, and hear the caller out."""
    call = on(pilot, WatchScreen)
    await until(pilot, lambda: call.view.speaking)
    await hear_out(pilot, editor.clock)
    await pilot.press(number_of(call, "Three days at home."))
    await hear_out(pilot, editor.clock)
    assert state_of(call).scene == "middle"
    return call


async def test_what_is_saved_is_said_and_the_call_is_where_it_was(editor: Editor) -> None:
    async with editor.app().run_test(size=SIZE) as pilot:
        call = await to_the_middle(pilot, editor)
        before = state_of(call)
        editor.save(ASKED, ("Amara", "Zora"))
        await shows(pilot, "And what now?", f"Read anew at {TIME}; you are where you were.")
        assert call is pilot.app.screen
        assert state_of(call).scene == "middle"
        assert state_of(call).meters == before.meters
        assert "Zora Okafor" in drawn(pilot.app)
        assert "Amara" not in drawn(pilot.app)
        await hear_out(pilot, editor.clock)
        await pilot.press(number_of(call, "Tomorrow, or"))
        assert state_of(call).over
        await pilot.press("ctrl+q")
    assert editor.records.kept == []


async def test_remarks_change_nothing_in_the_call(editor: Editor) -> None:
    async with editor.app().run_test(size=SIZE) as pilot:
        call = await to_the_middle(pilot, editor)
        line = call.line
        editor.save(("minutes: 1", "minutes: 1  # a remark"))
        await shows(pilot, f"Read anew at {TIME}; nothing in the call has changed.")
        assert call.line is line


async def test_problems_stand_over_a_call_that_can_be_played_on(editor: Editor) -> None:
    async with editor.app().run_test(size=SIZE) as pilot:
        call = await to_the_middle(pilot, editor)
        editor.save(MISSPELT)
        await shows(pilot, "1 error. Until this is mended", "tiny.yaml:", IN_PLACE, "Tomorrow, or")
        await pilot.press("w")
        await until_gone(pilot, IN_PLACE)
        await shows(pilot, "Amara Okafor", "1 error; the call is as before", "w problems")
        await pilot.press("w")
        await shows(pilot, IN_PLACE)
        editor.clock.move(1)
        await pilot.press(number_of(call, "Tomorrow, or"))
        assert state_of(call).over
        editor.save()
        await until_gone(pilot, "1 error")
        await shows(pilot, "nothing in the call has changed")
        assert state_of(call).over


async def test_what_went_is_told_until_something_else_is_done(editor: Editor) -> None:
    async with editor.app().run_test(size=SIZE) as pilot:
        call = await to_the_middle(pilot, editor)
        editor.save(GONE, NOT_THE_SAME)
        told = (
            "The reply you gave in `opening`, “Three days at home. You must be worn out.”, is gone"
        )
        await shows(pilot, told)
        assert state_of(call).scene == "opening"
        assert not call.view.speaking
        await pilot.press("down")
        await until_gone(pilot, told)


async def test_a_file_that_cannot_be_played_yet_is_shown_until_it_is_mended(
    editor: Editor,
) -> None:
    editor.save(MISSPELT)
    async with editor.app().run_test(size=SIZE) as pilot:
        assert isinstance(pilot.app.screen, MendScreen)
        await shows(pilot, "Mend it and save: it opens by itself.", IN_PLACE)
        editor.save(("caller:\n", "kaller:\n"))
        await shows(pilot, "`kaller`", "Did you mean `caller`?")
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        editor.save()
        await until(pilot, lambda: isinstance(pilot.app.screen, WatchScreen))
        await shows(pilot, "Amara Okafor", "The tiny call")


async def test_a_file_that_is_gone_is_waited_for(editor: Editor) -> None:
    async with editor.app().run_test(size=SIZE) as pilot:
        call = await to_the_middle(pilot, editor)
        editor.path.unlink()
        missed = "is gone; save it again"
        await until(pilot, moving(editor.clock, lambda: missed in drawn(pilot.app)))
        assert state_of(call).scene == "middle"
        editor.save(ASKED)
        await shows(pilot, "And what now?")
        await until_gone(pilot, missed)


async def test_what_is_found_later_joins_what_was_found_at_once(editor: Editor) -> None:
    async with Editor(editor.path, lambda _: (LATER,)).app().run_test(size=SIZE) as pilot:
        await shows(pilot, "tiny.yaml 1 warning")
        assert "Found later." not in drawn(pilot.app)
        await pilot.press("w")
        await shows(pilot, "tiny.yaml:26:9: CC4", "warning: Found later.", "can be played all the")
        editor.save(MISSPELT)
        await shows(pilot, IN_PLACE)
        assert "Found later." not in drawn(pilot.app)
        editor.save(ASKED)
        await shows(pilot, "tiny.yaml 1 warning", "Found later.")


async def test_what_is_found_in_a_file_that_has_changed_since_is_let_go(editor: Editor) -> None:
    began, go_on = Event(), Event()

    def slowly(path: Path) -> tuple[Problem, ...]:
        if "And what now?" in path.read_text(encoding="utf-8"):
            return ()
        began.set()
        assert go_on.wait(PATIENCE)
        return (LATER,)

    async with Editor(editor.path, slowly).app().run_test(size=SIZE) as pilot:
        await until(pilot, began.is_set)
        await shows(pilot, f"read {TIME}, checking")
        editor.save(ASKED)
        await shows(pilot, f"Read anew at {TIME}")
        go_on.set()
        await shows(pilot, f"read {TIME}, nothing is wrong")


async def test_what_a_late_check_found_first_is_shown_all_the_same(editor: Editor) -> None:
    soon = read_level(TINY.replace(*MISSPELT)).problems
    async with Editor(editor.path, lambda _: soon).app().run_test(size=SIZE) as pilot:
        await shows(pilot, "tiny.yaml 1 error")
        editor.save(MISSPELT)
        await shows(pilot, IN_PLACE)


async def test_what_is_found_in_kept_plays_is_named_and_goes_once_they_are_mended(
    editor: Editor,
) -> None:
    plays = editor.path.with_name("tiny.playtest.yaml")
    plays.write_text("old", encoding="utf-8")

    def check(_: Path) -> tuple[Problem, ...]:
        old = plays.exists() and "old" in plays.read_text(encoding="utf-8")
        return (evolve(LATER, file=str(plays)),) if old else ()

    async with Editor(editor.path, check).app().run_test(size=SIZE) as pilot:
        await shows(pilot, "tiny.yaml 1 warning")
        await pilot.press("w")
        await shows(pilot, "tiny.playtest.yaml:26:9: CC4")
        plays.write_text("mended", encoding="utf-8")
        await shows(pilot, "nothing is wrong")
        plays.write_text("old, and longer", encoding="utf-8")
        await shows(pilot, "tiny.yaml 1 warning")


async def test_a_move_is_taken_back_and_all_of_them_are(editor: Editor) -> None:
    async with editor.app().run_test(size=SIZE) as pilot:
        call = on(pilot, WatchScreen)
        await pilot.press("b")
        await shows(pilot, "Nothing has been done yet")
        await hear_out(pilot, editor.clock)
        await pilot.press("l")
        await hear_out(pilot, editor.clock)
        await pilot.press(number_of(call, "Three days at home."), "b")
        await until(pilot, lambda: state_of(call).scene == "opening")
        assert any(isinstance(each, Listen) for each in session_of(call).events)
        await pilot.press("r")
        await until(pilot, lambda: not state_of(call).listened)
        assert not any(isinstance(each, Listen | Say) for each in session_of(call).events)
        await shows(pilot, "Amara is speaking")


async def looked_back(pilot: Pilot[None], editor: Editor) -> DebriefScreen:
    """End the call well, and look back on it."""
    await pilot.press(number_of(on(pilot, WatchScreen), "Tomorrow, or"))
    await hear_out(pilot, editor.clock)
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen))
    await shows(pilot, "m call", "b back to here")
    return on(pilot, DebriefScreen)


async def test_from_the_debrief_one_goes_back_into_the_call(editor: Editor) -> None:
    async with editor.app().run_test(size=SIZE) as pilot:
        call = await to_the_middle(pilot, editor)
        await looked_back(pilot, editor)
        await pilot.press("m")
        assert pilot.app.screen is call
        await pilot.press("b")
        await until(pilot, lambda: state_of(call).scene == "middle")
        await hear_out(pilot, editor.clock)
        page = (await looked_back(pilot, editor)).query_one(MovePage)
        assert page.marked is not None
        page.show_card(page.marked)
        await until(pilot, lambda: page.marked is not None and page.shows(page.marked))
        await pilot.press("b")
        await until(pilot, lambda: pilot.app.screen is call)
        await until(pilot, lambda: not state_of(call).over)


async def test_saving_leads_back_from_the_debrief(editor: Editor) -> None:
    async with editor.app().run_test(size=SIZE) as pilot:
        call = await to_the_middle(pilot, editor)
        await looked_back(pilot, editor)
        editor.save(("to: done", "to: middle"), ("or you fetch it tonight", "or tonight"))
        await until(pilot, lambda: pilot.app.screen is call)
        await shows(pilot, "The call does not come to `done` any more. It stands in `middle`.")


async def test_nobody_is_asked_to_go_to_a_menu_that_is_not_there(editor: Editor) -> None:
    async with editor.app().run_test(size=SIZE) as pilot:
        await pilot.press("q")
        assert isinstance(pilot.app.screen, LeaveScreen)
        await shows(pilot, "Leave Callcraft.", "Practice is not kept.")
        assert "menu" not in drawn(pilot.app)
        await pilot.press("m")
        assert isinstance(pilot.app.screen, LeaveScreen)
        await pilot.press("question_mark", "s")
        await pilot.press("question_mark")
        await shows(pilot, "Keys while you write it")


async def test_no_file_lists_more_than_anybody_reads(editor: Editor) -> None:
    editor.save(text="".join(f"key{number}: 1\n" for number in range(MOST_LISTED + 9)))
    async with editor.app().run_test(size=SIZE) as pilot:
        page = pilot.app.screen.query_one(ProblemList)
        await until(pilot, lambda: page.max_scroll_y > 0)
        await pilot.press("down", "pagedown")
        await until(pilot, lambda: page.scroll_y > page.size.height / 2)
        page.scroll_end(animate=False)
        await shows(pilot, "more. Mend these first.")


@pytest.mark.parametrize("size", [(76, 22), SIZE, (120, 40)])
async def test_all_that_is_needed_is_on_the_screen(editor: Editor, size: tuple[int, int]) -> None:
    async with editor.app().run_test(size=size) as pilot:
        await to_the_middle(pilot, editor)
        await shows(pilot, "Patience", "Satisfaction", "Tomorrow, or", "b back", "r restart")
        editor.save(MISSPELT)
        await shows(pilot, IN_PLACE, "Tomorrow, or", "w problems", "b back", "q leave")
        assert ("Patience" in drawn(pilot.app)) == (size == (120, 40))


@pytest.mark.parametrize("look", [SMALL_DARK, LARGE_LIGHT], ids=["80x24-dark", "120x40-light"])
@pytest.mark.parametrize("what", ["problems", "gone", "yet-to-be-mended"])
def test_a_watched_call_looks_as_it_did(
    snap_compare: Compare, editor: Editor, what: str, look: tuple[tuple[int, int], str]
) -> None:
    editor.theme = look[1]
    if what == "yet-to-be-mended":
        editor.save(MISSPELT, ("patience: 60", "patience: 600"))

    async def play(pilot: Pilot[None]) -> None:
        if what == "yet-to-be-mended":
            await shows(pilot, IN_PLACE)
            return
        await to_the_middle(pilot, editor)
        if what == "problems":
            editor.save(MISSPELT, ("patience: 60", "patience: 600"))
            await shows(pilot, "2 errors; the call is as before")
        else:
            editor.save(GONE, NOT_THE_SAME)
            await shows(pilot, "nothing is wrong", "is gone. The call stands where")

    assert snap_compare(editor.app(), terminal_size=look[0], run_before=play)


def test_the_tiny_call_has_what_these_tests_change() -> None:
    for old, _ in (MISSPELT, ASKED, GONE, NOT_THE_SAME):
        assert old in TINY

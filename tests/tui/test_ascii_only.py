"""In terminals without Unicode everything drawn is ASCII and still stands in its place."""

import re
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.app import App
from textual.color import Color

from game.call import Mood
from game.call.script.level import Speech
from game.plain.console import writable
from game.play.pace import Pace
from game.tui.app import CallcraftApp
from game.tui.ascii_only import AsciiOnly, draws_ascii, in_ascii, needs_ascii, spelled
from game.tui.faces import FACE_LINES, face
from game.tui.level_list import Entry
from game.tui.plain_content import content, shortened
from game.tui.run_context import RunContext
from tests.tui.stage import (
    SEED,
    HandClock,
    MemoryRecords,
    app_with,
    entry_of,
    hear_out,
    parcel_level,
)
from tests.tui.test_pictures import (
    Steps,
    debrief,
    helping,
    leaving,
    notes,
    nothing,
    noticing,
    over,
    replies,
    speaking,
    thinking,
)


@given(st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc")), max_size=40))
def test_ascii_takes_as_many_cells(text: str) -> None:
    drawn = in_ascii(text)
    assert drawn.isascii()
    assert len(drawn) == sum(cell_len(character) for character in text)


def test_letters_stay_readable() -> None:
    assert in_ascii("Zoë said “no” — twice") == 'Zoe said "no" - twice'


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("I paid for six, and…", "I paid for six, and..."),
        ("£5 or 5 €", "GBP 5 or 5 EUR "),
        ("1½ hours, ½ day", "1 1/2 hours, 1/2 day"),
        ("↑ ↓ Enter", "Up Down Enter"),
        ("60 → 20", "60 -> 20"),
        ("Straße, Æsir", "Strasse, AEsir"),
        ("“Ach” \u2013 „so“", '"Ach" - "so"'),
    ],
)
def test_what_takes_more_room_is_spelled_out_as_line_mode_spells_it(text: str, plain: str) -> None:
    assert in_ascii(spelled(text)) == writable(text, "ascii") == plain


def test_gains_losses_and_heights_can_be_told_apart() -> None:
    assert in_ascii("▴6 ▾6") == "+6 -6"
    assert len({*in_ascii("▁▄█")}) == 3


def ascii_app(start: Entry | None, pack: Path | None = None) -> tuple[CallcraftApp, HandClock]:
    """Return an app that draws in ASCII, and its clock."""
    clock = HandClock()
    context = RunContext(MemoryRecords(), Pace(), SEED, clock, pack)
    return CallcraftApp(context, start, ascii_only=True), clock


def drawn(app: App[None]) -> str:
    """Return what the terminal is given, line by line."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - what is really drawn
    filters = app.get_line_filters()
    lines = []
    for strip in strips:
        segments = list(strip)
        for each in filters:
            segments = each.apply(segments, Color(0, 0, 0))
        lines.append("".join(segment.text for segment in segments))
    return "\n".join(lines)


SCREENS = {
    "brief": nothing,
    "speaking": speaking,
    "replies": replies,
    "thinking": thinking,
    "notes": notes,
    "leaving": leaving,
    "noticing": noticing,
    "helping": helping,
    "over": over,
    "debrief": debrief,
}


@pytest.mark.parametrize("steps", SCREENS.values(), ids=SCREENS)
async def test_no_screen_loses_a_meaning_or_its_width(steps: Steps) -> None:
    app, clock = ascii_app(entry_of(parcel_level()))
    async with app.run_test(size=(80, 24)) as pilot:
        await steps(pilot, clock)
        text = drawn(app)
    assert text.isascii()
    assert {len(line) for line in text.split("\n")} == {80}
    # A question mark where none is written would be a sign that has no other; and no line is cut.
    assert not re.search(r"[^\w\s.,\"']\?|\?\?| \? (?!help|this|how)|~", text), text
    # The arrows of the keyboard are words: ^ would be ctrl, and v a letter.
    assert not re.search(r"\^ v|[\^<] Enter|\bv\d", text), text


async def test_what_a_caller_still_has_to_say_is_three_points() -> None:
    level = parcel_level()
    opening = level.scenes["opening"]
    said = Speech.plain("I paid for six, and…")
    scenes = {**level.scenes, "opening": evolve(opening, caller=said)}
    app, clock = ascii_app(entry_of(evolve(level, scenes=scenes)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await hear_out(pilot, clock)
        assert "I paid for six, and..." in drawn(app)


async def test_silence_costs_behind_three_points_as_help_says() -> None:
    app, clock = ascii_app(entry_of(parcel_level()))
    async with app.run_test(size=(80, 24)) as pilot:
        await thinking(pilot, clock)
        assert re.search(r"[=-] +\.\.\.-\d", drawn(app))
        await pilot.press("question_mark")
        await pilot.pause()
        await pilot.press("end")
        await pilot.pause()
        text = drawn(app)
        assert "...-2" in text
        assert "+6  -6" in text
        assert re.search(r"~ +at the end of a line", text)


async def test_a_terminal_with_unicode_is_drawn_as_ever() -> None:
    app = app_with(entry_of(parcel_level()))
    async with app.run_test(size=(80, 24)):
        assert not draws_ascii()
        assert content("and…").plain == "and…"
    app, _ = ascii_app(None)
    async with app.run_test(size=(80, 24)):
        assert content("and…").plain == "and..."
        assert shortened(content("a long line"), 8).plain == "a lon..."
    assert not draws_ascii()


def test_the_filter_keeps_styles_and_controls() -> None:
    (segment,) = AsciiOnly().apply([Segment("━━──", None, None)], Color(0, 0, 0))
    assert segment.text == "==--"


@pytest.mark.parametrize("mood", Mood)
def test_faces_have_one_size_and_stay_faces_in_ascii(mood: Mood) -> None:
    lines = face(mood).split("\n")
    assert [cell_len(line) for line in lines] == [11] * FACE_LINES
    assert "?" not in in_ascii(face(mood))


def test_no_two_moods_look_alike() -> None:
    assert len({face(mood) for mood in Mood}) == len({in_ascii(face(mood)) for mood in Mood}) == 5


@pytest.mark.parametrize(
    ("environ", "encoding", "ascii_only"),
    [
        ({}, "utf-8", False),
        ({"LANG": "en_GB.UTF-8"}, "utf-8", False),
        ({"LANG": "en_GB.utf8"}, "UTF-8", False),
        ({"LANG": "de_DE@euro"}, "utf-8", False),
        ({"LANG": "C"}, "utf-8", True),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "C"}, "utf-8", True),
        ({"LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "C"}, "utf-8", False),
        ({"LANG": "de_DE.ISO-8859-1"}, "utf-8", True),
        ({}, "cp437", True),
        ({}, None, True),
        ({"CALLCRAFT_ASCII": "1", "LANG": "en_GB.UTF-8"}, "utf-8", True),
    ],
)
def test_the_terminal_says_whether_it_can_show_unicode(
    environ: dict[str, str], encoding: str | None, *, ascii_only: bool
) -> None:
    assert needs_ascii(environ, encoding) is ascii_only

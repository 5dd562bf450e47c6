"""Whatever a level's texts hold, every screen shows it and nothing else happens."""

import re
from collections.abc import Iterable

import pytest
from attrs import evolve
from textual.app import App
from textual.pilot import Pilot

from game.call import Level
from game.call.script.level import Arrow, Piece, Reply, Scene, Speech
from game.tui.screens.call import CallScreen
from game.tui.screens.debrief import DebriefScreen
from game.tui.widgets.choice import Choice
from game.tui.widgets.menu_entry import MenuEntry
from tests.lines import state_of
from tests.tui.stage import HandClock, app_with, entry_of, hear_out, listed, parcel_level

HOSTILE = {
    "markup": "[b]bold[/b] [/] [@click=app.quit]click[/] [$nothing]x [link=x]y[/link] [[ ]]",
    "action": "[@click=app.exit][@click=app.bell()][@mouse.down=app.quit()]everywhere[/]",
    "rich": "[red]red[/red] [not a style]x[/not a style] :warning: \\[escaped\\]",
    "escapes": "\x1b[2J\x1b[31mred\x1b]0;title\x07\x1b]8;;http://example.com\x1b\\link\x9b5n\x07",
    "bidi": "abc\u202edef\u2066ghi\u2069\u200fjkl\u061cmno\u2028pqr",
    "wide": "漢字かな交じり文" * 12,
    "combining": "Z\u0351\u036b\u0343a\u0300\u0301\u0302l\u0327g\u0321o " * 9,
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 ☎️ 👍🏽 🇬🇧 " * 6,
    "long": "x" * 1_000_000,
    "long-words": "word " * 200_000,
    "nothing": "",
    "breaks": "a\r\nb\rc\x0bd\x0ce\x85f\tg\n\n\nh",
    "surrogate": "half \ud83d a character",
}

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


def hostile_level(text: str) -> Level:
    """Return the small call with every text replaced, ids included."""
    level = parcel_level()
    scenes = {text + name: _hostile_scene(scene, text) for name, scene in level.scenes.items()}
    return evolve(
        level,
        title=text,
        sector=text,
        brief=text,
        caller=evolve(level.caller, name=text),
        limits={text: text},
        clues={text: text},
        start=text + level.start,
        scenes=scenes,
    )


def _hostile_scene(scene: Scene, text: str) -> Scene:
    return evolve(
        scene,
        name=text + scene.name,
        caller=Speech.plain(text),
        burst=tuple(Piece(Speech.plain(text), text) for _ in scene.burst),
        replies=tuple(_hostile_replies(scene.replies, text)),
        thinking=text,
    )


def _hostile_replies(replies: Iterable[Reply], text: str) -> Iterable[Reply]:
    for reply in replies:
        to = tuple(Arrow(text + arrow.scene) for arrow in reply.to)
        broken = text if reply.breaks else None
        yield evolve(reply, say=text, answer=Speech.plain(text), to=to, breaks=broken)


def look(app: App[None]) -> None:
    """Look at the screen as it is drawn: only signs that can be seen, and no more than fit."""
    lines = [
        "".join(segment.text for segment in strip)
        for strip in app.screen._compositor.render_strips()  # noqa: SLF001 - what is really drawn
    ]
    assert not CONTROL.search("".join(lines))
    assert len(lines) == app.size.height


async def click_everywhere(pilot: Pilot[None]) -> None:
    """Click on a grid of places: an action hidden in a text would run."""
    for row in range(1, 14, 3):
        await pilot.click(offset=(35, row))
    assert pilot.app.is_running


@pytest.mark.parametrize("name", HOSTILE)
async def test_every_screen_shows_hostile_texts(name: str) -> None:
    clock = HandClock()
    entry = entry_of(hostile_level(HOSTILE[name]))
    app = app_with(entry, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        look(app)
        await pilot.press("enter")
        call = app.screen
        assert isinstance(call, CallScreen)
        look(app)
        await hear_out(pilot, clock)
        await pilot.press("l")
        await hear_out(pilot, clock)
        look(app)
        await pilot.press("n")
        look(app)
        await pilot.press("n", "q")
        look(app)
        await pilot.press("s", "1")
        for _ in range(6):
            await hear_out(pilot, clock)
            if call.view.ended:
                break
            await pilot.press("2")
        look(app)
        assert call.view.ended
        await pilot.press("enter")
        assert isinstance(app.screen, DebriefScreen)
        look(app)
        await pilot.press("c", "end")
        look(app)


@pytest.mark.parametrize("name", ["markup", "action"])
async def test_clicking_on_a_text_runs_nothing(name: str) -> None:
    clock = HandClock()
    app = app_with(entry_of(hostile_level(HOSTILE[name])), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await click_everywhere(pilot)
        await pilot.press("enter")
        call = app.screen
        assert isinstance(call, CallScreen)
        await hear_out(pilot, clock)
        await click_everywhere(pilot)
        await pilot.click(call.query(Choice).first())
        await hear_out(pilot, clock)
        assert state_of(call).turns == 1


@pytest.mark.parametrize("name", HOSTILE)
async def test_the_menu_lists_hostile_files(name: str) -> None:
    text = HOSTILE[name]
    app = app_with(None)
    async with app.run_test(size=(80, 24)) as pilot:
        menu = await listed(pilot)
        broken = entry_of(None, problems=(text, text))
        await menu.show_calls([entry_of(hostile_level(text)), broken])
        await pilot.press("down")
        look(app)
        assert len(menu.query(MenuEntry)) >= 2
        await pilot.press("enter")
        look(app)

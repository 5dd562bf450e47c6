"""What strangers call themselves is text on the facilitator's screen, and the secret is nowhere."""

from pathlib import Path

import pytest
from attrs import evolve

from game.contest.rules.requests import EndRoom, PauseRoom
from game.contest.wire.messages import Lead
from game.text import columns
from tests.contest.host.test_hostile_names import MADE_PLAIN, is_text
from tests.tui.contest.lead_stage import StillApp, leading, lobby, running, shows, text_of
from tests.tui.test_ascii_only import drawn

HOSTILE = (*MADE_PLAIN, "x" * 500, "漢" * 300, "👩‍🚀" * 40, "[@click=app.quit]", "\x1b[31m" * 50)


def rows_of(shown: str) -> list[str]:
    """Return the lines of a screen."""
    return shown.split("\n")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_names_that_were_made_to_do_harm_are_text(size: tuple[int, int]) -> None:
    room = running(*HOSTILE)
    seats = tuple(evolve(seat, team=seat.name, here=False, gone=90_000) for seat in room.seats)
    app = StillApp(evolve(room, title=HOSTILE[0] * 9, seats=seats))
    async with app.run_test(size=size) as pilot:
        await shows(pilot, "12:34")
        # A name has one row, whatever is in it.
        assert any(row.split()[:3] == ["4", "Di", "Entered"] for row in rows_of(text_of(app)))
        for _ in range(4):
            shown = text_of(app)
            assert is_text(shown.replace("\n", "").encode("utf-8", "surrogatepass"))
            assert {columns(row) for row in rows_of(shown)} == {size[0]}
            await pilot.press("pagedown")
        for key in ("n", "x", "g"):
            await pilot.press(key)
            await pilot.pause()
            assert is_text(text_of(app).replace("\n", "").encode("utf-8", "surrogatepass"))
            await pilot.press("escape")
        assert app.is_running


async def test_each_frame_is_without_the_secret(tmp_path: Path) -> None:
    async with leading(tmp_path, size=(120, 40)) as (stage, pilot):
        keys = stage.loaded.keys
        frames = [text_of(pilot.app)]
        ann = await stage.joins("Ann")
        await shows(pilot, "1 is in.")
        frames.append(text_of(pilot.app))
        lead = await stage.begins()
        await shows(pilot, "running")
        for key in ("question_mark", "escape", "down", "n", "escape", "x", "escape", "l", "escape"):
            await pilot.press(key)
            await pilot.pause()
            frames.append(text_of(pilot.app))
        await lead.done(Lead(lead.number(), PauseRoom()))
        await shows(pilot, "paused")
        frames.append(text_of(pilot.app))
        await lead.done(Lead(lead.number(), EndRoom()))
        await shows(pilot, "Digest")
        frames.append(text_of(pilot.app))
        assert len(frames) == 13
        assert not ann.socket.closed
        for secret in (keys.facilitator, keys.board):
            for start in range(len(secret) - 8):
                assert not any(secret[start : start + 8] in frame for frame in frames)
        assert keys.facilitator not in repr(pilot.app)


async def test_a_terminal_without_unicode_is_sent_ascii() -> None:
    for room in (lobby(*HOSTILE), running(*HOSTILE)):
        app = StillApp(room, ascii_only=True)
        async with app.run_test() as pilot:
            await shows(pilot, room.title)
            await pilot.press("down")
            for _ in range(3):
                assert drawn(app).isascii()
                await pilot.press("pagedown")

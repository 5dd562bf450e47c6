"""A board in a real pseudo-terminal: its room from the lobby to the podium, whatever names say."""

import re
from itertools import count
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve

from game.contest.identity.tokens import new_token
from game.contest.place.keys import read_keys, write_keys
from game.contest.rules.requests import EndRoom, StartRoom
from game.contest.wire.messages import Denied, Join, Lead, Welcome
from tests.contest.client.threads import real_host
from tests.contest.host.stage import Stage
from tests.contest.host.test_hostile_names import MADE_PLAIN
from tests.end_to_end.terminal import Terminal

MANY: Final = 200
SEQUENCE: Final = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[()][0-9A-Z]|[=>78])")
"""What terminals are told by: all of what Textual sends, but texts for the terminal itself."""

POINTER: Final = "\x1b]22;default\x07"
"""How Textual asks for the usual pointer: the one text of its own that is for the terminal."""

ACTS: Final = re.compile("[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


async def fill(stage: Stage, names: list[str]) -> int:
    """Let people in, and return how many were; a name that is too long for itself is nobody's."""
    taken = 0
    for name in names:
        person = await stage.connect(Join(stage.loaded.keys.code, name, new_token()))
        first = await person.hear(object)
        assert isinstance(first, Welcome | Denied)
        taken += isinstance(first, Welcome)
        await person.socket.close()
        if taken == MANY:
            break
    return taken


def hostile() -> list[str]:
    """Return more names than are needed that do harm, long and wide ones among them."""
    wide = [f"{'漢' * 9}{number}" for number in range(10)]
    more = (f"{name}{number}" for number in count() for name in MADE_PLAIN)
    return [*MADE_PLAIN, *wide, *(next(more) for _ in range(2 * MANY))]


def sequences(raw: str) -> set[str]:
    """Return which kinds of sequences a terminal was sent, whatever their numbers."""
    return {re.sub("[0-9;]+", "", each) for each in SEQUENCE.findall(raw)}


def watch(folder: Path, names: list[str], *, elsewhere: bool = False) -> str:
    """Watch a room on the wall from its lobby to the last page, and return every byte of it.

    `elsewhere`: as on another machine, which has a file with the board's secret and no keys.
    """
    with real_host(folder) as (loop, stage):
        log = stage.loaded.log.path
        address = stage.url.removesuffix("/room")
        write_keys(log, evolve(read_keys(log), address=address))
        where = ["--room", str(log)]
        if elsewhere:
            secret = folder / "secret"
            secret.write_text(stage.loaded.keys.board)
            where = [address, "--secret-file", str(secret)]
        assert loop.do(fill(stage, names)) == min(MANY, len(names))
        lead = loop.do(stage.leads())
        with Terminal("contest", "board", *where, data=folder / "data") as terminal:
            terminal.wait_for("are in.")
            loop.do(lead.done(Lead(1, StartRoom(1_000))))
            terminal.wait_for("The calls begin in")
            terminal.wait_for("0 of 1")
            loop.do(lead.done(Lead(2, EndRoom())))
            terminal.wait_for("Space next")
            terminal.press(" ")
            terminal.wait_for("points")
            for rows in ("1 to 19", "20 to 38", "39 to 57"):
                terminal.press("\x1b[6~")
                terminal.wait_for(f"{rows} of {MANY} players")
            assert "leave" in terminal.screen.display[-1]
            terminal.press("q")
            assert terminal.left() == 0
            keys = stage.loaded.keys
            assert keys.facilitator not in terminal.raw
            assert keys.board not in terminal.raw
            return terminal.raw


@pytest.mark.slow
def test_names_put_nothing_but_text_on_the_wall(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "hostile").mkdir()
    names = [f"Player {number}" for number in range(1, MANY + 1)]
    plain = watch(tmp_path / "plain", names, elsewhere=True)
    raw = watch(tmp_path / "hostile", hostile())
    assert sequences(raw) <= sequences(plain)
    text = SEQUENCE.sub("", raw).replace(POINTER, "")
    assert not ACTS.search(text)
    assert "\x1b" not in text
    assert not [name for name in MADE_PLAIN if ACTS.search(name) and name in raw]
    assert "[bold]R[/bold]" in raw

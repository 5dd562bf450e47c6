"""The facilitator's screen in a real pseudo-terminal: hostile names, and a thousand of them."""

from pathlib import Path
from typing import Final

import pytest
from attrs import evolve

from game.contest.place.keys import read_keys, write_keys
from game.contest.rules.requests import EndRoom, StartRoom
from game.contest.wire.messages import Lead
from tests.contest.client.threads import real_host
from tests.contest.host.stage import Stage
from tests.contest.host.test_hostile_names import MADE_PLAIN
from tests.end_to_end.terminal import Terminal
from tests.end_to_end.test_board import ACTS, MANY, POINTER, SEQUENCE, fill, hostile, sequences

CROWD: Final = 1_000
DOWN: Final = "\x1b[B"
PAGE_DOWN: Final = "\x1b[6~"


def known(stage: Stage) -> str:
    """Write where a room's host listens beside its log, and return the log's path."""
    log = stage.loaded.log.path
    write_keys(log, evolve(read_keys(log), address=stage.url.removesuffix("/room")))
    return str(log)


def lead(folder: Path, names: list[str]) -> str:
    """Look at a room from its lobby to its close, with its questions, and return every byte."""
    with real_host(folder) as (loop, stage):
        log = known(stage)
        loop.do(fill(stage, names))
        leader = loop.do(stage.leads())
        with Terminal("contest", "screen", "--room", log, data=folder / "data") as terminal:
            terminal.wait_for(" gone: ")
            for key in ("n", "x", "g"):
                terminal.act(DOWN)
                terminal.act(key)
                terminal.act("\x1b")
            loop.do(leader.done(Lead(1, StartRoom(0))))
            terminal.wait_for("running", "Time left")
            for _ in range(5):
                terminal.act(PAGE_DOWN)
            loop.do(leader.done(Lead(2, EndRoom())))
            terminal.wait_for("Digest")
            terminal.press("q")
            assert terminal.left() == 0
            keys = stage.loaded.keys
            assert keys.facilitator not in terminal.raw
            assert keys.board not in terminal.raw
            return terminal.raw


@pytest.mark.slow
def test_names_put_nothing_but_text_before_whoever_leads(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "hostile").mkdir()
    plain = lead(tmp_path / "plain", [f"Player {number}" for number in range(1, MANY + 1)])
    raw = lead(tmp_path / "hostile", hostile())
    assert sequences(raw) <= sequences(plain)
    text = SEQUENCE.sub("", raw).replace(POINTER, "")
    assert not ACTS.search(text)
    assert "\x1b" not in text
    assert not [name for name in MADE_PLAIN if ACTS.search(name) and name in raw]


@pytest.mark.slow
def test_no_key_is_dropped_before_a_thousand_rows(tmp_path: Path) -> None:
    with real_host(tmp_path) as (loop, stage):
        log = known(stage)
        for first in range(0, CROWD, MANY):
            names = [f"Player {number}" for number in range(first + 1, first + MANY + 1)]
            loop.do(fill(stage, names))
        leader = loop.do(stage.leads())
        loop.do(leader.done(Lead(1, StartRoom(0))))
        with Terminal("contest", "screen", "--room", log, data=tmp_path / "data") as terminal:
            terminal.wait_for(f"of {CROWD:,}".replace(",", ""), "running")
            # While the board comes anew each second: as quickly as a key that is held repeats.
            for _ in range(150):
                terminal.press(DOWN)
                terminal.watch(0.03)
            terminal.wait_for("Player 150, seat 150")

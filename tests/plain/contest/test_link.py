"""The link to join as it is printed: bare for a chat, below its code on a terminal."""

import json
from io import BytesIO, StringIO, TextIOWrapper
from typing import Final, TextIO

import pyte
import pytest
import segno
from attrs import evolve

from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import Status
from game.plain.contest.link import link_json, link_lines, link_notice, link_of
from tests.drawn_code import modules_drawn
from tests.tui.contest.lead_stage import lobby

LINK: Final = "http://192.168.178.20:8137/#7K3M9QXA"
ALONE: Final = evolve(lobby(), addresses=("http://127.0.0.1:8137",))
SIGNS: Final = {
    (" ", "black", "brightwhite"): " ",
    ("▀", "black", "brightwhite"): "▀",
    ("▄", "black", "brightwhite"): "▄",
    ("█", "black", "black"): "█",
}
"""What each cell of a code looks like, black on white."""


class Terminal(TextIOWrapper):
    """A terminal that is written on."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


def paper(encoding: str = "utf-8") -> TextIO:
    """Return a terminal whose text is in this encoding."""
    return Terminal(BytesIO(), encoding)


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the terminal be one of 80 by 24."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("CALLCRAFT_ASCII", raising=False)


def seen_on_a_terminal(lines: list[str]) -> list[str]:
    """Return the code that a terminal shows, by the colours of its cells."""
    screen = pyte.Screen(80, 40)
    pyte.Stream(screen).feed("\r\n".join(lines))
    rows = [[screen.buffer[y][x] for x in range(80)] for y in range(len(lines))]
    coloured = [[cell for cell in row if cell.bg != "default"] for row in rows]
    return ["".join(SIGNS[each.data, each.fg, each.bg] for each in row) for row in coloured]


def test_on_a_terminal_there_is_a_code_black_on_white_that_says_the_link() -> None:
    *code, words, link = link_lines(lobby(), paper())
    matrix = tuple(map(tuple, segno.make(LINK, error="l", boost_error=False).matrix))
    assert modules_drawn(seen_on_a_terminal(code), across=len(matrix)) == matrix
    assert words == "Phones: point the camera here, or open"
    assert link == LINK
    # All of it is in sight above the next prompt.
    assert len(code) + 2 < 24


@pytest.mark.parametrize(
    ("name", "value"),
    [("TERM", "dumb"), ("CALLCRAFT_ASCII", "1"), ("COLUMNS", "32"), ("LINES", "19")],
)
def test_where_no_code_can_be_drawn_whole_there_is_the_link(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert list(link_lines(lobby(), paper())) == ["Phones: open", LINK]


def test_a_terminal_without_the_signs_gets_the_link() -> None:
    assert list(link_lines(lobby(), paper("ascii"))) == ["Phones: open", LINK]


def test_a_pipe_gets_the_link_alone() -> None:
    assert list(link_lines(lobby(), StringIO())) == [LINK]


def test_a_program_gets_what_the_link_is_made_of() -> None:
    address = "http://192.168.178.20:8137"
    assert json.loads(link_json(lobby())) == {"link": LINK, "address": address, "code": "7K3M9QXA"}


def test_of_a_room_that_only_this_machine_reaches_there_is_a_link_and_no_code() -> None:
    assert list(link_lines(ALONE, paper())) == ["Phones: open", "http://127.0.0.1:8137/#7K3M9QXA"]
    assert "Only this machine can join" in link_notice(ALONE)
    assert link_of(evolve(ALONE, addresses=())) == ""


@pytest.mark.parametrize(
    ("status", "is_told"),
    [
        (lobby(), False),
        (evolve(lobby(), phase=RoomPhase.RUNNING), True),
        (evolve(lobby(), phase=RoomPhase.RUNNING, admits=True), False),
        (evolve(lobby(), phase=RoomPhase.CLOSED, admits=True), True),
    ],
)
def test_where_nobody_is_let_in_that_is_told(status: Status, *, is_told: bool) -> None:
    assert ("callcraft contest admit" in link_notice(status)) == is_told

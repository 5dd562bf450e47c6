"""What a practice room says once it listens."""

import json
import sys
from io import StringIO
from pathlib import Path

import pytest
from attrs import Factory, define

from game.contest.practice_room.own_results import ResultFiles
from game.contest.practice_room.running import PracticeRoom
from game.plain.contest.practice_room import told_of
from tests.contest.practice_room.stage import CALLS

ROOM = PracticeRoom(CALLS, ResultFiles(Path("nowhere")), 30)


@define
class Paper:
    """Lines that were written."""

    lines: list[str] = Factory(list)

    def say_all(self, lines: object) -> None:
        """Write lines."""
        self.lines += list(lines)  # type: ignore[call-overload]  # they are

    def flush(self) -> None:
        """Do nothing."""


class Terminal(StringIO):
    """A terminal that shows every sign."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


def told(*addresses: str, as_json: bool = False) -> list[str]:
    """Return what is said of a room that is reached at some addresses."""
    paper = Paper()
    told_of(paper, ROOM, as_json=as_json)(addresses)
    return paper.lines


def test_whoever_serves_is_told_where_it_is_opened() -> None:
    assert told("https://practice.example", "http://192.168.1.20:8137") == [
        "A practice room with 2 calls, for 30 at a time.",
        "Open in a browser: https://practice.example",
        "Open in a browser: http://192.168.1.20:8137",
        "It runs until ctrl+c. What visitors come to is kept for the next time.",
    ]


def test_a_room_that_only_this_machine_can_open_says_so() -> None:
    assert told("http://127.0.0.1:8137")[2].startswith("Only this machine can open it.")
    assert told()[1] == "This machine has no address at which others could open it."


def test_a_program_is_told_in_one_line() -> None:
    (line,) = told("http://127.0.0.1:1", as_json=True)
    assert json.loads(line) == {
        "event": "ready",
        "addresses": ["http://127.0.0.1:1"],
        "calls": ["The third card", "The house opens at ten"],
        "most": 30,
    }


@pytest.mark.parametrize(
    ("address", "as_json", "drawn"),
    [
        ("http://192.168.1.20:8137", False, True),
        ("http://192.168.1.20:8137", True, False),
        ("http://127.0.0.1:8137", False, False),
    ],
)
def test_a_terminal_shows_a_code_where_a_phone_gets_in(
    monkeypatch: pytest.MonkeyPatch, *, address: str, as_json: bool, drawn: bool
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "40")
    monkeypatch.delenv("CALLCRAFT_ASCII", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    told(address, as_json=as_json)
    assert ("█" in terminal.getvalue()) is drawn

"""How many lines of the smallest screen a text takes."""

from pathlib import Path

import pytest

from game.check.checks import check_files
from game.level import Code
from tests.check.sound import STATED

REPLY = "Which blue was it to be?"
ROOM = 74
"""Columns of each of the two lines that a reply has."""

HALF = "x" * (ROOM // 2)
"""A word that leaves no room for another of its kind and the space between them."""


def problems_with(reply: str, folder: Path) -> list[str]:
    """Return what is said of the room that a reply takes."""
    file = folder / "call.yaml"
    file.write_text(STATED.replace(REPLY, reply), encoding="utf-8")
    return [each.message for each in check_files([file]) if each.code is Code.TOO_LONG_TO_SEE]


@pytest.mark.parametrize(
    ("reply", "lines"),
    [
        (" ".join([HALF] * 3), 3),
        (" ".join([HALF] * 4), 4),
        ("x" * (2 * ROOM + 1), 3),
        (f"{'x' * ROOM} {'x' * ROOM} x", 3),
        (" ".join("x" * (ROOM + 1)), 3),
    ],
)
def test_a_space_between_words_takes_room(reply: str, lines: int, tmp_path: Path) -> None:
    said = [f"The reply takes {lines} lines on a screen of 80 by 24, and 2 can be seen."]
    assert problems_with(reply, tmp_path) == said


@pytest.mark.parametrize(
    "reply",
    [
        f"{HALF[1:]} {HALF} {HALF} {HALF[1:]}",
        "x" * (2 * ROOM),
        f"{'x' * ROOM} {'x' * ROOM}",
        f"{'x' * (ROOM - 1)} {'x' * ROOM}",
    ],
)
def test_what_fills_both_lines_fits(reply: str, tmp_path: Path) -> None:
    assert problems_with(reply, tmp_path) == []

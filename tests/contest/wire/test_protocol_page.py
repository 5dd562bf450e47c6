"""The page docs/contest-protocol.md has each message and each of its fields, and no others."""

import re
from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import Any, Final, get_args

import pytest
from attrs import NOTHING, fields

from game.contest.client.link import _GROWTH
from game.contest.host.connections import visitor
from game.contest.review.room_review import RoomReview
from game.contest.rules.clock import RoomPhase
from game.contest.rules.requests import Leading
from game.contest.wire.encoding import LONGEST, PROTOCOL, ROOM_PATH
from game.contest.wire.messages import (
    BoardRow,
    BoardTeam,
    DeniedFor,
    FromClient,
    FromHost,
    ListedCall,
    SeatStatus,
    TeamStatus,
)
from game.play.debrief import Debrief
from game.view.commands import Act, Answered
from game.view.view import View

PAGE: Final = (Path(__file__).parents[3] / "docs/contest-protocol.md").read_text(encoding="utf-8")

TABLES: Final[tuple[Any, ...]] = (
    *get_args(FromClient),
    *get_args(FromHost),
    SeatStatus,
    TeamStatus,
    BoardRow,
    BoardTeam,
    ListedCall,
)


def section(heading: str) -> str:
    """Return what stands below a heading, up to the next."""
    found = re.search(rf"^#+ {heading}\n(.*?)(?=^#|\Z)", PAGE, re.DOTALL | re.MULTILINE)
    assert found, heading
    return found.group(1)


def rows(text: str) -> list[list[str]]:
    """Return the cells of a table, without its head."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def names(kinds: Iterable[Any]) -> list[str]:
    """Return what some fields or kinds are called, as the page writes it."""
    return [f"`{each}`" for each in kinds]


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.__name__)
def test_a_message_has_its_fields(kind: Any) -> None:  # noqa: ANN401 - any kind of message
    told = rows(section(kind.__name__))
    assert [row[0] for row in told] == names(each.name for each in fields(kind))
    assert all(row[2] for row in told)
    if kind in get_args(FromClient):
        left_out = [each.name for each in fields(kind) if each.default is not NOTHING]
        assert [row[0] for row in told if "may be left out" in row[1]] == names(left_out)


@pytest.mark.parametrize(("heading", "union"), [("Acts", Act), ("Requests", Leading)])
def test_what_is_asked_has_its_fields(heading: str, union: Any) -> None:  # noqa: ANN401 - a union
    told = {row[0]: re.findall("`.+?`", row[1]) for row in rows(section(heading))}
    known = {f"`{kind.__name__}`": names(f.name for f in fields(kind)) for kind in get_args(union)}
    assert told == known


KINDS: Final[dict[Any, str]] = {
    int: "number",
    str: "text",
    bool: "true or false",
    int | None: "number or null",
    View: "view",
    Debrief | None: "debrief or null",
    RoomReview: "review",
    Act: "an act, see below",
    Leading: "a request, see below",
    tuple[str, ...]: "list of texts",
    tuple[int, ...]: "list of numbers",
}


def kind_of(told: Any) -> str:  # noqa: ANN401 - any type
    """Return what the page calls a type."""
    if told in KINDS:
        return KINDS[told]
    if inside := get_args(told):
        return f"list of {kind_of(inside[0])}"
    return " · ".join(names(told)) if issubclass(told, Enum) else f"`{told.__name__}`"


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.__name__)
def test_each_field_is_of_its_kind(kind: Any) -> None:  # noqa: ANN401 - any kind of message
    told = [row[1].partition(";")[0] for row in rows(section(kind.__name__))]
    assert told == [kind_of(each.type) for each in fields(kind)]


def test_no_message_is_told_that_there_is_not() -> None:
    told = re.findall(r"^#### (\w+)$", PAGE, re.MULTILINE)
    assert told == [kind.__name__ for kind in TABLES]


def test_each_value_of_a_few_is_told() -> None:
    for kind in (RoomPhase, Answered, DeniedFor):
        assert " · ".join(names(each.value for each in kind)) in PAGE


def test_the_numbers_are_those_of_the_program() -> None:
    told = section("Connecting")
    assert f"`{ROOM_PATH}`" in told
    assert f'{{"v":{PROTOCOL},"is":"Enter"' in told
    assert f"{LONGEST:,} bytes of UTF-8" in told
    assert f"Beyond {visitor.LONGEST_FRAME:,} bytes" in told
    assert f"{_GROWTH} times as long" in section("Leaving and coming back")
    assert f"when {visitor._MOST_WAITING} messages" in told  # noqa: SLF001 - what the page tells

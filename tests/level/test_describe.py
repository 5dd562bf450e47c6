"""A problem as a terminal shows it: place, sentence, line, caret, hint."""

import pytest

from game.level import Code, Problem, describe, read_level
from tests.level.samples import SMALL


def shown(source: str, column: int) -> list[str]:
    """Return the lines for a problem in a line of a file."""
    problem = Problem(
        Code.SYNTAX,
        "Wrong.",
        "Write it right.",
        line=12,
        column=column,
        file="a.yaml",
        source=source,
    )
    return describe(problem).split("\n")


def test_the_whole_of_it() -> None:
    (problem,) = read_level(SMALL.replace("clarify", "clarfy"), "a/b.yaml").problems
    assert describe(problem).split("\n") == [
        "a/b.yaml:15:20: CC104 `technique` names a technique that does not exist: `clarfy`.",
        "  15 |         technique: clarfy",
        "     |                    ^",
        "  Did you mean `clarify`?",
    ]


def test_a_caret_below_wide_and_combined_characters() -> None:
    assert shown("日本: x", 5)[1:3] == ["  12 | 日本: x", "     |       ^"]
    assert shown("e\u0301: x", 5)[1:3] == ["  12 | e\u0301: x", "     |    ^"]
    assert shown("\ta", 2)[1:3] == ["  12 |  a", "     |  ^"]


def test_only_the_part_of_a_long_line_around_the_place_is_shown() -> None:
    line, caret = shown("x" * 500 + "HERE" + "y" * 500, 501)[1:3]
    assert line.startswith("  12 | ...xxx")
    assert line.endswith("yyy...")
    assert len(line) < 120
    assert line[caret.index("^") :].startswith("HERE")


def test_an_empty_line_is_not_shown() -> None:
    assert shown("   ", 2) == ["a.yaml:12:2: CC006 Wrong.", "  Write it right."]


@pytest.mark.parametrize("bad", ["\x1b[2J", "\x07", "\u202e", "\u200b", "\x9b1m"])
def test_a_hostile_line_is_harmless_and_keeps_its_columns(bad: str) -> None:
    line, caret = shown(f"a{bad}: HERE", len(bad) + 4)[1:3]
    assert bad not in line
    assert line[caret.index("^") :] == "HERE"

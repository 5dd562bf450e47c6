"""Schema and reader agree on what is shape in a file of plays, and in each of its values."""

from pathlib import Path
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from game.call.units import POINT
from game.level.schema.values import of_rule
from game.level.shape.values import Rule
from game.playtest.reading import read_playtest
from game.playtest.rules import MoveWord, Whole
from game.playtest.shape import PlaytestFile
from tests.level.editor import Seen, resolved, seen
from tests.level.mutated import TEXTS, WORDS, mutated
from tests.level.test_schema import UNSHRUNK, VALIDATORS, check, fits, shape_problems
from tests.playtest.plays import PLAYS

LEVELS: Final = Path(__file__).parents[2] / "levels"
SHIPPED: Final = tuple(sorted(LEVELS.glob("*.playtest.yaml")))
MOVES: Final = (
    *("listen", "interrupt", "hang-up", "hold", "resume", "wait", "look-up", "ask", "transfer"),
    *("attend", "park", "say", "thanks", "warm", "1", "0", "60", "2.5", "1.2345", "999", "1000"),
    *("01", "codes", "a-b", "Listen", "é", ":", ":", ":", " ", "\t", "."),
)
MOVE: Final = Draft7Validator(of_rule(MoveWord()))


@UNSHRUNK
@given(mutated((PLAYS, PLAYS, SHIPPED[0].read_text(encoding="utf-8"))))
def test_schema_and_reader_agree_on_the_shape_of_a_file_of_plays(text: str) -> None:
    check(text, "playtest")
    told = {each.code for each in read_playtest(text).problems if each.code.startswith("CC1")}
    assert told >= {each.code for each in shape_problems(text, PlaytestFile)}


@given(st.lists(st.sampled_from(MOVES), max_size=5).map("".join) | st.text(max_size=9))
@example("attend:01")
@example("wait:1e2")
@example("wait:\uff11")
@example("wait:3600.001")
@example("hold:3600.0")
@example("look-up:a:b")
@example("transfer:a:")
def test_a_move_is_the_same_to_the_schema_as_to_the_reader(move: str) -> None:
    assert MOVE.is_valid(move) == fits(MoveWord(), move)


@pytest.mark.parametrize("rule", [Whole(0, 1_000 * POINT), Whole(POINT, 9 * POINT)], ids=repr)
def test_a_whole_number_is_the_same_to_the_schema_as_to_the_reader(rule: Rule) -> None:
    validator = Draft7Validator(of_rule(rule))
    said: list[tuple[Seen, str]] = [(resolved(word), word) for word in WORDS]
    for value, text in [*said, *((text, text) for text in (*TEXTS, *WORDS))]:
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            continue
        if fits(rule, text):
            assert validator.is_valid(value), text


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_plays_are_right_by_the_schema(path: Path) -> None:
    assert list(VALIDATORS["playtest"].iter_errors(seen(path.read_text(encoding="utf-8")))) == []

"""How bad problems are, where they are put, and the error that carries them."""

import pickle

import pytest
from attrs import evolve

from game.errors import CallcraftError
from game.level import Code, Problem, Severity
from game.level.problem import InvalidInput
from game.level.yaml.node import Node

EMPTY = Problem(Code.EMPTY_TEXT, "is empty.", "Write something.")
LONG = Problem(Code.LONG_TEXT, "is too long.", "Say it in fewer words.")
KEPT_UNDER = Node("no", 2, 9, key_line=2, key_column=3)
FILE = Node({"a": "no"}, 1, 1, inside={"a": KEPT_UNDER})


def test_a_problem_is_as_bad_as_its_code_usually_is() -> None:
    assert (Code.EMPTY_TEXT.severity, EMPTY.severity) == (Severity.ERROR, Severity.ERROR)
    markup = Problem(Code.MARKUP, "x", "")
    assert (Code.MARKUP.severity, markup.severity) == (Severity.WARNING, Severity.WARNING)
    assert evolve(markup, severity=Severity.NOTE).severity is Severity.NOTE


def test_a_code_is_the_same_in_another_process() -> None:
    assert pickle.loads(pickle.dumps(Code.MARKUP)) is Code("CC503") is Code.MARKUP  # noqa: S301


@pytest.mark.parametrize(
    ("problem", "place"),
    [
        (EMPTY, (1, 1)),
        (evolve(EMPTY, at=("a",)), (2, 9)),
        (evolve(EMPTY, at=("a",), at_key=True), (2, 3)),
        (evolve(EMPTY, at=("b",), at_key=True), (1, 1)),
        (evolve(EMPTY, at=("a", "b")), (2, 9)),
        (evolve(EMPTY, line=7, column=8), (7, 8)),
    ],
)
def test_a_line_and_a_column_take_the_place_of_a_path(
    problem: Problem, place: tuple[int, int]
) -> None:
    assert FILE.located(problem) == evolve(EMPTY, line=place[0], column=place[1])


def test_an_error_carries_every_problem() -> None:
    error = InvalidInput(EMPTY, LONG)
    assert error.problems == (EMPTY, LONG)
    assert str(error) == "is empty. is too long."
    assert isinstance(error, CallcraftError)
    assert isinstance(error, ValueError)

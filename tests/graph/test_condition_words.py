"""Conditions told in the words of a level file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.call.meters.mood import MOODS
from game.call.script.level import ALWAYS
from game.graph.condition_words import in_words
from game.level.problem import InvalidInput
from game.level.shape.conditions import parse_condition

_signs = st.sampled_from(("<", "<=", "=", ">=", ">"))
_meters = st.builds(
    "{} {} {}".format,
    st.sampled_from(("patience", "satisfaction", "tension", "heard")),
    _signs,
    st.integers(0, 100_000).map(lambda value: f"{value / 1000:g}") | st.integers(0, 100).map(str),
)
_turns = st.builds("turns {} {}".format, _signs, st.integers(0, 999))
_moods = st.builds("mood {} {}".format, _signs | st.just("is"), st.sampled_from(MOODS))
_memory = st.sampled_from(
    ("knows gate-code", "used listen", "broke no-guarantee", "kept noon", "was let-down")
)
_one = st.builds(str.__add__, st.sampled_from(("", "not ")), _meters | _turns | _moods | _memory)
_conditions = st.lists(_one, min_size=1, max_size=3).map(" and ".join)


@given(_conditions)
def test_what_is_told_means_what_was_written(text: str) -> None:
    try:
        condition = parse_condition(text)
    except InvalidInput:
        return
    assert parse_condition(in_words(condition)) == condition


@pytest.mark.parametrize(
    "text",
    [
        "patience < 20",
        "patience >= 45",
        "satisfaction > 2.5",
        "heard <= 50",
        "mood is furious",
        "mood >= angry",
        "turns >= 3",
        "not knows tailor and used listen",
    ],
)
def test_it_is_told_as_trainers_write_it(text: str) -> None:
    assert in_words(parse_condition(text)) == text


def test_no_condition_is_told_by_nothing() -> None:
    assert in_words(ALWAYS) == ""

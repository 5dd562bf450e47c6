"""The language of conditions, and the tests it turns into."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.call.meters.mood import MOODS, mood_of
from game.call.meters.values import Meter
from game.call.script.level import Subject
from game.call.script.level import Test as Check
from game.call.units import FULL
from game.level.problem import InvalidInput
from game.level.shape.conditions import MANY_TURNS, parse_condition

SIGNS = st.sampled_from(["<", "<=", "=", ">=", ">"])


def holds(sign: str, left: int, right: int) -> bool:
    """Compare as Python does."""
    return {
        "<": left < right,
        "<=": left <= right,
        "=": left == right,
        ">=": left >= right,
        ">": left > right,
    }[sign]


@pytest.mark.parametrize(
    ("text", "tests"),
    [
        ("patience >= 45", (Check(Meter.PATIENCE, 45_000, FULL),)),
        ("patience>=45", (Check(Meter.PATIENCE, 45_000, FULL),)),
        ("satisfaction < 60.5", (Check(Meter.SATISFACTION, 0, 60_499),)),
        ("tension > 0.001", (Check(Meter.TENSION, 2, FULL),)),
        ("heard = 5", (Check(Meter.HEARD, 5_000, 5_000),)),
        ("not heard <= +5", (Check(Meter.HEARD, 0, 5_000, negated=True),)),
        ("turns >= 3", (Check(Subject.TURNS, 3, MANY_TURNS),)),
        ("turns = 3", (Check(Subject.TURNS, 3, 3),)),
        ("mood is upset", (Check(Subject.MOOD, 40_000, 59_999),)),
        ("mood = furious", (Check(Subject.MOOD, 80_000, FULL),)),
        ("mood <= upset", (Check(Subject.MOOD, 0, 59_999),)),
        ("mood >= upset", (Check(Subject.MOOD, 40_000, FULL),)),
        ("mood < upset", (Check(Subject.MOOD, 0, 39_999),)),
        ("mood > upset", (Check(Subject.MOOD, 60_000, FULL),)),
        ("knows gate-code", (Check(Subject.KNOWS, name="gate-code"),)),
        ("not used listen", (Check(Subject.USED, name="listen", negated=True),)),
        ("broke no-refund", (Check(Subject.BROKE, name="no-refund"),)),
        ("promised call-back", (Check(Subject.PROMISED, name="call-back"),)),
        ("not kept call-back", (Check(Subject.KEPT, name="call-back", negated=True),)),
        ("missed was", (Check(Subject.MISSED, name="was"),)),
        ("was let-down", (Check(Subject.WAS, name="let-down"),)),
        ("knows and and not knows not", (
            Check(Subject.KNOWS, name="and"),
            Check(Subject.KNOWS, name="not", negated=True),
        )),
        (" turns  >  1  and  heard < 1 ", (
            Check(Subject.TURNS, 2, MANY_TURNS),
            Check(Meter.HEARD, 0, 999),
        )),
    ],
)  # fmt: skip
def test_what_conditions_mean(text: str, tests: tuple[Check, ...]) -> None:
    assert parse_condition(text) == tests


@given(st.sampled_from(Meter), SIGNS, st.integers(0, FULL), st.integers(0, FULL))
def test_a_comparison_of_a_meter_is_the_comparison(
    meter: Meter, sign: str, limit: int, value: int
) -> None:
    text = f"{meter} {sign} {limit // 1000}.{limit % 1000:03}"
    try:
        (test,) = parse_condition(text)
    except InvalidInput:
        assert not any(holds(sign, each, limit) for each in (0, FULL))
        return
    assert (test.low <= value <= test.high) is holds(sign, value, limit)


@given(SIGNS, st.sampled_from(MOODS), st.integers(0, FULL))
def test_a_comparison_of_the_mood_is_the_order_of_moods(sign: str, mood: str, tension: int) -> None:
    now, then = MOODS.index(mood_of(tension)), [*MOODS].index(mood)  # type: ignore[arg-type]
    try:
        (test,) = parse_condition(f"mood {sign} {mood}")
    except InvalidInput:
        assert not any(holds(sign, each, then) for each in range(len(MOODS)))
        return
    assert (test.low <= tension <= test.high) is holds(sign, now, then)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "lacks something to look at"),
        ("patience", "lacks a comparison"),
        ("patience >=", "lacks a number after `>=`"),
        ("patience >= 45 and", "lacks something to look at after `and`"),
        ("patience >= 45 knows x", "goes on with `knows`"),
        ("patience >= 45 or knows x", "with `or`"),
        ("patience is 45", "`is` where a comparison belongs"),
        ("patience == 45", "`==` where a comparison belongs"),
        ("patience != 45", "`!=` where a comparison belongs"),
        ("patience >= 45,5", "`45,5` where a number belongs"),
        ("patience >= 1e3", "`1e3` where a number belongs"),
        ("patience >= -1", "`-1`, which is out of range"),
        ("turns > 1000", "`1000`, which is out of range"),
        ("turns > 1.5", "`1.5` where a whole number belongs"),
        ("mood <= sad", "a mood that does not exist: `sad`"),
        ("mood upset", "`upset` where a comparison belongs"),
        ("mood > furious", "can never hold: `mood > furious`"),
        ("patience < 0", "can never hold: `patience < 0`"),
        ("knows", "lacks the name of a clue after `knows`"),
        ("used listening", "a technique that does not exist: `listening`"),
        ("promised", "lacks the name of a promise after `promised`"),
        ("kept", "lacks the name of a promise after `kept`"),
        ("missed", "lacks the name of a promise after `missed`"),
        ("was", "lacks `new`, `helped` or `let-down` after `was`"),
        ("was Helped", "a past that no caller can have: `Helped`"),
        ("not not knows x", "`not not`"),
        ("pateince > 1", "about `pateince`"),
        ("Patience > 1", "about `Patience`"),
    ],
)
def test_what_is_wrong_with_a_condition(text: str, said: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_condition(text)
    (problem,) = caught.value.problems
    assert said in problem.message
    assert problem.hint


@given(st.text(max_size=60))
def test_any_text_is_a_condition_or_invalid(text: str) -> None:
    try:
        tests = parse_condition(text)
    except InvalidInput:
        return
    assert tests

"""Numbers and words a player reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.call import Medal, Mood, Outcome, Technique
from game.view.words import (
    clock_text,
    fine,
    fit_words,
    medal_words,
    mood_word,
    outcome_words,
    patience_word,
    points,
    satisfaction_word,
    seconds_text,
    short_name,
    signed,
    source_name,
    technique_name,
)

meters = st.integers(0, 100_000)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, 0), (1, 1), (499, 1), (1_499, 1), (1_500, 2), (54_300, 54), (99_500, 100), (100_000, 100)],
)
def test_points_are_rounded_and_only_an_empty_meter_is_zero(value: int, shown: int) -> None:
    assert points(value) == shown


@given(meters, meters)
def test_more_never_shows_less(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert points(low) <= points(high)


@given(meters)
def test_a_word_belongs_to_the_number_beside_it(value: int) -> None:
    """Two values that show the same number never bear different words."""
    same = points(value) * 1_000
    assert patience_word(value) == patience_word(same)
    assert satisfaction_word(value) == satisfaction_word(same)


def test_the_words_of_the_meters() -> None:
    lowest = {"plenty": 80, "steady": 60, "thin": 40, "fraying": 20, "about to go": 1, "gone": 0}
    assert {patience_word(value * 1_000): value for value in range(100, -1, -1)} == lowest
    words = [satisfaction_word(value * 1_000) for value in (80, 60, 45, 44, 25, 10, 0)]
    assert words[0] == "well cared for"
    assert words[3] == words[4] == "let down"
    assert len(set(words)) == 6


def test_changes_carry_their_sign() -> None:
    assert [signed(change) for change in (9, -6, 0)] == ["+9", "-6", "0"]
    assert [fine(change) for change in (2_400, -6_000, 49, -50, -1_950, 0)] == [
        "+2.4",
        "-6",
        "0",
        "-0.1",
        "-2",
        "0",
    ]


def test_times() -> None:
    assert [clock_text(ms) for ms in (0, 134_999, 6_000_000)] == ["00:00", "02:14", "100:00"]
    assert [seconds_text(ms) for ms in (1_000, 13_600)] == ["1 second", "14 seconds"]


def test_names() -> None:
    assert technique_name(Technique.SPECIFIC_APOLOGY) == "specific apology"
    assert technique_name(None) == "plain reply"
    assert medal_words(Medal.NONE) == "no medal"
    assert medal_words(Medal.GOLD) == "gold"
    assert mood_word(Mood.ANGRY) == "angry"


@pytest.mark.parametrize(
    ("source", "citation"),
    [
        ("richmond-2012", "Richmond et al. 2012 (Project BETA)"),
        ("frantz-2005", "Frantz & Bennigson 2005"),
        ("nobody-1900", "nobody-1900"),
        ("", ""),
    ],
)
def test_a_finding_is_cited(source: str, citation: str) -> None:
    assert source_name(source) == citation


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Amara Okafor", "Amara"),
        ("Mr Pryce", "Mr Pryce"),
        ("Dr. Ada Okafor", "Dr. Ada Okafor"),
        ("Ada", "Ada"),
    ],
)
def test_a_caller_is_called_as_the_agent_would(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize("outcome", [*Outcome, None])
def test_every_outcome_is_a_sentence_with_the_caller_in_it(outcome: Outcome | None) -> None:
    sentence = outcome_words(outcome, "A {braced} name")
    assert "A {braced} name" in sentence
    assert sentence.endswith(".")


def test_hanging_up_is_told_without_a_guess_at_the_reason() -> None:
    """Two minutes of silence end a call, too, however much patience is left."""
    assert outcome_words(Outcome.HUNG_UP, "Amara") == "Amara hung up."


def test_each_outcome_reads_differently() -> None:
    assert (
        len({outcome_words(outcome, "Amara") for outcome in (*Outcome, None)}) == len(Outcome) + 1
    )


@given(st.integers(0, 1_000), st.integers(0, 1_000))
def test_better_fits_never_read_worse(one: int, other: int) -> None:
    order = [fit_words(fit) for fit in (0, 300, 500, 850)]
    low, high = sorted((one, other))
    assert order.index(fit_words(low)) <= order.index(fit_words(high))
    assert len(set(order)) == len(order)

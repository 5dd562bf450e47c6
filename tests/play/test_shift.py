"""A shift being worked, and the words for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.call import Answer, HangUp, Recall, Wait
from game.call.script.level import Past
from game.call.units import FULL, POINT
from game.level.packs.carried import Carried
from game.play.fading import FAINT_FROM, GONE_FROM, as_remembered, is_faint
from game.play.session import Session
from game.play.shift import Shift, ending_words, result_words, strain_sentence, strain_word
from game.shift import IllegalShiftEvent
from game.shift.tuning import BREATHERS, FADED, FADING
from tests.play.tiny import GOOD_CALL, tiny_level

strains = st.integers(0, FULL)


def shift() -> Shift:
    """Return a shift of three small calls."""
    return Shift([tiny_level()] * 3)


def called(*events: object) -> Session:
    """Return a call in which that happened."""
    session = Session(tiny_level(), 1)
    for event in events:
        session.send(event)  # type: ignore[arg-type]  # events of a call
    return session


def test_a_call_counts_once_it_has_begun() -> None:
    work = shift()
    work.count(Session(tiny_level(), 1, Recall(Past.HELPED)))
    assert work.number == 1
    work.count(called(Answer()))
    assert work.number == 2
    work.count(called(Answer(), HangUp()))
    work.count(called(Answer(), Wait(10**6)))
    assert work.over
    with pytest.raises(IllegalShiftEvent):
        work.breathe(BREATHERS[0])


def test_a_phone_that_was_not_picked_up_is_no_call() -> None:
    work = shift()
    work.count(called(Wait(1_000), HangUp()))
    assert work.number == 1
    assert work.sessions == []


def test_what_an_earlier_call_of_the_shift_was_is_remembered() -> None:
    work = Shift([tiny_level()] * 3, (None, None, Carried(0, ("gate", "dog"))))
    assert work.recall is None
    work.count(called(*GOOD_CALL))
    assert work.recall is None
    work.count(called(Answer(), HangUp()))
    assert work.recall == Recall(Past.HELPED, ("gate",))


def test_a_caller_who_was_left_is_let_down_the_next_time() -> None:
    work = Shift([tiny_level()] * 3, (None, Carried(0, ("gate",))))
    work.count(called(Answer()))
    assert work.recall == Recall(Past.LET_DOWN)


def test_how_it_ended_is_told_in_a_sentence() -> None:
    work = shift()
    work.count(called(Answer()))
    work.go_home()
    assert ending_words(work.state).endswith("the other 2 go to colleagues.")
    assert "0 points, left, 00:00, strain +0" in result_words(work.state.results[0])


@given(strains, strains)
def test_a_strain_has_a_word_and_a_sentence(one: int, other: int) -> None:
    words = ["fresh", "steady", "worn", "frayed", "spent"]
    less, more = sorted((one, other))
    assert words.index(strain_word(less)) <= words.index(strain_word(more))
    assert strain_sentence(less).endswith(".")
    sentences = {strain_sentence(strain) for strain in (FADING - 1, FADING, FADED)}
    assert len(sentences) == 3


@given(st.text(max_size=60), st.integers(0, 100), st.integers(0, 100))
def test_the_more_strain_the_less_can_be_read(text: str, one: int, other: int) -> None:
    less, more = (as_remembered(text, faded) for faded in sorted((one, other)))
    assert len(more) <= max(len(less), 1)
    assert text.startswith(more.rstrip("…").rstrip()) or "…" in text


def test_notes_are_clear_then_faint_then_gone() -> None:
    fact = "The gate code changed in March."
    assert as_remembered(fact, FAINT_FROM - 1) == fact
    assert fact.startswith(as_remembered(fact, FAINT_FROM).rstrip("…"))
    assert as_remembered(fact, FAINT_FROM) != fact
    assert as_remembered(fact, GONE_FROM) == "…"
    assert not is_faint(FAINT_FROM - 1)
    assert is_faint(FAINT_FROM)
    assert (FAINT_FROM * POINT, GONE_FROM * POINT) == (FADING, FADED)

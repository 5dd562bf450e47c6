"""Looking up and consulting: time on the clock, and what it brings back."""

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from game.call import (
    CallState,
    Consult,
    Event,
    HangUp,
    Hold,
    IllegalEvent,
    LookUp,
    Park,
    Reply,
    Say,
    Wait,
    legal,
    open_replies,
    step,
    take,
)
from game.call.tuning import MOST_DEEDS
from tests.strategies import CLUES, DEPARTMENTS, desk_states

articles = st.sampled_from(("codes", "hours"))
departments = st.sampled_from(DEPARTMENTS)
quiet = desk_states().map(lambda state: evolve(state, ledger=()))


@given(quiet, articles, st.data())
def test_an_article_takes_its_time_and_brings_its_clue_at_the_end_of_it(
    state: CallState, name: str, data: st.DataObject
) -> None:
    article = state.level.articles[name]
    reading = step(state, LookUp(name))
    assert reading.meters == state.meters
    early = step(reading, Wait(data.draw(st.integers(0, article.ms - 1))))
    assert early.clues == state.clues
    assert early.over or early.errand is not None
    read = step(reading, Wait(article.ms))
    assume(not read.over)
    assert read.errand is None
    assert read.clues == state.clues | ({article.reveals} - {None})
    assert read.tally.elapsed == state.tally.elapsed + article.ms


@given(quiet, articles)
def test_looking_up_costs_no_more_than_the_silence_it_is(state: CallState, name: str) -> None:
    ms = state.level.articles[name].ms
    assert step(step(state, LookUp(name)), Wait(ms)).meters == step(state, Wait(ms)).meters


@given(quiet, departments, st.booleans())
def test_asking_gains_only_where_they_know_something_new(
    state: CallState, name: str, known: bool
) -> None:
    """Or one question more would always be worth its while.

    It may cost something: an assurance just given has had nothing done for it.
    """
    department = state.level.departments[name]
    brings = {department.reveals} if department.reveals else set[str]()
    before = evolve(state, clues=state.clues | brings if known else state.clues - brings)
    turn = take(before, Consult(name))
    in_vain = known or not brings
    assert (turn.after.last is None) is in_vain
    if in_vain:
        after, had = turn.after.meters, before.meters
        assert after.patience <= had.patience
        assert after.satisfaction <= had.satisfaction
        assert after.tension >= had.tension
        assert after.heard <= had.heard
        assert turn.after.used == before.used


@given(quiet, departments, st.data())
def test_colleagues_take_their_time_and_bring_an_answer_back(
    state: CallState, name: str, data: st.DataObject
) -> None:
    department = state.level.departments[name]
    turn = take(state, Consult(name))
    assume(not turn.after.over)
    early = step(turn.after, Wait(data.draw(st.integers(0, department.ms - 1))))
    assert early.clues == state.clues
    back = step(turn.after, Wait(department.ms))
    assume(not back.over)
    assert back.clues == state.clues | ({department.reveals} - {None})


@given(quiet, departments)
def test_a_wait_for_colleagues_that_was_announced_costs_no_more_than_on_hold_without_a_word(
    state: CallState, name: str
) -> None:
    ms = state.level.departments[name].ms
    asked = step(state, Consult(name))
    assume(not asked.over)
    held = step(evolve(asked, errand=None), Wait(0))
    on_hold = step(evolve(held, hold=None), Hold(0))
    assert step(asked, Wait(ms)).meters.patience >= step(on_hold, Wait(ms)).meters.patience


@given(quiet, st.integers(1, 20_000), st.sampled_from((LookUp("codes"), Consult("depot"), Hold(0))))
def test_what_is_done_waits_for_the_end_of_the_sentence(
    state: CallState, speaking: int, event: Event
) -> None:
    """Like a reply: it never cuts in, and what the caller was telling is not lost."""
    telling = evolve(state, speaking=speaking, telling=CLUES[0], clues=frozenset())
    done = step(telling, event)
    assert done == step(step(telling, Wait(speaking)), event)
    assert CLUES[0] in done.clues


@given(quiet, articles)
def test_one_thing_at_a_time(state: CallState, name: str) -> None:
    reading = step(state, LookUp(name))
    assert {type(event) for event in legal(reading)} <= {HangUp, Park}
    for event in (Say(0), LookUp(name), Consult("depot"), Hold(0)):
        with pytest.raises(IllegalEvent):
            step(reading, event)


@given(quiet, st.sampled_from((LookUp("unknown"), Consult("unknown"))))
def test_what_the_level_does_not_have_cannot_be_asked(state: CallState, event: Event) -> None:
    with pytest.raises(IllegalEvent):
        step(state, event)


@given(quiet)
def test_there_is_an_end_to_what_can_be_done_at_a_desk(state: CallState) -> None:
    worn = evolve(state, deeds=MOST_DEEDS)
    assert not any(isinstance(event, LookUp | Hold | Consult) for event in legal(worn))
    with pytest.raises(IllegalEvent):
        step(worn, LookUp("codes"))


@given(quiet, departments)
def test_a_reply_can_set_a_question_to_colleagues_going(state: CallState, name: str) -> None:
    """The caller stays on the line, knows what the wait is for, and is answered after it."""
    here = evolve(state.current_scene, replies=(Reply("I'll ask them now.", consults=name),))
    level = evolve(state.level, scenes={**state.level.scenes, "here": here})
    asking = step(evolve(state, level=level), Say(0))
    assume(not asking.over)
    department = level.departments[name]
    assert asking.errand is not None
    assert asking.errand.announced
    assert not open_replies(asking)
    back = step(asking, Wait(asking.speaking + department.ms))
    assume(not back.over)
    assert back.clues == state.clues | ({department.reveals} - {None})

"""Returning callers: how they open, what is remembered, what is owed."""

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from game.call import (
    Answer,
    IllegalEvent,
    Level,
    Past,
    Recall,
    Wait,
    new_call,
    step,
    take,
)
from game.call.units import FULL
from tests.strategies import CLUES, PROMISES, fewer, levels, recalls


def known(level: Level, past: Past = Past.NEW) -> Level:
    """Return a level with those clues to carry, and that default."""
    return evolve(level, clues={name: name for name in CLUES}, past=past)


@given(levels(), recalls)
def test_the_call_opens_as_the_level_says_for_this_caller(level: Level, recall: Recall) -> None:
    after = step(new_call(level), recall)
    assert after.scene == level.openings.get(recall.past, level.start)
    assert after.past is recall.past


@given(levels(), st.sampled_from(Past))
def test_without_a_word_it_opens_by_its_default(level: Level, past: Past) -> None:
    stated = evolve(level, past=past)
    assert new_call(stated).scene == level.openings.get(past, level.start)


@given(levels(), recalls)
def test_facts_and_promises_are_carried_where_the_level_knows_them(
    level: Level, recall: Recall
) -> None:
    after = step(new_call(known(level)), recall)
    assert after.clues == set(recall.clues) & set(CLUES)
    owed = [each.promise for each in after.ledger]
    assert owed == [name for name in dict.fromkeys(recall.promises) if name in PROMISES]
    assert all(each.owed for each in after.ledger)
    assert [each.left for each in after.ledger] == [level.promises[name].within for name in owed]


@given(levels(modelled=True), st.sampled_from(Past))
def test_who_was_helped_opens_kinder_than_who_was_let_down(level: Level, stated: Past) -> None:
    ringing = new_call(evolve(level, past=stated))
    let_down, new, helped = (
        step(ringing, Recall(past)).meters for past in (Past.LET_DOWN, Past.NEW, Past.HELPED)
    )
    for worse, better in ((let_down, new), (new, helped)):
        assert worse.patience <= better.patience
        assert worse.satisfaction <= better.satisfaction
        assert worse.tension >= better.tension
    assert let_down.patience > 0
    if stated is Past.NEW:
        assert let_down.tension > new.tension or new.tension == FULL
        assert let_down.satisfaction < new.satisfaction or not new.satisfaction
    assert step(ringing, Recall(stated)).meters == ringing.meters


@given(levels(), recalls, st.integers(0, 10**6))
def test_what_is_owed_does_not_run_down_while_the_phone_rings(
    level: Level, recall: Recall, ms: int
) -> None:
    ringing = step(new_call(known(level)), recall)
    waited = step(ringing, Wait(ms))
    assume(not waited.over)
    assert waited.ledger == ringing.ledger
    assert waited.meters == ringing.meters


def test_a_name_carried_twice_counts_once() -> None:
    twice = Recall(Past.HELPED, ("gate-code", "gate-code"), ("noon", "call-back", "noon"))
    assert twice.clues == ("gate-code",)
    assert twice.promises == ("noon", "call-back")
    for field in ("clues", "promises"):
        with pytest.raises(TypeError, match="no names but a text"):
            Recall(Past.HELPED, **{field: "noon"})


@given(levels(), recalls, recalls)
def test_who_it_is_is_settled_once_and_before_the_call(
    level: Level, one: Recall, other: Recall
) -> None:
    with pytest.raises(IllegalEvent):
        step(step(new_call(level), one), other)
    answered = step(new_call(level), Answer())
    with pytest.raises(IllegalEvent):
        step(answered, one)


@fewer
@given(levels(modelled=True), recalls, st.sampled_from(Past))
def test_what_is_remembered_explains_itself(level: Level, recall: Recall, stated: Past) -> None:
    turn = take(new_call(evolve(level, past=stated)), recall)
    assume(turn.after.meters != turn.before.meters)
    names = {part.rule.name for part in turn.parts}
    assert names - {"meter-end"} == {f"was-{recall.past}"}
    for part in turn.parts:
        assert part.amount

"""Promises: kept, missed to the millisecond, or such as nobody could keep; and law 13."""

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from game.call import (
    CallState,
    Commitment,
    Errand,
    Fulfilment,
    Meter,
    Meters,
    Outcome,
    Promise,
    Reply,
    Say,
    Technique,
    Wait,
    score,
    step,
    take,
)
from game.call.script.level import Arrow
from game.call.script.technique import UNKEEPABLE
from game.call.time.promise import KEPT, MISSED, UNDONE
from tests.strategies import CLUES, PROMISES, maybe_techniques, moments, states

NAME = PROMISES[0]
HEALTHY = 60_000


def with_promise(state: CallState, *replies: Reply, undone_by: str | None = None) -> CallState:
    """Return a state that offers `replies`, where NAME can be promised for ten seconds."""
    here = evolve(state.current_scene, replies=replies)
    level = evolve(
        state.level,
        scenes={**state.level.scenes, "here": here},
        promises={NAME: Promise("Ring back.", 10_000, undone_by)},
    )
    meters = evolve(state.meters, patience=max(state.meters.patience, HEALTHY))
    return evolve(state, level=level, meters=meters)


def owing(state: CallState, left: int | None, *replies: Reply) -> CallState:
    """Return the same with the promise made, and so much time left for it."""
    return evolve(with_promise(state, *replies), ledger=(Commitment(NAME, left),))


def standing(state: CallState) -> Fulfilment:
    """Return how it stands with the last promise made."""
    return state.ledger[-1].standing


@given(states(), maybe_techniques)
def test_a_promise_is_entered_with_its_deadline_and_once(
    state: CallState, technique: Technique | None
) -> None:
    promised = Reply("By four.", technique, promises=NAME)
    once = step(with_promise(state, promised), Say(0))
    assert once.ledger == (Commitment(NAME, 10_000, counted=technique in UNKEEPABLE),)
    assume(not once.over)
    assert step(once, Say(0)).ledger == once.ledger


@given(states(), moments, st.data())
def test_a_promise_is_missed_at_its_very_moment(
    state: CallState, left: int, data: st.DataObject
) -> None:
    before = owing(state, left)
    early = step(before, Wait(data.draw(st.integers(0, left - 1))))
    assert standing(early) is Fulfilment.OPEN
    late = take(before, Wait(left))
    assume(late.after.outcome is None or MISSED in {rule for rule, _ in late.stages})
    assert standing(late.after) is Fulfilment.MISSED
    assert late.moved(Meter.SATISFACTION) < 0 or before.meters.satisfaction == 0
    assert late.after.tally.breaches == before.tally.breaches + 1


@given(states(), moments, st.integers(1, 60_000))
def test_it_does_not_run_down_while_the_caller_speaks(
    state: CallState, left: int, speaking: int
) -> None:
    before = evolve(owing(state, left), speaking=speaking)
    assert step(before, Wait(speaking)).ledger == before.ledger


@given(states(), maybe_techniques, moments)
def test_keeping_it_in_time_is_worth_something(
    state: CallState, technique: Technique | None, left: int
) -> None:
    before = owing(state, left, Reply("Here it is.", technique, keeps=NAME))
    kept, idle = take(before, Say(0)), take(evolve(before, ledger=()), Say(0))
    assert standing(kept.after) is Fulfilment.KEPT
    assert KEPT in {rule for rule, _ in kept.stages}
    assert KEPT not in {rule for rule, _ in idle.stages}
    assert kept.after.meters.satisfaction >= idle.after.meters.satisfaction
    assert kept.stages[-1][1].worth > idle.stages[-1][1].worth
    # The time it had can pass now without harm.
    later = step(kept.after, Wait(kept.after.speaking + left))
    assert standing(later) is Fulfilment.KEPT


@given(states(), maybe_techniques, moments, st.booleans())
def test_the_end_of_a_call_lets_no_promise_off(
    state: CallState, technique: Technique | None, left: int, empty: bool
) -> None:
    """Law 11: what was to be done in the call, or could never be done, is a breach at its end."""
    reveals = CLUES[0] if empty else None
    last = Reply("Goodbye.", technique, reveals=reveals, to=(Arrow("end"),))
    promised = with_promise(state, last, undone_by=CLUES[0])
    for due, how in ((left, Fulfilment.MISSED), (None, Fulfilment.OPEN)):
        end = step(evolve(promised, ledger=(Commitment(NAME, due),)), Say(0))
        plain = step(promised, Say(0))
        assert standing(end) is (Fulfilment.UNDONE if empty else how)
        broken = empty or due is not None
        assert end.tally.breaches == plain.tally.breaches + broken


@given(states(), maybe_techniques, moments)
def test_the_same_promise_kept_again_is_worth_nothing_more(
    state: CallState, technique: Technique | None, left: int
) -> None:
    before = owing(state, left, Reply("Here it is.", technique, keeps=NAME))
    kept = Commitment(NAME, 0, Fulfilment.KEPT)
    again = take(evolve(before, ledger=(kept, *before.ledger)), Say(0))
    assert standing(again.after) is Fulfilment.KEPT
    assert KEPT not in {rule for rule, _ in again.stages}


@given(states(), maybe_techniques, moments, st.booleans())
def test_taken_back_in_time_it_is_neither_kept_nor_missed(
    state: CallState, technique: Technique | None, left: int, empty: bool
) -> None:
    reveals = CLUES[0] if empty else None
    taking_back = Reply("I said too much.", technique, withdraws=NAME, reveals=reveals)
    promised = with_promise(state, taking_back, undone_by=CLUES[0])
    before = evolve(promised, ledger=(Commitment(NAME, left),))
    turn, plain = take(before, Say(0)), take(evolve(before, ledger=()), Say(0))
    assert standing(turn.after) is Fulfilment.WITHDRAWN
    assert turn.after.meters == plain.after.meters
    later = step(turn.after, Wait(turn.after.speaking + left))
    assert standing(later) is Fulfilment.WITHDRAWN
    assert later.tally.breaches == plain.after.tally.breaches


@given(states(), maybe_techniques, moments, st.integers(0, 60_000))
def test_taken_back_and_made_again_it_has_the_time_that_is_left(
    state: CallState, technique: Technique | None, left: int, ms: int
) -> None:
    """Or taking it back would buy all the time in the world."""
    before = with_promise(state, Reply("By four after all.", technique, promises=NAME))
    taken_back = evolve(before, ledger=(Commitment(NAME, left, Fulfilment.WITHDRAWN),))
    later = step(taken_back, Wait(ms))
    assume(not later.over)
    assert standing(later) is Fulfilment.WITHDRAWN
    assert later.tally.breaches == before.tally.breaches
    again = step(later, Say(0))
    assert again.ledger[-1].left == max(left - ms, 0)
    assume(not again.over)
    due = step(again, Wait(again.speaking + max(left - ms, 1)))
    assert due.over or standing(due) is Fulfilment.MISSED


@given(states(), moments)
def test_only_the_latest_of_several_counts(state: CallState, left: int) -> None:
    before = with_promise(state, Reply("By four after all.", promises=NAME))
    withdrawn, missed = (
        Commitment(NAME, left, Fulfilment.WITHDRAWN),
        Commitment(NAME, 0, Fulfilment.MISSED),
    )
    for ledger, has in (((withdrawn, missed), 10_000), ((missed, withdrawn), left)):
        assert step(evolve(before, ledger=ledger), Say(0)).ledger[-1].left == has


@given(states(), st.sampled_from(sorted(UNKEEPABLE)), moments)
def test_promised_honestly_and_then_too_much_it_is_still_one_breach(
    state: CallState, technique: Technique, left: int
) -> None:
    too_much = Reply("By noon, for certain.", technique, promises=NAME)
    before = owing(state, left, too_much, Reply("Goodbye.", to=(Arrow("end"),)))
    sure = step(before, Say(0))
    assert sure.ledger == (Commitment(NAME, left, counted=True),)
    assume(not sure.over)
    assert step(sure, Say(1)).tally.breaches == before.tally.breaches + 1


@given(states(), maybe_techniques)
def test_what_was_promised_in_an_earlier_call_falls_due_in_this_one(
    state: CallState, technique: Technique | None
) -> None:
    keeping = Reply("I did.", technique, keeps=NAME, to=(Arrow("end"),))
    before = with_promise(state, keeping, Reply("Goodbye.", technique, to=(Arrow("end"),)))
    owed = evolve(before, ledger=(Commitment(NAME, None, owed=True),))
    kept, forgotten = step(owed, Say(0)), step(owed, Say(1))
    assert standing(kept) is Fulfilment.KEPT or kept.outcome is not Outcome.RESOLVED
    assert standing(forgotten) is Fulfilment.MISSED
    assert forgotten.tally.breaches == step(before, Say(1)).tally.breaches + 1


@given(states(), st.sampled_from(sorted(set(Fulfilment) - {Fulfilment.OPEN})))
def test_what_is_settled_cannot_be_kept_any_more(state: CallState, how: Fulfilment) -> None:
    before = owing(state, 5, Reply("Here it is.", keeps=NAME))
    settled = evolve(before, ledger=(Commitment(NAME, 5, how),))
    turn = take(settled, Say(0))
    assert turn.after.ledger == settled.ledger
    assert KEPT not in {rule for rule, _ in turn.stages}


@given(states())
def test_one_that_falls_due_after_the_call_stays_open(state: CallState) -> None:
    before = owing(state, None)
    assert step(before, Wait(10**7)).ledger == before.ledger


@given(states(), st.integers(1, 20_000))
def test_what_is_learned_can_show_that_it_could_never_be_kept(state: CallState, ms: int) -> None:
    reveals = Reply("Let me see.", reveals=CLUES[0])
    before = evolve(
        with_promise(state, reveals, undone_by=CLUES[0]), ledger=(Commitment(NAME, None),)
    )
    turn = take(before, Say(0))
    assert UNDONE in {rule for rule, _ in turn.stages}
    assert standing(turn.after) is Fulfilment.UNDONE
    plain = take(evolve(before, ledger=()), Say(0))
    assert turn.after.meters.satisfaction <= plain.after.meters.satisfaction
    assert turn.after.tally.breaches == plain.after.tally.breaches + 1
    middling = evolve(before, meters=Meters(60_000, 50_000, 50_000, 50_000))
    found_out = take(middling, Say(0))
    assert found_out.moved(Meter.SATISFACTION) < 0
    assert found_out.moved(Meter.PATIENCE) < 0
    assert found_out.moved(Meter.TENSION) > 0
    # An errand that brings it shows it at once.
    asking = evolve(before, errand=Errand(ms, CLUES[0]))
    assert standing(step(asking, Wait(ms))) is Fulfilment.UNDONE
    # Learned on the way, it shows in the first silence.
    known = evolve(before, clues=frozenset({CLUES[0]}))
    assert standing(step(known, Wait(ms))) is Fulfilment.UNDONE


@given(states(), st.sampled_from(sorted(UNKEEPABLE)), st.booleans())
def test_one_promise_is_one_breach_at_the_most(
    state: CallState, technique: Technique, found_out: bool
) -> None:
    tempting = Reply("By noon.", technique, promises=NAME, reveals=CLUES[0] if found_out else None)
    before = with_promise(state, tempting, undone_by=CLUES[0])
    made = step(before, Say(0))
    assert made.tally.breaches == before.tally.breaches + 1
    late = step(made, Wait(made.speaking + 10_000))
    assert late.tally.breaches == made.tally.breaches


@given(states(), st.lists(maybe_techniques, max_size=4), st.booleans())
def test_over_promising_loses_the_call_against_an_honest_no(
    state: CallState, following: list[Technique | None], found_out: bool
) -> None:
    """Law 13: whatever it wins for the turn, the same call scores less for it in the end."""
    tempting = Reply("By noon, I promise.", Technique.OVER_PROMISE, promises=NAME)
    honest = Reply("Not by noon; by four.", Technique.HONEST_NO)
    clue = CLUES[0] if found_out else None
    later = [Reply("And then.", technique, reveals=clue) for technique in following]
    last = Reply("Goodbye.", to=(Arrow("end"),))
    before = with_promise(state, tempting, honest, *later, last, undone_by=CLUES[0])
    ends = []
    for first in (0, 1):
        now = step(before, Say(first))
        for place in range(2, 2 + len(later) + 1):
            now = step(now, Say(place)) if not now.over else now
        ends.append(now)
    over_promised, straight = ends
    assume(straight.outcome is Outcome.RESOLVED)
    won, lost = score(straight), score(over_promised)
    assert lost.total < won.total or won.total == 0
    assert lost.medal.value != "gold"


@given(states())
def test_and_may_win_the_turn(state: CallState) -> None:
    """Or it would tempt nobody: to a caller who is hot and unheard, a promise sounds better."""
    hot = evolve(state.meters, tension=90_000, heard=0, patience=50_000, satisfaction=30_000)
    tempting = Reply("By noon, I promise.", Technique.OVER_PROMISE)
    honest = Reply("Not by noon; by four.", Technique.HONEST_NO)
    taste = state.level.caller.temperament.taste(Technique.OVER_PROMISE)
    assume(taste >= 100 and Technique.OVER_PROMISE not in state.used)
    before = evolve(with_promise(state, tempting, honest), meters=hot)
    promised, straight = (step(before, Say(place)).meters for place in (0, 1))
    assert promised.satisfaction > straight.satisfaction

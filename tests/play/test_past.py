"""What a caller remembers, and what is carried over to the next call."""

import pytest
from attrs import evolve, frozen

from game.call import Answer, CallState, Fulfilment, Outcome, Past, Recall, Say, Tally, replay
from game.play.past import end_of, recall_of
from game.play.session import Session
from tests.play.busy import CALL_BACK, LETTER, busy_level, busy_turns


@frozen
class Names:
    """Names to carry over."""

    clues: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()


ALL = Names(("code", "empty"), ("letter", "call-back"))


def ended(outcome: Outcome | None, standing: Fulfilment = Fulfilment.OPEN) -> CallState:
    """Return the end of a call in which two things were promised, and the first came to that."""
    end = busy_turns(Answer(), Say(CALL_BACK), Say(LETTER))[-1].after
    first = evolve(end.ledger[0], standing=standing)
    return evolve(
        end, outcome=outcome, ledger=(first, *end.ledger[1:]), clues=frozenset({"code", "bell"})
    )


@pytest.mark.parametrize("outcome", [*Outcome, None])
def test_only_a_call_that_solved_something_helped(outcome: Outcome | None) -> None:
    helped = outcome in {Outcome.RESOLVED, Outcome.PARTLY}
    assert recall_of(end_of(ended(outcome)), ALL).past is (Past.HELPED if helped else Past.LET_DOWN)


@pytest.mark.parametrize("standing", Fulfilment)
def test_a_promise_that_came_to_nothing_lets_down(standing: Fulfilment) -> None:
    failed = standing in {Fulfilment.MISSED, Fulfilment.UNDONE}
    found = recall_of(end_of(ended(Outcome.RESOLVED, standing)), ALL)
    assert found.past is (Past.LET_DOWN if failed else Past.HELPED)


def test_a_breach_lets_down() -> None:
    end = evolve(ended(Outcome.RESOLVED), tally=Tally(moves=1, breaches=1))
    assert recall_of(end_of(end), ALL).past is Past.LET_DOWN


def test_what_was_learned_and_is_still_to_keep_is_carried_over() -> None:
    found = recall_of(end_of(ended(Outcome.PARTLY)), ALL)
    assert (found.clues, found.promises) == (("code",), ("letter", "call-back"))
    kept = recall_of(end_of(ended(Outcome.PARTLY, Fulfilment.KEPT)), ALL)
    assert kept.promises == ("letter",)
    assert recall_of(end_of(ended(Outcome.PARTLY)), Names()) == Recall(Past.HELPED)


def test_a_session_begins_with_what_the_caller_remembers_and_keeps_it_in_its_log() -> None:
    known = recall_of(end_of(ended(Outcome.PARTLY)), ALL)
    session = Session(busy_level(), 3, known)
    begun = [session.begun]
    assert session.state.scene == "again"
    session.send(Answer())
    begun.append(session.begun)
    assert begun == [False, True]
    assert session.events == (known, Answer())
    assert session.log[0] == ["recall", "helped", ["code"], ["letter", "call-back"]]
    assert replay(session.level, 3, session.events)[-1].after == session.state


def test_a_session_that_nothing_is_known_of_leaves_it_to_the_level() -> None:
    session = Session(busy_level(), 3)
    assert session.events == ()
    assert session.state.past is None

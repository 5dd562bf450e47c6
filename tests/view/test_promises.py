"""Promises in words: each with how it stands, and nothing that became of one left out."""

from hypothesis import given
from hypothesis import strategies as st

from game.call import Answer, CallState, Consult, Fulfilment, HangUp, Say, Wait, replay
from game.view.promises import developments, read_promises
from tests import strategies as some
from tests.play.busy import CALL_BACK, LETTER, NAME, VAN, busy_turns


def lines_of(state: CallState) -> tuple[str, ...]:
    """Return each promise of a call with how it stands."""
    return tuple(promise.line for promise in read_promises(state))


ALL = (Answer(), Say(CALL_BACK), Say(VAN), Say(LETTER))


def test_each_promise_is_told_with_how_it_stands() -> None:
    promised = busy_turns(*ALL)
    assert lines_of(promised[-1].after) == (
        "Ring Amara back with a name: still to keep, 1:00 left",
        "A van comes today: still to keep, 4:00 left",
        "Write to her: after the call",
    )
    late = busy_turns(*ALL, Wait(61_000), Consult("depot"), Wait(61_000))[-1].after
    assert lines_of(late)[:2] == (
        "Ring Amara back with a name: missed",
        "A van comes today: could not be kept",
    )
    kept = busy_turns(*ALL, Say(NAME))[-1].after
    assert lines_of(kept)[0] == "Ring Amara back with a name: kept"


def test_a_promise_that_a_call_ends_before_is_no_longer_running() -> None:
    ended = busy_turns(*ALL, HangUp())[-1].after
    assert lines_of(ended)[0].endswith(": missed")
    assert lines_of(ended)[2].endswith(": after the call")


def test_what_happens_to_a_promise_is_told_when_it_happens() -> None:
    turns = busy_turns(Answer(), Say(CALL_BACK), Say(NAME))
    lines = [each.line for turn in turns for each in developments(turn.before, turn.after)]
    assert lines == [
        "Promised: Ring Amara back with a name.",
        "Kept: Ring Amara back with a name.",
    ]


@given(st.data())
def test_developments_account_for_every_promise(data: st.DataObject) -> None:
    level = data.draw(some.levels())
    turns = replay(level, 0, data.draw(some.logs(level)))
    found = [each for turn in turns for each in developments(turn.before, turn.after)]
    ledger = turns[-1].after.ledger if turns else ()
    for standing in Fulfilment:
        came = sum(each.standing is standing for each in found)
        made = standing is Fulfilment.OPEN
        assert came == sum(made or each.standing is standing for each in ledger)
    if turns:
        at_once = developments(turns[0].before, turns[-1].after)
        assert sorted(each.line for each in at_once) == sorted(each.line for each in found)

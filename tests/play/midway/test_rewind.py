"""Rewind: a call goes back to before a move, and can go on from there in any way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.call import Answer, Attend, Consult, Event, HangUp, Level, Past, Recall, Wait
from game.play.midway.rewind import rewound
from game.play.moves import NoSuchMove, numbered
from game.play.session import Session
from tests import strategies as some
from tests.play.busy import busy_level
from tests.play.tiny import ACKNOWLEDGE, GOOD_CALL, OFFER, tiny_level


def played(level: Level, *events: Event) -> Session:
    """Return a call with these events."""
    session = Session(level, 0)
    for event in events:
        session.send(event)
    return session


@given(st.data())
def test_going_back_leads_to_where_the_call_stood(data: st.DataObject) -> None:
    level = data.draw(some.levels())
    session = played(level, *data.draw(some.logs(level)))
    log = session.log
    for number, move in numbered(session.turns):
        if number == 0:
            continue
        again = rewound(session, number)
        ringing = [turn for turn in move.lead if not turn.before.answered]
        assert again.state == (ringing[-1].after if ringing else move.start)
        assert again.practice == number
        for turn in move.turns[len(ringing) :]:
            again.send(turn.event)
        if not move.errand:
            assert again.state == move.end
    assert session.log == log


def test_the_time_thought_before_the_move_is_given_back() -> None:
    session = played(tiny_level(), Answer(), Wait(40_000), ACKNOWLEDGE, Wait(30_000), OFFER)
    assert rewound(session, 1).state.tally.elapsed == 0
    again = rewound(session, 2)
    assert again.state.scene == "middle"
    assert again.state.tally.elapsed == session.turns[2].after.tally.elapsed


def test_a_move_made_while_another_still_ran_is_gone_back_to() -> None:
    level = busy_level()
    session = played(level, Answer(), Consult("depot"), Wait(70_000), Attend(0), HangUp())
    assert [number for number, _ in numbered(session.turns)] == [1, 2, 3]
    again = rewound(session, 2)
    assert again.state.errand is None
    assert again.state.clues == {"empty"}
    assert again.state.pings == (0,)
    assert again.state.waited == 0


def test_before_the_silence_that_ended_the_call_it_goes_on() -> None:
    session = played(tiny_level(), Answer(), ACKNOWLEDGE, Wait(1_000_000))
    again = rewound(session, 2)
    assert again.state == session.turns[1].after
    assert not again.state.over


def test_only_a_move_that_was_made_can_be_gone_back_to() -> None:
    known = played(busy_level(), Recall(Past.HELPED, ("code",)), Answer(), HangUp())
    assert [number for number, _ in numbered(known.turns)] == [0, 1]
    for session, amiss in ((played(tiny_level(), *GOOD_CALL), (-1, 0, 4)), (known, (0,))):
        for number in amiss:
            with pytest.raises(NoSuchMove, match=f"no move {number}"):
                rewound(session, number)
    assert rewound(known, 1).state.past is Past.HELPED

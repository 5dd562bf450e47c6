"""What a trainee does by what the view shows is what then happens; nothing else can be done."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.call import (
    Answer,
    Attend,
    CallState,
    Consult,
    HangUp,
    IllegalEvent,
    Level,
    Ping,
    Say,
    Turn,
    Wait,
    legal,
    replay,
    reply_words,
    shown_replies,
)
from game.play.session import Session
from game.view.actions import action_of
from game.view.build import view_of
from game.view.commands import (
    Act,
    AnswerMessage,
    AskColleague,
    GiveReply,
    HandOver,
    HearOut,
    LetPass,
    OpenArticle,
    ParkMessage,
    PutDown,
    PutOnHold,
    WaitOut,
    events_of,
)
from game.view.counted import Counted
from game.view.transcript import Transcript
from tests import strategies as some
from tests.lines import act_of, line_to
from tests.play.busy import busy_turns
from tests.tui.desk_stage import PINGS, desk_level


def played(level: Level, data: st.DataObject) -> tuple[Turn, ...]:
    """Return the turns of a call that has begun."""
    return tuple(replay(level, 3, [Answer(), *data.draw(some.answered_logs(level, seed=3))]))


@given(st.data())
def test_a_reply_is_named_by_what_the_view_shows_of_it(data: st.DataObject) -> None:
    turns = played(data.draw(some.levels()), data)
    state, counted = turns[-1].after, Transcript.of(turns).counted
    view = view_of(turns[0].before, turns)
    said = [events_of(GiveReply(view.offer, each.place), state, counted) for each in view.replies]
    assert said == [(say,) for say in shown_replies(state)]
    words = [reply_words(state, event.reply) for (event,) in said if isinstance(event, Say)]
    assert words == [each.words for each in view.replies]


@given(st.data())
def test_everything_that_may_happen_can_be_done_and_is_said_to_be_possible(
    data: st.DataObject,
) -> None:
    turns = played(data.draw(some.levels()), data)
    state = turns[-1].after
    session = Session(state.level, 3)
    for turn in turns:
        session.send(turn.event)
    line, counted = line_to(session), Transcript.of(turns).counted
    for event in legal(state):
        assert events_of(act_of(event, line), state, counted)[-1] == event
    assert line.view.possible == {action_of(event) for event in legal(state)}


def at(*events: Wait | Attend | Consult) -> tuple[CallState, Counted]:
    """Return where the busy call stands after the answer and these events, and what is counted."""
    turns = busy_turns(Answer(), *events)
    return turns[-1].after, Transcript.of(turns).counted


SPOKEN = Wait(10_000)
"""Long enough for the caller to have spoken, and for the first message to have come."""


@pytest.mark.parametrize(
    "act",
    [
        OpenArticle(99),
        AskColleague(99),
        HandOver(99, warm=True),
        AnswerMessage(99),
        ParkMessage(99),
        PutOnHold(61_000),
        GiveReply(0, 99),
        GiveReply(99, 0),
        HearOut(),
        WaitOut(),
    ],
)
def test_what_is_not_there_cannot_be_done(act: Act) -> None:
    with pytest.raises(IllegalEvent, match=r"\.$"):
        events_of(act, *at(SPOKEN))


@some.fewer
@given(st.data())
def test_a_closed_reply_is_refused_without_its_place_in_the_file(data: st.DataObject) -> None:
    turns = played(data.draw(some.levels()), data)
    state, counted = turns[-1].after, Transcript.of(turns).counted
    open_now = {each.place for each in view_of(turns[0].before, turns).replies}
    for place in set(range(len(state.current_scene.replies))) - open_now:
        with pytest.raises(IllegalEvent) as refused:
            events_of(GiveReply(counted.offers, place), state, counted)
        assert not any(sign.isdigit() for sign in str(refused.value))


@pytest.mark.parametrize("act", [LetPass(5), WaitOut(), HearOut(), PutDown()])
def test_nothing_is_done_in_a_call_that_is_over(act: Act) -> None:
    turns = busy_turns(Answer(), HangUp())
    with pytest.raises(IllegalEvent, match="over"):
        events_of(act, turns[-1].after, Transcript.of(turns).counted)


def test_replies_are_offered_anew_after_each_of_them() -> None:
    turns = busy_turns(Answer(), SPOKEN, Say(0))
    offers = [Transcript.of(turns[:count]).counted.offers for count in range(1, len(turns) + 1)]
    assert offers == [0, 0, 1]


def test_messages_are_named_by_the_order_in_which_they_came() -> None:
    soon = Ping("Lead", "Lunch?", 100, 100)
    level = evolve(desk_level(), pings=(*PINGS[:1], soon))
    turns = tuple(replay(level, 0, [Answer(), Wait(PINGS[0].last + 1_000)]))
    counted = Transcript.of(turns).counted
    assert counted.arrived == (1, 0)
    view = view_of(turns[0].before, turns)
    first = view.messages[0]
    assert (first.number, first.sender) == (0, "Lead")
    state = turns[-1].after
    for number, place in enumerate(counted.arrived):
        assert events_of(AnswerMessage(number), state, counted) == (Attend(place),)

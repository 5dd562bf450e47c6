"""What goes over a line comes out of it as it went in, and what strangers send is told apart."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.call import Answer, new_call, replay
from game.play.debrief import Debrief, debrief
from game.view.build import view_of, views_of
from game.view.commands import (
    Act,
    Answered,
    AnswerMessage,
    AskColleague,
    Command,
    CutIn,
    GiveReply,
    HandOver,
    HearOut,
    KeepListening,
    LetPass,
    OpenArticle,
    ParkMessage,
    PickUp,
    PutDown,
    PutOnHold,
    Receipt,
    TakeBack,
    WaitOut,
)
from game.view.encoding import VERSION, NotUnderstood, decode, encode
from game.view.view import View
from tests import strategies as some
from tests.play.busy import busy_turns

counts = st.integers(0, 10**9)
acts: st.SearchStrategy[Act] = st.one_of(
    st.builds(GiveReply, counts, counts),
    st.builds(HandOver, counts, st.booleans()),
    st.builds(TakeBack, st.booleans()),
    *(st.builds(kind, counts) for kind in (PutOnHold, OpenArticle, AskColleague, LetPass)),
    *(st.builds(kind, counts) for kind in (AnswerMessage, ParkMessage)),
    *(st.builds(kind) for kind in (PickUp, KeepListening, CutIn, HearOut, WaitOut, PutDown)),
)


@some.fewer
@given(st.data())
def test_a_view_comes_out_as_it_went_in(data: st.DataObject) -> None:
    level = data.draw(some.levels())
    turns = replay(level, 3, data.draw(some.logs(level, seed=3)))
    for view in views_of(turns[0].before if turns else new_call(level, 3), turns):
        assert decode(View, encode(view)) == view


@some.fewer
@given(st.data())
def test_so_does_a_debrief(data: st.DataObject) -> None:
    level = data.draw(some.levels())
    turns = replay(level, 3, data.draw(some.logs(level, seed=3)))
    if turns:
        told = debrief(turns)
        assert decode(Debrief, encode(told)) == told


@given(counts, acts)
def test_so_do_commands_and_their_receipts(number: int, act: Act) -> None:
    command = Command(number, act)
    assert decode(Command, encode(command)) == command
    receipt = Receipt(Answered.REFUSED, "It is not the moment.")
    assert decode(Receipt, encode(receipt)) == receipt


def changed(**fields: object) -> str:
    """Return a command as text, with some of its parts other than they should be."""
    data = json.loads(encode(Command(1, GiveReply(2, 3))))
    for name, value in fields.items():
        (data if name == "version" else data["value"])[name] = value
    return json.dumps(data)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        "[" * 100_000,
        changed(version=VERSION + 1),
        changed(version=True),
        changed(view=10**10),
        '{"version": 1, "value": {"view": 1, "act": {"act": "CutIn"}}, "more": 1}',
        changed(view=-1),
        changed(view="1"),
        changed(view=True),
        changed(view=1.5),
        changed(more=1),
        changed(act={"act": "GiveReply", "offer": 1}),
        changed(act={"act": "GiveReply", "offer": 1, "place": -1}),
        changed(act={"act": "Shout"}),
        changed(act=None),
        '{"version": 1, "value": {"view": 1e400, "act": {"act": "CutIn"}}}',
    ],
)
def test_what_is_no_command_is_told_in_a_sentence(text: str) -> None:
    with pytest.raises(NotUnderstood):
        decode(Command, text)


def test_the_same_view_is_the_same_text_each_time() -> None:
    data = json.loads(encode(view_of(busy_turns(Answer())[-1].after, ())))
    assert data["value"]["possible"] == sorted(data["value"]["possible"])
    assert len(data["value"]["possible"]) > 2


@given(st.text() | st.recursive(st.none(), st.lists, max_leaves=5).map(json.dumps))
def test_whatever_a_stranger_sends_is_understood_or_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        decode(Command, text)

"""Messages and events come out as they went in, and what strangers send is told apart."""

import json
import re
from functools import reduce
from operator import or_
from types import UnionType
from typing import Any, get_args

import pytest
from attrs import fields, has
from hypothesis import given
from hypothesis import strategies as st

from game.contest.rules.apply import BadRoomLog
from game.contest.rules.clock import RoomPhase
from game.contest.rules.events import ActDone, RoomEvent
from game.contest.rules.tuning import MOST_CALLS
from game.contest.wire import messages
from game.contest.wire.encoding import (
    PROTOCOL,
    OtherProtocol,
    client_text,
    from_client,
    from_host,
    host_text,
)
from game.contest.wire.event_text import event_from_text, event_to_text
from game.contest.wire.messages import FromClient, FromHost
from game.view.encoding import NotUnderstood
from tests.contest.client.test_reckoning import VIEWS
from tests.contest.rooms import Story, fewer, stories
from tests.view.test_encoding import acts


def values_of(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any kind of value
    """Return values of a kind that its validators let pass."""
    if kind is int:
        # Within what seats, shares of time and numbers of messages allow alike.
        return st.integers(1_000, 3_000)
    if has(kind):
        return st.builds(kind, **{each.name: value_of(each) for each in fields(kind)})
    if isinstance(kind, UnionType):
        return reduce(or_, map(values_of, get_args(kind)))
    return st.from_type(kind)


def value_of(field: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - of any kind
    """Return values of a field; of the calls of a room there are few."""
    few = field.name == "calls" and field.type is int
    return st.integers(1, MOST_CALLS) if few else values_of(field.type)


def any_of(union: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - a union of kinds
    """Return messages of these kinds, but for views and debriefs, which have tests of their own."""
    held_back = (messages.CallNews, messages.PracticeNews, messages.CallDebrief)
    return reduce(or_, [values_of(kind) for kind in get_args(union) if kind not in held_back])


@given(any_of(FromClient))
def test_a_clients_message_comes_out_as_it_went_in(message: FromClient) -> None:
    text = client_text(message)
    assert from_client(text) == message
    assert "\n" not in text


@given(any_of(FromHost))
def test_so_does_a_hosts(message: FromHost) -> None:
    assert from_host(host_text(message)) == message


@fewer
@given(stories())
def test_so_does_a_log(story: Story) -> None:
    texts = [event_to_text(event) for event in story.events]
    assert [event_from_text(text) for text in texts] == story.events
    assert not any("\n" in text for text in texts)


@given(st.integers(0, 10**6), acts)
def test_the_same_event_is_always_the_same_line(at: int, act: Any) -> None:  # noqa: ANN401
    event: RoomEvent = ActDone(at, 3, 0, act, 20)
    assert event_to_text(event_from_text(event_to_text(event))) == event_to_text(event)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=9), st.lists))
def test_anything_else_is_refused(data: object) -> None:
    for text in (json.dumps(data), json.dumps({"v": 1, "is": data}), str(data)):
        with pytest.raises(NotUnderstood):
            from_client(text)
        with pytest.raises(NotUnderstood):
            from_host(text)
        with pytest.raises(BadRoomLog):
            event_from_text(text)


@pytest.mark.parametrize(
    "text",
    [
        '{"v":1,"is":"Enter"}',
        '{"v":1,"is":"Enter","token":5}',
        '{"v":1,"is":"Enter","token":"x","more":1}',
        '{"v":true,"is":"Enter","token":"x"}',
        '{"v":1,"is":"Status","id":1}',
        '{"v":1,"is":"NextCall","id":true,"call":0}',
        '{"v":1,"is":"Enter","token":"' + "x" * 500 + '"}',
        '{"v":1,"is":"Lead","id":1,"request":{"is":"PlayCall","call":0}}',
        '{"v":1,"is":"Lead","id":1,"request":{"is":"GiveTime","seat":1,"share":900}}',
        "[" * 5_000,
    ],
)
def test_what_is_almost_a_message_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        from_client(text)


@pytest.mark.parametrize("odd", ['"share":0', '"calls":1000000000', '"left":-1', '"since":true'])
def test_a_host_can_say_nothing_that_would_keep_a_player_counting(odd: str) -> None:
    news = messages.RoomNews("", RoomPhase.RUNNING, 2, 60_000, 9, 0, 1, 1_000, 0)
    key = odd.partition(":")[0]
    was = next(pair for pair in host_text(news)[1:-1].split(",") if pair.startswith(key))
    with pytest.raises(NotUnderstood):
        from_host(host_text(news).replace(was, odd))


@pytest.mark.parametrize("odd", ['"number":-1', '"offer":-1', '"place":-1'])
def test_a_host_can_show_no_view_that_cannot_be_answered(odd: str) -> None:
    text = host_text(messages.CallNews(0, VIEWS["waiting"]))
    key = odd.partition(":")[0]
    assert f"{key}:" in text
    with pytest.raises(NotUnderstood):
        from_host(re.sub(rf"{key}:\d+", odd, text, count=0))


def test_another_version_is_told_by_its_number() -> None:
    text = client_text(messages.Enter("x")).replace(f'"v":{PROTOCOL}', '"v":7')
    with pytest.raises(OtherProtocol, match=r"version 1 .* not 7"):
        from_client(text)

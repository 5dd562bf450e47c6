"""A closed room looked back on: what is counted, what is told, and what is not."""

from collections.abc import Iterator
from random import Random
from typing import Final
from unittest.mock import patch

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.call import Answer, Listen, Outcome, Say, Wait, replay, score
from game.contest.review.moments import FEWEST, MOST
from game.contest.review.review import review_of
from game.contest.review.room_review import RoomDeed, RoomMoment, RoomReview
from game.contest.rules.ranking import call_points, settled_seat
from game.contest.rules.requests import EndRoom
from game.contest.rules.state import RoomState
from game.view.actions import Action
from game.view.encoding import new_converter
from tests.contest.review.rooms import (
    ARGUED,
    GUARANTEED,
    SPEAKS,
    argued_room,
    bots_room,
    room_with,
)
from tests.contest.rooms import FACILITATOR, Story, fewer, stories
from tests.strategies import NAMED
from tests.tui.stage import SEED, parcel_level
from tests.view.marks import marked, marks_in, seen_by


def closed(story: Story) -> RoomState:
    """Return the room of a story once it is closed."""
    story.ask(FACILITATOR, EndRoom())
    return story.room


def moments_of(review: RoomReview) -> Iterator[RoomMoment]:
    """Yield every moment of a review."""
    for call in review.calls:
        yield from call.moments
    if review.best is not None:
        yield review.best


def everything_in(review: RoomReview) -> Iterator[object]:
    """Yield every text and number of a review as it goes over a line."""
    waiting = [new_converter().unstructure(review)]
    while waiting:
        data = waiting.pop()
        if isinstance(data, dict):
            waiting += data.values()
        elif isinstance(data, list | tuple):
            waiting += data
        else:
            yield data


@fewer
@given(stories())
def test_the_counts_add_up(story: Story) -> None:
    room = closed(story)
    review = review_of(room)
    seats = [settled_seat(room, seat, room.at) for seat in room.seats.values() if not seat.removed]
    assert review.players == len(seats)
    for number, call in enumerate(review.calls):
        states = [seat.states[number] for seat in seats if number < len(seat.states)]
        answered = [state for state in states if state.answered]
        assert call.played == len(answered) == sum(call.points)
        assert call.finished == sum(state.over for state in answered)
        assert {each.outcome: each.people for each in call.outcomes} == {
            outcome: count
            for outcome in (*Outcome, None)
            if (count := sum(state.outcome is outcome for state in answered))
        }
        points = [call_points(room, state) for state in answered]
        assert call.best == max(points, default=0)
        assert min(points, default=0) <= call.median <= call.best
        medals = [score(state).medal.value for state in answered]
        counted = (call.gold, call.silver, call.bronze)
        assert counted == tuple(map(medals.count, ("gold", "silver", "bronze")))
        assert len(call.moments) <= MOST


@fewer
@given(stories(seats=5))
def test_a_moment_is_of_several_people(story: Story) -> None:
    review = review_of(closed(story))
    for moment in moments_of(review):
        assert FEWEST <= moment.deed.people <= moment.came <= review.calls[moment.call].played
        if moment.better is not None:
            assert 1 <= moment.better.people <= moment.came
            assert moment.better.words != moment.deed.words


@fewer
@given(stories(seats=5), st.randoms(use_true_random=False))
def test_who_came_first_and_has_which_number_changes_nothing(story: Story, random: Random) -> None:
    room = closed(story)
    seats = list(room.seats.values())
    random.shuffle(seats)
    others = {each: evolve(seat, number=each) for each, seat in enumerate(seats, 1_000)}
    assert review_of(evolve(room, seats=others)) == review_of(room)


@fewer
@given(stories(seats=5, change=marked))
def test_nothing_is_told_that_nobody_was_told(story: Story) -> None:
    room = closed(story)
    seen: set[str] = set()
    for seat in room.seats.values():
        if not seat.removed:
            for call in settled_seat(room, seat, room.at).calls:
                seen |= seen_by(call.start, call.replayed())
    texts = [each for each in everything_in(review_of(room)) if isinstance(each, str)]
    assert marks_in("\n".join(texts)) <= seen
    assert not any(NAMED in text for text in texts)


def test_nobody_is_named() -> None:
    room = bots_room([parcel_level()], 9)
    seats = {
        number: evolve(seat, number=number, commitment=f"secret-{number}")
        for number, seat in enumerate(room.seats.values(), 7_654_321)
    }
    told = list(everything_in(review_of(evolve(room, seats=seats))))
    assert not any("secret" in each for each in told if isinstance(each, str))
    assert not seats.keys() & {each for each in told if isinstance(each, int)}


def first_deed(review: RoomReview) -> RoomDeed:
    """Return what was done in the costliest moment."""
    return review.calls[0].moments[0].deed


def test_what_many_did_is_told_with_what_was_heard_and_what_went_better() -> None:
    moment = review_of(argued_room()).calls[0].moments[0]
    assert moment.before.startswith("Three days. Three days off work for one parcel")
    assert (moment.deed.people, moment.came) == (3, 6)
    assert moment.deed.words == "Our drivers always attempt a delivery."
    assert moment.deed.answer == ("So what now?",)
    assert moment.deed.patience < 0 < moment.deed.tension
    assert moment.reasons[0].name == "argue"
    assert moment.reasons[0].why == "You argued about who is right."
    assert moment.better is not None
    assert moment.better.people == 2
    assert moment.better.words.startswith("Three days off work.")
    assert moment.better.satisfaction > 0


def test_the_best_moment_is_that_which_did_most_good_to_several() -> None:
    best = review_of(argued_room()).best
    assert best is not None
    assert best.deed.people == 2
    assert best.better is None
    assert best.deed.satisfaction > 0


def test_what_one_person_did_is_no_moment_of_the_room() -> None:
    words = [moment.deed.words for moment in moments_of(review_of(argued_room()))]
    assert not any("guarantee" in each for each in words)


def test_a_promise_that_nobody_can_keep_costs_though_it_pleases() -> None:
    moments = review_of(argued_room(GUARANTEED, GUARANTEED)).calls[0].moments
    promised = next(each for each in moments if "guarantee" in each.deed.words)
    assert promised.deed.satisfaction > 0
    assert promised.breaches == 3
    assert promised.reasons[0].name == "over-promise"
    assert promised.broken == ("Never promise an hour the depot has not confirmed.",)


LISTENED: Final = (Answer(), SPEAKS, Listen(), SPEAKS)


def test_what_can_be_said_is_shown_before_what_else_can_be_done() -> None:
    moment = review_of(argued_room(LISTENED, LISTENED, LISTENED)).calls[0].moments[0]
    assert moment.deed.words == "Our drivers always attempt a delivery."
    assert moment.better is not None
    assert (moment.better.action, moment.better.people) == (Action.REPLY, 2)


def test_to_listen_is_no_better_way_than_to_listen() -> None:
    log = (*LISTENED, Listen(), SPEAKS)
    room = room_with([parcel_level()], [[replay(parcel_level(), SEED, log)] for _ in range(2)])
    review = review_of(room)
    assert review.best is not None
    assert review.best.deed.action is Action.LISTEN
    costly = [each for each in review.calls[0].moments if each.deed.action is Action.LISTEN]
    assert [moment.better for moment in costly] == [None]


def test_what_does_harm_is_no_better_way() -> None:
    logs = (ARGUED, ARGUED, GUARANTEED, GUARANTEED)
    room = room_with([parcel_level()], [[replay(parcel_level(), SEED, log)] for log in logs])
    assert [moment.better for moment in review_of(room).calls[0].moments] == [None, None]


def test_silence_before_a_move_is_not_held_against_what_was_said_then() -> None:
    slow = (Answer(), SPEAKS, Wait(20_000), Say(1))
    quick, waited = review_of(argued_room()), review_of(argued_room(first=slow))
    assert first_deed(waited).patience == first_deed(quick).patience


def test_a_silence_in_which_the_room_was_closed_is_nobodys_doing() -> None:
    silent = (Answer(), SPEAKS, Wait(30_000))
    moments = moments_of(review_of(argued_room(silent, silent, silent)))
    assert all(moment.deed.action is not Action.SILENCE for moment in moments)


def test_to_let_a_caller_wait_until_they_hang_up_is_a_moment() -> None:
    silent = (Answer(), SPEAKS, Wait(600_000))
    moments = review_of(argued_room(silent, silent)).calls[0].moments
    waited = next(each for each in moments if each.deed.action is Action.SILENCE)
    assert waited.deed.people == 2
    assert waited.reasons[0].name == "silence"


def test_to_hear_out_and_to_listen_to_nothing_are_two_things() -> None:
    listened = (Answer(), SPEAKS, Listen(), SPEAKS, Listen(), SPEAKS)
    review = review_of(argued_room(listened, listened))
    dead = next(each for each in moments_of(review) if each.deed.action is Action.LISTEN)
    assert dead.deed.people == 2
    assert dead.deed.answer == ()
    assert dead.deed.reaction == "Hello? Are you still there?"
    assert dead.better is not None
    assert dead.better.action is Action.REPLY
    assert dead.reasons[0].name == "dead-air"


@pytest.mark.parametrize(
    ("points", "median", "counted"),
    [
        ((0, 99, 100, 101, 999, 1_000), 100, (2, 2, 0, 0, 0, 0, 0, 0, 0, 2)),
        ((700, 10, 20, 30, 40, 50, 60), 40, (6, 0, 0, 0, 0, 0, 0, 1, 0, 0)),
    ],
)
def test_points_are_counted_by_hundreds(
    points: tuple[int, ...], median: int, counted: tuple[int, ...]
) -> None:
    room = argued_room(*[ARGUED] * (len(points) - 6))
    with patch("game.contest.review.review.call_points", side_effect=points):
        call = review_of(room).calls[0]
    assert (call.median, call.best, call.points) == (median, max(points), counted)


def test_who_never_picked_up_and_who_was_taken_out_count_nowhere() -> None:
    room = argued_room()
    number = len(room.seats) + 1
    ringing = evolve(room.seats[1], number=number)
    ringing = evolve(ringing, call=evolve(ringing.call, state=ringing.call.start, events=()))
    gone = evolve(room.seats[1], number=number + 1, removed=True)
    more = {**room.seats, number: ringing, number + 1: gone}
    assert review_of(evolve(room, seats=more)) == evolve(review_of(room), players=7)


def test_a_call_that_is_open_at_the_close_counts_as_open() -> None:
    outcomes = {each.outcome: each.people for each in review_of(argued_room()).calls[0].outcomes}
    assert outcomes == {Outcome.RESOLVED: 2, Outcome.UNRESOLVED: 1, None: 3}


def test_a_call_that_rang_nowhere_is_not_told_by_its_title() -> None:
    level = parcel_level()
    room = argued_room()
    more = evolve(room, levels=(level, evolve(level, title="A surprise")))
    call = review_of(more).calls[1]
    assert (call.title, call.caller_name, call.played) == ("", "", 0)

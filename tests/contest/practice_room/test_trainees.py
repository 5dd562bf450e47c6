"""Whose calls wait, and for how long."""

from typing import TYPE_CHECKING, Any, cast

import pytest

from game.contest.practice_room import trainees as those
from game.contest.practice_room.own_results import NOTHING_PLAYED
from game.contest.practice_room.trainee import Trainee
from game.contest.practice_room.trainees import LONGEST_ABSENCE, Trainees
from tests.contest.practice_room.stage import CALLS, Clock

if TYPE_CHECKING:
    from game.contest.host.connections.visitor import Visitor


def somebody(holder: str, clock: Clock, *, plays: bool = True) -> Trainee:
    """Return somebody who is connected."""
    trainee = Trainee(holder, NOTHING_PLAYED, CALLS, clock)
    trainee.connection = cast("Visitor", cast("Any", object()))
    if plays:
        trainee.take(0, timed=True)
    return trainee


def test_nothing_waits_for_who_plays_nothing() -> None:
    clock = Clock()
    trainees = Trainees(2, clock)
    for holder, plays in (("a", True), ("b", False)):
        trainees.enter(somebody(holder, clock, plays=plays))
        found = trainees.find(holder)
        assert found is not None
        trainees.leave(found)
    assert trainees.find("a") is not None
    assert trainees.find("b") is None


def test_a_call_waits_for_an_hour_and_only_while_its_trainee_is_gone() -> None:
    clock = Clock()
    trainees = Trainees(2, clock)
    here, gone = somebody("here", clock), somebody("gone", clock)
    for each in (here, gone):
        trainees.enter(each)
    trainees.leave(gone)
    clock.now = LONGEST_ABSENCE
    trainees.look()
    assert trainees.find("gone") is gone
    clock.now += 1
    trainees.look()
    assert trainees.find("gone") is None
    assert trainees.find("here") is here


def test_of_too_many_calls_the_first_that_was_left_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(those, "MOST_ABSENT", 2)
    clock = Clock()
    trainees = Trainees(9, clock)
    everybody = [somebody(holder, clock) for holder in "abcd"]
    for each in everybody:
        trainees.enter(each)
    for place in (2, 0, 1):
        trainees.leave(everybody[place])
    trainees.look()
    assert [holder for holder in "abcd" if trainees.find(holder)] == ["a", "b", "d"]

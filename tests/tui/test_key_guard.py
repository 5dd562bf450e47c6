"""When a key is meant for what is on the screen: not in the moment in which that has come."""

import pytest

from game.play.line import LocalLine
from game.play.pace import Pace
from game.play.session import Session
from game.play.stopwatch import Stopwatch
from game.tui.key_guard import REPLY_GUARD, KeyGuard
from game.view.commands import CutIn, HearOut, KeepListening, PickUp, PutDown
from tests.tui.stage import SEED, HandClock, parcel_level


@pytest.fixture
def clock() -> HandClock:
    """A clock moved by hand."""
    return HandClock()


@pytest.fixture
def line(clock: HandClock) -> LocalLine:
    """A line to a call that rings."""
    return LocalLine(Session(parcel_level(), SEED), Pace(), lambda: Stopwatch(clock))


@pytest.fixture
def guard(line: LocalLine, clock: HandClock) -> KeyGuard:
    """What guards the keys on a screen that has just picked up."""
    guard = KeyGuard(clock, line.view)
    line.heed(guard.take)
    line.pause()
    line.send(PickUp())
    return guard


def ready_after(guard: KeyGuard, clock: HandClock) -> bool:
    """Return whether a key is meant once the guard's time is up, and not a moment earlier."""
    clock.move(REPLY_GUARD - 0.01)
    early = guard.ready
    clock.move(0.02)
    return guard.ready and not early


def test_no_reply_is_given_in_the_moment_the_caller_falls_silent(
    guard: KeyGuard, line: LocalLine, clock: HandClock
) -> None:
    assert not guard.ready
    line.send(HearOut())
    assert ready_after(guard, clock)


def test_nor_in_the_moment_after_something_was_done(
    guard: KeyGuard, line: LocalLine, clock: HandClock
) -> None:
    line.send(CutIn())
    assert ready_after(guard, clock)


def test_a_speech_is_not_skipped_in_its_first_moment(
    guard: KeyGuard, line: LocalLine, clock: HandClock
) -> None:
    clock.move(REPLY_GUARD + 0.01)
    hushable = [guard.hushable]
    line.send(HearOut())
    hushable.append(guard.hushable)
    line.send(KeepListening())
    hushable.append(guard.hushable)
    clock.move(REPLY_GUARD + 0.01)
    hushable.append(guard.hushable)
    assert line.view.speaking
    assert hushable == [True, False, False, True]


def test_time_alone_takes_no_key_away(guard: KeyGuard, line: LocalLine, clock: HandClock) -> None:
    line.send(HearOut())
    clock.move(REPLY_GUARD + 0.01)
    line.resume()
    clock.move(1)
    line.look()
    assert guard.ready


def test_what_opens_or_closes_under_the_fingers_is_waited_for(
    guard: KeyGuard, line: LocalLine, clock: HandClock
) -> None:
    line.send(HearOut())
    clock.move(REPLY_GUARD + 0.01)
    ready = [guard.ready]
    line.send(PutDown())
    assert [*ready, guard.ready, guard.settled] == [True, False, False]

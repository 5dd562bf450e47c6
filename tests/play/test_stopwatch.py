"""Laps count real seconds, none while stopped, and no more than a lap may."""

from game.play.stopwatch import LONGEST_LAP, Stopwatch
from tests.tui.stage import HandClock


def test_laps_add_up_to_the_time_that_passed() -> None:
    clock = HandClock(0.0)
    watch = Stopwatch(clock)
    laps = []
    for step in (0.25, 0.5, 0.125):
        clock.move(step)
        laps.append(watch.lap())
    assert laps == [0.25, 0.5, 0.125]


def test_time_that_passes_while_stopped_never_counts() -> None:
    clock = HandClock(0.0)
    watch = Stopwatch(clock)
    clock.move(0.5)
    watch.stop()
    clock.move(1.0)
    assert watch.lap() == 0.0
    clock.move(1.0)
    watch.start()
    clock.move(0.25)
    assert watch.lap() == 0.25


def test_a_gap_is_not_taken_for_thinking() -> None:
    clock = HandClock(0.0)
    watch = Stopwatch(clock)
    clock.move(3_600)
    assert watch.lap() == LONGEST_LAP

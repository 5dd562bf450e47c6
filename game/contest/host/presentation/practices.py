"""Calls of a closed room that are taken up again to practise; none of it is kept anywhere."""

from collections.abc import Callable
from functools import partial
from typing import Final

from attrs import evolve

from game.contest.rules.call import SeatCall
from game.contest.rules.tuning import WHOLE
from game.play.line import LocalLine
from game.play.moves import NoSuchMove
from game.play.pace import Pace
from game.play.session import Session
from game.play.stopwatch import Stopwatch
from game.view.view import View

_OVER: Final = "That practice is over. Go back to a move of the call itself."


Marks = tuple[View, bool]
"""All of a view but what a screen can count on by itself."""


def marks_of(view: View) -> Marks:
    """Return what of a view is new where it is another: then a screen has to be shown it."""
    return evolve(view, elapsed_ms=0, utterance=None), view.speaking


class Practices:
    """The practice that each seat is at: one, and the next takes its place.

    `now` is a clock in seconds that never runs back.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        # Of each seat which call it is of, and the line to it.
        self._lines: dict[int, tuple[int, LocalLine]] = {}
        self._shown: dict[int, Marks] = {}

    @property
    def seats(self) -> frozenset[int]:
        """The seats that are at one."""
        return frozenset(self._lines)

    def line(self, seat: int) -> LocalLine | None:
        """Return the line to a seat's practice; None where it is at none."""
        return self._lines[seat][1] if seat in self._lines else None

    def begin(self, seat: int, call: SeatCall, move: int, share: int, *, again: bool) -> None:
        """Begin a practice where a call stood before a move, from 1; NoSuchMove for none.

        `again`: go back within the practice of it that goes on instead; NoSuchMove where there is
        none, as after the host was started again. `share`: how much real time becomes one part of
        the seat's calls, in thousandths.
        """
        if again:
            number, line = self._lines.get(seat, (None, None))
            if line is None or number != call.number:
                raise NoSuchMove(_OVER)
        else:
            watch = partial(Stopwatch, self._now)
            line = LocalLine(_session_of(call), Pace(rate=WHOLE / share), watch, call.number + 1)
        self._lines[seat] = call.number, line.practise(move)
        self.forget_shown(seat)

    def news(self, seat: int) -> View | None:
        """Return the newest view of a seat's practice; None where there is nothing new in it."""
        if (line := self.line(seat)) is None:
            return None
        line.look()
        marks = marks_of(line.view)
        if marks == self._shown.get(seat):
            return None
        self._shown[seat] = marks
        return line.view

    def forget_shown(self, seat: int) -> None:
        """Take a seat for one that was shown nothing yet, as a new connection was not."""
        self._shown.pop(seat, None)


def _session_of(call: SeatCall) -> Session:
    start = call.start
    session = Session(start.level, start.seed, reply_seed=start.reply_seed)
    for event in call.events:
        session.send(event)
    return session

"""A shift being worked: its state, and the words for it, whatever the screen."""

from collections.abc import Sequence
from typing import Final

from game.call import Level, Recall
from game.level.packs.carried import Carried
from game.play.past import end_of, recall_of
from game.play.session import Session
from game.shift import (
    Breathe,
    CallOver,
    CallResult,
    GoHome,
    ShiftPhase,
    ShiftState,
    TakeCall,
    new_shift,
    shift_step,
)
from game.shift.tuning import FADED, FADING
from game.view.words import clock_text, medal_words, points

_STRAIN: Final = (
    (80, "spent"),
    (60, "frayed"),
    (40, "worn"),
    (20, "steady"),
    (0, "fresh"),
)
"""From how many points a word holds, highest first."""


class Shift:
    """A shift in progress: calls in a row, and the one that is on the line.

    `carried`: for each call, what it carries on from an earlier one of the shift, None for nothing.
    """

    def __init__(self, levels: Sequence[Level], carried: Sequence[Carried | None] = ()) -> None:
        self.levels = tuple(levels)
        self.state = new_shift(self.levels)
        self.sessions: list[Session] = []
        self._carried = dict(enumerate(carried))

    @property
    def over(self) -> bool:
        """Whether the shift is over."""
        return self.state.phase is ShiftPhase.OVER

    @property
    def number(self) -> int:
        """The number of the call that comes next, from 1."""
        return len(self.levels) - len(self.state.waiting) + 1

    def count(self, session: Session) -> None:
        """Count a call that ended or was left; one that was never answered stays in the queue."""
        # Taken only now: the rules of a shift know no way to give back a call nobody answered.
        if session.state.answered:
            taken = shift_step(self.state, TakeCall())
            self.state = shift_step(taken, CallOver(tuple(session.turns)))
            self.sessions.append(session)

    @property
    def recall(self) -> Recall | None:
        """How the next caller knows us from an earlier call of the shift; None leaves it open."""
        carried = self._carried.get(len(self.sessions))
        return recall_of(end_of(self.sessions[carried.place].state), carried) if carried else None

    def breathe(self, ms: int) -> None:
        """Rest between two calls."""
        self.state = shift_step(self.state, Breathe(ms))

    def go_home(self) -> None:
        """End the shift before its last call."""
        self.state = shift_step(self.state, GoHome())

    @property
    def faded(self) -> int:
        """The strain in whole points (0 to 100), by which notes and moods fade in the next call."""
        return points(self.state.strain)


def strain_word(strain: int) -> str:
    """Return what a strain in thousandths (0 to 100,000) is called."""
    shown = points(strain)
    return next(word for lowest, word in _STRAIN if shown >= lowest)


def strain_sentence(strain: int) -> str:
    """Return what a strain does to the next call."""
    if strain < FADING:
        return "You can keep track of everything."
    if strain < FADED:
        return "You are tired: what you learn and how the caller feels are getting harder to keep."
    return "You are spent: what you learn, and how the caller feels, slip away. A breather helps."


def result_words(result: CallResult) -> str:
    """Return how a call of the shift went: points, medal, time, and what it took out of you."""
    took = points(result.strain_after) - points(result.strain_before)
    medal = medal_words(result.score.medal) if result.outcome else "left"
    return f"{result.score.total} points, {medal}, {clock_text(result.elapsed)}, strain +{took}"


def ending_words(state: ShiftState) -> str:
    """Return how a shift ended."""
    taken, left = len(state.results), len(state.waiting)
    calls = "1 call" if taken == 1 else f"{taken} calls"
    if not left:
        return f"The shift is over: {calls}, {state.total} points."
    others = "the last one goes" if left == 1 else f"the other {left} go"
    return f"The shift is over: {calls}, {state.total} points; {others} to colleagues."

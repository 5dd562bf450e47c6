"""The last places of a room that is closed, shown one after another from the back. Pure."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final, Generic, TypeVar

from attrs import evolve, frozen

from game.contest.wire.messages import BoardRow, BoardTeam

Placed = TypeVar("Placed", BoardRow, BoardTeam)

MOST: Final = 10
"""How many are shown one after another; everybody behind them is shown as a list first."""

PODIUM: Final = 3
"""The last place that stands on the podium."""

STEP: Final = 2.5
"""Seconds for which a place is the newest before the next one is shown."""


@frozen
class Reveal(Generic[Placed]):
    """How far the places are shown. Who shares a place comes together with the others of it."""

    field: tuple[Placed, ...]
    """Everybody behind those who are shown one after another, the best first."""
    steps: tuple[tuple[Placed, ...], ...]
    """Who is shown at each step, from the back."""
    done: int = 0
    """How many steps were shown; one more than there are, once the podium is."""

    @property
    def shown(self) -> tuple[Placed, ...]:
        """Who was shown by now of those who are shown one after another, the best first."""
        return tuple(row for step in reversed(self.steps[: self.done]) for row in step)

    @property
    def newest(self) -> tuple[Placed, ...]:
        """Who was shown last; empty before the first step."""
        return self.steps[min(self.done, len(self.steps)) - 1] if self.done else ()

    @property
    def over(self) -> bool:
        """Whether all are shown, and the podium with them."""
        return self.done > len(self.steps)

    @property
    def podium(self) -> tuple[tuple[Placed, ...], ...]:
        """The first places, the best first, with all who share one."""
        return tuple(step for step in reversed(self.steps) if step[0].place <= PODIUM)

    def at(self, done: int) -> "Reveal[Placed]":
        """Return it once so many steps were shown, as far as there are so many."""
        return evolve(self, done=min(max(done, 0), len(self.steps) + 1))

    def forward(self) -> "Reveal[Placed]":
        """Return it one step further."""
        return self.at(self.done + 1)

    def back(self) -> "Reveal[Placed]":
        """Return it one step before."""
        return self.at(self.done - 1)


def reveal_of(rows: Sequence[Placed], most: int = MOST) -> Reveal[Placed]:
    """Return how the places of some rows, the best first, are shown: nobody is by now.

    Of the last ones as many are shown one after another as there are whole places among the first
    `most`; the first place always is, whoever shares it.
    """
    groups = [tuple(group) for _, group in groupby(rows, key=lambda row: row.place)]
    kept, count = 0, 0
    for group in groups:
        count += len(group)
        if kept and count > most:
            break
        kept += 1
    field = tuple(row for group in groups[kept:] for row in group)
    # Where nobody is in the list that comes first, it would only be an empty screen.
    return Reveal(field, tuple(reversed(groups[:kept]))).at(0 if field else 1)

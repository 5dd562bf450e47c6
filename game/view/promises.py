"""The promises of a call in words: what was promised, and how it stands with it."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from game.call import CallState, Commitment, Fulfilment
from game.view.times import AS_THEY_STAND, Times

_ENDS: Final = {
    Fulfilment.KEPT: "kept",
    Fulfilment.MISSED: "missed",
    Fulfilment.UNDONE: "could not be kept",
    Fulfilment.WITHDRAWN: "taken back",
}


@frozen
class PromiseReading:
    """A promise made, and how it stands."""

    what: str
    """What was promised, in the level's words."""
    standing: Fulfilment
    """Whether it is open, or which of its ends it came to."""
    left_ms: int | None = None
    """How long there is to keep it, in milliseconds; None where it falls due after the call."""
    owed: bool = False
    """Whether it was made in an earlier call, so that it falls due before the end of this one."""

    @property
    def stands(self) -> str:
        """How it stands: "still to keep, 1:20 left"."""
        return self.stands_by(AS_THEY_STAND)

    def stands_by(self, times: Times, after: int = 0) -> str:
        """Return the same, its time written by `times`.

        `after`: milliseconds until that begins to get less.
        """
        if self.standing is not Fulfilment.OPEN:
            return _ENDS[self.standing]
        if self.left_ms is None:
            return "to keep in this call" if self.owed else "after the call"
        return f"still to keep, {times.to_go(self.left_ms, after)} left"

    @property
    def stands_briefly(self) -> str:
        """How it stands, in a word or two: "1:20 left"."""
        if self.standing is Fulfilment.OPEN and self.left_ms is not None:
            return f"{AS_THEY_STAND.to_go(self.left_ms)} left"
        return self.stands

    @property
    def line(self) -> str:
        """What was promised and how it stands: "Ring Amara back: still to keep, 1:20 left"."""
        return f"{self.what.rstrip('. ')}: {self.stands}"


def read_promises(state: CallState) -> tuple[PromiseReading, ...]:
    """Return every promise of a call, in the order in which they were made."""
    return tuple(
        PromiseReading(promise_text(state, each), each.standing, each.left, each.owed)
        for each in state.ledger
    )


def most_pressing_first(promises: Sequence[PromiseReading]) -> tuple[PromiseReading, ...]:
    """Return promises by the time that is left, those without a time and then the ended ones last.

    Those alike keep the order in which they were made.
    """
    return tuple(sorted(promises, key=_urgency))


def _urgency(promise: PromiseReading) -> tuple[bool, bool, int]:
    return (
        promise.standing is not Fulfilment.OPEN,
        promise.left_ms is None,
        promise.left_ms or 0,
    )


def promise_text(state: CallState, made: Commitment) -> str:
    """Return what was promised, in the level's words; a name without any stands for itself."""
    promise = state.level.promises.get(made.promise)
    return promise.what if promise else made.promise


_NEWS: Final = {
    Fulfilment.OPEN: "Promised",
    Fulfilment.KEPT: "Kept",
    Fulfilment.MISSED: "Missed",
    Fulfilment.UNDONE: "Could not be kept",
    Fulfilment.WITHDRAWN: "Taken back",
}


@frozen
class Development:
    """Something that happened to a promise: it was made, or came to one of its ends."""

    what: str
    """What was promised, in the level's words."""
    standing: Fulfilment
    """OPEN where it was made; else the end it came to."""
    counted: bool = False
    """Whether making it was a breach of integrity, so that its end is none."""

    @property
    def line(self) -> str:
        """What happened and to which promise: "Kept: Ring Amara back."."""
        return f"{_NEWS[self.standing]}: {self.what}"


def developments(before: CallState, after: CallState) -> tuple[Development, ...]:
    """Return what happened to the promises of a call between two moments."""
    changes = _changes(read_promises(before), read_promises(after))
    return tuple(
        Development(promise.what, standing, after.ledger[place].counted)
        for place, promise, standing in changes
    )


def developments_seen(
    before: Sequence[PromiseReading], after: Sequence[PromiseReading]
) -> tuple[str, ...]:
    """Return what happened to promises between two moments, a line each, as it can be seen."""
    return tuple(
        Development(promise.what, standing).line for _, promise, standing in _changes(before, after)
    )


def _changes(
    before: Sequence[PromiseReading], after: Sequence[PromiseReading]
) -> Iterator[tuple[int, PromiseReading, Fulfilment]]:
    """Yield what happened to promises: the place of one, the promise, and what became of it.

    That is OPEN where it was made. One that was made and came to its end between the two moments is
    yielded for both. None ever goes away, so its place tells which it is.
    """
    for place, promise in enumerate(after):
        was = before[place].standing if place < len(before) else Fulfilment.OPEN
        if place >= len(before):
            yield place, promise, Fulfilment.OPEN
        if promise.standing is not was:
            yield place, promise, promise.standing

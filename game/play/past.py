"""What a call leaves behind for the next one with the same caller."""

from typing import Final, Protocol

from attrs import frozen

from game.call import CallState, Fulfilment, Outcome, Past, Recall

_HELPED: Final = frozenset({Outcome.RESOLVED, Outcome.PARTLY})
_FAILED: Final = frozenset({Fulfilment.MISSED, Fulfilment.UNDONE})


class Remembers(Protocol):
    """The names of the clues and of the promises that a later call carries over."""

    @property
    def clues(self) -> tuple[str, ...]:
        """The names of the clues."""

    @property
    def promises(self) -> tuple[str, ...]:
        """The names of the promises."""


@frozen
class CallEnd:
    """What is left of a call that has ended, for the next one with the same caller."""

    helped: bool
    """Whether the caller was helped, honestly and with every promise kept."""
    clues: frozenset[str] = frozenset()
    """The names of the clues that were learned."""
    promises: tuple[tuple[str, Fulfilment], ...] = ()
    """The names of the promises made, in their order, and how it stands with each."""


def end_of(state: CallState) -> CallEnd:
    """Return what is left of a call, seen from its last state."""
    promises = tuple((each.promise, each.standing) for each in state.ledger)
    return CallEnd(was_helped(state), state.clues, promises)


def recall_of(end: CallEnd, remembers: Remembers) -> Recall:
    """Return how a caller remembers a call that ended so, with what is carried over of it.

    That is, of the clues it names, those that were learned; of the promises, those still to keep.
    """
    still = {name for name, standing in end.promises if standing is Fulfilment.OPEN}
    past = Past.HELPED if end.helped else Past.LET_DOWN
    clues = tuple(name for name in remembers.clues if name in end.clues)
    return Recall(past, clues, tuple(name for name in remembers.promises if name in still))


def was_helped(end: CallState) -> bool:
    """Return whether a call helped: at least in part, honestly, and with every promise kept."""
    failed = any(each.standing in _FAILED for each in end.ledger)
    return end.outcome in _HELPED and end.tally.breaches == 0 and not failed

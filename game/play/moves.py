"""The turns of a call, grouped into moves: each with what led up to it and the errand it began."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from game.call import Answer, CallState, Recall, Turn, Wait, take
from game.errors import CallcraftError

_UNDONE = (Answer, Wait, Recall)
"""Events in which the agent makes no move."""


class NoSuchMove(CallcraftError, ValueError):
    """A call was to be taken up again before a move that it has not."""


@frozen
class Move:
    """A move: the turn itself, what led up to it, and the time of the errand it began."""

    place: int
    """How many turns of the call, as `parted` has them, came before all of it."""
    lead: tuple[Turn, ...]
    """The time that passed before it, and picking up; may be empty."""
    turn: Turn
    """The move itself. Where time passed and no move came after it, the last of that time."""
    errand: tuple[Turn, ...] = ()
    """The time that the errand took which it began; empty where it began none."""

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Every turn of it; something else may have been done during the errand."""
        return (*self.lead, self.turn, *self.errand)

    @property
    def start(self) -> CallState:
        """The state before it."""
        return self.turns[0].before

    @property
    def end(self) -> CallState:
        """The state after it."""
        return self.turns[-1].after


class _Draft:
    """A move whose errand may still run."""

    def __init__(self, place: int, lead: list[Turn], turn: Turn) -> None:
        self._place, self._lead, self._turn = place - len(lead), lead, turn
        self._errand: list[Turn] = []
        self.runs = turn.before.errand is None and turn.after.errand is not None

    def spend(self, turn: Turn) -> None:
        self._errand.append(turn)
        self.runs = turn.after.errand is not None

    def move(self) -> Move:
        return Move(self._place, tuple(self._lead), self._turn, tuple(self._errand))


def moves_of(turns: Sequence[Turn]) -> tuple[Move, ...]:
    """Return the moves of a call; each turn that changed anything belongs to exactly one."""
    drafts: list[_Draft] = []
    lead: list[Turn] = []
    busy: _Draft | None = None
    whole = parted(turns)
    for place, turn in enumerate(whole):
        # Time belongs to the errand that takes it. What else is done meanwhile, such as parking a
        # message, is a move of its own, and the errand goes on after it.
        if busy is not None and busy.runs and isinstance(turn.event, Wait):
            busy.spend(turn)
        elif isinstance(turn.event, _UNDONE) and not _remembers(turn):
            lead.append(turn)
        else:
            drafts.append(_Draft(place, lead, turn))
            lead = []
            busy = drafts[-1] if drafts[-1].runs else busy
    if lead and _matters(lead):
        drafts.append(_Draft(len(whole) - 1, lead[:-1], lead[-1]))
    return tuple(draft.move() for draft in drafts)


def numbered(turns: Sequence[Turn]) -> Iterator[tuple[int, Move]]:
    """Yield the moves of a call with their numbers, from 1.

    What a caller remembers before the call is no move of the agent's, and has number 0.
    """
    moves = moves_of(turns)
    first = 0 if moves and isinstance(moves[0].turn.event, Recall) else 1
    yield from enumerate(moves, first)


def parted(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Return the turns of a call, those parted in which an errand ended."""
    return tuple(part for turn in turns for part in _parts(turn))


def _parts(turn: Turn) -> Iterator[Turn]:
    """Yield a turn, parted where an errand ended in it: to pass a and then b is to pass a+b."""
    # What follows is silence, and counts with the next move.
    errand, event = turn.before.errand, turn.event
    if isinstance(event, Wait) and errand is not None and turn.after.errand is None:
        until = turn.before.speaking + errand.left
        if event.ms > until:
            first = take(turn.before, Wait(until))
            yield first
            yield take(first.after, Wait(event.ms - until))
            return
    yield turn


def _remembers(turn: Turn) -> bool:
    """Return whether the caller turned out to be one we know, and it made a difference."""
    known = turn.after.clues or turn.after.ledger
    return isinstance(turn.event, Recall) and bool(turn.parts or known)


def _matters(lead: list[Turn]) -> bool:
    """Return whether time that no move came after is worth a look: it ended or cost something."""
    start, end = lead[0].before, lead[-1].after
    # Nothing costs anything any more once a call is over.
    if start.over:
        return False
    return end.over or end.ledger != start.ledger or any(turn.parts for turn in lead)

"""Promises: what was committed to, until when, and what becomes of it."""

from typing import Final

from game.call.changed import changed
from game.call.meters.explanation import Rule
from game.call.meters.gains import Gains
from game.call.script.level import Reply
from game.call.state import CallState, Commitment, Fulfilment

Ledger = tuple[Commitment, ...]

KEPT: Final = Rule(
    "promise-kept",
    "You did what you had said you would, in time.",
    "They said so, and they did it.",
    "maister-1985",
)
MISSED: Final = Rule(
    "promise-missed",
    "The time you had named passed, and it was not done.",
    "They gave me a time. It came and went.",
    "maister-1985",
)
UNDONE: Final = Rule(
    "promise-undone",
    "What you had promised turned out to be nothing that anybody could keep.",
    "So that was never going to happen.",
)

# Points of patience, satisfaction, calm and heard. Law 13: over-promising may win the turn and
# loses the call, so a promise that comes to nothing costs more than any gains when it is made. One
# that could never be kept costs the most: there the agent should have known.
KEPT_GAINS: Final = Gains.points(4, 7, 4, 2)
MISSED_GAINS: Final = Gains.points(-8, -10, -8, 0)
UNDONE_GAINS: Final = Gains.points(-8, -12, -10, 0)

_RUNNING: Final = frozenset({Fulfilment.OPEN, Fulfilment.WITHDRAWN})

COSTS: Final = {MISSED: MISSED_GAINS, UNDONE: UNDONE_GAINS}
"""What a promise that came to nothing costs, by the rule that says so."""


def run_down_promises(ledger: Ledger, ms: int) -> Ledger:
    """Return the ledger after so many milliseconds of the agent's own time.

    A promise that falls due in them stays open with nothing left; `mark_missed` sees to it. The
    time of one that was taken back runs on: it may be made again, and must not gain time by that.
    """
    return tuple(
        [
            changed(each, left=max(each.left - ms, 0))
            if each.left is not None and each.standing in _RUNNING
            else each
            for each in ledger
        ]
    )


def due_in(ledger: Ledger) -> int | None:
    """Return the milliseconds until the next promise falls due; None where none will."""
    return min(
        (
            each.left
            for each in ledger
            if each.left is not None and each.standing is Fulfilment.OPEN
        ),
        default=None,
    )


def mark_missed(state: CallState) -> tuple[CallState, int]:
    """Return the state with every promise whose time is up marked as missed, and how many.

    Each is a breach of integrity, unless making it was one already.
    """
    late = [each.standing is Fulfilment.OPEN and each.left == 0 for each in state.ledger]
    return _marked(state, late, Fulfilment.MISSED)


def mark_undone(state: CallState) -> tuple[CallState, int]:
    """Return the state with every open promise marked that a clue shows to be empty, and how many.

    Each is a breach of integrity, unless making it was one already.
    """
    promises = state.level.promises
    empty = [
        each.standing is Fulfilment.OPEN
        and each.promise in promises
        and promises[each.promise].undone_by in state.clues
        for each in state.ledger
    ]
    return _marked(state, empty, Fulfilment.UNDONE)


def settle_promises(state: CallState) -> CallState:
    """Return an ended call with its open promises settled: what should have been kept is a breach.

    That is a promise shown to be empty, one with a time within the call, and one that was owed from
    an earlier call. The caller is gone, so no meter moves any more.
    """
    # The empty ones first: one that could never be kept was not missed, and the debrief says so. No
    # promise is marked twice, as only open ones are.
    after, _ = mark_undone(state)
    left = [
        each.standing is Fulfilment.OPEN and (each.left is not None or each.owed)
        for each in after.ledger
    ]
    return _marked(after, left, Fulfilment.MISSED)[0]


def _marked(state: CallState, which: list[bool], as_: Fulfilment) -> tuple[CallState, int]:
    count = sum(which)
    if not count:
        return state, 0
    marked = list(zip(state.ledger, which, strict=True))
    ledger = tuple(changed(each, standing=as_) if mark else each for each, mark in marked)
    breaches = sum(mark and not each.counted for each, mark in marked)
    tally = changed(state.tally, breaches=state.tally.breaches + breaches)
    return changed(state, ledger=ledger, tally=tally), count


def keeps_open_promise(state: CallState, reply: Reply) -> bool:
    """Return whether a reply does what was promised and is still open, for the first time.

    To promise the same again and keep it again is nothing new to anybody.
    """
    standings = [each.standing for each in state.ledger if each.promise == reply.keeps]
    return Fulfilment.OPEN in standings and Fulfilment.KEPT not in standings


def ledger_after_reply(state: CallState, reply: Reply) -> Ledger:
    """Return the ledger after a reply that keeps a promise, takes one back or makes one.

    A promise that is made again while it is open stays as it is; if making it this time is a
    breach, it is marked as counted. One that was taken back and is made again has the time that was
    left of it. In every other case a promise is entered anew.
    """
    # In this order, so that one reply can keep or take back a promise and make it anew.
    ledger = _settled(state.ledger, reply.keeps, Fulfilment.KEPT)
    ledger = _settled(ledger, reply.withdraws, Fulfilment.WITHDRAWN)
    if reply.promises is None:
        return ledger
    again = new_commitment(state, reply.promises, counted=reply.breaches > 0)
    # The newest of its name counts: an older one may have been taken back long ago.
    before = next((each for each in reversed(ledger) if each.promise == again.promise), None)
    if before is None or before.standing not in _RUNNING:
        return (*ledger, again)
    # Law 19: a promise taken back in time costs less than one broken. To take it back and make it
    # again must not buy time, or every deadline could be put off without end.
    if before.standing is Fulfilment.WITHDRAWN:
        return (*ledger, changed(again, left=before.left))
    counted = changed(before, counted=before.counted or again.counted)
    return tuple(counted if each is before else each for each in ledger)


def _settled(ledger: Ledger, name: str | None, as_: Fulfilment) -> Ledger:
    """Return the ledger with every open promise of that name marked as kept or taken back."""
    return tuple(
        [
            changed(each, standing=as_)
            if each.promise == name and each.standing is Fulfilment.OPEN
            else each
            for each in ledger
        ]
    )


def new_commitment(
    state: CallState, promise: str, *, counted: bool = False, owed: bool = False
) -> Commitment:
    """Return a promise as it is entered into the ledger."""
    return Commitment(promise, state.level.promises[promise].within, counted=counted, owed=owed)

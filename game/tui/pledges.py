"""Promises as a player sees them in a call: what each says and how it stands, in a word or two."""

from attrs import frozen

from game.call import CallState, Commitment, Fulfilment
from game.play.promises import Pledge, pledges_of
from game.play.words import left_text


@frozen
class PromiseReading:
    """A promise beside the conversation: how it stands in a word or two, and what it says."""

    what: str
    stands: str
    standing: Fulfilment


def promises(state: CallState) -> tuple[PromiseReading, ...]:
    """Return every promise, the most pressing first and the settled ones last."""
    made = sorted(
        zip(state.ledger, pledges_of(state), strict=True), key=lambda pair: _pressing(pair[0])
    )
    return tuple(
        PromiseReading(pledge.what, _stands(each, pledge), pledge.standing) for each, pledge in made
    )


def _pressing(made: Commitment) -> tuple[bool, bool, int]:
    return made.standing is not Fulfilment.OPEN, made.left is None, made.left or 0


def _stands(made: Commitment, pledge: Pledge) -> str:
    if made.standing is Fulfilment.OPEN and made.left is not None:
        return f"{left_text(made.left)} left"
    return pledge.stands

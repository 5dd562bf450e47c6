"""What a trainee can do in a call, as values that name only what a view shows.

A command names the view that it answers, so that what is sent twice is done once, and what was
meant for a moment that has passed is not done in the next.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum, auto
from typing import Any, Final, TypeVar

from attrs import field, frozen
from attrs.validators import ge, instance_of, le

from game.call import (
    HOLD_TIMES,
    Answer,
    Attend,
    CallState,
    Consult,
    Event,
    Hold,
    IllegalEvent,
    Interrupt,
    Listen,
    LookUp,
    Park,
    Resume,
    Say,
    Transfer,
    Wait,
    open_replies,
    shuffled,
)
from game.call.event import whole
from game.view.counted import Counted
from game.view.ending import hang_up_events

_COUNTED: Final = (whole, ge(0), le(1_000_000_000))
"""A whole number from 0 to more than a call ever needs; a stranger could send one of a megabyte.

JSON's true and false are none, though Python takes them for such.
"""


@frozen
class PickUp:
    """Answer the call."""


@frozen
class GiveReply:
    """Say something, once the caller has finished."""

    offer: int = field(validator=_COUNTED)
    """The offer it was chosen from, as the view counts them."""
    place: int = field(validator=_COUNTED)
    """Its place, as the view has it."""


@frozen
class KeepListening:
    """Say nothing yet, and let the caller go on."""


@frozen
class CutIn:
    """Interrupt the caller."""


@frozen
class HearOut:
    """Let the caller finish what they are saying, at once."""


@frozen
class PutOnHold:
    """Put the caller on hold."""

    stated_ms: int = field(validator=_COUNTED)
    """The wait to announce, one of those in the view; 0 for a hold without a word of why."""


@frozen
class TakeBack:
    """Come back from a hold."""

    thanks: bool = field(validator=instance_of(bool))
    """Whether to thank the caller for waiting."""


@frozen
class OpenArticle:
    """Look something up."""

    article: int = field(validator=_COUNTED)
    """Its place in the view's list."""


@frozen
class AskColleague:
    """Ask colleagues something."""

    colleague: int = field(validator=_COUNTED)
    """Their place in the view's list."""


@frozen
class HandOver:
    """Hand the caller over to colleagues."""

    colleague: int = field(validator=_COUNTED)
    """Their place in the view's list."""
    warm: bool = field(validator=instance_of(bool))
    """Whether to tell them the caller's story."""


@frozen
class WaitOut:
    """Do nothing else until what the agent is busy with is done."""


@frozen
class AnswerMessage:
    """Answer a message that waits."""

    message: int = field(validator=_COUNTED)
    """Its number in the view."""


@frozen
class ParkMessage:
    """Let its sender know that you will come back to it."""

    message: int = field(validator=_COUNTED)
    """Its number in the view."""


@frozen
class LetPass:
    """Let time pass."""

    ms: int = field(validator=_COUNTED)
    """How much, in milliseconds."""


@frozen
class PutDown:
    """Hang up."""


Act = (
    PickUp
    | GiveReply
    | KeepListening
    | CutIn
    | HearOut
    | PutOnHold
    | TakeBack
    | OpenArticle
    | AskColleague
    | HandOver
    | WaitOut
    | AnswerMessage
    | ParkMessage
    | LetPass
    | PutDown
)


@frozen
class Command:
    """What a trainee does, and in answer to what."""

    view: int = field(validator=_COUNTED)
    """The number of the view it answers."""
    act: Act
    """What is done."""


class Answered(StrEnum):
    """What became of a command."""

    ACCEPTED = auto()
    REPEATED = auto()
    """It had been accepted before, and was not done again."""
    REFUSED = auto()


@frozen
class Receipt:
    """The answer to a command."""

    answered: Answered
    """What became of it."""
    reason: str = ""
    """Why it was refused, as a sentence; else empty."""


AHEAD: Final = "That answers a moment which has not come yet."
PASSED: Final = "That was meant for a moment that has passed."
CLOSED: Final = "While you thought, that reply stopped being one you can give. Choose again."
_OVER: Final = "The call is over; nothing more can be done in it."
_NOBODY_SPEAKS: Final = "Nobody is speaking."
_NOTHING_TO_DO: Final = "There is nothing to wait for."
_NOT_THERE: Final = "There is no such thing in this call."
_NO_SUCH_HOLD: Final = "That wait cannot be announced."


def events_of(act: Act, state: CallState, counted: Counted) -> tuple[Event, ...]:
    """Return the events in which something is done; IllegalEvent where it cannot be done now.

    `counted` is what was counted in the call up to `state`. What the rules of a call refuse, they
    refuse when the events happen.
    """
    # Time passes in a call that is over, too, but to the rules only: nobody lets it pass any more.
    if state.over:
        raise IllegalEvent(_OVER)
    return _EVENTS[type(act)](act, state, counted)


def _pick_up(_: PickUp, __: CallState, ___: Counted) -> tuple[Event, ...]:
    return (Answer(),)


def _give_reply(act: GiveReply, state: CallState, counted: Counted) -> tuple[Event, ...]:
    # Time can lead to another scene under the same view number, as when a handover is done; there
    # the same place is another reply.
    order = shuffled(state)
    if act.offer != counted.offers or act.place >= len(order):
        raise IllegalEvent(CLOSED)
    reply = Say(order[act.place])
    # Not left to the rules, whose refusal would name the reply's place in the author's file.
    if reply not in open_replies(state):
        raise IllegalEvent(CLOSED)
    return (reply,)


def _listen(_: KeepListening, __: CallState, ___: Counted) -> tuple[Event, ...]:
    return (Listen(),)


def _cut_in(_: CutIn, __: CallState, ___: Counted) -> tuple[Event, ...]:
    return (Interrupt(),)


def _hear_out(_: HearOut, state: CallState, __: Counted) -> tuple[Event, ...]:
    # No time at all would be a legal wait: the command would count, and nothing would come of it.
    if not state.speaking:
        raise IllegalEvent(_NOBODY_SPEAKS)
    return (Wait(state.speaking),)


def _put_on_hold(act: PutOnHold, __: CallState, ___: Counted) -> tuple[Event, ...]:
    if act.stated_ms not in {0, *HOLD_TIMES}:
        raise IllegalEvent(_NO_SUCH_HOLD)
    return (Hold(act.stated_ms),)


def _take_back(act: TakeBack, __: CallState, ___: Counted) -> tuple[Event, ...]:
    return (Resume(act.thanks),)


def _open_article(act: OpenArticle, state: CallState, _: Counted) -> tuple[Event, ...]:
    return (LookUp(_named(act.article, tuple(state.level.articles))),)


def _ask(act: AskColleague, state: CallState, _: Counted) -> tuple[Event, ...]:
    return (Consult(_named(act.colleague, tuple(state.level.departments))),)


def _hand_over(act: HandOver, state: CallState, _: Counted) -> tuple[Event, ...]:
    return (Transfer(_named(act.colleague, tuple(state.level.departments)), act.warm),)


def _wait_out(_: WaitOut, state: CallState, __: Counted) -> tuple[Event, ...]:
    if state.errand is None:
        raise IllegalEvent(_NOTHING_TO_DO)
    # An errand stands still until the caller has finished.
    return (Wait(state.speaking + state.errand.left),)


def _answer_message(act: AnswerMessage, _: CallState, counted: Counted) -> tuple[Event, ...]:
    return (Attend(_named(act.message, counted.arrived)),)


def _park_message(act: ParkMessage, _: CallState, counted: Counted) -> tuple[Event, ...]:
    return (Park(_named(act.message, counted.arrived)),)


def _let_pass(act: LetPass, __: CallState, ___: Counted) -> tuple[Event, ...]:
    return (Wait(act.ms),)


def _put_down(_: PutDown, state: CallState, __: Counted) -> tuple[Event, ...]:
    return hang_up_events(state)


_EVENTS: Final[dict[type, Callable[[Any, CallState, Counted], tuple[Event, ...]]]] = {
    PickUp: _pick_up,
    GiveReply: _give_reply,
    KeepListening: _listen,
    CutIn: _cut_in,
    HearOut: _hear_out,
    PutOnHold: _put_on_hold,
    TakeBack: _take_back,
    OpenArticle: _open_article,
    AskColleague: _ask,
    HandOver: _hand_over,
    WaitOut: _wait_out,
    AnswerMessage: _answer_message,
    ParkMessage: _park_message,
    LetPass: _let_pass,
    PutDown: _put_down,
}


T = TypeVar("T")


def _named(place: int, names: Sequence[T]) -> T:
    """Return what stands at a place that a command named; IllegalEvent where nothing does."""
    # No command holds a number below 0, by which Python would count from the end.
    if place >= len(names):
        raise IllegalEvent(_NOT_THERE)
    return names[place]

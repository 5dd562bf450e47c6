"""Bots: agents that play by a fixed policy, to show what a level rewards.

A bot knows the techniques of the replies on offer by name, and how the caller really is, which a
player has to hear. It knows nothing of what the engine makes of a technique, so a level that
rewards a bot rewards its policy.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from attrs import frozen

from game.call import (
    CallState,
    Event,
    HangUp,
    Interrupt,
    Listen,
    Reply,
    Technique,
    Trait,
    may_listen,
    more_to_say,
    replies_open,
)
from game.call.promise import keeps_open_promise
from game.call.technique import APOLOGIES, HOSTILE, MISSTEPS, RELATIONAL, SOLVING
from game.explore.deskwork import careful, distracted, needs_hearing, passing_on

Policy = Callable[[CallState, Random], Event]
"""What a bot does in a state that is answered and not over."""


@frozen
class Bot:
    """A policy with a name."""

    name: str
    policy: Policy


T = Technique

_TO_FEELINGS: Final = (
    T.ACKNOWLEDGE_FEELING,
    T.VALIDATE,
    T.PARAPHRASE,
    T.SPECIFIC_APOLOGY,
    T.AGREE_IN_PART,
    T.LISTEN,
    T.HONEST_NO,
    T.REASSURE_EFFORT,
)
_TO_THE_PROBLEM: Final = (
    T.MATCHED_REMEDY,
    T.OFFER_OPTIONS,
    T.COMMIT_TIME,
    T.EXPLAIN_PLAINLY,
    T.HONEST_NO,
    T.CONFIRM_RESOLUTION,
    T.WARM_CLOSE,
    T.CONSULT_DEPARTMENT,
    T.CLARIFY,
    T.SPECIFIC_APOLOGY,
    T.THANK,
    T.PERSONALISE,
    T.EXPLAIN_HOLD,
)

Rank = Callable[[CallState, Reply], tuple[int, ...]]
"""How much a bot likes a reply; the least is the dearest."""


def _by_rank(rank: Rank) -> Policy:
    def policy(state: CallState, random: Random) -> Event:
        options = replies_open(state)
        if not options:
            return Listen() if may_listen(state) else HangUp()
        replies = state.place.replies
        best = min(rank(state, replies[say.reply]) for say in options)
        liked = [say for say in options if rank(state, replies[say.reply]) == best]
        return liked[random.randrange(len(liked))]

    return policy


def _place(technique: Technique | None, order: Sequence[Technique]) -> int:
    return order.index(technique) if technique in order else len(order)


def _kind_first(state: CallState, reply: Reply) -> tuple[int, ...]:
    technique = reply.technique
    if technique in MISSTEPS or reply.breaks is not None or Trait.OFF_TARGET in reply.traits:
        return (2,)
    order = (*_TO_FEELINGS, *_TO_THE_PROBLEM)
    if not needs_hearing(state):
        order = (*_TO_THE_PROBLEM, *_TO_FEELINGS)
    used = state.count(technique) if technique is not None else 0
    # What was promised comes first; and a reply that something learned has opened is what the
    # listening was for.
    return (
        0 if technique is not None else 1,
        0 if keeps_open_promise(state, reply) else 1,
        used,
        0 if reply.when else 1,
        _place(technique, order),
    )


def _de_escalate(state: CallState, random: Random) -> Event:
    if more_to_say(state) and state.free:
        return Listen()
    return careful(state) or _by_rank(_kind_first)(state, random)


def _pass_on(state: CallState, random: Random) -> Event:
    return passing_on(state) or _by_rank(_anything)(state, random)


def _multitask(state: CallState, random: Random) -> Event:
    return distracted(state) or _by_rank(_anything)(state, random)


def _solve(_: CallState, reply: Reply) -> tuple[int, ...]:
    if reply.technique in SOLVING:
        return (0,)
    return (1,) if reply.technique is None else (3 if reply.technique in MISSTEPS else 2,)


def _attack(_: CallState, reply: Reply) -> tuple[int, ...]:
    if reply.technique in HOSTILE:
        return (0,)
    return (1,) if reply.technique in MISSTEPS else (3 if reply.technique in RELATIONAL else 2,)


def _hostile(state: CallState, random: Random) -> Event:
    return Interrupt() if state.speaking else _by_rank(_attack)(state, random)


def _apologise(_: CallState, reply: Reply) -> tuple[int, ...]:
    if reply.technique in APOLOGIES:
        return (0,)
    return (1,) if reply.technique is None else (2,)


def _anything(_: CallState, __: Reply) -> tuple[int, ...]:
    return ()


RANDOM: Final = Bot("random", _by_rank(_anything))
DE_ESCALATOR: Final = Bot("de-escalator", _de_escalate)
SOLVER: Final = Bot("straight-to-solution", _by_rank(_solve))
HOSTILE_BOT: Final = Bot("hostile", _hostile)
APOLOGISER: Final = Bot("apologise-always", _by_rank(_apologise))
LISTENER: Final = Bot("listen-always", lambda _, __: Listen())

PASSER_ON: Final = Bot("pass-on", _pass_on)
MULTITASKER: Final = Bot("multitask", _multitask)

BOTS: Final = (
    RANDOM,
    DE_ESCALATOR,
    SOLVER,
    HOSTILE_BOT,
    APOLOGISER,
    LISTENER,
    PASSER_ON,
    MULTITASKER,
)
"""Every bot, random first."""

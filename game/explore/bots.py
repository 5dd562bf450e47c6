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
    open_replies,
)
from game.call.script.technique import APOLOGIES, HOSTILE, MISSTEPS, RELATIONAL, SOLVING
from game.call.time.promise import keeps_open_promise
from game.explore.deskwork import careful, distracted, needs_hearing, passing_on

Policy = Callable[[CallState], tuple[Event, ...]]
"""What a bot would do in a state that is answered and not over: one of these, by chance."""


@frozen
class Bot:
    """A policy with a name."""

    name: str
    """The name it has in reports and on our pages."""
    options: Policy
    """What it would do in a state; where it names several moves, each is equally likely."""

    def policy(self, state: CallState, random: Random) -> Event:
        """Return what the bot does in a state; where it has no preference, chance decides."""
        options = self.options(state)
        # Chance is asked only where there is a choice: so a play does not depend on how often a bot
        # had none.
        return options[0] if len(options) == 1 else options[random.randrange(len(options))]


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
"""How much a bot likes a reply: it takes the one with the lowest rank."""


def _by_rank(rank: Rank) -> Policy:
    def options(state: CallState) -> tuple[Event, ...]:
        sayable = open_replies(state)
        if not sayable:
            return (Listen(),) if may_listen(state) else (HangUp(),)
        ranked = [(rank(state, state.current_scene.replies[say.reply]), say) for say in sayable]
        best = min(place for place, _ in ranked)
        return tuple(say for place, say in ranked if place == best)

    return options


def _place(technique: Technique | None, order: Sequence[Technique]) -> int:
    return order.index(technique) if technique in order else len(order)


def _kind_first(state: CallState, reply: Reply) -> tuple[int, ...]:
    technique = reply.technique
    # A tuple is compared part by part, and (2,) lies behind all that begins with 0 or 1.
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


def _de_escalate(state: CallState) -> tuple[Event, ...]:
    # Before anything else, since a reply would lose what the caller has still to say.
    if more_to_say(state) and state.free:
        return (Listen(),)
    return _first_or(careful(state), _kind_first, state)


def _pass_on(state: CallState) -> tuple[Event, ...]:
    return _first_or(passing_on(state), _anything, state)


def _multitask(state: CallState) -> tuple[Event, ...]:
    return _first_or(distracted(state), _anything, state)


def _first_or(deed: Event | None, rank: Rank, state: CallState) -> tuple[Event, ...]:
    return _by_rank(rank)(state) if deed is None else (deed,)


def _solve(_: CallState, reply: Reply) -> tuple[int, ...]:
    if reply.technique in SOLVING:
        return (0,)
    return (1,) if reply.technique is None else (3 if reply.technique in MISSTEPS else 2,)


def _attack(_: CallState, reply: Reply) -> tuple[int, ...]:
    if reply.technique in HOSTILE:
        return (0,)
    return (1,) if reply.technique in MISSTEPS else (3 if reply.technique in RELATIONAL else 2,)


def _hostile(state: CallState) -> tuple[Event, ...]:
    return _first_or(Interrupt() if state.speaking else None, _attack, state)


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
LISTENER: Final = Bot("listen-always", lambda _: (Listen(),))

PASSER_ON: Final = Bot("pass-on", _pass_on)
MULTITASKER: Final = Bot("multitask", _multitask)


def constant(technique: Technique) -> Bot:
    """Return the bot that says the same kind of thing wherever it is offered."""

    def rank(_: CallState, reply: Reply) -> tuple[int, ...]:
        return (0,) if reply.technique is technique else (1,)

    return Bot(f"only-{technique}", _by_rank(rank))


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
"""Every bot. The random one comes first and the one who de-escalates second; both are asked for by
their place."""

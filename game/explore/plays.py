"""Calls played by bots."""

from collections.abc import Iterator
from random import Random

from game.call import (
    Answer,
    CallState,
    Event,
    HangUp,
    Level,
    Listen,
    Turn,
    Wait,
    may_listen,
    new_call,
    take,
)
from game.explore.bots import Bot


def play(level: Level, bot: Bot, seed: int) -> CallState:
    """Return the end of a call played by `bot`, whose own choices follow from `seed`."""
    *_, last = turns_of(level, bot, seed)
    return last.after


def turns_of(level: Level, bot: Bot, seed: int, call: int | None = None) -> Iterator[Turn]:
    """Yield the turns of a call played by `bot`, from the answer to the end.

    Thinking takes a bot no time, what it does at the desk takes its time. A bot that can only
    listen where there is nothing to listen to hangs up. `call`: the seed of the call itself, where
    it is not that of the bot, so that the play can be made again in a call known by its number.
    """
    random = Random(seed)
    turn = take(new_call(level, seed if call is None else call), Answer())
    yield turn
    while not turn.after.over:
        state = turn.after
        if state.errand is not None:
            event: Event = Wait(state.speaking + state.errand.left)
        else:
            event = bot.policy(state, random)
        stuck = isinstance(event, Listen) and not may_listen(turn.after)
        turn = take(turn.after, HangUp() if stuck else event)
        yield turn

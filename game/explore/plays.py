"""Calls played by bots."""

from random import Random

from game.call import Answer, CallState, Level, may_listen, new_call, step
from game.call.event import HangUp, Listen
from game.explore.bots import Bot


def play(level: Level, bot: Bot, seed: int) -> CallState:
    """Return the end of a call played by `bot`, whose own choices follow from `seed`.

    Thinking takes a bot no time; a bot that can only listen where there is nothing to listen to
    hangs up.
    """
    random = Random(seed)
    state = step(new_call(level, seed), Answer())
    while not state.over:
        event = bot.policy(state, random)
        stuck = isinstance(event, Listen) and not may_listen(state)
        state = step(state, HangUp() if stuck else event)
    return state

"""A play in which anything that may happen does, by chance: silence, holds and the desk as well."""

from collections.abc import Iterator
from random import Random

from game.call import Answer, CallState, Event, HangUp, Level, Wait, legal, new_call, step


def wander(level: Level, random: Random) -> Iterator[tuple[CallState, Event]]:
    """Yield the states of a random play, each with what is done in it."""
    state = step(new_call(level), Answer())
    for _ in range(40):
        if state.over:
            return
        options = [each for each in legal(state) if not isinstance(each, HangUp)]
        event: Event = Wait(random.randrange(60_000))
        if options and random.random() < 0.7:
            event = random.choice(options)
        yield state, event
        state = step(state, event)

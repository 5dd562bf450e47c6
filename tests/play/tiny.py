"""A small call that every test of playing can know by heart, as a level file and as a level."""

from typing import Final

from game.call import Answer, Event, Level, Listen, Say, Turn, replay
from game.level import Reading, read_level

TINY: Final = """
title: The tiny call
sector: testing
minutes: 1
brief: |
  Amara Okafor waits
  for a parcel.

  - It is late.
caller:
  name: Amara Okafor
  mood: angry
  patience: 60
  satisfaction: 40
limits:
  no-hour: Never promise an hour.
clues:
  gate: The gate code changed.
  dog: The dog is called Ada.
scenes:
  opening:
    caller: Three days at home for one parcel.
    burst:
      - say: And they changed the code of the gate.
        reveals: gate
      - Nobody rang.
    thinking: I want one person to say that it happened.
    replies:
      - say: Three days at home. You must be worn out.
        technique: acknowledge-feeling
        answer: Yes. I am.
        to: middle
      - say: Calm down.
        technique: dismiss
  middle:
    caller: So what now?
    thinking: Here comes the promise.
    replies:
      - say: By noon, I promise.
        technique: over-promise
        breaks: no-hour
        to: done
      - say: Tomorrow, or you fetch it tonight. Which is better?
        technique: offer-options
        to: done
      - say: You see a driver each hour.
        technique: commit-time
        when: patience >= 62
        to: done
  done:
    caller: All right. Goodbye.
    end: resolved
"""

ACKNOWLEDGE, DISMISS = Say(0), Say(1)
PROMISE, OFFER = Say(0), Say(1)
"""The replies of the opening, and two of the middle."""

GOOD_CALL: Final[tuple[Event, ...]] = (Answer(), Listen(), ACKNOWLEDGE, OFFER)
"""A call handled well, but for what is left unheard."""


def tiny() -> Reading:
    """Return the tiny call as it is read."""
    return read_level(TINY, "tiny.yaml")


def tiny_level() -> Level:
    """Return the tiny call as a level."""
    level = tiny().level
    assert level is not None
    return level


def tiny_turns(*events: Event, seed: int = 0) -> tuple[Turn, ...]:
    """Return the turns of the tiny call with these events."""
    return replay(tiny_level(), seed, events)

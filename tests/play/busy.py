"""A call with everything on the desk that every test of deeds can know by heart."""

from typing import Final

from game.call import Event, Level, Recall, Turn, replay
from game.level import read_level

BUSY: Final = """
title: The busy call
sector: testing
minutes: 5
brief: Amara waits for a van.
caller:
  name: Amara Okafor
  mood: upset
  patience: 90
  satisfaction: 50
clues:
  code: The gate code is 4471.
  empty: There is no van today.
  news: The line is down everywhere.
  bell: The bell is broken.
articles:
  codes:
    title: Access codes
    text: Gate code 4471 since March. Ring twice.
    seconds: 25
    reveals: code
  hours:
    title: Opening hours
    text: Open until ten at night.
    seconds: 10
departments:
  depot:
    title: Charlton depot
    answer: No van is left today.
    seconds: 60
    reveals: empty
    takes-over: depot
  claims:
    title: Claims
    seconds: 30
promises:
  call-back:
    what: Ring Amara back with a name.
    minutes: 1
  van:
    what: A van comes today.
    minutes: 4
    undone-by: empty
  letter:
    what: Write to her.
pings:
  - from: Dana, Leeds office
    text: Is the line down for you too?
    after: 2
    seconds: 15
    reveals: news
  - from: Team lead
    text: Lunch?
    after: 200
    until: 300
returning:
  helped: again
  let-down: again
  new: opening
scenes:
  opening:
    caller: There was no bell and no van, and I was in all day, by the window.
    burst:
      - say: The bell has been broken for years.
        reveals: bell
    thinking: Somebody must know.
    replies:
      - say: [I will ring you back with a name., You will get a call from me.]
        technique: commit-time
        promises: call-back
      - say: A van comes today.
        technique: commit-time
        promises: van
      - say: I will write to you.
        promises: letter
      - say: Here is the name.
        technique: matched-remedy
        keeps: call-back
      - say: Let me ask the depot.
        technique: consult-department
        consults: depot
      - say: The code is 4471, and that settles it.
        when: knows code
        to: done
  again:
    caller: It is me again.
    thinking: Second time.
    replies:
      - say: Hello again.
        to: done
  depot:
    caller: Hello, depot? I have a story to tell.
    abusive: true
    replies:
      - say: Go on.
        technique: listen
        to: done
      - say: Not in that tone, please.
        technique: set-boundary
  done:
    caller: Thank you.
    end: resolved
"""

CALL_BACK, VAN, LETTER, NAME, ASK, SETTLE = range(6)
"""The places of the replies of the opening."""


def busy_level() -> Level:
    """Return the busy call as a level."""
    reading = read_level(BUSY, "busy.yaml")
    assert reading.level is not None, reading.problems
    return reading.level


def busy_turns(*events: Event, recall: Recall | None = None, seed: int = 0) -> tuple[Turn, ...]:
    """Return the turns of the busy call with these events."""
    return replay(busy_level(), seed, (*([recall] if recall else []), *events))

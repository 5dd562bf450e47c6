"""Plays of the tiny call that tests of plays can know by heart, and what holds for each of them."""

from typing import Final

from game.call import Event, Level
from game.level import read_level
from game.play.session import Session
from game.playtest.reading import PlaytestReading, read_playtest
from game.playtest.shape import PlayFile
from game.playtest.writing import head_lines, play_lines
from tests.level.expect import check_problems
from tests.play.tiny import GOOD_CALL, TINY, tiny_level

PLAYS: Final = """\
# Two ways through it.
plays:
  - name: The good way   # as trained
    moves:
      - listen
      - say: Three days at home. You must be worn out.
      - say: Tomorrow, or you fetch it tonight. Which is better?
    outcome: resolved
    score: 727
    path: [opening, middle, done]

  - name: Nothing but impatience
    seed: 7
    moves:
      - say: Calm down.
      - wait:2.5
      - hang-up
    outcome: left
    path: [opening]
"""


def session_of(*events: Event, level: Level | None = None, seed: int = 0) -> Session:
    """Return a call in which these events have happened."""
    session = Session(level or tiny_level(), seed)
    for event in events or GOOD_CALL:
        session.send(event)
    return session


def changed_level(old: str, new: str) -> Level:
    """Return the tiny call with something in its file written otherwise."""
    assert old in TINY
    reading = read_level(TINY.replace(old, new))
    assert reading.level is not None, reading.problems
    return reading.level


def text_of(*plays: PlayFile) -> str:
    """Return a file of plays."""
    lines = [line for play in plays for line in play_lines(play)]
    return "\n".join((*head_lines("tiny.yaml"), *lines, ""))


def check_plays(text: str | bytes) -> PlaytestReading:
    """Assert what holds for every file of plays."""
    reading = read_playtest(text, "fuzz.playtest.yaml")
    assert bool(reading.plays) != bool(reading.problems)
    check_problems(reading.problems, reading.source.text)
    return reading

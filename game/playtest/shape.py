"""The shape of a file of plays: every block, its keys and what each may hold."""

from typing import Annotated, Final

from attrs import frozen

from game.call.script.level import Outcome, Past
from game.call.units import POINT
from game.level.shape.blocks import Reference, Title, Words
from game.level.shape.values import Count, OneOf
from game.playtest.rules import MoveWord, Whole

UNFINISHED: Final = "unfinished"
"""What stands for the outcome of a play that stops before the call ends."""

OUTCOMES: Final = (*(each.value for each in Outcome), UNFINISHED)

MOST_SEED: Final = 2**63 - 1
"""The largest seed of a kept play."""
MOST_MOVES: Final = 500
"""Moves of a kept play at the most."""


@frozen
class SayFile:
    """A reply, by its words."""

    say: Words
    """The words, in any of the phrasings of the reply."""
    which: Annotated[int, Whole(POINT, 9 * POINT)] | None = None
    """Which of the scene's replies with these words it is, from 1; None for the first open one."""


MoveFile = Annotated[str, MoveWord()] | SayFile


@frozen
class PlayFile:
    """A play: what was said and done, and what came of it then."""

    name: Title
    """What it is called; no other play of the file has that name, capitals aside."""
    moves: Annotated[tuple[MoveFile, ...], Count(1, MOST_MOVES, "moves")]
    """What was said and done since the answer."""
    seed: Annotated[int, Whole(0, MOST_SEED * POINT)] = 0
    """The seed of the call."""
    caller: Past | None = None
    """How the caller knows us; None for what the level says."""
    outcome: Annotated[str, OneOf(OUTCOMES, "way to end")] | None = None
    """How the call ended, or that it did not; None where it may end in any way."""
    score: Annotated[int, Whole(0, 1_000 * POINT)] | None = None
    """What it came to, in points; None where any score will do."""
    # One more than moves: the scene that the call opens with.
    path: Annotated[tuple[Reference, ...], Count(1, MOST_MOVES + 1, "scenes")] = ()
    """The scenes that the call went through; empty where it may go through any."""


@frozen
class PlaytestFile:
    """A whole file of plays."""

    plays: Annotated[tuple[PlayFile, ...], Count(1, 50, "plays")]
    """The plays, in the order of the file."""

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
MOST_MOVES: Final = 500


@frozen
class SayFile:
    """A reply, by its words. `which`: the how many-th of those with the same words, from 1.

    Without it, the first of them that is open.
    """

    say: Words
    which: Annotated[int, Whole(POINT, 9 * POINT)] | None = None


MoveFile = Annotated[str, MoveWord()] | SayFile


@frozen
class PlayFile:
    """A play: what was said and done, and what came of it then.

    `path`: the scenes the call went through. What is left out of `outcome`, `score` and `path` may
    be anything.
    """

    name: Title
    moves: Annotated[tuple[MoveFile, ...], Count(1, MOST_MOVES, "moves")]
    seed: Annotated[int, Whole(0, MOST_SEED * POINT)] = 0
    caller: Past | None = None
    outcome: Annotated[str, OneOf(OUTCOMES, "way to end")] | None = None
    score: Annotated[int, Whole(0, 1_000 * POINT)] | None = None
    path: Annotated[tuple[Reference, ...], Count(1, MOST_MOVES + 1, "scenes")] = ()


@frozen
class PlaytestFile:
    """A whole file of plays."""

    plays: Annotated[tuple[PlayFile, ...], Count(1, 50, "plays")]

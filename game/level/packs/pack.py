"""Packs: folders of levels, the order they are played in, and what one hands on to another."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from attrs import field, frozen

from game.level.code import Code
from game.level.shape.balance import Player

PACK_NAME: Final = "pack.yaml"
"""The file in a folder that makes it a pack."""


@frozen
class Remembered:
    """What a call takes over from an earlier call of the same caller."""

    call: Path
    """The file of the earlier call."""
    clues: tuple[str, ...] = ()
    """The names of the clues that are known from the start if they were learned then."""
    promises: tuple[str, ...] = ()
    """The names of the promises that are still to be kept if they were open then."""


@frozen
class PackEntry:
    """A level of a pack, and what it has to do with others of the pack."""

    path: Path
    """The file of the level."""
    after: tuple[Path, ...] = ()
    """The levels that have to be played to their end before this one opens; empty for none."""
    remembers: Remembered | None = None
    """What it takes over from an earlier call; None for nothing."""


@frozen
class Checking:
    """How a pack wants its levels to be checked."""

    severity: Mapping[Code, str] = field(factory=dict)
    """How bad problems of a kind are here: `error`, `warning`, `note` or `off`.

    What is not among them is as bad as it usually is.
    """
    balance: Mapping[Player, tuple[str, ...]] = field(factory=dict)
    """What is expected of each player, as it is written, in levels that do not say otherwise."""

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
    """The earlier call of the same caller, and the clues and promises that are carried on."""

    call: Path
    clues: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()


@frozen
class PackEntry:
    """A level of a pack; those in `after` have to be played to their end before it opens."""

    path: Path
    after: tuple[Path, ...] = ()
    remembers: Remembered | None = None


@frozen
class Checking:
    """How a pack wants its levels to be checked.

    `severity`: how bad problems of a kind are here, or `off`; `balance`: what is expected of each
    player in every level that does not say otherwise.
    """

    severity: Mapping[Code, str] = field(factory=dict)
    balance: Mapping[Player, tuple[str, ...]] = field(factory=dict)

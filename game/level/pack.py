"""Packs: folders of levels, the order they are played in, and what one hands on to another."""

from pathlib import Path
from typing import Final

from attrs import frozen

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

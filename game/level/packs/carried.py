"""What calls played in a row hand on to one another, by the packs that their files belong to."""

from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from game.files import is_file, real_path
from game.level.packs.pack import PACK_NAME, Remembered
from game.level.packs.reading import load_pack


@frozen
class Carried:
    """What a call carries on from an earlier one of the row."""

    place: int
    """The place of the earlier call in the row, counted from 0."""
    clues: tuple[str, ...] = ()
    """The names of the clues that are known from the start if they were learned then."""
    promises: tuple[str, ...] = ()
    """The names of the promises that are still to be kept if they were open then."""


def carried(row: Sequence[Path]) -> tuple[Carried | None, ...]:
    """Return what each level file of a row carries on from one before it; None where nothing.

    If the earlier call was played several times before, the latest of these counts.
    """
    # Only links to folders are resolved: a pack names the files in its folder, whatever those link
    # to.
    files = [real_path(path.parent) / path.name for path in row]
    said: dict[Path, Remembered] = {}
    # Each pack is read once, however many of its calls are in the row.
    for folder in dict.fromkeys(file.parent for file in files):
        said |= _said_in(folder)
    return tuple(_from(files[:place], said.get(file)) for place, file in enumerate(files))


def _said_in(folder: Path) -> dict[Path, Remembered]:
    if not is_file(folder / PACK_NAME):
        return {}
    entries = load_pack(folder).entries
    return {each.path: each.remembers for each in entries if each.remembers}


def _from(before: list[Path], remembers: Remembered | None) -> Carried | None:
    if remembers is None or remembers.call not in before:
        return None
    place = len(before) - 1 - before[::-1].index(remembers.call)
    return Carried(place, remembers.clues, remembers.promises)

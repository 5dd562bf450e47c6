"""What calls played in a row hand on to one another, by the packs that their files belong to."""

from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from game.files import is_file, real_path
from game.level.packs.pack import PACK_NAME, Remembered
from game.level.packs.reading import load_pack


@frozen
class Carried:
    """What a call carries on from an earlier one of the row.

    `place`: the earlier call's, from 0. `clues` and `promises`: the names that are carried on.
    """

    place: int
    clues: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()


def carried(row: Sequence[Path]) -> tuple[Carried | None, ...]:
    """Return what each of some level files carries on from one before it; None for nothing.

    Of a call that comes before it several times, the latest counts.
    """
    files = [real_path(path.parent) / path.name for path in row]
    said: dict[Path, Remembered] = {}
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

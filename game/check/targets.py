"""What is to be checked: the levels that paths stand for, each with what its pack says of it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from attrs import evolve, field, frozen

from game.level import PackReading, Problem, load_pack
from game.level.pack import PACK_NAME, Checking

PLAYTEST: Final = ".playtest.yaml"
"""How the name of a file of kept plays ends."""


@frozen
class Target:
    """A level to be checked, and what its pack says of it."""

    path: Path
    checking: Checking = field(factory=Checking)
    handed_on: frozenset[str] = frozenset()
    carried_in: frozenset[str] = frozenset()


@frozen
class Targets:
    """The levels that paths stand for, and what is wrong with the packs they came from."""

    levels: tuple[Target, ...]
    problems: tuple[Problem, ...] = field(default=())


def targets_of(paths: Iterable[Path]) -> Targets:
    """Return the levels that paths stand for: files, packs, and folders of either."""
    levels: dict[Path, Target] = {}
    problems: list[Problem] = []
    for path in paths:
        if path.name == PACK_NAME or (path / PACK_NAME).is_file():
            pack = load_pack(path)
            problems += pack.problems
            found = _of_pack(pack)
        elif path.is_dir():
            found = tuple(map(Target, _files(path)))
        else:
            found = (_of_file(path),)
        levels |= {each.path: each for each in found}
    return Targets(tuple(levels.values()), tuple(problems))


def _files(folder: Path) -> list[Path]:
    files = (each for each in folder.iterdir() if each.suffix in (".yaml", ".yml"))
    return sorted(each for each in files if not each.name.endswith(PLAYTEST))


def _of_file(path: Path) -> Target:
    """Return one level of a pack as the pack has it; a level by itself where there is none."""
    if (path.parent / PACK_NAME).is_file():
        wanted = path.resolve()
        for each in _of_pack(load_pack(path.parent)):
            if each.path.resolve() == wanted:
                return evolve(each, path=path)
    return Target(path)


def _of_pack(pack: PackReading) -> tuple[Target, ...]:
    handed: dict[Path, set[str]] = {}
    for entry in pack.entries:
        if entry.remembers is not None:
            taken = (*entry.remembers.clues, *entry.remembers.promises)
            handed.setdefault(entry.remembers.call, set()).update(taken)
    return tuple(
        Target(
            entry.path,
            pack.checking,
            frozenset(handed.get(entry.path, ())),
            frozenset((*entry.remembers.clues, *entry.remembers.promises))
            if entry.remembers
            else frozenset(),
        )
        for entry in pack.entries
    )

"""What is to be checked: the levels that paths stand for, each with what its pack says of it."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import evolve, field, frozen

from game.files import is_file, is_folder, real_path
from game.level import Code, PackReading, load_pack
from game.level.packs.pack import PACK_NAME, Checking
from game.level.problem import Problem
from game.level.wording import quoted
from game.level.yaml.file import open_file
from game.level.yaml.source import Source
from game.playtest import is_playtest, playtest_of


@frozen
class Target:
    """A level to be checked, and what its pack says of it."""

    path: Path
    """The path of its file, as it was given or as the pack has it."""
    checking: Checking = field(factory=Checking)
    """How its pack wants it to be checked; as usual where it belongs to none."""
    handed_on: frozenset[str] = frozenset()
    """The clues and promises that other calls of its pack take over from it."""
    carried_in: frozenset[str] = frozenset()
    """The clues and promises that it takes over from an earlier call of its pack."""


@frozen
class Targets:
    """The levels that paths stand for, and what is wrong with the packs they came from."""

    levels: tuple[Target, ...]
    """The levels, each once, in the order in which they were found."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with packs, and with folders that have no levels."""
    plays: Mapping[Path, Mapping[Code, str]] = field(factory=dict)
    """The files of kept plays, each with how bad its pack has problems of a kind."""


def targets_of(paths: Iterable[Path]) -> Targets:
    """Return the levels that paths stand for: files, packs, and folders of either."""
    levels: dict[Path, Target] = {}
    problems: list[Problem] = []
    plays: dict[Path, Mapping[Code, str]] = {}
    for path in paths:
        found: tuple[Target, ...] = ()
        if is_playtest(path):
            plays[path] = {}
        elif path.name == PACK_NAME or is_file(path / PACK_NAME):
            pack = load_pack(path)
            folder = path if is_folder(path) else path.parent
            problems += [*pack.problems, *left_out(folder, pack)]
            found = _of_pack(pack)
            plays |= {each: pack.checking.severity for each in _files(folder) if is_playtest(each)}
        elif is_folder(path):
            files = _files(path)
            found = tuple(Target(each) for each in files if not is_playtest(each))
            plays |= {each: {} for each in files if is_playtest(each)}
            problems += () if files else (_bare(path),)
        else:
            target = _of_file(path)
            found = (target,)
            if is_file(beside := playtest_of(path)):
                plays[beside] = target.checking.severity
        # Each level once, though a path may have been given twice, or a folder and a file in it.
        levels |= {each.path: each for each in found}
    return Targets(tuple(levels.values()), tuple(problems), plays)


def _bare(folder: Path) -> Problem:
    """Return the problem of a folder in which no level can be seen: that is no sound one."""
    problem = Problem(
        Code.UNREADABLE,
        "There is no level file in this folder, or you may not look into it.",
        "Name a level file, or a folder that has some; their names end in `.yaml`.",
        line=1,
        column=1,
    )
    return Source(str(folder), "").completed(problem)


def _files(folder: Path) -> list[Path]:
    """Return the level files in a folder, and the files of kept plays; none where it is closed."""
    try:
        return sorted(each for each in folder.iterdir() if each.suffix in (".yaml", ".yml"))
    except OSError:
        return []


def _of_file(path: Path) -> Target:
    """Return one level of a pack as the pack has it; a level by itself where there is none."""
    if is_file(path.parent / PACK_NAME):
        wanted = real_path(path)
        for each in _of_pack(load_pack(path.parent)):
            if real_path(each.path) == wanted:
                # As it was given: that is the path by which its problems are told.
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


def left_out(folder: Path, pack: PackReading) -> Iterator[Problem]:
    """Yield a problem for every level file of a pack's folder that the pack does not name."""
    # A pack that cannot be read names no level; that is told, and not that every file is left out.
    if not pack.entries:
        return
    named = {path.name.casefold() for path in pack.levels}
    file = folder / PACK_NAME
    source = open_file(file)
    for path in _files(folder):
        apart = path.name == PACK_NAME or is_playtest(path)
        if not apart and path.name.casefold() not in named:
            problem = Problem(
                Code.LEFT_OUT,
                f"{quoted(path.name)} lies in this folder, and the pack does not name it.",
                "Add it under `levels`, or move the file to another folder.",
                line=_line_of_levels(source),
                column=1,
            )
            yield source.completed(problem)


def _line_of_levels(source: Source) -> int:
    """Return the line, from 1, in which the list of levels begins."""
    lines = enumerate(source.lines, 1)
    return next((number for number, line in lines if line.startswith("levels")), 1)

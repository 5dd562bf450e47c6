"""Checking files: what is wrong with their shape, and with what happens in the calls they hold."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from attrs import evolve, field, frozen

from game.check import arrows, choices, conditions, memory, players, words
from game.check.balance import balance
from game.check.case import Case, Trouble
from game.explore.exploration import explore
from game.explore.walk import Progress
from game.level import Code, PackReading, Problem, Severity, load_level, load_pack
from game.level.pack import PACK_NAME, Checking

Check = Callable[[Case], Iterable[Trouble]]

CHECKS: Final[tuple[Check, ...]] = (
    arrows.unreached_scenes,
    arrows.scenes_without_a_way_out,
    arrows.ways_never_taken,
    arrows.free_loops,
    conditions.conditions,
    conditions.replies_never_chosen,
    conditions.moments_without_a_reply,
    memory.clues,
    memory.limits,
    memory.promises,
    choices.same_replies,
    choices.dominated_replies,
    choices.giveaways,
    players.cannot_be_won,
    players.cannot_be_lost,
    players.constant_techniques,
    players.hostility_pays,
    players.taught_techniques,
    words.texts_too_long,
    words.too_short_a_time,
    words.markup,
    words.effects_beyond_the_cap,
)
"""What is looked at in a call that can be played; each is a page of its own in `explain`."""

_SMALL: Final = 2_000
"""States that are followed where the caller model is on, when many files are checked."""


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


PLAYTEST: Final = ".playtest.yaml"
"""How the name of a file of kept plays ends."""


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


def check_files(
    paths: Sequence[Path], *, budget: int | None = None, progress: Progress | None = None
) -> tuple[Problem, ...]:
    """Return everything that is wrong with the levels that paths stand for.

    `budget`: states that are followed in each call; `progress` is told how many files are done.
    """
    targets = targets_of(paths)
    problems = list(targets.problems)
    for number, target in enumerate(targets.levels):
        problems += check_level(target, budget=budget)
        if progress is not None:
            progress(number + 1, len(targets.levels))
    return tuple(problems)


def check_level(target: Target, *, budget: int | None = None) -> tuple[Problem, ...]:
    """Return everything that is wrong with one level, in the order of its lines."""
    reading = load_level(target.path)
    problems = list(reading.problems)
    if reading.level is not None:
        case = Case(
            str(target.path),
            reading,
            reading.level,
            explore(reading.level, budget=budget or (_SMALL if reading.level.modelled else None)),
            target.handed_on,
            target.carried_in,
        )
        troubles = [trouble for check in CHECKS for trouble in check(case)]
        troubles += balance(case, target.checking.balance)
        problems += map(case.problem, troubles)
    return tuple(_judged(_in_order(problems), target.checking.severity))


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(dict.fromkeys(problems), key=lambda each: (each.line, each.column, each.code))


def _judged(problems: Iterable[Problem], severity: Mapping[Code, str]) -> Iterator[Problem]:
    """Yield problems as bad as their pack has them; what it has turned off is left out.

    A level that cannot be read cannot be played either: errors of reading stay errors.
    """
    for problem in problems:
        wanted = severity.get(problem.code)
        if wanted is None or problem.code < _BEHAVIOUR:
            yield problem
        elif wanted != "off":
            yield evolve(problem, severity=Severity(wanted))


_BEHAVIOUR: Final = "CC4"
"""Codes from here on are about levels that can be played."""

"""Checking files: what is wrong with their shape, and with what happens in the calls they hold."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from attrs import evolve

from game.call import Level
from game.check import arrows, choices, conditions, memory, players, words
from game.check.balance import balance
from game.check.case import Case
from game.check.cut_off import cut_offs
from game.check.many import each_of
from game.check.targets import Target, targets_of
from game.explore.exploration import Exploration, TooLittleMemory, explore, halved
from game.explore.walk import Progress
from game.level import Code, Problem, Reading, Severity, load_level
from game.playtest import check_playtest

Check = Callable[[Case], Iterable[Problem]]

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

_SMALL: Final = 1_000
"""States that are followed where the caller model is on, when many files are checked."""


def check_files(
    paths: Sequence[Path], *, budget: int | None = None, progress: Progress | None = None
) -> tuple[Problem, ...]:
    """Return everything that is wrong with the levels that paths stand for.

    `budget`: states that are followed in each call; `progress` is told how many files are done.
    """
    targets = targets_of(paths)
    problems = list(targets.problems)
    check = partial(check_level, budget=budget)
    for found in each_of(check, targets.levels, worth=_WORTH, progress=progress):
        problems += found
    for path, severity in targets.plays.items():
        problems += _judged(check_playtest(path), severity)
    return tuple(problems)


_WORTH: Final = 3
"""From so many calls on, a second process has caught up with the time it takes to start."""


def check_level(target: Target, *, budget: int | None = None) -> tuple[Problem, ...]:
    """Return everything that is wrong with one level, in the order of its lines."""
    reading = load_level(target.path)
    problems = [*reading.problems, *cut_offs(reading, str(target.path))]
    if reading.level is not None:
        most = budget or (_SMALL if reading.level.modelled else None)
        problems += _found_in(target, reading, reading.level, most)
    return tuple(_judged(_in_order(problems), target.checking.severity))


def _found_in(
    target: Target, reading: Reading, level: Level, budget: int | None
) -> Iterator[Problem]:
    """Yield what is found in a call; from fewer states where there is no memory for the checks."""
    found: list[Problem] | None = None
    while found is None:
        exploration = explore(level, budget=budget)
        budget = halved(exploration.states)
        # Too little memory for what was followed and for looking at it, both at once: with half as
        # many states it may be enough. Nothing is lost, as the file is looked at again from the
        # start.
        with suppress(MemoryError):
            found = _looked_at(target, reading, exploration)
        # Before the next, which needs its room.
        del exploration
        # Half of one state is none, and a budget of none means the usual one: this would never end.
        if found is None and not budget:
            raise TooLittleMemory
    yield from found


def _looked_at(target: Target, reading: Reading, exploration: Exploration) -> list[Problem]:
    case = Case(
        str(target.path),
        reading,
        exploration.level,
        exploration,
        target.handed_on,
        target.carried_in,
    )
    problems = [problem for check in CHECKS for problem in check(case)]
    problems += balance(case, target.checking.balance)
    return list(map(case.placed, problems))


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

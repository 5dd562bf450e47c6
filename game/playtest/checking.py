"""Checking a file of plays: each is played again on the level beside it."""

from pathlib import Path
from shlex import quote

from attrs import evolve

from game.call import Level, Past
from game.level.code import Code
from game.level.problem import Problem
from game.level.reading import load_level
from game.level.wording import quoted
from game.playtest.differences import difference
from game.playtest.place import level_of
from game.playtest.reading import PlaytestReading, load_playtest
from game.playtest.running import play_again
from game.playtest.shape import PlayFile


def check_playtest(path: Path) -> tuple[Problem, ...]:
    """Return everything that is wrong with a file of plays, in the order of the file.

    What its plays do is looked at only where the file is sound and the level beside it can be
    played: what is wrong with a level is told with the level.
    """
    reading = load_playtest(path)
    if reading.source.unread:
        return reading.problems
    beside = level_of(path)
    if beside is None:
        return (*reading.problems, reading.source.completed(_alone(path)))
    # Its problems are told where the level is checked, and would be told twice.
    level = load_level(beside).level
    if reading.problems or level is None:
        return reading.problems
    return differences(reading, level, beside)


def differences(reading: PlaytestReading, level: Level, path: Path) -> tuple[Problem, ...]:
    """Return every play that goes another way on a level; `path`: the level's file."""
    every = (_differs(reading, place, level, path) for place in range(len(reading.plays)))
    return tuple(filter(None, every))


def _differs(reading: PlaytestReading, place: int, level: Level, path: Path) -> Problem | None:
    play, root = reading.plays[place], reading.root
    played = play_again(level, play)
    problem = difference(play, played)
    if problem is None or root is None:
        return None
    problem = reading.source.completed(root.find(("plays", place)).located(problem))
    return evolve(problem, replay=_command(path, level, play, played.line))


def _command(path: Path, level: Level, play: PlayFile, line: str) -> str:
    """Return the command that plays a play again, up to where it stops."""
    words = ["callcraft play", quote(str(path)), "--plain"]
    words += ["--seed", str(play.seed)] if play.seed else []
    words += ["--caller", play.caller.value] if play.caller and _tells(level) else []
    return " ".join((*words, "--moves", quote(line)))


def _tells(level: Level) -> bool:
    """Return whether it makes a difference how the caller knows us; else it cannot be said."""
    return bool(level.openings) or level.past is not Past.NEW


def _alone(path: Path) -> Problem:
    name = path.name.partition(".playtest.")[0]
    return Problem(
        Code.PLAY_WITHOUT_LEVEL,
        f"There is no level {quoted(f'{name}.yaml')} beside this file of plays.",
        "Keep plays in the folder of their level, and call them as it is called: "
        "`my-call.playtest.yaml` beside `my-call.yaml`.",
        line=1,
        column=1,
    )

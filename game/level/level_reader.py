"""How a level is read: YAML, shape, references, then the level and the name of its meaning."""

import json
from itertools import islice

from game.call.script.level import Level
from game.level.build import build
from game.level.code import Severity
from game.level.digest import digest_of
from game.level.problem import MOST_PROBLEMS, Problem
from game.level.references.names import Names
from game.level.references.scenes import problems_between
from game.level.shape.blocks import LevelFile
from game.level.shape.shaping import problems_of, shaped
from game.level.yaml.document import read_document
from game.level.yaml.node import Node, Plain
from game.level.yaml.source import Source


def level_from(source: Source) -> tuple[Level | None, tuple[Problem, ...], str, Node | None]:
    """Return the level in a file, every problem, the digest, and the data with its places.

    There is no level where a problem is an error, and no data where the file is no YAML.
    """
    if source.unread:
        return None, problems_of(source, source.problems), digest_of(source.text), None
    document = read_document(source)
    root = document.root
    file, found = _level_file(root) if root else (None, ())
    # A level is built only once all of its problems are known: building takes for granted that
    # every name leads somewhere and every condition can be read.
    problems = problems_of(source, (*source.problems, *document.problems, *found), root)
    sound = not any(problem.severity is Severity.ERROR for problem in problems)
    level = build(file) if file and sound else None
    return level, problems, digest_of(_meaning(root.value) if root else source.text), root


def _level_file(root: Node) -> tuple[LevelFile | None, tuple[Problem, ...]]:
    """Return a file in its shape, None where none of it holds, and what is wrong with it."""
    shape = shaped(root, LevelFile)
    file, problems = shape.file, shape.problems
    # Where the scenes as a whole do not fit, nothing can be looked up in them: every name of a
    # scene would be told as unknown, and the one mistake that counts would drown in that.
    if not file or any(problem.at in ((), ("scenes",)) for problem in problems):
        return None, problems
    # One more than are listed, so that it shows that there are more; a file by a stranger can hold
    # references that lead nowhere by the ten thousand.
    between = islice(problems_between(file, Names.of(root.value)), MOST_PROBLEMS + 1)
    return file, (*problems, *(each for each in between if not shape.explains(each)))


def _meaning(plain: Plain) -> str:
    """Return what a file means as text: the same text for all files that mean the same.

    What is expected under `balance` is left out, as it is no part of the call.
    """
    if isinstance(plain, dict):
        plain = {key: value for key, value in plain.items() if key != "balance"}
    # The keys are sorted below, and without `start` it is the order of the scenes that says where a
    # call begins: two files that differ in that are two levels.
    if isinstance(plain, dict) and "start" not in plain:
        scenes = plain.get("scenes")
        if isinstance(scenes, dict) and scenes:
            plain = {**plain, "start": next(iter(scenes))}
    # Kept attempts name their level by the digest of this text: written another way, every attempt
    # that anybody has kept would belong to a level that is not there.
    return json.dumps(_trimmed(plain), sort_keys=True, separators=(",", ":"))


def _trimmed(plain: Plain) -> Plain:
    if isinstance(plain, str):
        return plain.strip()
    if isinstance(plain, list):
        return [_trimmed(each) for each in plain]
    return {key: _trimmed(each) for key, each in plain.items()}

"""Every place of a file that does not fit its shape, out of the tree of errors of cattrs."""

from collections.abc import Iterator
from typing import Any, Final, TypeVar

from attrs import evolve, fields_dict, frozen
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)

from game.level.code import Code
from game.level.problem import InvalidInput, Path, Problem
from game.level.shape.blocks import key_of
from game.level.wording import quoted, suggestion
from game.level.yaml.syntax_hints import ODD_SPACE, has_odd_indent

T = TypeVar("T")


@frozen
class Gap:
    """A place to be filled, as what stands there is not what belongs there."""

    problem: Problem
    """What is wrong there, and at which path that is."""

    expected: Any = None
    """The type of what belongs there; None where nothing does."""


def gaps_of(error: BaseException, path: Path, expected: Any) -> Iterator[Gap]:
    """Yield a gap for each problem in an error of cattrs, which holds others by block and list.

    `path`: where the error belongs. Any other error is a fault of this program and raised again.
    """
    if isinstance(error, ClassValidationError):
        for inner in error.exceptions:
            yield from _in_block(inner, path, error.cl)
    elif isinstance(error, IterableValidationError):
        for inner in error.exceptions:
            yield from _in_row(inner, path, expected)
    elif isinstance(error, InvalidInput):
        for problem in error.problems:
            yield Gap(_about(path, problem, at=path), expected)
    else:
        raise error


def _in_block(error: BaseException, path: Path, kind: Any) -> Iterator[Gap]:
    names = fields_dict(kind)
    if isinstance(error, ForbiddenExtraKeysError):
        known = tuple(map(key_of, names.values()))
        # A set, whose order differs from one run of Python to the next.
        for key in sorted(error.extra_fields):
            yield Gap(_unknown_key(key, path, known))
        return
    note = _note(error, AttributeValidationNote)
    key = key_of(names[note.name])
    # cattrs tells of a missing key by the bare KeyError of a dictionary; any other is a fault.
    if isinstance(error, KeyError) and error.args == (key,):
        yield Gap(_missing_key(key, path), note.type)
    else:
        yield from gaps_of(error, (*path, key), note.type)


_KEY_NOTE: Final = "Structuring mapping key"
"""How cattrs begins its note on a key, as opposed to the value under it."""


def _in_row(error: BaseException, path: Path, expected: Any) -> Iterator[Gap]:
    notes = [
        each for each in getattr(error, "__notes__", ()) if isinstance(each, IterableValidationNote)
    ]
    # The miscount that `structure` adds to what is wrong with the entries: it is about the list
    # itself.
    if not notes:
        yield from gaps_of(error, path, expected)
        return
    note = notes[0]
    step = note.index
    if note.startswith(_KEY_NOTE) and isinstance(error, InvalidInput):
        for problem in error.problems:
            yield Gap(_about(path, problem, at=(*path, step), at_key=True))
    else:
        yield from gaps_of(error, (*path, step), note.type)


def _note(error: BaseException, kind: type[T]) -> T:
    return next(each for each in getattr(error, "__notes__", ()) if isinstance(each, kind))


def _about(path: Path, problem: Problem, *, at: Path, at_key: bool = False) -> Problem:
    """Return a problem at a place; its message begins with the name of what stands at `path`."""
    return evolve(problem, message=f"{subject(path)} {problem.message}", at=at, at_key=at_key)


def subject(path: Path) -> str:
    """Return what stands at a path, as a sentence begins with it."""
    if not path:
        return "The file"
    last = path[-1]
    if isinstance(last, str):
        return quoted(last)
    return f"Entry {last + 1} of {quoted(str(path[-2]))}"


def _unknown_key(key: str, path: Path, known: tuple[str, ...]) -> Problem:
    where = f"{subject(path)} has no key {quoted(key)}."
    hint = " ".join(ODD_SPACE) if has_odd_indent(key) else suggestion(key, known)
    return Problem(Code.UNKNOWN_KEY, where, hint, (*path, key), at_key=True)


def _missing_key(key: str, path: Path) -> Problem:
    message = f"{subject(path)} lacks the key `{key}`."
    hint = f"Add `{key}:` and what belongs there."
    return Problem(Code.MISSING_KEY, message, hint, (*path, key), at_key=True)

"""Every slip in the shape of a file, with the path to it, out of the tree of errors of cattrs."""

from collections.abc import Iterator
from typing import Any, Final, TypeVar

from attrs import fields_dict
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)

from game.level.code import Code
from game.level.fault import Fault, Misfit, Path, Slip, quoted, suggestion
from game.level.shape.blocks import key_of
from game.level.yaml.syntax_hints import ODD_SPACE, has_odd_indent

T = TypeVar("T")


def slips_of(error: BaseException, path: Path, expected: Any) -> Iterator[Slip]:
    """Return the slips in cattrs' errors: a group for each block and list, a misfit for each value.

    An error that is neither is a fault of ours and raised again.
    """
    if isinstance(error, ClassValidationError):
        for inner in error.exceptions:
            yield from _in_block(inner, path, error.cl)
    elif isinstance(error, IterableValidationError):
        for inner in error.exceptions:
            yield from _in_row(inner, path, expected)
    elif isinstance(error, Misfit):
        yield Slip(path, _told(error.fault, path), expected)
    else:
        raise error


def _in_block(error: BaseException, path: Path, kind: Any) -> Iterator[Slip]:
    names = fields_dict(kind)
    if isinstance(error, ForbiddenExtraKeysError):
        known = tuple(map(key_of, names.values()))
        for key in sorted(error.extra_fields):
            yield Slip((*path, key), _unknown_key(key, path, known), at_key=True)
        return
    note = _note(error, AttributeValidationNote)
    key = key_of(names[note.name])
    if isinstance(error, KeyError) and error.args == (key,):
        yield Slip((*path, key), _missing_key(key, path), note.type, at_key=True)
    else:
        yield from slips_of(error, (*path, key), note.type)


_KEY_NOTE: Final = "Structuring mapping key"
"""How cattrs begins its note on a key, as opposed to the value under it."""


def _in_row(error: BaseException, path: Path, expected: Any) -> Iterator[Slip]:
    notes = [
        each for each in getattr(error, "__notes__", ()) if isinstance(each, IterableValidationNote)
    ]
    if not notes:
        yield from slips_of(error, path, expected)
        return
    note = notes[0]
    step = note.index
    if note.startswith(_KEY_NOTE) and isinstance(error, Misfit):
        yield Slip((*path, step), _told(error.fault, path), at_key=True)
    else:
        yield from slips_of(error, (*path, step), note.type)


def _note(error: BaseException, kind: type[T]) -> T:
    return next(each for each in getattr(error, "__notes__", ()) if isinstance(each, kind))


def _told(fault: Fault, path: Path) -> Fault:
    """Return a fault whose message begins with what it is about."""
    return Fault(fault.code, f"{subject(path)} {fault.message}", fault.hint)


def subject(path: Path) -> str:
    """Return what stands at a path, as a sentence begins with it."""
    if not path:
        return "The file"
    last = path[-1]
    if isinstance(last, str):
        return quoted(last)
    return f"Entry {last + 1} of {quoted(str(path[-2]))}"


def _unknown_key(key: str, path: Path, known: tuple[str, ...]) -> Fault:
    where = f"{subject(path)} has no key {quoted(key)}."
    hint = " ".join(ODD_SPACE) if has_odd_indent(key) else suggestion(key, known)
    return Fault(Code.UNKNOWN_KEY, where, hint)


def _missing_key(key: str, path: Path) -> Fault:
    message = f"{subject(path)} lacks the key `{key}`."
    return Fault(Code.MISSING_KEY, message, f"Add `{key}:` and what belongs there.")

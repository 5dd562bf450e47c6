"""Views, commands and what else goes over a line, as JSON and back, without loss."""

from enum import StrEnum
from functools import cache
from typing import Any, Final, TypeVar, get_origin

from cattrs.preconf.json import JsonConverter, make_converter
from cattrs.strategies import configure_tagged_union

from game.errors import CallcraftError
from game.view.commands import Act

VERSION: Final = 1
"""Rises with each change by which a value is no longer what an older program takes it for."""

T = TypeVar("T")


class NotUnderstood(CallcraftError, ValueError):
    """A text is no value of the kind that was expected, or of a version that is not known here."""


def encode(value: object) -> str:
    """Return a view, a command, a receipt or a debrief as JSON on one line."""
    data = _converter().unstructure(value)
    return _converter().dumps({"version": VERSION, "value": data})


def decode(kind: type[T], text: str) -> T:
    """Return the value of a kind that a text holds; NotUnderstood where it holds none."""
    try:
        data = _converter().loads(text, dict[str, Any])
        if data == {"version": VERSION, "value": data.get("value")} and data["version"] is not True:
            return _converter().structure(data["value"], kind)
    # Whatever a stranger sends, json, cattrs and attrs raise what they please: it is all one here.
    except Exception as error:
        # Cut short, with its control characters spelled out: a stranger's text comes back in it.
        message = f"This is no {getattr(kind, '__name__', 'act')}: {text!r:.60}"
        raise NotUnderstood(message) from error
    message = f"This is not what goes over a line in version {VERSION}: {text!r:.60}"
    raise NotUnderstood(message)


# Made once, and not before something is sent: cattrs writes code for every class it meets.
@cache
def _converter() -> JsonConverter:
    return new_converter()


def new_converter() -> JsonConverter:
    """Return what makes plain data of views and commands and reads strangers' data strictly."""
    # An unknown field is refused: to let it go would be to lose what a newer program meant by it.
    # One mistake is enough to find: whatever they are, the sentence is the same.
    converter = make_converter(forbid_extra_keys=True, detailed_validation=False)
    configure_tagged_union(Act, converter, tag_name="act")
    for kind in (int, bool, str):
        # Left to itself, cattrs would make a number of "1" and of true, and a text of a number.
        converter.register_structure_hook(kind, _just_that)
    # In an order, so that the same view is the same text in each process.
    converter.register_unstructure_hook_func(_is_frozenset, sorted)
    return converter


def _is_frozenset(kind: object) -> bool:
    return get_origin(kind) is frozenset


def _just_that(value: object, kind: type[T]) -> T:
    """Return a value that is of a kind already, or a member that it names; TypeError for others."""
    if issubclass(kind, StrEnum):
        return kind(str(value))
    if type(value) is not kind:
        message = f"{value!r:.60} is no {kind.__name__}"
        raise TypeError(message)
    return value

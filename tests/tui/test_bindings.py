"""Each key of a screen does something: a binding names a method that is there."""

from importlib import import_module
from pkgutil import iter_modules
from typing import TypeVar

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.message import Message

from game.tui import screens
from game.tui.app import CallcraftApp
from game.tui.screens import messages

Kind = TypeVar("Kind")

for module in iter_modules(screens.__path__, f"{screens.__name__}."):
    import_module(module.name)


def ours(kind: type[Kind]) -> list[type[Kind]]:
    """Return all that is derived from a kind of node or message, in this program."""
    derived = [found for each in kind.__subclasses__() for found in (each, *ours(each))]
    return [each for each in derived if each.__module__.startswith("game.")]


BOUND = [CallcraftApp, *dict.fromkeys(ours(DOMNode))]


@pytest.mark.parametrize("kind", BOUND, ids=lambda kind: kind.__name__)
def test_every_key_is_bound_to_something_that_can_be_done(kind: type[DOMNode]) -> None:
    for binding in kind.__dict__.get("BINDINGS", ()):
        assert isinstance(binding, Binding)
        *where, action = binding.action.partition("(")[0].split(".")
        node = CallcraftApp if where == ["app"] else kind
        assert hasattr(node, f"action_{action}"), binding


def test_there_are_screens_with_keys() -> None:
    assert sum("BINDINGS" in vars(kind) for kind in BOUND) > 5


REQUESTS = [
    each
    for each in dict.fromkeys(ours(Message))
    if each.__module__ == messages.__name__ and not each.__subclasses__()
]


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda kind: kind.__name__)
def test_every_request_of_a_screen_is_heeded_by_the_app(request_: type[Message]) -> None:
    assert hasattr(CallcraftApp, request_.handler_name)


def test_there_are_requests_to_heed() -> None:
    assert len(REQUESTS) > 5

"""Each key of a screen does something: a binding names a method that is there."""

from importlib import import_module
from pkgutil import iter_modules

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

from game.tui import screens
from game.tui.app import CallcraftApp

for module in iter_modules(screens.__path__, f"{screens.__name__}."):
    import_module(module.name)


def ours(kind: type[DOMNode]) -> list[type[DOMNode]]:
    """Return all that is derived from a kind of node, in this program."""
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

"""The keys of a call: which are named at its foot when, and what fingers mean by them."""

from collections.abc import Callable
from typing import Final

from attrs import evolve

from game.play.panels import Panel, Turning, possible
from game.tui.key_guard import KeyGuard
from game.tui.keys import KeyHint
from game.tui.screens.base import HELP
from game.tui.screens.footed import LEAVE
from game.view.actions import FACTS, Action
from game.view.view import View

KEY_HELD: Final = 0.7
"""Seconds within which a key that comes again is being held; keyboards wait up to 0.66 at first."""


def hint_of(action: Action) -> KeyHint:
    """Return the key of an action as the foot of a screen names it."""
    facts = FACTS[action]
    return KeyHint(facts.key, facts.key, facts.key_label)


_LISTEN: Final = hint_of(Action.LISTEN)
_LISTEN_SHORTLY: Final = evolve(_LISTEN, does="listen")
"""Where the desk has keys too, all of them have to fit the smallest screen."""
_CUT_IN: Final = hint_of(Action.INTERRUPT)
_NOTES: Final = KeyHint("n", "n", "notes")
LOOK_BACK: Final = KeyHint("enter", "Enter", "see how it went")
_WAIT: Final = KeyHint("enter", "Enter", "wait until it is done")
_CHOOSE: Final = KeyHint("", "↑ ↓ Enter", "choose")
_BACK: Final = KeyHint("escape", "Esc", "back")

_TURNS: Final = {
    Turning.HOLD: hint_of(Action.HOLD),
    Turning.LOOK_UP: hint_of(Action.LOOK_UP),
    Turning.COLLEAGUES: hint_of(Action.CONSULT),
}

KEYS: Final = (
    _LISTEN,
    _LISTEN_SHORTLY,
    _CUT_IN,
    _WAIT,
    _CHOOSE,
    _BACK,
    *_TURNS.values(),
    LOOK_BACK,
    _NOTES,
    HELP,
    LEAVE,
)

_ONCE: Final = frozenset({*"123456789", "l", "a", "p", "o", "enter"})
"""Keys that do one thing, however long they are held."""

_MEANT: Final = frozenset({"i", "n", "q", "t", "question_mark", "pageup", "pagedown"})
"""Keys that keep their meaning while the caller speaks; any other lets the caller finish."""

_TO_PINGS: Final = frozenset({"a", "p"})
_TO_OTHER: Final = "o"
_PASSING: Final = frozenset({"pageup", "pagedown"})
_CLOSING: Final = frozenset({"escape", "left"})


def foot(
    view: View, panel: Panel | None, turned: Turning | None, after: KeyHint = LOOK_BACK
) -> tuple[KeyHint, ...]:
    """Return the keys that work now; `panel` is what stands in the place of the replies.

    `turned`: what was turned to, None for nothing. `after`: the key that leads on from the end.
    """
    if view.speaking:
        return (_NOTES, HELP) if view.over else (_CUT_IN, _NOTES, HELP, LEAVE)
    if view.over:
        return after, _NOTES, HELP
    if panel is not None:
        return _panel_foot(view, panel, turned)
    turns = _turns(view)
    return (_LISTEN_SHORTLY if turns else _LISTEN, *turns, _NOTES, HELP, LEAVE)


def _panel_foot(view: View, panel: Panel, turned: Turning | None) -> tuple[KeyHint, ...]:
    if view.errand is not None:
        return _WAIT, _NOTES, HELP, LEAVE
    if panel.query is not None:
        return _CHOOSE, _BACK
    if turned is not None:
        return _CHOOSE, _BACK, _NOTES, HELP, LEAVE
    return (*_turns(view), _NOTES, HELP, LEAVE)


def _turns(view: View) -> tuple[KeyHint, ...]:
    """Return the keys of what can be turned to now."""
    now = possible(view)
    return tuple(hint for turning, hint in _TURNS.items() if turning in now)


def is_meant(key: str, guard: KeyGuard) -> bool:
    """Return whether a key keeps its own meaning while the caller speaks."""
    if key in _TO_PINGS:
        # Without a message they are keys like any other, and let the caller finish.
        return guard.message_ready
    if key == _TO_OTHER:
        return len(guard.messages) > 1
    return key in _MEANT or key.startswith("ctrl+")


def does_once(key: str) -> bool:
    """Return whether a key that is held does what it does only once."""
    return key in _ONCE


def closes(key: str) -> bool:
    """Return whether a key puts an open panel away."""
    return key in _CLOSING


def passes_search(key: str) -> bool:
    """Return whether a key keeps its meaning while something is being searched for."""
    return key in _PASSING or key.startswith("ctrl+")


class HeldKeys:
    """Tells a key that is held from one that is pressed again."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._last = ""
        self._last_at = now()

    def is_held(self, key: str) -> bool:
        """Return whether this is the key before, come again by itself."""
        # Terminals tell of a key that goes down, and of none that comes up: only the time between
        # two of the same tells a key that repeats itself.
        last, self._last = self._last, key
        last_at, self._last_at = self._last_at, self._now()
        return key == last and self._last_at - last_at < KEY_HELD

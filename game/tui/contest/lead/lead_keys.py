"""The keys of a facilitator's screen: which are named at its foot, and when."""

from typing import Final

from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import Status
from game.tui.keys import KeyHint
from game.tui.screens.footed import LEAVE

_START: Final = KeyHint("s", "s", "start")
_PAUSE: Final = KeyHint("p", "p", "pause")
_RESUME: Final = KeyHint("p", "p", "go on")
_LONGER: Final = KeyHint("l", "l", "longer")
_FREEZE: Final = KeyHint("f", "f", "freeze")
_UNFREEZE: Final = KeyHint("f", "f", "unfreeze")
_ADMIT: Final = KeyHint("a", "a", "let late in")
_REFUSE: Final = KeyHint("a", "a", "late no more")
_END: Final = KeyHint("e", "e", "end")
_WRITE: Final = KeyHint("w", "w", "write results")
_REVIEW: Final = KeyHint("r", "r", "look back")
_STOP: Final = KeyHint("e", "e", "end the host")
_UNDO: Final = KeyHint("u", "u", "undo")
_HELP: Final = KeyHint("question_mark", "?", "help")

LEAD_KEYS: Final = (
    *(_START, _PAUSE, _RESUME, _LONGER, _FREEZE, _UNFREEZE, _ADMIT, _REFUSE),
    *(_REVIEW, _WRITE, _END, _STOP, _UNDO, _HELP, LEAVE),
)
"""All of them."""


def keys_now(status: Status | None, *, can_undo: bool) -> tuple[KeyHint, ...]:
    """Return the keys that do something as the room stands; None: nobody has told how it does."""
    if status is None:
        return _HELP, LEAVE
    undo = (_UNDO,) if can_undo else ()
    freeze = _UNFREEZE if status.frozen else _FREEZE
    late = _REFUSE if status.admits else _ADMIT
    if status.phase is RoomPhase.LOBBY:
        return (_START, _LONGER, freeze, late, _END, *undo, _HELP, LEAVE)
    if status.phase is RoomPhase.CLOSED:
        shown = (_UNFREEZE,) if status.frozen else ()
        return (*shown, _REVIEW, _WRITE, _STOP, _HELP, LEAVE)
    pause = _RESUME if status.phase is RoomPhase.PAUSED else _PAUSE
    return (pause, _LONGER, freeze, late, _END, *undo, _HELP, LEAVE)

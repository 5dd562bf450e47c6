"""The keys of a facilitator's screen: which are named at its foot, and when."""

from typing import Final

from game.contest.identity.join_link import phone_link
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import Status
from game.tui.contest.lead.room_words import lets_in
from game.tui.keys import KeyHint
from game.tui.screens.footed import LEAVE

_WIDE: Final = 90
"""From how many columns on there is room for all of them at once."""

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
_PHONES: Final = KeyHint("v", "v", "phones")
_HELP: Final = KeyHint("question_mark", "?", "help")

LEAD_KEYS: Final = (
    *(_START, _PAUSE, _RESUME, _LONGER, _FREEZE, _UNFREEZE, _ADMIT, _REFUSE),
    *(_PHONES, _REVIEW, _WRITE, _END, _STOP, _UNDO, _HELP, LEAVE),
)
"""All of them."""


def keys_now(status: Status | None, width: int, *, can_undo: bool) -> tuple[KeyHint, ...]:
    """Return the keys that do something as the room stands; None: nobody has told how it does.

    In fewer than _WIDE columns those are left out that are needed least.
    """
    if status is None:
        return _HELP, LEAVE
    undo = (_UNDO,) if can_undo else ()
    freeze = _UNFREEZE if status.frozen else _FREEZE
    late = _REFUSE if status.admits else _ADMIT
    can_join = lets_in(status) and phone_link(status.addresses, status.code)
    phones, wide = (_PHONES,) if can_join else (), width >= _WIDE
    if status.phase is RoomPhase.LOBBY:
        # There is no board yet that could be frozen.
        freezing = (freeze,) if wide or not phones else ()
        return (_START, _LONGER, *freezing, late, *phones, _END, *undo, _HELP, LEAVE)
    if status.phase is RoomPhase.CLOSED:
        shown = (_UNFREEZE,) if status.frozen else ()
        return (*shown, _REVIEW, _WRITE, _STOP, _HELP, LEAVE)
    pause = _RESUME if status.phase is RoomPhase.PAUSED else _PAUSE
    phones = phones if wide else ()
    return (pause, _LONGER, freeze, late, *phones, _END, *undo, _HELP, LEAVE)

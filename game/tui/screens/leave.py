"""Asked in mid-call before leaving."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from textual.content import Content

from game.call import CallState, Turn
from game.play.ending import is_fair, line_missing
from game.play.words import short_name
from game.tui.plain_content import Ink, content, one_line
from game.tui.screens.question import QuestionScreen, Way


class Leaving(Enum):
    """What to do about a call in progress."""

    STAY = auto()
    HANG_UP = auto()
    MENU = auto()
    QUIT = auto()


_STAY: Final = Way("s", Leaving.STAY, "Stay on the line.", blind=True)
_HANG_UP: Final = Way("h", Leaving.HANG_UP, "Hang up now, and see how it went.")
_TO: Final = "Leave the call and go back to the {}."
_QUIT: Final = Way("q", Leaving.QUIT, "Leave Callcraft.", blind=True)

_FAIR: Final = "You drew the line. To end the call now is fair."
_FAIR_SOON: Final = "You drew the line. To end the call is fair: they are heard out first."

_KEPT: Final = "The call waits. One that you leave counts as abandoned."
_NOT_KEPT: Final = "The call waits. Practice is not kept."

_BLIND: Final = "The call waits. q leaves it and Callcraft; s goes back to it."
"""What stands where the four ways have no room; only these two keys work then."""


class LeaveScreen(QuestionScreen[Leaving]):
    """The ways on; the first is to stay. The call waits meanwhile.

    `state` is that of the call, and `turns` all of it: they say whether to hang up would be fair.
    `kept`: whether a call that is left is kept, which practice is not. `back`: where one can go
    back to, None for nowhere.
    """

    def __init__(
        self,
        state: CallState,
        turns: Sequence[Turn],
        *,
        kept: bool = True,
        back: str | None = "menu",
    ) -> None:
        to = () if back is None else (Way("m", Leaving.MENU, _TO.format(back)),)
        asked = one_line(f"{short_name(state.level.caller.name)} is on the line.", Ink.STRONG)
        super().__init__(
            (_STAY, _HANG_UP, *to, _QUIT),
            (asked, *_line(state, turns)),
            content(_KEPT if kept else _NOT_KEPT, Ink.FAINT),
            blind=_BLIND,
            escape=Leaving.STAY,
        )


def _line(state: CallState, turns: Sequence[Turn]) -> tuple[Content, ...]:
    """Return what there is to say of a line drawn, or still to draw; nothing where none is due."""
    if is_fair(state):
        return (content(_FAIR_SOON if state.speaking else _FAIR, Ink.GOOD),)
    missing = line_missing(state, turns)
    return (content(missing, Ink.WARNING),) if missing else ()

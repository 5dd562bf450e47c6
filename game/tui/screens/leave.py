"""Asked in mid-call before leaving."""

from enum import Enum, auto
from typing import Final

from textual.content import Content

from game.tui.plain_content import Ink, content, one_line
from game.tui.screens.question import QuestionScreen, WayOn
from game.view.desk_words import hanging_up_sentence
from game.view.view import View


class Leaving(Enum):
    """What to do about a call in progress."""

    STAY = auto()
    HANG_UP = auto()
    MENU = auto()
    QUIT = auto()


_STAY: Final = WayOn("s", Leaving.STAY, "Stay on the line.", blind=True)
_HANG_UP: Final = WayOn("h", Leaving.HANG_UP, "Hang up now, and see how it went.")
_TO: Final = "Leave the call and go back to the {}."
_QUIT: Final = WayOn("q", Leaving.QUIT, "Leave Callcraft.", blind=True)

_KEPT: Final = "The call waits. One that you leave counts as abandoned."
_WAITS: Final = "The call waits."
_NOT_KEPT: Final = "Practice is not kept."

_BLIND: Final = "The call waits. q leaves it and Callcraft; s goes back to it."
"""What stands where the four ways have no room; only these two keys work then."""


class LeaveScreen(QuestionScreen[Leaving]):
    """The ways on; the first is to stay. The call waits meanwhile.

    `view` is that of the call. A call that is left is kept, but not where it is practice. `back`:
    where one can go back to, None for nowhere. `waits`: whether the call does, meanwhile.
    """

    def __init__(self, view: View, *, back: str | None = "menu", waits: bool = True) -> None:
        to = () if back is None else (WayOn("m", Leaving.MENU, _TO.format(back)),)
        asked = one_line(f"{view.caller_name} is on the line.", Ink.STRONG)
        super().__init__(
            (_STAY, _HANG_UP, *to, _QUIT),
            (asked, *_line(view)),
            content(_below(view, waits=waits), Ink.FAINT),
            blind=_BLIND,
            escape=Leaving.STAY,
        )


def _below(view: View, *, waits: bool) -> str:
    if view.practice is None:
        return _KEPT
    return f"{_WAITS} {_NOT_KEPT}" if waits else _NOT_KEPT


def _line(view: View) -> tuple[Content, ...]:
    """Return what there is to say of a line drawn, or still to draw; nothing where none is due."""
    if not (told := hanging_up_sentence(view)):
        return ()
    return (content(told, Ink.GOOD if view.hanging_up.fair else Ink.WARNING),)

"""Asked where a call was cut off: to take it up again, or to let it go."""

from enum import Enum, auto
from typing import Final

from game.record.attempt import LiveCall
from game.tui.plain_content import Ink, content, one_line
from game.tui.screens.question import QuestionScreen, WayOn
from game.view.words import clock_text, short_name


class TakingUp(Enum):
    """What to do about a call that was cut off."""

    TAKE_UP = auto()
    LET_GO = auto()
    LATER = auto()


_WAYS: Final = (
    WayOn("t", TakingUp.TAKE_UP, "Take it up again where it was."),
    WayOn("l", TakingUp.LET_GO, "Let it go. It stays kept as abandoned."),
    WayOn("n", TakingUp.LATER, "Not now. Ask again at the next start.", blind=True),
)
_BLIND: Final = "A call was cut off the last time. n: not now."
_CUT_OFF: Final = "The game ended in the middle of a call with {caller}, at {at}."
_ALL: Final = "Whatever you choose, it stays in your record."


class TakeUpScreen(QuestionScreen[TakingUp]):
    """The ways on with one call that was cut off; the first is to take it up again."""

    def __init__(self, call: LiveCall) -> None:
        level, state = call.session.level, call.session.state
        at = clock_text(state.tally.elapsed)
        cut_off = _CUT_OFF.format(caller=short_name(level.caller.name), at=at)
        super().__init__(
            _WAYS,
            (one_line(level.title, Ink.STRONG), content(cut_off)),
            content(_ALL, Ink.FAINT),
            blind=_BLIND,
            escape=TakingUp.LATER,
        )

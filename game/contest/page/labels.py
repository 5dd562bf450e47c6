"""What a page calls what can be done, told once to each: the words of the terminal."""

from functools import cache
from typing import Any, Final

from game.contest.wording import words
from game.play import call_notices
from game.resources import folder
from game.view.actions import FACTS, Action
from game.view.kinds import Mood
from game.view.words import mood_word

_NAMED: Final = (
    Action.LISTEN,
    Action.INTERRUPT,
    Action.HOLD,
    Action.LOOK_UP,
    Action.CONSULT,
    Action.ATTEND,
    Action.PARK,
)
_TURNS: Final = {
    "HOLD": Action.HOLD,
    "LOOK_UP": Action.LOOK_UP,
    "COLLEAGUES": Action.CONSULT,
}


@cache
def labels() -> dict[str, Any]:
    """Return keys and words of the actions, and the sentences that a page says by itself."""
    return {
        "actions": {each.value: [FACTS[each].key, FACTS[each].key_label] for each in _NAMED},
        "turns": {turn: [FACTS[each].key, FACTS[each].key_label] for turn, each in _TURNS.items()},
        "faces": {mood_word(mood): _face(mood) for mood in Mood},
        "says": {
            "busy": call_notices.BUSY,
            "closed": words.CLOSED,
            "mark_first": call_notices.MARK_FIRST,
            "nobody_speaks": call_notices.NOBODY_SPEAKS,
            "not_now": call_notices.NOT_NOW,
            "nothing_found": call_notices.NOTHING_FOUND,
            "nothing_more": call_notices.NOTHING_MORE,
            "open_call": words.OPEN_CALL,
        },
    }


def _face(mood: Mood) -> str:
    drawing = folder("assets") / "faces" / f"{mood.value}.txt"
    return drawing.read_text(encoding="utf-8").rstrip("\n")

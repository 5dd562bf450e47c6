"""Putting the phone down: how it is done, and what may have to be said before."""

from typing import Final

from game.call import CallState, Event, HangUp, Wait
from game.call.caller.boundary import may_end
from game.call.time.clock import finish_speaking

LINE_FIRST: Final = "Say where the line is first; then you may end the call."
LINE_LAPSED: Final = (
    "You drew a line, and then spoke with hostility yourself, so it counts no more. "
    "Say it again first; then you may end the call."
)


def hang_up_events(state: CallState) -> tuple[Event, ...]:
    """Return what happens when the agent puts the phone down.

    A caller who was warned is heard out first; only then is it a fair end.
    """
    # The rules take it for a fair end only from a caller who is silent; in mid-sentence it would
    # count as a call that was left.
    heard_out = (Wait(state.speaking),) if state.warned and state.speaking else ()
    return (*heard_out, HangUp())


def is_fair(state: CallState) -> bool:
    """Return whether it would be fair to put the phone down now, once they are heard out."""
    return may_end(finish_speaking(state))


def line_missing(state: CallState, *, drawn: bool) -> str:
    """Return what has to be said before it would be fair to hang up; empty for nothing.

    That is so where the caller is not abusive, and where a line was drawn and still counts.
    `drawn`: whether one was ever drawn.
    """
    if state.warned or not state.current_scene.abusive:
        return ""
    return LINE_LAPSED if drawn else LINE_FIRST

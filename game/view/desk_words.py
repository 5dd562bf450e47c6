"""How it stands with a caller who waits, and what it would mean to hang up on them, in words."""

from typing import Final

from game.view.times import AS_THEY_STAND, Times
from game.view.view import View
from game.view.words import minutes_text


def hold_sentence(view: View, times: Times = AS_THEY_STAND) -> str:
    """Return how it stands with a caller on hold; empty where nobody is."""
    hold, name = view.hold, view.caller_name
    if hold is None:
        return ""
    so_far = f"{times.so_far(hold.waited_ms)} so far"
    if not hold.stated_ms:
        return f"{name} is on hold, without a word of why and how long; {so_far}."
    late = ", longer than you said" if hold.waited_ms > hold.stated_ms else ""
    return f"{name} is on hold. You said {minutes_text(hold.stated_ms)}; {so_far}{late}."


def caller_waits(view: View, times: Times = AS_THEY_STAND) -> str:
    """Return how a caller waits while the agent is busy; empty where they do not wait for it."""
    errand, name = view.errand, view.caller_name
    if view.hold is not None:
        return hold_sentence(view, times)
    if errand is None or errand.leads_on:
        return ""
    if errand.announced:
        return f"{name} knows what the wait is for."
    return f"{name} is on the line and hears nothing."


_FAIR: Final = "You drew the line. To end the call now is fair."
_FAIR_SOON: Final = "You drew the line. To end the call is fair: they are heard out first."


def hanging_up_sentence(view: View) -> str:
    """Return what to know of a line drawn, or still to draw; empty where none is due."""
    if view.hanging_up.fair:
        return _FAIR_SOON if view.speaking else _FAIR
    return view.hanging_up.missing

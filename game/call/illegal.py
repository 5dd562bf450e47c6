"""The error of an event that cannot happen."""

from game.errors import CallcraftError


class IllegalEvent(CallcraftError, ValueError):
    """An event that cannot happen in a state; `legal` lists those that can."""

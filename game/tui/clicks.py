"""Which clicks count: those of the first button, and of a double click only the first."""

from textual.events import Click


def meant(event: Click) -> bool:
    """Return whether a click is by the first button, and not the second half of a double click."""
    return event.button == 1 and event.chain == 1

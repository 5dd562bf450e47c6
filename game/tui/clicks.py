"""Which clicks are meant: one of the first button; a double click is one wish, not two."""

from textual.events import Click


def meant(event: Click) -> bool:
    """Return whether a click is the first of its kind, by the button that chooses."""
    return event.button == 1 and event.chain == 1

"""The keys a screen names at its foot."""

from attrs import frozen


@frozen
class KeyHint:
    """A key and what it does."""

    key: str
    """Textual's name for it, which a click presses; empty where several keys are meant."""
    shown: str
    """What the foot of the screen calls it."""
    does: str
    """What it does, in a word or a few."""

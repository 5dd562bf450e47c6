"""The keys a screen names at its foot."""

from attrs import frozen


@frozen
class KeyHint:
    """A key and what it does. `key` is Textual's name for it, empty where several are meant."""

    key: str
    shown: str
    does: str

"""SHA-256 without the weight of hashlib.

hashlib loads OpenSSL, which takes 3 MB of memory for as long as the program runs. Python has had a
SHA-256 of its own all along, and its random module leaves hashlib out in the same way.
"""

from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Final, Protocol

_MODULES: Final = ("_sha2", "_sha256", "hashlib")
"""Where SHA-256 may be: since Python 3.12, before it, and in a Python built without its own."""


class _Hash(Protocol):
    def hexdigest(self) -> str: ...


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8: 64 digits of base 16."""
    return _sha256()(text.encode()).hexdigest()


def _sha256() -> Callable[[bytes], _Hash]:
    for name in _MODULES[:-1]:
        # A module that this Python does not have; the next one is tried, and hashlib is always
        # there.
        with suppress(ImportError):
            own: Callable[[bytes], _Hash] = import_module(name).sha256
            return own
    hashlib: Callable[[bytes], _Hash] = import_module(_MODULES[-1]).sha256
    return hashlib

"""Tokens: what a browser or a terminal shows with every request to say whose it is."""

import re
import secrets
from collections.abc import Mapping
from typing import Final

from game.contest.rules.who import Stranger, Who
from game.level.digest import digest_of

_BYTES: Final = 32
"""Of chance in a token: 256 bits, which cannot be guessed, however fast one may try."""

_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{43}")
"""A token as text: 32 bytes in URL-safe base 64."""


def new_token() -> str:
    """Return a token that nobody can foresee, in signs that need no quoting anywhere."""
    return secrets.token_urlsafe(_BYTES)


def is_token(text: str) -> bool:
    """Return whether a text has the shape of a token, without a look past a token's length."""
    return _TOKEN.fullmatch(text) is not None


def token_hash(token: str) -> str:
    """Return what is kept in the place of a token, so that whoever reads the log can use none.

    A bare SHA-256 is enough: a salt and a slow hash protect secrets that people think up.
    """
    return digest_of(token)


class Holders:
    """Who holds which token, known by the hash alone."""

    def __init__(self, held: Mapping[str, Who] | None = None) -> None:
        self._held = dict(held or {})

    def give(self, hashed: str, who: Who) -> None:
        """Let whoever shows the token with this hash be `who` from now on."""
        self._held[hashed] = who

    def revoke(self, hashed: str) -> None:
        """Let whoever shows the token with this hash be a stranger; so is who never had one."""
        self._held.pop(hashed, None)

    def holder(self, token: str) -> Who:
        """Return who shows this token: a stranger where it is unknown, or no token at all."""
        if not is_token(token):
            return Stranger()
        # How long a dictionary looks may tell how much of a hash fits. That helps nobody: whoever
        # could choose a token by the beginning of its hash would have to find it by trying, and
        # each bit more doubles the work, up to 256 of them.
        return self._held.get(token_hash(token), Stranger())

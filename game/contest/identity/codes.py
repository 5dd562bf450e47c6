"""Join codes: what is read aloud in a training room, and typed on a phone, to get in."""

import re
import secrets
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, which are read as digits, and no U, which spells curses."""

_LENGTH: Final = 8
"""Signs of a code: 40 bits, of which a guesser who is slowed down sees next to nothing."""

_MOST_TYPED: Final = 40
"""Characters that are looked at: a code with a space or a hyphen between any two of its signs,
and a few to spare."""

_APART: Final = re.compile(r"[\s\-_.\u2010-\u2015\u2212]+")
"""What people and phones put between groups: spaces, hyphens and dashes of every length."""

_AS_READ: Final = str.maketrans("OIL", "011")


def new_code() -> str:
    """Return a code that nobody can foresee."""
    return "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH))


def read_code(typed: str) -> str | None:
    """Return the code that somebody typed, as `new_code` writes it; None for anything else."""
    if len(typed) > _MOST_TYPED:
        return None
    code = _APART.sub("", typed)
    # Before capitals: those of a dotless i or of ß are ASCII, and neither is on a code.
    if not code.isascii():
        return None
    code = code.upper().translate(_AS_READ)
    return code if len(code) == _LENGTH and set(code) <= set(ALPHABET) else None


def same_code(typed: str, code: str) -> bool:
    """Return whether somebody typed this code, in a time that tells nothing of how much fits."""
    return secrets.compare_digest((read_code(typed) or "").encode(), code.encode())


def spaced(code: str) -> str:
    """Return a code in two groups, as it is shown and read aloud: 7K3M-9QXA."""
    middle = len(code) // 2
    return f"{code[:middle]}-{code[middle:]}"

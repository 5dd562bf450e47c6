"""The tokens of seats that somebody has taken from here, so that they can come back to them."""

import os
from contextlib import suppress
from pathlib import Path

from game.contest.identity.tokens import is_token, new_token
from game.files import make_folder
from game.level.digest import digest_of
from game.resources import data_folder


def token_for(code: str, name: str) -> tuple[str, bool]:
    """Return the token of somebody in a room, and whether they had one before.

    A new one is kept before it is used: whatever happens then, its seat can be come back to. Where
    it cannot be kept, it is good for as long as the program runs.
    """
    try:
        path = _path(code, name)
        with suppress(FileNotFoundError, UnicodeDecodeError):
            token = path.read_text(encoding="ascii").strip()
            if is_token(token):
                return token, True
        token = new_token()
        make_folder(path.parent)
        # For its owner alone, and from the first moment on.
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(f"{token}\n")
    except OSError:
        return new_token(), False
    return token, False


def forget_token(code: str, name: str) -> None:
    """Forget the token of somebody in a room, which is good no more."""
    with suppress(OSError):
        _path(code, name).unlink(missing_ok=True)


def _path(code: str, name: str) -> Path:
    # Not by the address: a host that is started again may have another, and its code stays.
    # A digest, as neither an address nor a name is fit to be the name of a file.
    key = digest_of(f"{code}\n{name.casefold()}")
    return data_folder() / "seats" / f"{key[:32]}.token"

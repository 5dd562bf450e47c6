"""Where files are: those that travel with the program, and those it keeps for its user."""

import os
from functools import cache
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent

FOLDER_VARIABLE: Final = "CALLCRAFT_DATA"
"""The environment variable that moves what is kept to another folder."""


@cache
def folder(name: str) -> Path:
    """Return the folder `name` ("levels", "assets") as it was shipped.

    An installed copy keeps it inside the package; a working copy keeps it beside the package,
    where authors look for it.
    """
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


class NoDataFolder(OSError):
    """There is no place to keep anything in; the message says why, in a few words."""


def data_folder() -> Path:
    """Return the folder of what is kept: the user's data folder, or CALLCRAFT_DATA.

    NoDataFolder where there is no telling where that would be.
    """
    moved = os.environ.get(FOLDER_VARIABLE)
    try:
        # Whole, since the working directory may change, or be gone.
        return (_at_home(Path(moved)) if moved else _of_the_user()).absolute()
    except NoDataFolder:
        raise
    except OSError as error:
        message = "the working directory is gone"
        raise NoDataFolder(message) from error


def _of_the_user() -> Path:
    # Only needed where nobody moved it, and slow to start.
    from platformdirs import user_data_path  # noqa: PLC0415 - see above

    try:
        folder = user_data_path("callcraft", appauthor=False)
    except (KeyError, RuntimeError) as error:
        raise NoDataFolder(_HOMELESS) from error
    if not folder.is_absolute():
        # The system knows no home, and a folder called "~" is not meant.
        raise NoDataFolder(_HOMELESS)
    return folder


_HOMELESS: Final = "this user has no home folder"


def _at_home(path: Path) -> Path:
    """Return a path with its `~` written out; as it is where nobody knows whose home is meant."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path

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


def data_folder() -> Path:
    """Return the folder of what is kept: the user's data folder, or CALLCRAFT_DATA."""
    moved = os.environ.get(FOLDER_VARIABLE)
    if moved:
        return _at_home(Path(moved))
    # Only needed where nobody moved it, and slow to start.
    from platformdirs import user_data_path  # noqa: PLC0415 - see above

    return user_data_path("callcraft", appauthor=False)


def _at_home(path: Path) -> Path:
    """Return a path with its `~` written out; as it is where nobody knows whose home is meant."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path

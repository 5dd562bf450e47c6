"""Where the files that travel with the program are: levels and assets."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """Return the folder `name` ("levels", "assets") as it was shipped.

    An installed copy keeps it inside the package; a working copy keeps it beside the package,
    where authors look for it.
    """
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name

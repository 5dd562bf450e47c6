"""What lies at a path that somebody named.

Where that cannot be found out, nothing does: a name longer than a system takes, a ring of links, a
folder that may not be looked into. The functions of Path raise errors for some of these, and for
others on different versions of Python; whoever opens the file then says what is wrong.
"""

# ruff: noqa: PTH112, PTH113, PTH110 - the reason is above

import errno
import os.path
from pathlib import Path


def is_file(path: Path) -> bool:
    """Return whether there is an ordinary file at a path."""
    return os.path.isfile(path)


def is_folder(path: Path) -> bool:
    """Return whether there is a folder at a path."""
    return os.path.isdir(path)


def is_there(path: Path) -> bool:
    """Return whether there is anything at a path."""
    return os.path.exists(path)


def real_path(path: Path) -> Path:
    """Return a path without links, as far as they lead anywhere."""
    return Path(os.path.realpath(path))


def make_folder(path: Path) -> None:
    """Make a folder and those it lies in, where they are missing; OSError where that fails."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except RecursionError:
        raise OSError(errno.ENAMETOOLONG, "its path has too many parts", str(path)) from None

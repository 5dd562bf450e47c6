"""Writing a file whole or not at all."""

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from game.files import real_path

_KEPT: Final = 20
"""Characters of a name that the file beside it has: with all of them, its own may be too long."""


def save(path: Path, content: bytes) -> None:
    """Put content into a file: all of it or, where that fails with OSError, nothing."""
    target = _target(path)
    beside = target.with_name(f".{target.name[:_KEPT]}.{os.getpid()}.new")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    finally:
        with suppress(OSError):
            beside.unlink()


def _target(path: Path) -> Path:
    """Return the file that a path leads to; OSError where it leads to none."""
    try:
        target = real_path(path)
        ring = target.is_symlink()
    except ValueError as error:
        raise OSError(errno.EINVAL, "its name is not one a file can have", str(path)) from error
    if ring:
        # Links that lead to one another have no end. To write over one would be to delete it.
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return target

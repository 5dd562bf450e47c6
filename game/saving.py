"""Writing a file whole or not at all."""

import errno
import os
import shutil
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from game.files import real_path

_KEPT: Final = 20
"""Characters of a name that the file beside it has: with all of them, its own may be too long."""


def save(path: Path, content: bytes, mode: int | None = None) -> None:
    """Put content into a file: all of it or, where that fails with OSError, nothing.

    `mode`: who may use it, from its first byte on; None for whoever may use what was there before.
    """
    target = _target(path)
    beside = target.with_name(f".{target.name[:_KEPT]}.{os.getpid()}.new")
    try:
        with open(beside, "xb", opener=partial(_opened, mode=mode)) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is None and target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    finally:
        with suppress(OSError):
            beside.unlink()


def _opened(path: str, flags: int, *, mode: int | None) -> int:
    return os.open(path, flags, 0o666 if mode is None else mode)


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

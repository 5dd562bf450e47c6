"""Writing a file whole or not at all."""

import os
import shutil
from contextlib import suppress
from pathlib import Path


def save(path: Path, content: bytes) -> None:
    """Put content into a file: all of it or, where that fails with OSError, nothing."""
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
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

"""What a player has chosen and wants to find again: a small file, read before the first frame."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Final

from game.files import make_folder
from game.resources import data_folder
from game.saving import save

_NAME: Final = "settings.json"
_LARGEST: Final = 64 * 1_024


def setting(key: str, folder: Path | None = None) -> str | None:
    """Return what was remembered under `key`; None where nothing was, or nothing can be read."""
    with suppress(OSError):
        return _settings(_path(folder)).get(key)
    return None


def remember(key: str, value: str, folder: Path | None = None) -> None:
    """Remember a value under `key`; where that is not possible, it is forgotten with the program.

    A choice of colours is not worth a message: the next start merely looks as the first did.
    """
    with suppress(OSError):
        path = _path(folder)
        settings = _settings(path) | {key: value}
        make_folder(path.parent)
        save(path, json.dumps(settings, indent=1).encode())


def _path(folder: Path | None) -> Path:
    """Return where the settings lie; OSError where there is no place for them."""
    return (data_folder() if folder is None else folder) / _NAME


def _settings(path: Path) -> dict[str, str]:
    """Return the settings that are texts; anything else in the file is not ours."""
    with suppress(OSError, ValueError, RecursionError):
        with path.open("rb") as file:
            found = json.loads(file.read(_LARGEST))
        if isinstance(found, dict):
            return {key: value for key, value in found.items() if isinstance(value, str)}
    return {}

"""What a player has chosen and wants to find again: a small file, read before the first frame."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Final

from game.resources import data_folder

_NAME: Final = "settings.json"
_LARGEST: Final = 64 * 1_024


def setting(key: str, folder: Path | None = None) -> str | None:
    """Return what was remembered under `key`; None where nothing was, or nothing can be read."""
    return _settings(_path(folder)).get(key)


def remember(key: str, value: str, folder: Path | None = None) -> None:
    """Remember a value under `key`; where that is not possible, it is forgotten with the program.

    A choice of colours is not worth a message: the next start merely looks as the first did.
    """
    path = _path(folder)
    settings = _settings(path) | {key: value}
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written beside and moved into place, so that a power cut leaves the old file or the new.
        beside = path.with_name(f"{_NAME}.new")
        beside.write_text(json.dumps(settings, indent=1), encoding="utf-8")
        beside.replace(path)


def _path(folder: Path | None) -> Path:
    return (data_folder() if folder is None else folder) / _NAME


def _settings(path: Path) -> dict[str, str]:
    """Return the settings that are texts; anything else in the file is not ours."""
    with suppress(OSError, ValueError, RecursionError):
        with path.open("rb") as file:
            found = json.loads(file.read(_LARGEST))
        if isinstance(found, dict):
            return {key: value for key, value in found.items() if isinstance(value, str)}
    return {}

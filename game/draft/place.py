"""Where a new level is written: a file that is not there yet, in a folder that is."""

import os
from pathlib import Path
from typing import Final

from game.errors import CallcraftError
from game.level.packs.pack import PACK_NAME
from game.saving import save
from game.text import clean, has_hostile

_ENDINGS: Final = (".yaml", ".yml")

_HIDDEN: Final = (
    "The name of the file holds a character that cannot be seen. Type the name anew; such a "
    "character often comes along when text is copied."
)


class NotWritten(CallcraftError):
    """A level cannot be written where it should be; the message says why, and what to do."""


def place_for(word: str, *, replace: bool) -> Path:
    """Return the file that a new level is written to, with the ending of a level.

    `replace`: whether a file that is there may be written over. Raises NotWritten.
    """
    path = Path(word if word.endswith(_ENDINGS) else f"{word}.yaml")
    # The functions of os.path, unlike those of Path, take any text.
    # Such a name could not be typed again, or would act on every terminal that lists the folder.
    if has_hostile(word):
        raise NotWritten(_HIDDEN)
    if not word or os.path.isdir(word):  # noqa: PTH112 - see above
        raise NotWritten(_folder(word))
    if path.name.startswith("."):
        message = f"{_shown(path)} is a hidden file; give it a name that begins with a letter."
        raise NotWritten(message)
    if not os.path.isdir(path.parent):  # noqa: PTH112 - see above
        raise NotWritten(_no_folder(path))
    if path.name.casefold() == PACK_NAME:
        message = f"{PACK_NAME} is the name of what orders the calls of a folder; choose another."
        raise NotWritten(message)
    if os.path.lexists(path) and not replace:
        raise NotWritten(_there(path))
    return path


def write(text: str, path: Path, *, replace: bool) -> None:
    """Write a new level; raises NotWritten where that cannot be done."""
    try:
        # Looked at again: while questions were answered, somebody may have made such a file.
        if not replace and os.path.lexists(path):
            raise NotWritten(_there(path))
        save(path, text.encode())
    # A full disk, a folder that may not be written to, or a name that no system takes: the file
    # that was there stays as it was, for it is written whole or not at all.
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not one a file can have"
        message = f"{_shown(path)} cannot be written: {reason}. Choose another name or folder."
        raise NotWritten(message) from error


def _shown(path: Path) -> str:
    return clean(str(path))


def _folder(word: str) -> str:
    example = _shown(Path(word) / "my-call.yaml")
    if not word:
        return f"The name of the file is empty; name one, such as {example}."
    return f"{clean(word)} is a folder; name a file in it, such as {example}."


def _no_folder(path: Path) -> str:
    return f"There is no folder {_shown(path.parent)}; make it first, or name another place."


def _there(path: Path) -> str:
    return (
        f"{_shown(path)} is there already, and nothing was changed. Choose another name, or write "
        "--force to replace it."
    )

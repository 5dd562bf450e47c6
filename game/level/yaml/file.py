"""Opening a file that somebody named: one that cannot be opened is a problem, and no exception."""

import stat
from pathlib import Path
from typing import Final

from game.files import is_folder
from game.level.code import Code
from game.level.problem import Problem
from game.level.yaml.source import LARGEST, Source, open_source

_ELSEWHERE: Final = "Check the name and the folder; `callcraft levels` lists the levels there are."


def open_file(path: Path) -> Source:
    """Return the text of a file, of which no more is read than a level may hold."""
    name = str(path)
    try:
        # Looked at before it is opened: opening a named pipe waits for whoever writes into it, and
        # a device such as /dev/zero never ends.
        if not stat.S_ISREG(path.stat().st_mode):
            return _unread(name, *_not_a_file(path))
        with path.open("rb") as file:
            # One byte more than a level may have is enough to see that the file is too large.
            return open_source(file.read(LARGEST + 1), name)
    except FileNotFoundError:
        return _unread(name, "There is no such file.", _ELSEWHERE)
    except PermissionError:
        return _unread(name, "You may not read this file.", "Ask its owner, or copy it elsewhere.")
    # ValueError is what a name with a zero byte in it gives; it has no `strerror`.
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not one a file can have"
        return _unread(name, f"The file cannot be read: {reason}.", _ELSEWHERE)


def _not_a_file(path: Path) -> tuple[str, str]:
    if is_folder(path):
        return "This is a folder.", "Name a level file in it."
    return "This is no ordinary file.", "Name a level file: text, with the ending .yaml."


def _unread(name: str, message: str, hint: str) -> Source:
    problem = Problem(Code.UNREADABLE, message, hint, line=1, column=1)
    return Source(name, "", (problem,), unread=True)

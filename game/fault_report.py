"""What is left for whoever mends the program where a fault in it has ended it."""

import os
import platform
import sys
import tempfile
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from game import __version__
from game.files import make_folder
from game.resources import data_folder
from game.text import clean

_FAULT: Final = "Callcraft has ended because of a fault in it, and not of anything you did."
_WHERE: Final = "To have it mended, pass on this report of it: {path}"
_NOWHERE: Final = "No report of it could be written. It was: {what}"


def fault_told(fault: BaseException, calls: str = "") -> str:
    """Write a report on a fault, and return what to tell: that, `calls`, and where it lies."""
    told = " ".join(filter(None, (_FAULT, calls)))
    path = _written(_report(fault))
    if path is None:
        what = "".join(traceback.format_exception_only(fault)).strip()
        return f"{told} {_NOWHERE.format(what=clean(what))}"
    return f"{told} {_WHERE.format(path=path)}"


def _report(fault: BaseException) -> str:
    where = f"Callcraft {__version__}, Python {platform.python_version()}, {platform.platform()}"
    when = datetime.now(UTC).isoformat(timespec="seconds")
    arguments = [clean(each) for each in sys.argv[1:]]
    return "\n".join([where, when, f"{arguments}", "", *traceback.format_exception(fault)])


def _written(report: str) -> Path | None:
    """Return where the report lies now: in the data folder, else among what is temporary."""
    for folder in (data_folder, lambda: Path(tempfile.gettempdir())):
        # Whatever is wrong with a folder, there is another; what broke is not to be hidden by it.
        with suppress(OSError):
            place = folder()
            make_folder(place)
            file, path = tempfile.mkstemp(prefix="fault-", suffix=".txt", dir=place)
            with os.fdopen(file, "w", encoding="utf-8", errors="replace") as opened:
                opened.write(report)
            return Path(path)
    return None

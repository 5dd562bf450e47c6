"""The command line: every way into the program begins here, and every way out ends here."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper

from game.errors import CallcraftError
from game.exits import FAILED, INTERRUPTED, UNREAD, Refused


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code. Whatever goes wrong is told in a sentence."""
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except CallcraftError as error:
        return _fail(str(error), error.code if isinstance(error, Refused) else FAILED)
    except KeyboardInterrupt:
        return _fail("Stopped.", INTERRUPTED)
    except BrokenPipeError:
        _write_no_more()
        return UNREAD
    except OSError as error:
        _write_no_more()
        return _fail(f"There was trouble with the output: {error.strerror or error}.", FAILED)


def _run(arguments: Sequence[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    if arguments:
        from game.commands import run  # noqa: PLC0415 - see below

        code = run(arguments)
    else:
        # Straight to the menu: what reads options is not needed, and its absence is felt.
        from game.door import open_app  # noqa: PLC0415 - see above

        code = open_app()
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


def _fail(message: str, code: int) -> int:
    """Tell on standard error what went wrong, and return the exit code."""
    if sys.stderr is not None:
        from game.text import clean  # noqa: PLC0415 - seldom needed

        # Where even this cannot be told, the exit code still tells it.
        with suppress(OSError):
            sys.stderr.write(clean(message, newlines=True) + "\n")
    return code


def _write_no_more() -> None:
    """Let what is still to be written go nowhere, so that leaving does not fail over it again."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

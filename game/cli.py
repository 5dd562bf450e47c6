"""The command line: every way into the program begins here, and every way out ends here."""

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import Final

from game.errors import CallcraftError
from game.exits import BROKEN, FAILED, INTERRUPTED, UNREAD, BrokeOff, Refused, Terminated

_WHAT_NEXT: Final = {
    errno.EACCES: "Look at who may read and write there, or name another place.",
    errno.EPERM: "Look at who may read and write there, or name another place.",
    errno.EROFS: "Name another place.",
    errno.ENAMETOOLONG: "Give it a shorter name.",
    errno.ELOOP: "Name the file itself and not a link to it.",
    errno.ENOSPC: "Make room, and try again.",
    errno.EMFILE: "Close other programs, or raise the limit of open files, and try again.",
    errno.ENFILE: "Close other programs, and try again.",
}
"""What to do about a fault of the system, where more can be said than what it is."""


_TOO_LITTLE_MEMORY: Final = (
    "There is too little memory for this. Close other programs, or allow this one more."
)


class OutputFailed(OSError):
    """What the program says cannot be written."""


class _Output(TextIOWrapper):
    """Standard output, whose faults can be told from those of any other file."""

    def write(self, text: str, /) -> int:
        """Write text; OutputFailed where that cannot be done."""
        try:
            return super().write(text)
        except OSError as error:
            raise _of_output(error) from error

    def flush(self) -> None:
        """Write what is still to be written; OutputFailed where that cannot be done."""
        try:
            super().flush()
        except OSError as error:
            raise _of_output(error) from error


def _of_output(error: OSError) -> OSError:
    # That nobody reads any more is no fault, and told by no more than the exit code.
    return error if isinstance(error, BrokenPipeError) else OutputFailed(*error.args)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code. Whatever goes wrong is told in a sentence."""
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except (Exception, KeyboardInterrupt, Terminated) as error:  # noqa: BLE001 - all is told
        return _ended_by(error)


def _run(arguments: Sequence[str]) -> int:
    _prepare_streams()
    if arguments:
        from game.commands import run  # noqa: PLC0415 - see below

        code = run(arguments)
    else:
        # Straight to the menu: what reads options is not needed, and its absence is felt.
        from game.launch import open_app  # noqa: PLC0415 - see above

        code = open_app()
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except OSError:
            # What is amiss is told by the code already, where there is one.
            if not code:
                raise
            _write_no_more()
    return code


def _prepare_streams() -> None:
    """Let nothing fail over a character that an output has not, and know the output's faults."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    if type(sys.stdout) is TextIOWrapper:
        was = sys.stdout
        encoding, buffering = was.encoding, was.line_buffering
        buffer = was.detach()
        sys.stdout = _Output(buffer, encoding=encoding, errors="replace", line_buffering=buffering)
        # By this name others ask the terminal for its size.
        sys.__stdout__ = sys.stdout  # type: ignore[misc]  # what it was cannot be used any more


def _ended_by(error: BaseException) -> int:
    """Tell what ended the program, and return the exit code."""
    match error:
        case BrokeOff():
            code = _broken(error.__cause__ or error, str(error))
        case Refused():
            code = _fail(str(error), error.code)
        case CallcraftError():
            code = _fail(str(error), FAILED)
        case KeyboardInterrupt():
            code = _fail("Stopped.", INTERRUPTED)
        case Terminated():
            _write_no_more()
            code = error.code
        case BrokenPipeError():
            _write_no_more()
            code = UNREAD
        case MemoryError():
            code = _fail(_TOO_LITTLE_MEMORY, FAILED)
        case OSError():
            code = _fail(_of_the_system(error), FAILED)
        case _:
            code = _broken(error)
    return code


def _of_the_system(error: OSError) -> str:
    """Return a sentence on what the operating system refused, and what to do about it."""
    what = error.strerror or str(error)
    told = f"The system refused something the game needs: {what}."
    if isinstance(error, OutputFailed):
        _write_no_more()
        told = f"The output cannot be written: {what}."
    elif error.filename is not None:
        told = f"{os.fsdecode(error.filename)} cannot be used: {what}."
    return " ".join(filter(None, (told, _WHAT_NEXT.get(error.errno or 0))))


def _fail(message: str, code: int) -> int:
    """Tell on standard error what went wrong, and return the exit code."""
    if sys.stderr is not None:
        from game.text import clean  # noqa: PLC0415 - seldom needed

        # Where even this cannot be told, the exit code still tells it.
        with suppress(OSError):
            sys.stderr.write(clean(message, newlines=True) + "\n")
    return code


def _broken(fault: BaseException, calls: str = "") -> int:
    """Tell of a fault of the program, and of what became of its calls; return the exit code."""
    from game.fault_report import fault_told  # noqa: PLC0415 - hopefully never needed

    return _fail(fault_told(fault, calls), BROKEN)


def _write_no_more() -> None:
    """Let what is still to be written go nowhere, so that leaving does not fail over it again."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

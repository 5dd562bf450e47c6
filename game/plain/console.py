"""Standard input and output, line by line, in text that any terminal can take."""

import sys
import textwrap
import time
from collections.abc import Callable, Iterable
from io import BytesIO, StringIO
from shutil import get_terminal_size
from typing import BinaryIO, Final, Protocol, TextIO

from attrs import field, frozen

from game.errors import CallcraftError
from game.plainer import plainer
from game.text import clean, columns, signs

WIDEST: Final = 80
NARROWEST: Final = 40
"""Columns between which text is wrapped."""

LONGEST_LINE: Final = 4_096
"""Bytes of an input line that are read; what follows up to the line's end is let go."""

TYPED_AHEAD: Final = 0.1
"""Seconds below which a line had been typed already; nobody reads and answers in a tenth of one.

So a script that is piped in plays the same call each time, and passes time with `wait`.
"""

_FILLER: Final = "\0"
"""A character that no clean text has."""


class EndOfInput(CallcraftError):
    """There is nothing more to read."""


class InputFailed(EndOfInput):
    """What is typed cannot be read any more; the message says why."""


class LineSource(Protocol):
    """Where lines come from."""

    def readline(self, limit: int, /) -> bytes:
        """Return the next line, up to so many bytes of it; empty at the end."""


@frozen
class Typed:
    """A line somebody typed."""

    text: str
    """The line, made plain, without spaces at its ends."""
    seconds: float = 0.0
    """How long it took since the prompt, in seconds; 0 where it had been typed already."""


class TypingWatch:
    """Counts the time that was spent on typing, and nothing else: reading a question is free.

    It stands still at first.
    """

    def __init__(self) -> None:
        self._seconds = 0.0
        self._stopped = True

    def add(self, seconds: float) -> None:
        """Count these seconds, unless it stands still."""
        self._seconds += 0.0 if self._stopped else seconds

    def lap(self) -> float:
        """Return the seconds since the last lap."""
        seconds, self._seconds = self._seconds, 0.0
        return seconds

    def start(self) -> None:
        """Let it run on from this moment."""
        self._seconds = 0.0
        self._stopped = False

    def stop(self) -> None:
        """Stop it."""
        self._stopped = True


def _terminal_width() -> int:
    return max(NARROWEST, min(WIDEST, get_terminal_size((WIDEST, 24)).columns))


def _standard_input() -> BinaryIO:
    # There is none when it was closed before the program started; so it is with the others.
    return sys.stdin.buffer if sys.stdin else BytesIO()


@frozen(eq=False)
class Console:
    """Where plain mode reads and writes."""

    # Bytes: text would be decoded before it is read, and raise where it is none.
    reads: LineSource = field(factory=_standard_input)
    """What is typed."""
    writes: TextIO = field(factory=lambda: sys.stdout or StringIO())
    """Where everything is written that belongs to a call."""
    complains: TextIO = field(factory=lambda: sys.stderr or StringIO())
    """Where that is written which went wrong."""
    width: int = field(factory=_terminal_width)
    """Columns to wrap at."""
    echo: bool = field(factory=lambda: not (sys.stdin and sys.stdin.isatty()))
    """Whether what was typed is written again; so a script's output reads like a conversation."""
    clock: Callable[[], float] = time.monotonic
    """Counts seconds, and never runs back."""
    _watches: list[TypingWatch] = field(factory=list)
    """What counts the time of typing: one watch, or none before the first call."""

    def new_watch(self) -> TypingWatch:
        """Return a watch that counts what is typed from now on; the one before counts no more."""
        # In the same list: a console is frozen.
        self._watches[:] = [TypingWatch()]
        return self._watches[0]

    def say(self, text: str = "", *, hang: int = 0) -> None:
        """Write a paragraph, wrapped; its further lines are indented by `hang` columns."""
        self._write(self.writes, wrapped(text, self.width, hang) + "\n")

    def say_all(self, lines: Iterable[str]) -> None:
        """Write lines that have been laid out already."""
        for line in lines:
            self._write(self.writes, clean(line) + "\n")

    def flush(self) -> None:
        """Make sure that everything said has been written."""
        self.writes.flush()

    def complain(self, text: str) -> None:
        """Write a paragraph to standard error."""
        # On a terminal both streams are one page, and what was said before has to stand above.
        self.writes.flush()
        self._write(self.complains, wrapped(text, self.width) + "\n")
        self.complains.flush()

    def ask(self) -> Typed:
        """Prompt for a line and return it; EndOfInput where there is none."""
        self.prompt()
        start = self.clock()
        try:
            raw = self._read()
        except BaseException:
            # Whatever is said of it has a line of its own, below the prompt.
            self._write(self.writes, "\n")
            raise
        seconds = self.clock() - start
        if not raw:
            # The prompt stands there without an end; what is said next has a line of its own.
            self._write(self.writes, "\n")
            message = "The input has ended."
            raise EndOfInput(message)
        self._let_go_of_the_rest(raw)
        text = clean(raw.decode("utf-8", "replace")).strip()
        if self.echo:
            self._write(self.writes, _cut(text, self.width) + "\n")
        typed = Typed(text, seconds if seconds >= TYPED_AHEAD else 0.0)
        for watch in self._watches:
            watch.add(typed.seconds)
        return typed

    def prompt(self) -> None:
        """Write the prompt behind which a line is typed."""
        self._write(self.writes, "> ")
        self.writes.flush()

    def _let_go_of_the_rest(self, raw: bytes) -> None:
        # Else the rest of a line that is too long would be taken for more lines that were typed.
        while raw and not raw.endswith(b"\n"):
            raw = self._read()

    def _read(self) -> bytes:
        try:
            return self.reads.readline(LONGEST_LINE)
        except OSError as error:
            # So it ends, too, where the terminal has gone.
            message = f"The input cannot be read any more: {error.strerror or error}."
            raise InputFailed(message) from error

    def _write(self, stream: TextIO, text: str) -> None:
        stream.write(writable(text, stream.encoding or "utf-8"))


def wrapped(text: str, width: int, hang: int = 0) -> str:
    """Return a text made plain, on one line, and then wrapped."""
    # Python counts characters: a sign is laid out as one, and behind each that takes two columns
    # goes a filler, so that a column stays free for a line that ends between the two.
    whole = list(signs(clean(text)))
    spread = "".join(_stand_in(sign) + _FILLER * (columns(sign) - 1) for sign in whole)
    room = width - (_FILLER in spread)
    lines = textwrap.fill(spread, room, subsequent_indent=" " * hang)
    drawn = (sign for sign in whole if sign != " ")
    return "".join(each if each in " \n" else next(drawn) for each in lines.replace(_FILLER, ""))


def _stand_in(sign: str) -> str:
    """Return the character that a sign is laid out as.

    Only a plain space may be left out at the end of a line. Python would leave out no-break spaces,
    too, and every sign behind them would then stand one place too early.
    """
    return "x" if sign[0].isspace() and sign != " " else sign[0]


def _cut(text: str, width: int) -> str:
    """Return as much of a text as there is room for in so many columns."""
    kept, left = "", width
    for sign in signs(text):
        # A sign without width counts as one: of nothing but those, a line could go on for ever.
        left -= max(columns(sign), 1)
        if left < 0:
            break
        kept += sign
    return kept


def writable(text: str, encoding: str) -> str:
    """Return `text` in characters that `encoding` has: as they are, else plainer, else "?"."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return plainer(text).encode(encoding, "replace").decode(encoding)
    return text

"""Plain mode at a desk of its own: lines typed after so many seconds, and what is written."""

from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO, StringIO, TextIOWrapper
from typing import TextIO

from attrs import field, frozen

from game.call import Level, Past, Recall
from game.plain.call.plain_call import PlainCall
from game.plain.console import Console, EndOfInput
from game.play.order import Order
from game.play.pace import Pace
from game.play.session import Session
from tests.lines import plain_call
from tests.play.tiny import tiny, tiny_level

Script = Sequence[str | tuple[float, str]]
"""Lines, each alone or with the seconds it took to type it."""


class Keyboard(BytesIO):
    """Lines to read; reading one takes its time."""

    def __init__(self, script: Script) -> None:
        lines = [line if isinstance(line, tuple) else (0.0, line) for line in script]
        super().__init__("".join(f"{line}\n" for _, line in lines).encode())
        self._seconds = [seconds for seconds, _ in lines]
        self.now = 1_000.0

    def readline(self, size: int | None = -1, /) -> bytes:
        """Read a line after its time."""
        self.now += self._seconds.pop(0) if self._seconds else 0.0
        return super().readline(size)


class Stopping(Keyboard):
    """Lines to read, and then ctrl+c."""

    def readline(self, size: int | None = -1, /) -> bytes:
        """Read a line while there is one."""
        line = super().readline(size)
        if not line:
            raise KeyboardInterrupt
        return line


@frozen(eq=False)
class Desk:
    """A console that nobody but a test sees."""

    keyboard: BytesIO
    paper: TextIO = field(factory=StringIO)
    errors: StringIO = field(factory=StringIO)
    width: int = 80

    @property
    def console(self) -> Console:
        """The console to play on."""
        return Console(
            reads=self.keyboard,
            writes=self.paper,
            complains=self.errors,
            width=self.width,
            echo=True,
            clock=lambda: getattr(self.keyboard, "now", 0.0),
        )

    @property
    def text(self) -> str:
        """Everything written so far."""
        assert isinstance(self.paper, StringIO)
        return self.paper.getvalue()


def desk(*script: str | tuple[float, str]) -> Desk:
    """Return a desk at which these lines are typed."""
    return Desk(Keyboard(script))


def ascii_paper() -> TextIOWrapper:
    """Return paper that takes nothing but ASCII."""
    return TextIOWrapper(BytesIO(), encoding="ascii", errors="strict", write_through=True)


def played(
    *script: str | tuple[float, str],
    level: Level | None = None,
    pace: Pace | None = None,
    seed: int = 1,
    recall: Recall | None = None,
) -> tuple[PlainCall, str]:
    """Return a call after these lines, whether it is over or not, and everything written."""
    sat = desk(*script)
    session = Session(level or tiny_level(), seed, recall)
    call = plain_call(sat.console, session, pace or Pace())
    with suppress(EndOfInput):
        call.play()
    return call, sat.text


def order(
    *,
    as_json: bool = False,
    seed: int = 1,
    pace: Pace | None = None,
    caller: Past | None = None,
) -> Order:
    """Return an order for the tiny call."""
    reading = tiny()
    return Order(
        level=tiny_level(),
        name="tiny",
        word="tiny.yaml",
        digest=reading.digest,
        source=reading.source,
        seed=seed,
        pace=pace or Pace(),
        caller=caller,
        as_json=as_json,
    )

"""Beside the conversation: what you have learned, what you promised, what you must not do."""

from collections.abc import Iterable, Sequence
from typing import Final

from textual.content import Content
from textual.widget import Widget

from game.play.fading import as_remembered, is_faint
from game.tui.plain_content import (
    Ink,
    apart,
    content,
    hanging,
    joined,
    legible,
    one_line,
    stacked,
)
from game.view.kinds import Fulfilment
from game.view.promises import PromiseReading

_BULLET: Final = 2
_LEAST: Final = 2
"""Lines that what was learned keeps at the least: a heading and one of it."""

INKS: Final = {
    Fulfilment.OPEN: Ink.ACCENT,
    Fulfilment.KEPT: Ink.GOOD,
    Fulfilment.MISSED: Ink.BAD,
    Fulfilment.UNDONE: Ink.BAD,
    Fulfilment.WITHDRAWN: Ink.FAINT,
}


class SideNotes(Widget):
    """Clues, latest first, in full where there is room, else a line each; then promises, limits.

    `faded`, 0 to 100, is how much of the clues strain has taken.
    """

    DEFAULT_CSS = """
    SideNotes { height: 1fr; margin-top: 1; }
    """

    def __init__(self, limits: Iterable[str], faded: int = 0) -> None:
        super().__init__()
        self._limits = tuple(limits)
        self._faded = faded
        self._clues: tuple[str, ...] = ()
        self._promises: tuple[PromiseReading, ...] = ()

    def tell(self, clues: Sequence[str], promises: tuple[PromiseReading, ...]) -> None:
        """Show the clues, given in the order they were learned, and the promises."""
        if (tuple(clues), promises) != (self._clues, self._promises):
            self._clues, self._promises = tuple(clues), promises
            self.refresh()

    def render(self) -> Content:
        """Return the notes at the widget's size."""
        width, height = self.size
        if height < _LEAST + bool(self._promises):
            return stacked(*self._counted(width)[:height])
        # What gives way, in this order: the limits, the older clues, the wording of promises. The
        # time that promises have is what presses; all the rest can be read in the notes.
        promised = _promised(self._promises, width)
        learned = self._learned(width, height - len(promised))
        if promised and len(learned) + len(promised) > height:
            promised = _briefly(self._promises, width, height)
            learned = self._learned(width, height - len(promised))
        limits = _listed("Limits", self._limits, width) if self._limits else []
        for groups in ((learned, promised, limits), (learned, promised)):
            lines = _apart(*groups)
            if len(lines) <= height:
                return stacked(*lines)
        return stacked(*learned, *promised)

    def _counted(self, width: int) -> list[Content]:
        """Return a line on the promises, whose time may be running, and one on the clues."""
        clues = f": {len(self._clues)}, in full: n" if self._clues else ": nothing yet"
        learned = joined(content("Learned", Ink.STRONG), content(clues, Ink.FAINT))
        return [*_in_a_line(self._promises, width), learned]

    def _learned(self, width: int, height: int) -> list[Content]:
        if not self._clues:
            return [content("Learned", Ink.STRONG), content("nothing yet", Ink.FAINT)]
        ink = Ink.FAINT if is_faint(self._faded) else Ink.PLAIN
        latest = [as_remembered(legible(clue), self._faded) for clue in reversed(self._clues)]
        lines = _listed("Learned", latest, width, ink)
        return lines if len(lines) <= height else _shortened(latest, width, height, ink)


def _apart(*groups: Sequence[Content]) -> list[Content]:
    """Return groups of lines one below the other, an empty line between them."""
    lines: list[Content] = []
    for group in groups:
        if lines and group:
            lines.append(content(""))
        lines += group
    return lines


def _listed(heading: str, texts: Iterable[str], width: int, ink: Ink = Ink.PLAIN) -> list[Content]:
    mark = content("·", Ink.ACCENT)
    lines = [line for text in texts for line in hanging(mark, one_line(text, ink), _BULLET, width)]
    return [content(heading, Ink.STRONG), *lines]


def _shortened(
    clues: Sequence[str], width: int, height: int, ink: Ink = Ink.PLAIN
) -> list[Content]:
    """Return what fits of the clues, most of the latest, and where to read them whole."""
    count = content(f" {len(clues)}, in full: n", Ink.FAINT)
    rows = max(height - 1, 1)
    further = clues[1:rows]
    shown = [
        _cut(one_line(clues[0], ink), width, rows - len(further)),
        *(_cut(one_line(clue, ink), width, 1) for clue in further),
    ]
    heading = joined(content("Learned", Ink.STRONG), count)
    return [heading, *(line for clue in shown for line in clue)]


def _cut(text: Content, width: int, rows: int) -> list[Content]:
    """Return a note in at most so many rows, with an ellipsis where it goes on."""
    lines = hanging(content("·", Ink.ACCENT), text, _BULLET, width)
    if len(lines) <= rows:
        return lines
    more = content("…")
    last = lines[rows - 1].truncate(max(width - more.cell_length, 1))
    return [*lines[: rows - 1], joined(last, more)]


def _promised(promises: Sequence[PromiseReading], width: int) -> list[Content]:
    """Return the promises in full; nothing where there are none."""
    if not promises:
        return []
    mark = content("·", Ink.ACCENT)
    told = [line for each in promises for line in hanging(mark, _told(each), _BULLET, width)]
    return [content("Promised", Ink.STRONG), *told]


def _briefly(promises: Sequence[PromiseReading], width: int, height: int) -> list[Content]:
    """Return a line for each promise where there is room for that, else one line for them all."""
    room = height - _LEAST
    if room > len(promises):
        rows = [line for each in promises for line in _cut(_told(each), width, 1)]
        return [content("Promised", Ink.STRONG), *rows]
    return _in_a_line(promises, width) if room > 0 else []


def _in_a_line(promises: Sequence[PromiseReading], width: int) -> list[Content]:
    """Return how many promises there are and how the first stands; nothing where there are none."""
    if not promises:
        return []
    first = promises[0]
    label = "Promised" if len(promises) == 1 else f"Promised {len(promises)}"
    stands = content(first.stands_briefly, INKS[first.standing])
    return [apart(content(label, Ink.STRONG), stands, width)]


def _told(promise: PromiseReading) -> Content:
    """Return how a promise stands, and what was promised."""
    stands = content(f"{promise.stands_briefly}:", INKS[promise.standing])
    return joined(stands, content(" "), one_line(promise.what))

"""Beside the conversation: what the caller has told you, and what you must not do."""

from collections.abc import Iterable, Sequence
from typing import Final

from textual.content import Content
from textual.widget import Widget

from game.tui.plain_content import Ink, content, hanging, joined, one_line, stacked

_BULLET: Final = 2


class SideNotes(Widget):
    """Clues, latest first, in full where there is room, else a line each; limits if they fit."""

    DEFAULT_CSS = """
    SideNotes { height: 1fr; margin-top: 1; }
    """

    def __init__(self, limits: Iterable[str]) -> None:
        super().__init__()
        self._limits = tuple(limits)
        self._clues: tuple[str, ...] = ()

    def list_clues(self, clues: Sequence[str]) -> None:
        """Show the clues learned so far, given in the order they were learned."""
        if tuple(clues) != self._clues:
            self._clues = tuple(clues)
            self.refresh()

    def render(self) -> Content:
        """Return the notes at the widget's size."""
        width, height = self.size
        learned = self._learned(width, height)
        limits = _listed("Limits", self._limits, width)
        fits = self._limits and len(learned) + 1 + len(limits) <= height
        return stacked(*learned, content(""), *limits) if fits else stacked(*learned)

    def _learned(self, width: int, height: int) -> list[Content]:
        if not self._clues:
            return [content("Learned", Ink.STRONG), content("nothing yet", Ink.FAINT)]
        latest = tuple(reversed(self._clues))
        lines = _listed("Learned", latest, width)
        return lines if len(lines) <= height else _shortened(latest, width, height)


def _listed(heading: str, texts: Iterable[str], width: int) -> list[Content]:
    mark = content("·", Ink.ACCENT)
    lines = [line for text in texts for line in hanging(mark, one_line(text), _BULLET, width)]
    return [content(heading, Ink.STRONG), *lines]


def _shortened(clues: Sequence[str], width: int, height: int) -> list[Content]:
    """Return what fits of the clues, most of the latest, and where to read them whole."""
    count = content(f" {len(clues)}, in full: n", Ink.FAINT)
    rows = max(height - 1, 1)
    further = clues[1:rows]
    shown = [
        _cut(clues[0], width, rows - len(further)),
        *(_cut(clue, width, 1) for clue in further),
    ]
    heading = joined(content("Learned", Ink.STRONG), count)
    return [heading, *(line for clue in shown for line in clue)]


def _cut(clue: str, width: int, rows: int) -> list[Content]:
    """Return a clue in at most so many rows, with an ellipsis where it goes on."""
    lines = hanging(content("·", Ink.ACCENT), one_line(clue), _BULLET, width)
    if len(lines) <= rows:
        return lines
    last = lines[rows - 1].truncate(max(width - 1, 1))
    return [*lines[: rows - 1], joined(last, content("…"))]

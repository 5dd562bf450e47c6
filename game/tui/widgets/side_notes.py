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
    """Return as many clues as there are lines, each cut to one, and where to read them whole."""
    count = content(f" {len(clues)}, in full: n", Ink.FAINT)
    mark = content("· ", Ink.ACCENT)
    room = max(width - _BULLET, 1)
    shown = [one_line(clue).truncate(room, ellipsis=True) for clue in clues[: max(height - 1, 1)]]
    return [joined(content("Learned", Ink.STRONG), count), *(joined(mark, clue) for clue in shown)]

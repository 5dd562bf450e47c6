"""Your notes during a call: what you know, what you must not do, what you have learned."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from game.call import Level
from game.tui.plain_content import Ink, content, joined, one_line, paragraphs, stacked
from game.tui.widgets.plain import Plain


class Notes(VerticalScroll, can_focus=False):
    """Lies over the conversation; the call, its clock and its replies go on beside it."""

    DEFAULT_CSS = """
    Notes { display: none; padding: 0 1 0 2; scrollbar-size-vertical: 1; }
    """

    def __init__(self, level: Level) -> None:
        super().__init__()
        self._level = level

    def compose(self) -> ComposeResult:
        """Lay out one text, filled by `list_clues`."""
        yield Plain()

    def list_clues(self, clues: Iterable[str]) -> None:
        """Show everything, with these clues learned so far."""
        level = self._level
        learned = tuple(clues) or ("Nothing yet.",)
        self.query_one(Plain).show(
            stacked(
                content("Your notes. The clock runs on; n puts them away.", Ink.FAINT),
                content(""),
                *_listed("Learned", learned),
                *_listed("Limits", level.limits.values()),
                paragraphs(level.brief),
            )
        )


def _listed(heading: str, entries: Iterable[str]) -> list[Content]:
    lines = [joined(content("· ", Ink.ACCENT), one_line(entry)) for entry in entries]
    return [content(heading, Ink.STRONG), *lines, content("")] if lines else []

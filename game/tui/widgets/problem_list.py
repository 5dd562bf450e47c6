"""The problems of a file, each with its place, the line it is in and what to write instead."""

from collections.abc import Iterator, Sequence
from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from game.level import Problem, Severity, describe
from game.tui.plain_content import NOTHING, Ink, content, hanging, shortened, stacked
from game.tui.widgets.plain import Plain

MOST_LISTED: Final = 50
"""Problems shown of one file: more than anybody mends at once, few enough to draw quickly."""

_INKS: Final = {
    Severity.ERROR: Ink.BAD,
    Severity.WARNING: Ink.WARNING,
    Severity.NOTE: Ink.STRONG,
}
_INDENT: Final = 2


class ProblemTexts(Widget):
    """The problems as text. Words wrap; the line of the file and its caret stay as they are."""

    DEFAULT_CSS = """
    ProblemTexts { height: auto; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._problems: tuple[Problem, ...] = ()

    def tell(self, problems: Sequence[Problem]) -> None:
        """Show other problems."""
        if tuple(problems) != self._problems:
            self._problems = tuple(problems)
            self.refresh(layout=True)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return how many lines the problems take."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the problems at the widget's width."""
        return stacked(*self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        listed, more = self._problems[:MOST_LISTED], len(self._problems) - MOST_LISTED
        lines = [line for problem in listed for line in (*_told(problem, width), NOTHING)]
        if more > 0:
            lines.append(content(f"And {more} more. Mend these first.", Ink.FAINT))
        return lines


def _told(problem: Problem, width: int) -> Iterator[Content]:
    """Yield what there is to say of a problem, line by line."""
    head, *rest = describe(problem).split("\n")
    yield from hanging(NOTHING, content(head, _INKS[problem.severity]), 0, width)
    if problem.source.strip():
        line, caret, *rest = rest
        yield shortened(content(line), width)
        yield content(caret, Ink.ACCENT).truncate(width)
    for text in rest:
        yield from hanging(NOTHING, content(text.strip(), Ink.FAINT), _INDENT, width)


class ProblemList(VerticalScroll, can_focus=False):
    """A sentence on the whole, and the problems below it."""

    DEFAULT_CSS = """
    ProblemList { padding: 0 1; scrollbar-size-vertical: 1; }
    ProblemList > Plain { margin-bottom: 1; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the sentence and the problems."""
        yield Plain()
        yield ProblemTexts()

    def tell(self, heading: str, problems: Sequence[Problem]) -> None:
        """Show problems, from the first one."""
        self.query_one(Plain).show(content(heading, Ink.STRONG))
        self.query_one(ProblemTexts).tell(problems)
        self.scroll_home(animate=False)

    def scroll_pages(self, pages: int) -> None:
        """Show what stands so many pages further down, or up."""
        self.scroll_relative(y=pages * max(self.size.height - 2, 1), animate=False)

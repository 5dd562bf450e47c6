"""A QR code, black on white whatever the theme, as large as there is room for."""

from collections.abc import Sequence
from itertools import groupby

from textual.content import Content
from textual.filter import LineFilter
from textual.geometry import Size
from textual.widget import Widget

from game.contest.identity.qr_code import DARK, qr_within
from game.tui.ascii_only import draws_ascii
from game.tui.plain_content import Ink, content, joined, stacked


class QrCode(Widget):
    """Shows a code whole, or takes no room: one that is cut cannot be read.

    A terminal that has no more than ASCII has no signs to draw it with.
    """

    DEFAULT_CSS = """
    QrCode { width: auto; height: auto; text-wrap: nowrap; text-overflow: clip; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[str, ...] = ()

    def tell(self, text: str, width: int, height: int) -> bool:
        """Show a text in so many cells at the most, and return whether there is room for it.

        An empty text is shown as nothing.
        """
        lines = qr_within(text, width, height) if text and not draws_ascii() else ()
        if lines != self._lines:
            self._lines = lines
            self.refresh(layout=True)
        return bool(lines)

    @property
    def across(self) -> int:
        """How many columns it takes."""
        return len(self._lines[0]) if self._lines else 0

    def get_content_width(self, _container: Size, _viewport: Size) -> int:
        """Return how many columns it takes."""
        return self.across

    def get_content_height(self, _container: Size, _viewport: Size, _width: int) -> int:
        """Return how many lines it takes."""
        return len(self._lines)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return no filter: without its two colours, nobody knows which of them is the light one.

        NO_COLOR would leave that to the terminal, and on a dark one no phone would find the code.
        """
        return ()

    def render(self) -> Content:
        """Return the code."""
        return stacked(*map(_inked, self._lines))


def _inked(line: str) -> Content:
    runs = ("".join(run) for _, run in groupby(line, DARK.__eq__))
    return joined(*(content(run, _ink(run)) for run in runs))


def _ink(run: str) -> Ink:
    return Ink.DARK_MODULES if run.startswith(DARK) else Ink.MODULES

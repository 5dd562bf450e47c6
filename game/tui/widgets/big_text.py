"""A few letters and digits so large that they are read across a room."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from textual.app import RenderResult
from textual.geometry import Size
from textual.widget import Widget

from game.tui.ascii_only import draws_ascii
from game.tui.plain_content import Ink, content, legible, stacked

if TYPE_CHECKING:
    from pyfiglet import Figlet

_FONTS: Final = ("mono12", "mono9")
_ASCII: Final = ("small",)
"""Fonts of pyfiglet, the largest first; in the second there is nothing but ASCII. In each of them
all letters and digits of a code look different, as in few others 5 and S do."""


@cache
def _figlet(font: str) -> "Figlet":
    # It reads a file, for a twentieth of a second: once, and where something is drawn large.
    from pyfiglet import Figlet  # noqa: PLC0415 - see above

    return Figlet(font, width=10_000)


@cache
def big_lines(text: str, font: str) -> tuple[str, ...]:
    """Return the lines that draw a text in large letters; what the font has not is left out."""
    lines = [line.rstrip() for line in str(_figlet(font).renderText(text)).splitlines()]
    inked = [place for place, line in enumerate(lines) if line]
    return tuple(lines[inked[0] : inked[-1] + 1]) if inked else ()


def drawn_within(text: str, width: int) -> tuple[str, ...]:
    """Return the lines that draw a text, as large as fits; where nothing large does, as it is.

    What stands between hyphens, as in a code, has lines of its own where the whole is too wide.
    """
    shown = " ".join(legible(text).split())
    fonts = _ASCII if draws_ascii() else _FONTS
    ways = [*(((shown,), font) for font in fonts), (tuple(shown.split("-")), fonts[-1])]
    for groups, font in ways:
        drawn = [big_lines(group, font) for group in groups]
        if all(len(line) <= width for lines in drawn for line in lines):
            # A line between two groups, but none below the last.
            return tuple(line for lines in drawn for line in (*lines, ""))[:-1]
    return (shown,)


def font_for(texts: Sequence[str], width: int, height: int) -> str | None:
    """Return the largest font in which each of these texts fits into so many cells; None for none.

    Only texts of printable ASCII do: of other signs the fonts have none.
    """
    for font in _ASCII if draws_ascii() else (*_FONTS, *_ASCII):
        drawn = [big_lines(text, font) for text in texts if text.isascii() and text.isprintable()]
        if len(drawn) == len(texts) and all(
            0 < len(lines) <= height and max(map(len, lines)) <= width for lines in drawn
        ):
            return font
    return None


class BigText(Widget):
    """Shows a text as large as there is room for."""

    DEFAULT_CSS = """
    BigText { height: auto; width: 1fr; }
    """

    def __init__(
        self, text: str = "", ink: Ink = Ink.ACCENT, *, classes: str | None = None
    ) -> None:
        super().__init__(classes=classes)
        self._text = text
        self._ink = ink

    def tell(self, text: str) -> None:
        """Show something else."""
        if text != self._text:
            self._text = text
            self.refresh(layout=True)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return how many lines it takes in so many columns."""
        return len(drawn_within(self._text, width))

    def render(self) -> RenderResult:
        """Return it in the width there is."""
        lines = drawn_within(self._text, self.size.width)
        return stacked(*(content(line, self._ink) for line in lines))

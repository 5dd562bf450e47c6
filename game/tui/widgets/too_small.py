"""What stands on a screen that is too small to play on."""

from typing import Final

from textual.geometry import Size

from game.tui.plain_content import Ink, content, stacked
from game.tui.widgets.plain import Plain

LEAST: Final = Size(76, 22)
"""The smallest terminal in which nothing that is needed to decide is hidden."""


def too_small(size: Size) -> bool:
    """Return whether a terminal of this size cannot show a call."""
    return size.width < LEAST.width or size.height < LEAST.height


class TooSmall(Plain):
    """Says how large the terminal is and how large it would have to be."""

    DEFAULT_CSS = """
    TooSmall { display: none; width: 1fr; height: 1fr; padding: 0 1; }
    """

    def tell(self, size: Size) -> None:
        """Say it for a terminal of this size."""
        self.show(
            stacked(
                content("Too small to show a call.", Ink.STRONG),
                content(f"This terminal is {size.width} wide and {size.height} high."),
                content(f"Make it {LEAST.width} by {LEAST.height} or more; 80 by 24 is best."),
                content("A call in progress waits."),
                content("q leaves. `callcraft play --plain` needs no size at all.", Ink.FAINT),
            )
        )

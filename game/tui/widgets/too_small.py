"""What stands on a screen that is too small to play on."""

from collections.abc import Sequence
from typing import Final

from textual.geometry import Size

from game.tui.plain_content import Ink, content, stacked
from game.tui.widgets.plain import Plain

LEAST: Final = Size(76, 22)
"""The smallest terminal in which nothing that is needed to decide is hidden."""


def too_small(size: Size) -> bool:
    """Return whether a terminal of this size cannot show a call."""
    return size.width < LEAST.width or size.height < LEAST.height


_WHAT: Final = "Too small to show a call."
_MORE: Final = (
    "A call in progress waits.",
    "q leaves. `callcraft play --plain` needs no size at all.",
)


class TooSmall(Plain):
    """Says how large the terminal is and how large it would have to be."""

    DEFAULT_CSS = """
    TooSmall { display: none; width: 1fr; height: 1fr; padding: 0 1; }
    """

    def __init__(self, what: str = _WHAT, more: Sequence[str] = _MORE) -> None:
        """Say `what` is too small, and `more` about what goes on and what can be done."""
        super().__init__()
        self._what = what
        self._more = more

    def tell(self, size: Size) -> None:
        """Say it for a terminal of this size."""
        self.show(
            stacked(
                content(self._what, Ink.STRONG),
                content(f"This terminal is {size.width} wide and {size.height} high."),
                content(f"Make it {LEAST.width} by {LEAST.height} or more; 80 by 24 is best."),
                *(content(line) for line in self._more[:-1]),
                content(self._more[-1], Ink.FAINT),
            )
        )

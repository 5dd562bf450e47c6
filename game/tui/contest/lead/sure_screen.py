"""Asked before what cannot be taken back."""

from typing import Final

from game.tui.plain_content import NOTHING, Ink, one_line
from game.tui.screens.question import QuestionScreen, WayOn

_BLIND: Final = "Make the terminal larger to answer. n or Escape changes nothing."


class SureScreen(QuestionScreen[bool]):
    """Asks whether something is meant; the first way, which is marked, is that it is not.

    Neither way has the key that asked: a key pressed twice does nothing that hurts.
    """

    def __init__(self, asked: str, *, stay: str, go: str) -> None:
        super().__init__(
            (WayOn("n", answer=False, words=stay, blind=True), WayOn("y", answer=True, words=go)),
            (one_line(asked, Ink.STRONG),),
            NOTHING,
            blind=_BLIND,
            escape=False,
        )

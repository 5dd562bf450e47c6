"""What is said to whoever joins a room with a phone."""

from textual.content import Content

from game.contest.wording.phone_words import CAMERA, OPEN
from game.tui.plain_content import Ink, content, joined, one_line


def phone_words(link: str, *, drawn: bool) -> Content:
    """Return how a phone joins by a link; `drawn`: whether its code for cameras is shown as well.

    Who has no camera types the address alone: the page asks for the code.
    """
    if drawn:
        address = one_line(link.partition("/#")[0], Ink.ACCENT)
        return joined(content(f"{CAMERA} ", Ink.FAINT), address)
    return joined(content(f"{OPEN} ", Ink.FAINT), one_line(link, Ink.ACCENT))

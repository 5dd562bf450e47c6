"""Text made fit for a widget: nothing that anybody wrote enters one in any other way.

Textual reads markup in plain strings, and markup can run actions. Here every text becomes content
that can only be looked at, in one of a few inks.
"""

import re
from enum import StrEnum
from typing import Final

from textual.content import Content

from game.text import clean
from game.tui.ascii_only import draws_ascii, spelled

LONGEST: Final = 4_000
"""Characters of one text that are shown: more than any screen holds, less than slows one down."""

_MORE: Final = "…"
_SHAPES: Final = re.compile("[\u200d\ufe00-\ufe0f]")
"""What joins emoji, or chooses their shape. Terminals disagree on how much room the result takes,
and Textual takes a letter of Hindi behind a joiner for one without width: the lines of a screen
would no longer end where they should. Without them every character has the width it has alone."""

_SENTENCE_ENDS: Final = (".", "!", "?", ":", "…", "\n")


class Ink(StrEnum):
    """How text may look, as Textual styles; the colours are those of themes.py."""

    PLAIN = ""
    STRONG = "bold"
    FAINT = "$faint"
    YOU = "bold $primary"
    CALLER = "bold $secondary"
    ACCENT = "bold $accent"
    GOOD = "$success"
    WARNING = "$warning"
    BAD = "$error"
    PATIENCE = "$patience"
    SATISFACTION = "$satisfaction"
    TRACK = "$track"
    CALM = "$mood-calm"
    UNEASY = "$mood-uneasy"
    UPSET = "$mood-upset"
    ANGRY = "$mood-angry"
    FURIOUS = "$mood-furious"
    MARKED = "on $panel"
    MODULES = "#000000 on #ffffff"
    """A QR code, in every theme: readers look for dark on light."""
    DARK_MODULES = "#000000 on #000000"
    """Where it is dark all over: some terminals leave a gap between the signs of two lines."""


def legible(text: str) -> str:
    """Return what can be shown of a text: cleaned, with line breaks, at most LONGEST characters.

    No character changes the width of another. In a terminal without Unicode, signs that take more
    room in ASCII are in ASCII already, so that the layout knows their width.
    """
    # Cut before it is cleaned: cleaning goes through all of a text, and a stranger's may be long.
    shown = _SHAPES.sub("", clean(text[:LONGEST], newlines=True))
    whole = shown if len(text) <= LONGEST else shown + _MORE
    return whole if whole.isascii() or not draws_ascii() else spelled(whole)


def content(text: str, ink: Ink = Ink.PLAIN) -> Content:
    """Return text as content that shows and does nothing else."""
    return Content.styled(legible(text), ink)


def paragraphs(text: str, ink: Ink = Ink.PLAIN) -> Content:
    """Return text as content whose lines break only where its author ended a sentence.

    Level files are written at some width; what was wrapped for it is put together again.
    """
    lines = [line.strip() for line in legible(text).strip().split("\n")]
    joined_up = ""
    for line in lines:
        ended = not joined_up or not line or joined_up.endswith(_SENTENCE_ENDS)
        joined_up += ("\n" if joined_up and ended else " " if joined_up else "") + line
    return Content.styled(joined_up, ink)


def one_line(text: str, ink: Ink = Ink.PLAIN) -> Content:
    """Return text as content without line breaks."""
    return Content.styled(" ".join(legible(text).split()), ink)


def joined(*parts: Content) -> Content:
    """Return parts one behind the other."""
    return Content("").join(parts)


def stacked(*parts: Content) -> Content:
    """Return parts one below the other."""
    return Content("\n").join(parts)


def apart(left: Content, right: Content, width: int) -> Content:
    """Return two parts at the ends of a line `width` cells wide; the left one gives way."""
    room = max(width - right.cell_length - 1, 0)
    kept = shortened(left, room)
    gap = max(width - kept.cell_length - right.cell_length, 0)
    return joined(kept, Content(" " * gap), right)


def shortened(line: Content, room: int) -> Content:
    """Return a line in at most `room` cells, with three points where it would go on."""
    if line.cell_length <= room:
        return line
    # Textual cuts with a sign of one cell; in ASCII the three points take three.
    more = content(_MORE)
    if more.cell_length == 1 or room <= more.cell_length:
        return line.truncate(room, ellipsis=True)
    return joined(line.truncate(room - more.cell_length), more)


def filled(line: Content, width: int) -> Content:
    """Return a line of `width` cells that stands out from its neighbours."""
    return line.pad_right(max(width - line.cell_length, 0)).stylize(Ink.MARKED)


def hanging(label: Content, body: Content, indent: int, width: int) -> list[Content]:
    """Return `body` wrapped to `width` cells behind a label, every line indented by `indent`."""
    parts = body.split() or [body]
    lines = [line for part in parts for line in (part.wrap(max(width - indent, 1)) or [part])]
    first = joined(label, Content(" " * max(indent - label.cell_length, 0)), lines[0])
    return [first, *(joined(Content(" " * indent), line) for line in lines[1:])]


NOTHING: Final = Content("")

"""The one place where text that somebody wrote is made plain before anyone shows it.

Level files, names and notes may hold characters that move the cursor, colour the screen, turn the
reading direction round or simply cannot be seen. Nothing of that kind gets past here.
"""

import re
from typing import Final

_BREAK: Final = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Characters at which one terminal or another begins a new line."""

_HIDDEN: Final = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but tab and line feed
    "\xad\u034f\u061c\u070f\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # invisible letters and joiners
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, separators, reading direction
    "\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff"  # halves of a character
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"  # tags: a whole invisible alphabet
)

_HOSTILE: Final = re.compile(f"[{_HIDDEN}]")
_BREAKS: Final = re.compile(f"\r\n|[{_BREAK}]")
_UNSEEN: Final = re.compile(f"[\n\t{_HIDDEN}]")
_ESCAPE: Final = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, cursor
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"  # titles, links
    r"|\x1b[ -/]*[0-~]"
)


def has_hostile(text: str) -> bool:
    """Return whether `text` holds a character that acts or hides, other than tab and line feed."""
    return _HOSTILE.search(text) is not None


def first_hostile(text: str) -> str | None:
    """Return the first character of `text` that acts or hides, or None."""
    found = _HOSTILE.search(text)
    return found.group() if found else None


def clean(text: str, *, newlines: bool = False) -> str:
    """Return `text` with everything gone that could act on a terminal or hide from a reader.

    Terminal escape sequences vanish whole, line breaks of every kind become a space (or, with
    `newlines`, a line feed), tabs become a space. What is left is only what can be seen.
    """
    without = _ESCAPE.sub("", text)
    broken = _BREAKS.sub("\n" if newlines else " ", without)
    return _HOSTILE.sub("", broken.replace("\t", " "))


def visible(text: str) -> str:
    """Return one line of `text` with a sign in place of each character that acts or hides.

    The length stays the same, so that columns still point where they did; a tab becomes a space.
    """
    return _UNSEEN.sub(
        lambda found: " " if found.group() == "\t" else "\N{REPLACEMENT CHARACTER}", text
    )

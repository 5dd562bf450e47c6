"""For terminals that cannot show Unicode: every sign drawn becomes the nearest ASCII one.

The filter works on what is about to be drawn, so no screen needs a second way to draw itself. What
takes more room in ASCII, such as three points, is put into a text before it is laid out.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from textual._context import active_app
from textual.color import Color
from textual.filter import LineFilter

from game.plainer import parted, plainer

CUT: Final = "~"
"""Stands at the end of a line that goes on and has no more room."""

_NEAREST: Final = str.maketrans(
    {
        **dict.fromkeys("─╶╴╸╺═▔", "-"),
        **dict.fromkeys("│┃▏▎▌▐▕║", "|"),
        **dict.fromkeys("╭╮┌┐╔╗┬", "."),
        **dict.fromkeys("╰╯└┘╚╝┴", "'"),
        **dict.fromkeys("├┤┼", "+"),
        # How high a curve is within a line, in three steps.
        **dict.fromkeys("▁▂", "_"),
        **dict.fromkeys("▃▄▅", "="),
        **dict.fromkeys("▆▇█▀■▪", "#"),
        "━": "=",
        "●": "o",
        "◆": "O",
        "╱": "/",  # noqa: RUF001 - the sign itself is meant
        "╲": "\\",
        # A number always follows: what was gained, and what was lost.
        "▴": "+",
        "▾": "-",
        "›": ">",  # noqa: RUF001 - the sign itself is meant
        "▸": ">",
        "→": ">",
        "←": "<",
        "↑": "^",
        "↓": "v",
        # Only where a line was cut after it was laid out: a point would say that it ends there.
        "…": CUT,
        "\xa0": " ",
    }
)

_WIDELY_UNICODE: Final = ("utf-8", "utf8")


def needs_ascii(environ: Mapping[str, str], encoding: str | None) -> bool:
    """Return whether a terminal is one that cannot be trusted with Unicode.

    `encoding` is that of the stream drawn to. The first locale variable that is set decides where
    it names a character set; CALLCRAFT_ASCII=1 asks for ASCII outright.
    """
    if environ.get("CALLCRAFT_ASCII"):
        return True
    if (encoding or "").lower() not in _WIDELY_UNICODE:
        return True
    named = (environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale = next(filter(None, named), "").lower()
    _, dot, charset = locale.partition(".")
    return locale in ("c", "posix") or bool(dot and not charset.startswith(_WIDELY_UNICODE))


# A screen draws the same pieces again and again; so many are some screens full.
@lru_cache(4096)
def in_ascii(text: str) -> str:
    """Return text in ASCII, taking exactly as many cells."""
    if text.isascii():
        return text
    return "".join(map(_nearest, text.translate(_NEAREST)))


def _nearest(character: str) -> str:
    if character.isascii():
        return character
    plain, cells = plainer(character), cell_len(character)
    return plain if plain.isascii() and len(plain) == cells else "?" * cells


def spelled(text: str) -> str:
    """Return text in which every sign that takes more room in ASCII is in ASCII already."""
    return text if text.isascii() else "".join(map(_spelled, parted(text)))


def _spelled(character: str) -> str:
    plain = plainer(character)
    return plain if plain.isascii() and len(plain) > cell_len(character) else character


def draws_ascii() -> bool:
    """Return whether the app that is running draws in ASCII; False where none is."""
    # What makes texts knows no app; Textual keeps the one that is running here.
    app = active_app.get(None)
    return app is not None and any(isinstance(each, AsciiOnly) for each in app.get_line_filters())


class AsciiOnly(LineFilter):
    """Turns what is about to be drawn into ASCII."""

    def apply(self, segments: list[Segment], _background: Color) -> list[Segment]:
        """Return a line's segments in ASCII; their styles and widths stay."""
        return [Segment(in_ascii(text), style, control) for text, style, control in segments]

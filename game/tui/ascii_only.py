"""For terminals that cannot show Unicode: every sign drawn becomes the nearest ASCII one.

It works on what is about to be drawn, so no screen needs a second way to draw itself.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_NEAREST: Final = str.maketrans(
    {
        **dict.fromkeys("─━╶╴╸╺═▔▁▂", "-"),
        **dict.fromkeys("│┃▏▎▌▐▕║", "|"),
        **dict.fromkeys("╭╮┌┐╔╗┬", "."),
        **dict.fromkeys("╰╯└┘╚╝┴", "'"),
        **dict.fromkeys("├┤┼", "+"),
        **dict.fromkeys("▃▄▅▆▇█▀■▪", "#"),
        **dict.fromkeys("‘’", "'"),  # noqa: RUF001 - the signs to replace
        **dict.fromkeys("“”„", '"'),
        **dict.fromkeys("–—", "-"),  # noqa: RUF001 - the sign itself is meant
        "━": "=",
        "●": "o",
        "◆": "O",
        "╱": "/",  # noqa: RUF001 - the sign itself is meant
        "╲": "\\",
        "▴": "^",
        "▾": "v",
        "→": ">",
        "←": "<",
        "↑": "^",
        "↓": "v",
        "›": ">",  # noqa: RUF001 - the sign itself is meant
        "▸": ">",
        "·": "-",
        "…": ".",
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


@lru_cache(4096)
def in_ascii(text: str) -> str:
    """Return text in ASCII, taking exactly as many cells."""
    if text.isascii():
        return text
    return "".join(map(_nearest, text.translate(_NEAREST)))


def _nearest(character: str) -> str:
    if character.isascii():
        return character
    letter = unicodedata.normalize("NFKD", character)[0]
    cells = cell_len(character)
    return letter if letter.isascii() and cells == 1 else "?" * cells


class AsciiOnly(LineFilter):
    """Turns what is about to be drawn into ASCII."""

    def apply(self, segments: list[Segment], _background: Color) -> list[Segment]:
        """Return a line's segments in ASCII; their styles and widths stay."""
        return [Segment(in_ascii(text), style, control) for text, style, control in segments]

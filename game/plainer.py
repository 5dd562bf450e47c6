"""What stands for a sign where a terminal or a stream has no more than ASCII.

Line mode and the terminal app read the same table, so that a text says the same in both.
"""

import re
import unicodedata
from typing import Final

_PLAINER: Final = str.maketrans(
    {
        "\N{HORIZONTAL ELLIPSIS}": "...",
        "\N{MIDDLE DOT}": "-",
        "\N{BULLET}": "-",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{MINUS SIGN}": "-",
        **dict.fromkeys("\u2018\u2019\u201a\u2039\u203a", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        "\N{POUND SIGN}": "GBP ",
        "\N{EURO SIGN}": "EUR ",
        "\N{YEN SIGN}": "JPY ",
        "\N{COPYRIGHT SIGN}": "(c)",
        "\N{REGISTERED SIGN}": "(R)",
        "\N{DEGREE SIGN}": " deg",
        "\N{MULTIPLICATION SIGN}": "x",
        "\N{FRACTION SLASH}": "/",
        "\N{LATIN SMALL LETTER SHARP S}": "ss",
        "\N{LATIN SMALL LETTER AE}": "ae",
        "\N{LATIN CAPITAL LETTER AE}": "AE",
        "\N{LATIN SMALL LIGATURE OE}": "oe",
        "\N{LATIN CAPITAL LIGATURE OE}": "OE",
        "\N{LATIN SMALL LETTER O WITH STROKE}": "o",
        "\N{LATIN CAPITAL LETTER O WITH STROKE}": "O",
        "\N{LATIN SMALL LETTER L WITH STROKE}": "l",
        "\N{LATIN CAPITAL LETTER L WITH STROKE}": "L",
        # The signs nearest to arrows would say something else: ^ ctrl, v a letter, > more than.
        "\N{UPWARDS ARROW}": "Up",
        "\N{DOWNWARDS ARROW}": "Down",
        "\N{LEFTWARDS ARROW}": "Left",
        "\N{RIGHTWARDS ARROW}": "->",
        # Joiners only shape their neighbours.
        "\u200c": "",
        "\u200d": "",
    }
)


_FRACTION: Final = re.compile("(?<=[0-9])(?=[\u00bc-\u00be\u2150-\u215e])")


def plainer(text: str) -> str:
    """Return `text` with ASCII for every sign that has some; letters lose their marks."""
    if text.isascii():
        return text
    simple = unicodedata.normalize("NFKD", parted(text).translate(_PLAINER)).translate(_PLAINER)
    return "".join(sign for sign in simple if not unicodedata.combining(sign))


def parted(text: str) -> str:
    """Return `text` with a space between a number and the fraction behind it.

    So that one and a half, spelled out, is 1 1/2 and not 11/2.
    """
    return _FRACTION.sub(" ", text)

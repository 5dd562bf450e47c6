"""Names of players: what somebody types, made fit to stand on everybody's screen."""

import hashlib
import re
import secrets
import unicodedata
from typing import Final

from game.contest.identity.look_alikes import look_alike
from game.errors import CallcraftError
from game.text import BLANK, clean, columns, signs

MOST_COLUMNS: Final = 20
"""Columns that a name may take: what a board of 80 columns has left beside rank and points."""

_MOST_TYPED: Final = 200
"""Characters that are looked at. A name of 20 columns has 120 at most, with every mark it may have;
one character can become 18 when it is made plain, so more is refused before any work is done."""

_MOST_MARKS: Final = 5
"""Marks of any kind, joiners too, on one letter; Burmese needs as many."""

_MOST_ON_TOP: Final = 3
"""Marks that take no room of their own on one letter: Hebrew with its points, Tibetan and Burmese
need three. A stack of more would reach into the lines above and below."""

_STYLES: Final = "\ufe0e\ufe0f"
"""Say whether an emoji is drawn as text or in colour."""

_SELECTORS: Final = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""What cannot be seen and chooses a shape for the character before; styles are two of them."""

_BLANK_AS_SPACE: Final = dict.fromkeys(map(ord, BLANK), " ")

_SEAT: Final = re.compile(r"seat#?[\dol]+")
"""How the look of `seat_name` begins and ends; O and l look like digits."""

_SALT_BYTES: Final = 16


class BadName(CallcraftError, ValueError):
    """A name that cannot stand on the board."""


def seat_name(seat: int) -> str:
    """Return what stands for a player whose name has been deleted."""
    return f"Seat {seat}"


def fit_name(typed: str) -> str:
    """Return a name as everybody sees it; BadName where what was typed cannot be one.

    What acts on a terminal or hides is taken out, but for joiners where they join; letters in
    shapes of their own, such as full-width ones, become plain ones. A name that is too long is
    refused and not cut, and so is one with stacks of marks: players choose what they are called.
    """
    if len(typed) > _MOST_TYPED:
        raise _too_long()
    name = _plain(typed)
    # Some parts of Korean syllables are letters and yet take no room without the first.
    if columns(name) == 0:
        message = "The name is empty. Type one with a letter or another sign that can be seen."
        raise BadName(message)
    if columns(name) > MOST_COLUMNS:
        raise _too_long()
    if any(map(_is_stack, signs(name))):
        message = f"A letter of the name has too many marks. Leave it {_MOST_ON_TOP} marks at most."
        raise BadName(message)
    if _is_of_seat(name):
        message = 'Names like "Seat 7" stand for players without a name. Type another one.'
        raise BadName(message)
    return name


def _too_long() -> BadName:
    message = (
        f"The name is too long. Shorten it to {MOST_COLUMNS} letters, or half as many "
        "wide ones, such as emoji."
    )
    return BadName(message)


def _plain(typed: str) -> str:
    """Return what was typed without anything that acts, hides or stands on nothing.

    What is taken out can bring a letter and its mark together, or leave a joiner with nothing to
    join, so this goes on until nothing is left to do. Each turn but the last takes something out.
    """
    before, text = None, typed
    while text != before:
        before = text
        text = unicodedata.normalize("NFKC", clean(text))
        text = _supported(" ".join(text.translate(_BLANK_AS_SPACE).split()))
    return text


def _supported(text: str) -> str:
    """Return a text without marks that have nothing to be drawn onto."""
    kept: list[str] = []
    for character in text:
        before = kept[-1] if kept else " "
        if character in _SELECTORS:
            stands = character in _STYLES and unicodedata.category(before) == "So"
        else:
            stands = unicodedata.category(character)[0] != "M" or before != " "
        if stands:
            kept.append(character)
    return "".join(kept)


def _is_stack(sign: str) -> bool:
    """Return whether a letter with its marks has so many that they would pile up."""
    on_top = sum(unicodedata.category(mark) in {"Mn", "Me"} for mark in sign[1:])
    return len(sign) - 1 > _MOST_MARKS or on_top > _MOST_ON_TOP


def _is_of_seat(name: str) -> bool:
    """Return whether a name passes for that of a player without one, whatever its accents."""
    look = (each for each in look_alike(name) if unicodedata.category(each)[0] != "M")
    return _SEAT.fullmatch("".join(look)) is not None


def new_salt() -> bytes:
    """Return the chance that goes into one commitment, and is deleted together with its name."""
    return secrets.token_bytes(_SALT_BYTES)


def commitment(name: str, salt: bytes) -> str:
    """Return what stands in the log in the place of a name, so that the name can be deleted.

    Without the salt nobody can find the name by trying all there are.
    """
    return hashlib.sha256(salt + name.encode()).hexdigest()

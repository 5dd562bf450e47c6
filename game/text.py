"""The one place where text that somebody wrote is made plain before anyone shows it.

Level files, names and notes may hold characters that move the cursor, colour the screen, turn the
reading direction round or simply cannot be seen. Nothing of that kind gets past here, but for
joiners between characters that they join: without them some languages cannot be written.
"""

import re
import unicodedata
from collections.abc import Iterator
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

BLANK: Final = "\u2800\U0001d159"
"""Characters that are drawn as nothing though they are neither spaces nor hidden: the braille
pattern without a dot and the note without a head. Every other character of that kind that Unicode
knows (Default_Ignorable_Code_Point) is hidden, or a mark that needs a letter to stand on."""

_APART, _TOGETHER = "\u200c", "\u200d"
"""The two joiners: the first keeps letters from running together, the second makes them."""

_VIRAMA: Final = 9
"""The combining class of signs that end a letter of an Indic script without its vowel."""

_RUNS_TOGETHER: Final = re.compile(
    "[\u0600-\u08ff"  # Arabic and Persian, Syriac, N'Ko, Mandaic
    "\u0900-\u0dff\u1000-\u109f\u1780-\u17ff"  # Indic scripts, Burmese, Khmer
    "\u1800-\u18af\u1a20-\u1aaf\u1b00-\u1c4f\ua840-\uaaff\uabc0-\uabff"  # Mongolian and others
    "\ufb50-\ufdff\ufe70-\ufefe"  # Arabic letters by their shape
    "\U00010a00-\U00011fff\U0001e900-\U0001e95f]"  # scripts of older books, Adlam
)
"""Scripts whose letters change with their neighbours, so that joiners mean something in them."""

_EMOJI: Final = re.compile(
    "[\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
)
_EMOJI_STYLE: Final = "\ufe0f"

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
    return first_hostile(text) is not None


def first_hostile(text: str) -> str | None:
    """Return the first character of `text` that acts or hides, or None."""
    return next(_hostile(text), None)


def _hostile(text: str) -> Iterator[str]:
    for found in _HOSTILE.finditer(text):
        if not _joins(text, found.start()):
            yield found.group()


def _joins(text: str, place: int) -> bool:
    """Return whether the character at a place is a joiner between two that it joins.

    Letters and their marks are joined in scripts that run together, emoji by the second joiner. The
    rule is that of internet names (RFC 5892, appendix A), without the table of shapes it needs: a
    joiner behind a virama, and else one between two letters. At the end of a word only the second
    joiner stands, behind a virama: Malayalam is written so.
    """
    joiner = text[place]
    if joiner not in (_APART, _TOGETHER) or place == 0:
        return False
    before, after = text[place - 1], text[place + 1 : place + 2]
    if joiner == _TOGETHER and _EMOJI.match(after):
        return bool(_EMOJI.match(before) or before == _EMOJI_STYLE)
    if not _is_joinable(before):
        return False
    ends = unicodedata.combining(before) == _VIRAMA and joiner == _TOGETHER
    return _is_joinable(after) or (ends and after not in (_APART, _TOGETHER))


def _is_joinable(character: str) -> bool:
    """Return whether a character is a letter or a mark of a script that runs together."""
    return bool(_RUNS_TOGETHER.match(character)) and unicodedata.category(character)[0] in "LM"


def is_blank(text: str) -> bool:
    """Return whether `text` shows nothing: only spaces, blank signs, marks without a letter.

    A mark alone would be drawn onto whatever stands before the text.
    """
    return all(map(_shows_nothing, text))


def _shows_nothing(character: str) -> bool:
    return (
        character.isspace()
        or character in BLANK
        or unicodedata.category(character)[0] == "M"
        or has_hostile(character)
    )


def columns(text: str) -> int:
    """Return how many columns of a terminal `text` takes: none for marks, two for wide letters.

    Never fewer than none: what acts on a terminal counts as nothing. Emoji that are joined count
    one by one, as most terminals draw them.
    """
    if _ONE_EACH.fullmatch(text):
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415 - it loads its tables, and OpenSSL besides

    return wcswidth(text.translate(_UNMEASURED))


_ONE_EACH: Final = re.compile("[ -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]*")
"""Latin letters and the signs that go with them: a column each, which needs no tables."""

_UNMEASURED: Final = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), ord(_TOGETHER)))
"""What is left out before text is measured: controls, for which there would be no width at all, and
the joiner, with which all that it joins would count as one emoji."""


_LONGEST_SIGN: Final = 31
"""Characters of a sign, each of which is measured with all before it. A letter of any language has
up to 30 marks (Unicode Standard Annex 15, stream-safe text)."""


def signs(text: str) -> Iterator[str]:
    """Yield `text` in its signs: characters, each with the marks that are drawn onto it.

    A mark that needs a column is a sign of its own, and so is one that has nothing to be drawn
    onto; where it stands it takes one column at most, though alone it may take none.
    """
    sign = ""
    for character in text:
        is_open = sign.strip() and len(sign) < _LONGEST_SIGN
        if is_open and columns(sign + character) == columns(sign):
            sign += character
            continue
        if sign:
            yield sign
        sign = character
    if sign:
        yield sign


def clean(text: str, *, newlines: bool = False) -> str:
    """Return `text` with everything gone that could act on a terminal or hide from a reader.

    Terminal escape sequences vanish whole, line breaks of every kind become a space (or, with
    `newlines`, a line feed), tabs become a space. What is left is only what can be seen,
    and joiners between characters that they join.
    """
    without = _ESCAPE.sub("", text)
    broken = _BREAKS.sub("\n" if newlines else " ", without)
    return _HOSTILE.sub(lambda found: _kept(found, ""), broken.replace("\t", " "))


def _kept(found: re.Match[str], otherwise: str) -> str:
    return found.group() if _joins(found.string, found.start()) else otherwise


def visible(text: str) -> str:
    """Return one line of `text` with a sign in place of each character that acts or hides.

    The length stays the same, so that columns still point where they did; a tab becomes a space.
    """
    return _UNSEEN.sub(
        lambda found: " " if found.group() == "\t" else _kept(found, "\N{REPLACEMENT CHARACTER}"),
        text,
    )

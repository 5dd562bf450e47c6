"""What a single value of a file of plays may be, beside what a value of a level may be."""

import re
from typing import Final

from attrs import frozen

from game.call.log.notation import BadNotation, read_play
from game.call.units import POINT
from game.level.code import Code
from game.level.problem import InvalidInput, Problem
from game.level.shape.values import Number, Text, scalar
from game.level.wording import quoted
from game.level.yaml.node import Plain

# As many digits as the largest seed has, as these files come from strangers: Python refuses to read
# thousands of digits, by an error of its own.
_WHOLE: Final = re.compile(r"[0-9]{1,19}")


@frozen
class Whole(Number):
    """A whole number; `low` and `high` are in thousandths here, too."""

    def read(self, plain: Plain) -> int:
        """Return the number itself, not in thousandths."""
        said = scalar(plain).strip()
        low, high = self.low // POINT, self.high // POINT
        span = f"a whole number from {low} to {high}"
        if not _WHOLE.fullmatch(said):
            message = f"has to be {span}, and {quoted(said)} is not one."
            raise InvalidInput(
                Problem(Code.NOT_A_NUMBER, message, "Write digits and nothing else: `7`.")
            )
        if not low <= int(said) <= high:
            message = f"has to be {span}, not {quoted(said)}."
            raise InvalidInput(Problem(Code.OUT_OF_RANGE, message, f"Write {span}."))
        return int(said)


@frozen
class MoveWord(Text):
    """Something the agent did beside giving a reply, as `listen` or `look-up:codes`."""

    longest: int = 80
    """How many characters it may have at the most."""

    def read(self, plain: Plain) -> str:
        """Return the move as it is written; it can be read as one."""
        said = Text(self.longest).read(plain)
        # The notation of plays knows replies by their numbers, but a kept play should go on meaning
        # the same when replies of its level change places.
        if said.isascii() and said.isdigit():
            message = f"is the number of a reply, {quoted(said)}."
            raise InvalidInput(Problem(Code.UNKNOWN_WORD, message, _WORDS_NOT_NUMBERS))
        if " " in said or not _is_move(said):
            raise InvalidInput(Problem(Code.UNKNOWN_WORD, f"is no move: {quoted(said)}.", _MOVES))
        return said

    @property
    def stand_in(self) -> Plain:
        """Something that fits."""
        return "listen"


_WORDS_NOT_NUMBERS: Final = (
    "Write `say:` and the words of the reply: they still mean it when replies change places."
)
_MOVES: Final = (
    "Write `say:` and the words of a reply; or one of `listen`, `interrupt`, `hold:60`, "
    "`resume:thanks`, `look-up:NAME`, `ask:NAME`, `transfer:NAME:warm`, `attend:1`, `park:1`, "
    "`wait:2.5` or `hang-up`."
)


def _is_move(word: str) -> bool:
    try:
        read_play(word)
    # That it is no move is all there is to know here; the hint says what would be one.
    except BadNotation:
        return False
    return True

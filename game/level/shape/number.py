"""Numbers as they are written in a level file: decimal, exact, counted in thousandths."""

import re
from typing import Final

# Nine digits are more than anything in a level can be. Python refuses to make a number of thousands
# of digits, by an error of its own; and `\d` would let digits of every script pass, which the
# editors that read our schemas do not take for any.
_NUMBER: Final = re.compile(r"([+-]?)([0-9]{1,9})(?:\.([0-9]{1,3}))?")


def thousandths(text: str) -> int | None:
    """Return the number a text says, in thousandths; None if it says none.

    A number is digits with up to three decimals after a point, and a sign if need be.
    """
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    sign, whole, decimals = found.groups(default="")
    value = int(whole) * 1000 + int(decimals.ljust(3, "0"))
    return -value if sign == "-" else value


def spoken(value: int) -> str:
    """Return thousandths as they are written: 45000 as `45`, -1500 as `-1.5`."""
    whole, decimals = divmod(abs(value), 1000)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{decimals:03}".rstrip("0").rstrip(".")

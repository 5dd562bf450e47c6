"""What became of a caller's last call, for callers who come back."""

from enum import StrEnum


class Past(StrEnum):
    """How a caller knows us. A level may open differently for each."""

    NEW = "new"
    HELPED = "helped"
    LET_DOWN = "let-down"

"""The record: attempts kept with all it takes to play them again, and read back."""

from game.record.attempt import MOST_SEED, Attempt, LiveCall, Origin, attempt_of, now
from game.record.leftovers import Leftover
from game.record.standing import Result, Standing
from game.record.store import Store, open_store

__all__ = [
    "MOST_SEED",
    "Attempt",
    "Leftover",
    "LiveCall",
    "Origin",
    "Result",
    "Standing",
    "Store",
    "attempt_of",
    "now",
    "open_store",
]

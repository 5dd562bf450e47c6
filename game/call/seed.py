"""What follows from a call's seed: numbers that look like chance and are the same everywhere."""

from typing import Final

# Python's whole numbers have no end: without the mask a mixed number would grow past 64 bits, and
# no longer be what the published function gives.
_MASK: Final = (1 << 64) - 1


def mixed(value: int) -> int:
    """Return 64 well-mixed bits of a number (splitmix64, Steele, Lea & Flood 2014)."""
    value = (value + 0x9E3779B97F4A7C15) & _MASK
    value = ((value ^ value >> 30) * 0xBF58476D1CE4E5B9) & _MASK
    value = ((value ^ value >> 27) * 0x94D049BB133111EB) & _MASK
    return value ^ value >> 31


def named(name: str) -> int:
    """Return a number for a name, the same on every machine."""
    # Not `hash`, which Python salts anew in every process. Names come from strangers' files and may
    # hold half of a surrogate pair, which plain UTF-8 would refuse.
    return int.from_bytes(name.encode("utf-8", "surrogatepass")[-8:], "big") ^ len(name)

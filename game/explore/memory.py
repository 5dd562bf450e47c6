"""How much memory is left of what this program may use."""

from pathlib import Path
from typing import Final

_KEPT_FREE: Final = 8
"""The share of what is allowed that is left alone, as a divisor: room to tell what was found."""

_STATM: Final = Path("/proc/self/statm")
"""Where Linux says how large a program is, in pages; other systems have no such file."""


def running_out() -> bool:
    """Return whether nearly all memory that this program is allowed is used up.

    Looked at ahead of time, since an interpreter that has truly no memory left may lose the
    MemoryError itself: Python 3.13.0 raises SystemError instead, from whatever runs at the time.
    False where no limit is set (`ulimit -v`) or a system does not tell.
    """
    try:
        import resource  # noqa: PLC0415 - not on Windows, and needed late
    except ImportError:
        return False
    # Asked anew every time: a limit can be set while the program runs.
    allowed, _ = resource.getrlimit(resource.RLIMIT_AS)
    if allowed == resource.RLIM_INFINITY:
        return False
    try:
        pages = int(_STATM.read_bytes().split()[0])
    except (OSError, ValueError, IndexError):
        return False
    return allowed - pages * resource.getpagesize() < allowed // _KEPT_FREE

"""Wrong codes cost time, so that guessing leads nowhere; nobody is ever locked out for them.

A training room shares one address: forty people sit behind that of the one who guesses, and have
to get in all the same. So a wrong code is a debt that is paid off by the second, and a try waits
until the debt is small again, but never long. What protects a room is that a code is one of 2^40.
"""

import ipaddress
from typing import Final

FREE_FOR_ADDRESS: Final = 20
"""Wrong codes a second from one address that cost nothing: a room in which everybody mistypes."""

FREE_IN_ALL: Final = 200
"""Wrong codes a second from all addresses together that cost nothing, against many at once."""

LONGEST_WAIT: Final = 5.0
"""Seconds after which every try is looked at: about what somebody waits without typing again."""

_MOST_ADDRESSES: Final = 4_096
"""Addresses that are known at a time, under a megabyte; who comes then takes the place of the one
that has been quiet longest. What all have missed together is counted none the less."""


class _Debt:
    """Wrong codes that are not paid off yet: a bucket that leaks."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._owed = 0.0
        self._since = 0.0

    def owed(self, now: float) -> float:
        # A clock that is set back pays nothing off, and adds nothing.
        return max(0.0, self._owed - self._rate * max(0.0, now - self._since))

    def wait(self, now: float) -> float:
        """Return the seconds until one more wrong code would be free."""
        return min(LONGEST_WAIT, max(0.0, (self.owed(now) + 1 - self._rate) / self._rate))

    def add(self, now: float) -> None:
        # No more than the longest wait is worth: else who guessed for an hour would have everybody
        # behind the same address wait for an hour after.
        most = self._rate * (LONGEST_WAIT + 1)
        self._owed = min(most, self.owed(now) + 1)
        self._since = now


_PAID_OFF: Final = LONGEST_WAIT + 1
"""Seconds without a wrong code after which no debt can be left."""


class Guesses:
    """The wrong codes of late, by address. Times are seconds of a clock that never goes back."""

    def __init__(self) -> None:
        self._all = _Debt(FREE_IN_ALL)
        # In the order of the last wrong code, so that the oldest are found without a search.
        self._known: dict[str, tuple[_Debt, float]] = {}

    @property
    def known(self) -> int:
        """How many addresses are known, which takes memory for each."""
        return len(self._known)

    def wait(self, address: str, now: float) -> float:
        """Return how many seconds a try from this address waits, once, before it is looked at."""
        waits = [self._all.wait(now)]
        if known := self._known.get(_counted(address)):
            waits.append(known[0].wait(now))
        return max(waits)

    def missed(self, address: str, now: float) -> None:
        """Take note of a wrong code from this address."""
        self._forget(now)
        counted = _counted(address)
        debt, _ = self._known.pop(counted, (_Debt(FREE_FOR_ADDRESS), now))
        if len(self._known) >= _MOST_ADDRESSES:
            del self._known[next(iter(self._known))]
        debt.add(now)
        self._known[counted] = debt, now
        self._all.add(now)

    def _forget(self, now: float) -> None:
        """Forget the addresses that owe nothing any more."""
        while self._known:
            oldest, (_, last) = next(iter(self._known.items()))
            if now - last < _PAID_OFF:
                return
            del self._known[oldest]


def _counted(address: str) -> str:
    """Return what guesses from an address are counted under.

    For IPv6 that is its network of 64 bits: everybody has so many addresses of their own.
    """
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        # All that is no address together: made up ones shall not be a way round.
        return ""
    if isinstance(known, ipaddress.IPv4Address):
        return str(known)
    return str(known.ipv4_mapped or ipaddress.IPv6Address(int(known) >> 64 << 64))

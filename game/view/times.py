"""How lengths of time that go on are written, by whoever knows what becomes of them."""

from game.view.kinds import SECOND
from game.view.words import clock_text, left_text, span_text


class Times:
    """Writes them as they stand: for who looks again in a moment, or reads line by line."""

    def so_far(self, ms: int) -> str:
        """Return how long something has taken so far, in milliseconds: "0:40"."""
        return span_text(ms)

    def to_go(self, ms: int, after: int = 0) -> str:
        """Return how long something takes yet, in milliseconds: "0:40".

        `after`: milliseconds until that begins to get less.
        """
        return left_text(ms + after)

    def room_to_go(self, ms: int) -> str:
        """Return how long a room still runs, in milliseconds: "04:10"."""
        return clock_text(ms)

    def room_so_far(self, ms: int) -> str:
        """Return how long ago something was in a room, in milliseconds: "00:40"."""
        return clock_text(ms)

    def seconds_to_go(self, ms: int) -> str:
        """Return how many seconds of a countdown there are yet, begun ones in full: "5"."""
        return str(-(-ms // SECOND))


AS_THEY_STAND = Times()

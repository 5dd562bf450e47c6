"""What a board knows of its room at a moment."""

from attrs import frozen

from game.call.units import SECOND
from game.contest.client.link import LinkState
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import BoardClock, BoardNews
from game.contest.wording.board_words import BoardFace, face_of


@frozen
class BoardState:
    """What was heard of a room, and how it stands with the link to it."""

    news: BoardNews | None = None
    """The board; None as long as none has come."""
    clock: BoardClock | None = None
    """The clock; None as long as none has come."""
    came: float = 0.0
    """When the clock came, in seconds of this program's own."""
    link: LinkState = LinkState.CONNECTING
    """How it stands with the link."""
    over: str = ""
    """Why it has ended, as a sentence; else empty."""

    @property
    def face(self) -> BoardFace:
        """What is to be shown."""
        return face_of(self.news, self.clock)

    def left(self, now: float) -> int:
        """Return how long the room still runs, in milliseconds."""
        runs = self.clock is not None and self.clock.phase is RoomPhase.RUNNING
        return max(self.clock.left - (self._passed(now) if runs else 0), 0) if self.clock else 0

    def begins(self, now: float) -> int:
        """Return how long it is until the calls begin, in milliseconds."""
        return max(self.clock.begins - self._passed(now), 0) if self.clock else 0

    def _passed(self, now: float) -> int:
        """Return how many milliseconds have passed since the clock came: none without a host."""
        return round((now - self.came) * SECOND) if self.link is LinkState.CONNECTED else 0

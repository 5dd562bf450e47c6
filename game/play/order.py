"""What is to be played: a level, a seed and a pace, and what goes before the call."""

from collections.abc import Callable

from attrs import field, frozen

from game.call import Level, Past, Recall
from game.play.line import LocalLine, Watch
from game.play.pace import Pace
from game.play.session import Session


@frozen
class Order:
    """What is to be played, and how."""

    level: Level
    """The level."""
    name: str
    """The name of its file without the ending."""
    word: str
    """What the player typed to name it."""
    digest: str
    """The digest of the level, under which the call is kept."""
    source: str
    """The text of its file."""
    seed: int
    """The seed of the call."""
    pace: Pace
    """How its clock runs."""
    caller: Past | None = None
    """How the caller knows us; None leaves it to the level."""
    as_json: bool = False
    """Whether a line of JSON closes the output."""
    carried: Recall | None = None
    """What the caller remembers of an earlier call, instead of `caller`; None for nothing."""
    begun: Session | None = None
    """The call where its first moves are made already; None for one from its beginning."""
    taken: Callable[[Session], None] = field(default=lambda _: None, eq=False)
    """Is told of each call that has ended or was left, but not of what is practised after it."""

    @property
    def recall(self) -> Recall | None:
        """What comes before the call where the caller knows us, or is said to."""
        if self.carried is not None:
            return self.carried
        return None if self.caller is None else Recall(self.caller)

    def new_session(self) -> Session:
        """Return the call before anything has been done in it."""
        return Session(self.level, self.seed, self.recall)

    def line_to(self, session: Session, new_watch: Callable[[], Watch]) -> LocalLine:
        """Return a line to a call of this order, which time passes on by such watches."""
        return LocalLine(session, self.pace, new_watch)

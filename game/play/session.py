"""One call being played: its state, its turns so far and its log."""

from game.call import CallState, Event, Level, Recall, Turn, Wait, event_to_data, new_call, take
from game.call.log.data import EventData


class Session:
    """A call in progress. A line sends it events, and it keeps the log.

    Waits that follow each other are kept as one, which by the rules is the same call. `recall`: how
    the caller knows us, which comes before everything else; None leaves it to the level.
    `practice`: the move, from 1, before which an earlier call was taken up again; such a call is
    kept nowhere and counts for nothing. None for a call of its own. `reply_seed`: what decides how
    replies are shown; None for the seed.
    """

    def __init__(
        self,
        level: Level,
        seed: int,
        recall: Recall | None = None,
        *,
        practice: int | None = None,
        reply_seed: int | None = None,
    ) -> None:
        self.level = level
        self.seed = seed
        self.practice = practice
        self.turns: list[Turn] = []
        self.start = new_call(level, seed, reply_seed)
        if recall is not None:
            self.send(recall)

    @property
    def state(self) -> CallState:
        """Where the call stands."""
        return self.turns[-1].after if self.turns else self.start

    @property
    def begun(self) -> bool:
        """Whether anything has been done yet; what a caller remembers does not count."""
        return any(not isinstance(turn.event, Recall) for turn in self.turns)

    @property
    def events(self) -> tuple[Event, ...]:
        """The log: everything that has happened."""
        return tuple(turn.event for turn in self.turns)

    @property
    def log(self) -> list[EventData]:
        """The log as plain data."""
        return [event_to_data(event) for event in self.events]

    def send(self, event: Event) -> Turn:
        """Let an event happen and return its turn; IllegalEvent leaves the call as it was."""
        turn = take(self.state, event)
        # Nothing happens in a call that is over, and its log ends there.
        if turn.before.over:
            return turn
        # The clock passes time ten times a second: kept one by one, waits would be most of a log.
        # Joined anew from its start, a wait is the same to the millisecond (law 3).
        last = self.turns[-1] if self.turns else None
        if isinstance(event, Wait) and last is not None and isinstance(last.event, Wait):
            self.turns[-1] = take(last.before, Wait(last.event.ms + event.ms))
        elif turn.after is not turn.before or not isinstance(event, Wait):
            self.turns.append(turn)
        return turn

"""What is written of a call while it goes on: words, what is new, the meters, what can be done."""

from collections.abc import Iterable
from typing import Final

from game.call import CallState, Line, Outcome, Recall, Say, shown
from game.plain.console import Console
from game.plain.desk import held_lines, how
from game.plain.messages import message_lines
from game.plain.show import (
    brief_lines,
    caller_of,
    carried_lines,
    learned_lines,
    meters_line,
    promise_news,
    reply_lines,
    title_lines,
)
from game.play.deeds import deed_words
from game.play.session import Session

HANG: Final = 3
"""Columns by which the further lines of a reply are indented, to stand clear of its number."""


class Teller:
    """Writes a call on a console and remembers what has been written.

    `offered`: the replies as they are numbered; `announced`: the places of the messages that wait
    for a word and have been told of, the oldest first. `faded`: the strain of 0 to 100 by which
    what is learned, and the mood, fade.
    """

    def __init__(self, console: Console, session: Session, faded: int = 0) -> None:
        self._faded = faded
        self.offered: tuple[Say, ...] = ()
        self.announced: tuple[int, ...] = ()
        self._console = console
        self._session = session
        self._displayed: CallState | None = None
        recalls = (turn.after for turn in session.turns if isinstance(turn.event, Recall))
        self._carried = next(recalls, None)
        self._heard = next((turn.said for turn in reversed(session.turns) if turn.said), ())

    def introduce(self) -> None:
        """Write what is known before the call."""
        level = self._session.level
        self.lines([*title_lines(level), "", *brief_lines(level), ""])
        self.lines(map(deed_words, self._session.turns))
        self._console.say("The phone rings. Press Enter to answer.")

    def recall(self) -> None:
        """Write what is carried on from an earlier call."""
        if self._carried is not None:
            self.lines(carried_lines(self._carried, self._faded))

    def take_up(self) -> None:
        """Write where a call stands that is taken up in the middle, and what can be typed."""
        self.recall()
        self.again()
        if self._state.hold is None:
            self._console.say(how(self._session.level))
        self.announce()

    def tell(self, said: tuple[Line, ...], silence: str = "") -> None:
        """Write what the caller says, and the moment that follows."""
        self.hear(said)
        if not said and silence and not self._state.over:
            self._console.say(silence)
        if self._state.outcome is Outcome.HUNG_UP:
            self._console.say(f"{self._name} hangs up.")
        self.moment()

    def hear(self, said: tuple[Line, ...]) -> None:
        """Write what the caller says, if anything."""
        self._heard = said or self._heard
        self._voice(said)

    def moment(self) -> None:
        """Write what can be decided on: what is new, the meters, the replies."""
        known = self._displayed or self._carried
        self.lines(learned_lines(self._state, known, self._faded))
        self.lines(promise_news(self._state, known))
        self._console.say()
        self._console.say(meters_line(self._state, self._displayed, self._faded))
        self._displayed = self._state
        self._offer()

    def again(self) -> None:
        """Write the caller's last words and the replies once more."""
        self._voice(self._heard)
        if self._state.answered:
            self.moment()

    def announce(self) -> None:
        """Tell of messages that have come in since the last line."""
        if self._state.over:
            return
        fresh = [place for place in self._state.pings if place not in self.announced]
        self.lines(message_lines(self._state, fresh))
        self.announced = self._state.pings

    def lines(self, lines: Iterable[str], *, hang: int = 0) -> None:
        """Write lines, each a paragraph of its own."""
        for line in lines:
            self._console.say(line, hang=hang)

    def _voice(self, said: tuple[Line, ...]) -> None:
        self.lines(f"{self._name}: {line.text}" for line in said)

    def _offer(self) -> None:
        self.offered = shown(self._state)
        if self._state.over:
            return
        if self._state.hold is not None:
            self.lines(held_lines(self._state))
        else:
            self.lines(reply_lines(self._state, self.offered), hang=HANG)

    @property
    def _state(self) -> CallState:
        return self._session.state

    @property
    def _name(self) -> str:
        return caller_of(self._state)

"""Whether a key is meant for what is on the screen, or for what was there a moment ago."""

from collections.abc import Callable
from typing import Final

from game.view.passage import Voice
from game.view.view import PendingMessage, View

REPLY_GUARD: Final = 0.25
"""Seconds in which a key is not meant yet for what has just come: replies, a speech, a message.

Nobody sees something and presses a key for it more quickly; such a key was on its way already.
"""


class KeyGuard:
    """Watches the views of a call go by. `now` is a clock in seconds that never runs back."""

    def __init__(self, now: Callable[[], float], view: View) -> None:
        self._now = now
        self._view = view
        self._picked: int | None = None
        self._quiet_since = self._speaking_since = self._message_since = now()

    def take(self, view: View) -> None:
        """Take in a newer view."""
        before, message, now = self._view, self.message, self._now()
        self._view = view
        if _speeches(view) != _speeches(before):
            self._speaking_since = self._quiet_since = now
        if view.number != before.number or _rows(view) != _rows(before):
            # A falling meter can close a reply: the rows have moved under the player's fingers.
            self._quiet_since = now
        if before.speaking and not view.speaking:
            self._quiet_since = now
        if _number(self.message) != _number(message):
            self._message_since = now

    @property
    def settled(self) -> bool:
        """Whether what is on the screen has been there long enough for a key to be meant for it."""
        return not self._view.speaking and self._now() - self._quiet_since >= REPLY_GUARD

    @property
    def hushable(self) -> bool:
        """Whether a key would be meant to let the caller finish: not in the speech's first moment.

        The second half of a double click, or of two quick Enters, would else skip what is said.
        """
        return self._view.speaking and self._now() - self._speaking_since >= REPLY_GUARD

    @property
    def ready(self) -> bool:
        """Whether an action would be meant now."""
        return self.settled and not self._view.over

    @property
    def messages(self) -> tuple[PendingMessage, ...]:
        """The messages that wait for a word, from the one to see to now on.

        That is the one that was picked, or else the oldest.
        """
        # Turned round at the one picked, in the order in which they came; once that one is seen to,
        # it is the oldest again.
        waiting = () if self._view.over else self._view.messages
        numbers = [each.number for each in waiting]
        first = numbers.index(self._picked) if self._picked in numbers else 0
        return waiting[first:] + waiting[:first]

    @property
    def message(self) -> PendingMessage | None:
        """The message to see to now; None without one."""
        return next(iter(self.messages), None)

    @property
    def message_ready(self) -> bool:
        """Whether there is a message, and for so long that a key would be meant for it."""
        return self.message is not None and self._now() - self._message_since >= REPLY_GUARD

    def pick_other(self) -> None:
        """Pick the next of the messages that wait; after the last comes the first."""
        if self.messages[1:]:
            self._picked = self.messages[1].number


def _speeches(view: View) -> int:
    """Return how often the caller has begun to speak."""
    # Counted, for the words may be the same.
    return sum(each.voice is Voice.CALLER for each in view.passages)


def _rows(view: View) -> object:
    """Return what decides which rows there are to choose from."""
    replies = () if view.speaking else (view.offer, view.replies)
    return replies, view.hold is None, view.errand is None, view.over


def _number(message: PendingMessage | None) -> int | None:
    return None if message is None else message.number

"""What is written of a call while it goes on: words, what is new, the meters, what can be done."""

from collections.abc import Iterable, Sequence
from typing import Final

from game.plain.call.desk import held_lines, how
from game.plain.call.messages import message_lines
from game.plain.call.show import (
    brief_lines,
    carried_lines,
    learned_lines,
    meters_line,
    promise_news,
    reply_lines,
    title_lines,
)
from game.plain.console import Console
from game.view.kinds import Outcome
from game.view.passage import Passage, Voice
from game.view.view import PendingMessage, View

HANG: Final = 3
"""Columns by which the further lines of a reply are indented, to stand clear of its number."""

Said = tuple[str, ...]
"""What the caller says, a paragraph each."""


class Teller:
    """Writes a call on a console and remembers what has been written.

    `shown`: the view as it was shown last, whose replies have the numbers that are typed; None
    before the first. `announced`: the messages that wait for a word and have been told of, the
    oldest first. `faded`: the strain of 0 to 100 by which what is learned, and the mood, fade.
    """

    def __init__(self, console: Console, faded: int = 0) -> None:
        self.shown: View | None = None
        self.announced: tuple[PendingMessage, ...] = ()
        self._faded = faded
        self._console = console
        self._heard: Said = ()

    def introduce(self, view: View) -> None:
        """Write what is known before the call."""
        self.lines([*title_lines(view.brief), "", *brief_lines(view.brief), ""])
        if view.carried is not None:
            self._console.say(view.carried.memory)
        self._console.say("The phone rings. Press Enter to answer.")

    def recall(self, view: View) -> None:
        """Write what is carried on from an earlier call."""
        if view.carried is not None:
            self.lines(carried_lines(view.carried, self._faded))

    def take_up(self, view: View) -> None:
        """Write where a call stands that is taken up in the middle, and what can be typed."""
        if view.utterance is not None:
            self._heard = tuple(line.text for line in view.utterance.lines)
        self.recall(view)
        self.again(view)
        if view.hold is None:
            self._console.say(how(view.desk))
        self.announce(view)

    def tell(self, view: View, said: Said, silence: str = "") -> None:
        """Write what the caller says, and the moment that follows."""
        self.hear(view, said)
        if not said and silence and not view.over:
            self._console.say(silence)
        if view.end is not None and view.end.outcome is Outcome.HUNG_UP:
            self._console.say(f"{view.caller_name} hangs up.")
        self.moment(view)

    def hear(self, view: View, said: Said) -> None:
        """Write what the caller says, if anything."""
        self._heard = said or self._heard
        self._voice(view, said)

    def moment(self, view: View) -> None:
        """Write what can be decided on: what is new, the meters, the replies."""
        # What is new is so against the view shown last, which therefore changes only afterwards.
        self.lines(learned_lines(view, self.shown, self._faded))
        self.lines(promise_news(view, self.shown))
        self._console.say()
        self._console.say(meters_line(view, self.shown, self._faded))
        self.shown = view
        self._offer(view)

    def again(self, view: View) -> None:
        """Write the caller's last words and the replies once more."""
        self._voice(view, self._heard)
        if view.answered:
            self.moment(view)

    def announce(self, view: View) -> None:
        """Tell of messages that have come in since the last line."""
        if view.over:
            return
        fresh = [message for message in view.messages if message not in self.announced]
        self.lines(message_lines(fresh, view.messages))
        self.announced = view.messages

    def lines(self, lines: Iterable[str], *, hang: int = 0) -> None:
        """Write lines, each a paragraph of its own."""
        for line in lines:
            self._console.say(line, hang=hang)

    def _voice(self, view: View, said: Said) -> None:
        self.lines(f"{view.caller_name}: {text}" for text in said)

    def _offer(self, view: View) -> None:
        if view.over:
            return
        if view.hold is not None:
            self.lines(held_lines(view))
        else:
            self.lines(reply_lines(view), hang=HANG)


def said_since(before: View, view: View) -> Said:
    """Return what the caller has begun to say between two views; empty for nothing."""
    # Speeches are counted, for a caller may say the same words again.
    if view.utterance is None or _speeches(view.passages) == _speeches(before.passages):
        return ()
    return tuple(line.text for line in view.utterance.lines)


def found_since(before: View, view: View) -> list[Passage]:
    """Return what was found out between two views."""
    # Passages are only ever added; at most the last one is cut short.
    fresh = view.passages[len(before.passages) :]
    return [passage for passage in fresh if passage.voice is Voice.FOUND]


def _speeches(passages: Sequence[Passage]) -> int:
    return sum(passage.voice is Voice.CALLER for passage in passages)

"""A call played in real time: the session, the clock, and what has been said aloud so far.

It knows no widget. The call screen sends it keys as deeds and looks at it ten times a second.
"""

from collections.abc import Callable, Sequence
from typing import Final

from game.call import (
    Answer,
    CallState,
    Event,
    IllegalEvent,
    Interrupt,
    Listen,
    Say,
    Wait,
    deeds,
    replies_open,
    shown,
)
from game.play.ending import hang_up_events
from game.play.pace import Pace, until_spoken
from game.play.session import Session
from game.tui.passage import Passage, Voice
from game.tui.speech import Speech
from game.tui.stopwatch import Stopwatch
from game.tui.transcript import Transcript

REPLY_GUARD: Final = 0.25
"""Seconds in which a key is not meant yet for what has just come: replies, or a speech."""


class Exchange:
    """One call between the player and a caller, from the answer to the end.

    A session in which something has happened already is caught up on, and goes on from there.
    """

    def __init__(self, session: Session, pace: Pace, now: Callable[[], float]) -> None:
        self.session = session
        self.pace = pace
        self._transcript = Transcript.of(session.turns)
        self._now = now
        self._watch = Stopwatch(now)
        self._quiet_since = now()
        self._speaking_since = now()
        self._ping_since = now()
        self._picked: int | None = None

    @property
    def state(self) -> CallState:
        """Where the call stands."""
        return self.session.state

    @property
    def passages(self) -> Sequence[Passage]:
        """The conversation, as far as it has been said."""
        return self._transcript.passages

    @property
    def learned(self) -> Sequence[str]:
        """The names of the clues, in the order they were learned."""
        return self._transcript.learned

    @property
    def speech(self) -> Speech:
        """What the caller is saying, or said last."""
        return self._transcript.speech

    @property
    def speaking(self) -> bool:
        """Whether the caller is speaking, be it the last words of a call that has ended."""
        return self._transcript.speaking

    @property
    def ended(self) -> bool:
        """Whether the call is over and its last words are said."""
        return self._transcript.ended

    @property
    def settled(self) -> bool:
        """Whether what is on the screen has been there long enough for a key to be meant for it."""
        return not self.speaking and self._now() - self._quiet_since >= REPLY_GUARD

    @property
    def hushable(self) -> bool:
        """Whether a key would be meant to let the caller finish: not in the speech's first moment.

        The second half of a double click, or of two quick Enters, would else skip what is said.
        """
        return self.speaking and self._now() - self._speaking_since >= REPLY_GUARD

    @property
    def ready(self) -> bool:
        """Whether a deed would be meant now."""
        return self.settled and not self.state.over

    @property
    def replies(self) -> tuple[Say, ...]:
        """The replies to show, in order; none while the caller is speaking."""
        return () if self.speaking else shown(self.state)

    @property
    def pings(self) -> tuple[int, ...]:
        """The places of the messages that wait for a word, from the one to see to now on.

        That is the one that was picked, or else the oldest.
        """
        waiting = () if self.state.over else self.state.pings
        first = waiting.index(self._picked) if self._picked in waiting else 0
        return waiting[first:] + waiting[:first]

    @property
    def ping(self) -> int | None:
        """The place of the message to see to now; None without one."""
        return next(iter(self.pings), None)

    @property
    def ping_ready(self) -> bool:
        """Whether there is a message, and for so long that a key would be meant for it."""
        return self.ping is not None and self._now() - self._ping_since >= REPLY_GUARD

    @property
    def found(self) -> tuple[Passage, ...]:
        """What was read and what colleagues said, in that order."""
        return tuple(each for each in self.passages if each.voice is Voice.FOUND)

    def pick_other(self) -> None:
        """Pick the next of the messages that wait; after the last comes the first."""
        if self.pings[1:]:
            self._picked = self.pings[1]

    def pause(self) -> None:
        """Stop the call's clock."""
        self.look()
        self._watch.stop()

    def resume(self) -> None:
        """Let the call's clock run on."""
        self._watch.start()

    def look(self) -> None:
        """Let the time since the last look pass in the call."""
        seconds = self._watch.lap()
        if self.state.over:
            ms = round(seconds * 1_000 * self.pace.rate)
            self._said_until(self.speech.left - ms)
            return
        before = self._below()
        wait = self.pace.wait(self.state, seconds)
        if wait:
            self._send(wait)
        if self._below() != before:
            # A falling meter can close a reply: the rows have moved under the player's fingers.
            self._quiet_since = self._now()

    def _below(self) -> object:
        """Return what decides which rows there are to choose from."""
        state = self.state
        return self.replies, state.hold is None, state.errand is None, state.over

    def answer(self) -> None:
        """Pick up; what is known from an earlier call is noted at once."""
        self._send(Answer())

    def hear_out(self) -> None:
        """Let the caller finish the sentence at once."""
        self.look()
        if self.state.over:
            self._said_until(0)
        elif self.speaking:
            self._send(until_spoken(self.state))

    def say(self, reply: Say) -> None:
        """Give a reply."""
        self.look()
        if reply in replies_open(self.state) and not self.speaking:
            self._send(reply)

    def listen(self) -> bool:
        """Keep listening; False where there is nothing to listen to."""
        self.look()
        try:
            self._send(Listen())
        except IllegalEvent:
            return False
        return True

    def cut_in(self) -> bool:
        """Interrupt the caller; False where nobody is speaking."""
        self.look()
        if not self.speaking or self.state.over:
            return False
        self._send(Interrupt())
        return True

    def do(self, event: Event) -> bool:
        """Do something beside talking; False where that cannot be done just now."""
        self.look()
        if event not in deeds(self.state):
            return False
        self._send(event)
        return True

    def wait_out(self) -> bool:
        """Let the time pass until the errand is done; False where there is none to wait for."""
        self.look()
        errand = self.state.errand
        if errand is None or self.speaking or self.state.over:
            return False
        self._send(Wait(errand.left))
        self._quiet_since = self._now()
        return True

    def hang_up(self) -> None:
        """Put the phone down; a caller who was warned is heard out first."""
        if not self.state.over:
            for event in hang_up_events(self.state):
                self._send(event)

    def _send(self, event: Event) -> None:
        """Let an event happen, and take in what came of it."""
        ping, spoke, now = self.ping, self.speaking, self._now()
        turn = self.session.send(event)
        self._transcript.take_in(turn, self.session.turns)
        if self.ping != ping:
            self._ping_since = now
        if turn.said:
            self._speaking_since = now
        fell_silent = spoke and not self.speaking
        if turn.said or fell_silent or not isinstance(event, Wait):
            self._quiet_since = now

    def _said_until(self, left: int) -> None:
        """Let the last words of a call that is over be said."""
        spoke = self.speaking
        self._transcript.say_until(left, self.state)
        if spoke and not self.speaking:
            self._quiet_since = self._now()

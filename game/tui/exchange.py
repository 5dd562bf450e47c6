"""A call played in real time: the session, the clock, and what has been said aloud so far.

It knows no widget. The call screen sends it keys as deeds and looks at it ten times a second.
"""

from collections.abc import Callable
from typing import Final

from game.call import (
    Answer,
    CallState,
    HangUp,
    IllegalEvent,
    Interrupt,
    Listen,
    Say,
    Turn,
    replies_open,
    shown,
)
from game.call.event import Event
from game.play.pace import Pace, until_spoken
from game.play.session import Session
from game.play.words import outcome_words, short_name
from game.tui.passage import Passage, Voice
from game.tui.speech import Speech
from game.tui.stopwatch import Stopwatch

REPLY_GUARD: Final = 0.25
"""Seconds in which a key is not meant yet for what has just come: replies, or a speech."""

_CUT: Final = " —"


class Exchange:
    """One call between the player and a caller, from the answer to the end."""

    def __init__(self, session: Session, pace: Pace, now: Callable[[], float]) -> None:
        self.session = session
        self.pace = pace
        self.passages: list[Passage] = []
        self.learned: list[str] = []
        self.speech = Speech()
        self._now = now
        self._watch = Stopwatch(now)
        self._quiet_since = now()
        self._speaking_since = now()
        self._ended = False

    @property
    def state(self) -> CallState:
        """Where the call stands."""
        return self.session.state

    @property
    def speaking(self) -> bool:
        """Whether the caller is speaking, be it the last words of a call that has ended."""
        return self.speech.left > 0

    @property
    def ended(self) -> bool:
        """Whether the call is over and its last words are said."""
        return self._ended

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
        before = self.replies
        wait = self.pace.wait(self.state, seconds)
        if wait:
            self._send(wait)
        if self.replies != before:
            # A falling meter can close a reply: the rows have moved under the player's fingers.
            self._quiet_since = self._now()

    def answer(self) -> None:
        """Pick up."""
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
            words = self.state.place.replies[reply.reply].say
            self._pass_on(Passage(Voice.YOU, words))
            self._send(reply)

    def listen(self) -> bool:
        """Keep listening; False where there is nothing to listen to."""
        self.look()
        try:
            turn = self.session.send(Listen())
        except IllegalEvent:
            return False
        self._pass_on(Passage(Voice.NOTE, "You keep listening." if turn.said else "Silence."))
        self._follow(turn)
        return True

    def cut_in(self) -> bool:
        """Interrupt the caller; False where nobody is speaking."""
        self.look()
        if not self.speaking or self.state.over:
            return False
        self._cut_short()
        self._pass_on(Passage(Voice.NOTE, "You cut in."))
        self._send(Interrupt())
        return True

    def hang_up(self) -> None:
        """Put the phone down."""
        if not self.state.over:
            if self.speaking:
                self._cut_short()
            self._send(HangUp())

    def _send(self, event: Event) -> None:
        self._follow(self.session.send(event))

    def _follow(self, turn: Turn) -> None:
        """Take in what came of an event."""
        if turn.said:
            self.speech = Speech.of(turn.said)
            self._speaking_since = self._now()
            self._pass_on(Passage(Voice.CALLER, ""))
        self._said_until(self.speech.left if self.state.over else self.state.speaking)

    def _said_until(self, left: int) -> None:
        spoke, self.speech = self.speaking, self.speech.to_come(left)
        last = self.passages[-1] if self.passages else None
        if last and last.voice is Voice.CALLER and (spoke or self.speaking):
            self.passages[-1] = Passage(Voice.CALLER, self.speech.said())
        if self.speaking:
            return
        if spoke:
            self._quiet_since = self._now()
        self._note_clues()
        self._note_end()

    def _cut_short(self) -> None:
        self.passages[-1] = Passage(Voice.CALLER, self.speech.said() + _CUT)
        self.speech = Speech()
        self._quiet_since = self._now()

    def _pass_on(self, passage: Passage) -> None:
        self.passages.append(passage)
        self._quiet_since = self._now()

    def _note_clues(self) -> None:
        known = self.state.clues.difference(self.learned)
        for clue in (each for each in self.state.level.clues if each in known):
            self.learned.append(clue)
            self.passages.append(Passage(Voice.NOTE, f"Learned: {self.state.level.clues[clue]}"))

    def _note_end(self) -> None:
        if self.state.over and not self._ended:
            self._ended = True
            name = short_name(self.state.level.caller.name)
            self.passages.append(Passage(Voice.NOTE, outcome_words(self.state.outcome, name)))

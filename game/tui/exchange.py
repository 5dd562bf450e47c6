"""A call played in real time: the session, the clock, and what has been said aloud so far.

It knows no widget. The call screen sends it keys as deeds and looks at it ten times a second.
"""

from collections.abc import Callable
from typing import Final

from game.call import (
    Answer,
    Attend,
    CallState,
    Event,
    HangUp,
    IllegalEvent,
    Interrupt,
    Listen,
    Say,
    Turn,
    Wait,
    deeds,
    replies_open,
    shown,
    wording,
)
from game.play.deeds import deed_words, news
from game.play.pace import Pace, until_spoken
from game.play.promises import developments
from game.play.session import Session
from game.play.words import outcome_words, short_name
from game.tui.passage import Passage, Voice
from game.tui.speech import Speech
from game.tui.stopwatch import Stopwatch

REPLY_GUARD: Final = 0.25
"""Seconds in which a key is not meant yet for what has just come: replies, or a speech."""

_CUT: Final = " —"
_NOTHING_NEW: Final = "Nothing new."


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
        self._ping_since = now()
        self._to_note: list[Passage] = []
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

    @property
    def ping(self) -> int | None:
        """The place of the message that has waited longest for a word; None without one."""
        pings = self.state.pings
        return pings[0] if pings and not self.state.over else None

    @property
    def ping_ready(self) -> bool:
        """Whether there is a message, and for so long that a key would be meant for it."""
        return self.ping is not None and self._now() - self._ping_since >= REPLY_GUARD

    @property
    def found(self) -> tuple[Passage, ...]:
        """What was read and what colleagues said, in that order."""
        return tuple(each for each in self.passages if each.voice is Voice.FOUND)

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
        for clue in (each for each in self.state.level.clues if each in self.state.clues):
            self.learned.append(clue)
            text = self.state.level.clues[clue]
            self.passages.append(Passage(Voice.NOTE, f"From the last call: {text}"))
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
            words = wording(self.state, reply.reply)
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

    def do(self, event: Event) -> bool:
        """Do something beside talking; False where that cannot be done just now."""
        self.look()
        if event not in deeds(self.state):
            return False
        if isinstance(event, Attend) and self.speaking:
            self._cut_short()
        turn = self.session.send(event)
        self._note(Passage(Voice.NOTE, deed_words(turn)))
        self._quiet_since = self._now()
        self._follow(turn)
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
        """Put the phone down."""
        if not self.state.over:
            if self.speaking:
                self._cut_short()
            self._send(HangUp())

    def _send(self, event: Event) -> None:
        self._follow(self.session.send(event))

    def _follow(self, turn: Turn) -> None:
        """Take in what came of an event."""
        if turn.after.pings[:1] != turn.before.pings[:1]:
            self._ping_since = self._now()
        if brought := news(turn, self.session.turns):
            self._note(Passage(Voice.FOUND, brought.text or _NOTHING_NEW, brought.title))
        for each in developments(turn.before, turn.after):
            self._note(Passage(Voice.NOTE, each.line))
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
        self.passages += self._to_note
        self._to_note.clear()
        self._note_clues()
        self._note_end()

    def _cut_short(self) -> None:
        self.passages[-1] = Passage(Voice.CALLER, self.speech.said() + _CUT)
        self.speech = Speech()
        self._quiet_since = self._now()

    def _pass_on(self, passage: Passage) -> None:
        self.passages.append(passage)
        self._quiet_since = self._now()

    def _note(self, passage: Passage) -> None:
        """Put something into the conversation, once the caller has said what they are saying."""
        (self._to_note if self.speaking else self.passages).append(passage)

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

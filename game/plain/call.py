"""A call played line by line: typed lines become events, and what comes of them sentences."""

from collections.abc import Iterable
from typing import Final

from game.call import (
    Answer,
    Attend,
    CallState,
    Event,
    IllegalEvent,
    Interrupt,
    Line,
    Listen,
    Outcome,
    Turn,
    Wait,
    replies_open,
)
from game.plain.command import (
    Choice,
    Command,
    Deed,
    Message,
    Pause,
    Unknown,
    Word,
    declines,
    understood,
)
from game.plain.console import Console, Typed
from game.plain.desk import deed_of, held_lines, how
from game.plain.retelling import retell
from game.plain.show import (
    brief_lines,
    caller_of,
    help_lines,
    news_lines,
    note_lines,
    pledge_lines,
)
from game.plain.teller import HANG, Teller
from game.play.deeds import deed_words, news
from game.play.ending import hang_up_events, line_missing
from game.play.pace import Clock, Pace
from game.play.session import Session
from game.play.words import seconds_text

_SURE: Final = "Leave this call? {kept} Type quit again to leave, or go on with the call."
_SURE_DOWN: Final = (
    "Put the phone down on {name}? It counts as a call you left. "
    "Type hang up again to do it, or go on."
)
_ABANDONED: Final = "It then counts as abandoned."
_PHONE_DOWN: Final = "You put the phone down."
_ALL_THE_SAME: Final = (
    "To put the phone down all the same, which counts as a call you left, type hang up again."
)
_GOES_ON: Final = "The call goes on."
_CLOSED: Final = "While you thought, that reply stopped being one you can give. Choose again."


class PlainCall:
    """One call on a console, to its end: from its brief, or from where its session stands."""

    def __init__(self, console: Console, session: Session, pace: Pace, faded: int = 0) -> None:
        self.session = session
        self._console = console
        self._pace = pace
        self._faded = faded
        self._teller = Teller(console, self.session, faded)
        self._told_of_line = False
        self._last: Command | None = None
        self._left = False
        self._begun = False
        self.shown_only = False

    @property
    def state(self) -> CallState:
        """Where the call stands."""
        return self.session.state

    def begin(self, events: Iterable[Event]) -> None:
        """Let these events happen, the answer first, and tell of each as if it had been typed.

        `shown_only` holds until somebody types something.
        """
        self._teller.introduce()
        self._begun = self.shown_only = True
        retell(events, self.session, self._console, self._teller)
        if not self.state.over:
            self._console.say(how(self.session.level))

    def play(self) -> None:
        """Play until the call is over or the player leaves; EndOfInput where the input ends."""
        if not self._begun:
            self._open()
        while not (self.state.over or self._left):
            typed = self._console.ask()
            self.shown_only = False
            if self.state.answered:
                self._in_call(typed)
            else:
                self._ringing(understood(typed.text))
            self._teller.announce()

    def _open(self) -> None:
        if self.state.answered:
            self._teller.take_up()
        else:
            self._teller.introduce()

    def _ringing(self, command: Command) -> None:
        """Nothing is lost while the phone rings: its time is not counted."""
        if command is Word.NOTHING or isinstance(command, Choice) or _picks_up(command):
            self._answer()
        elif command is Word.HANG_UP:
            self._put_down()
        elif command is Word.QUIT:
            self._left = True
        elif isinstance(command, Word) and command in _ASIDE:
            self._aside(command)
        else:
            self._console.say("The phone is still ringing. Press Enter to answer.")

    def _in_call(self, typed: Typed) -> None:
        wait = self._pace.wait(self.state, typed.seconds)
        if wait is not None:
            self.session.send(wait)
        if self.state.over:
            held = self.state.hold is not None
            when = "On hold" if held else "While you were silent"
            self._console.say(f"{when}, {self._name} hung up.")
            return
        if self._last in _ASKED and declines(typed.text):
            self._go_on()
        else:
            self._do(understood(typed.text))

    def _go_on(self) -> None:
        self._last, self._told_of_line = None, False
        self._console.say(_GOES_ON)

    def _do(self, command: Command) -> None:
        sure, self._last = command == self._last, command
        if command is not Word.HANG_UP and command not in _ASIDE:
            self._told_of_line = False
        if isinstance(command, Choice):
            self._reply(command.number)
        elif isinstance(command, Pause):
            self._pause(command.ms)
        elif isinstance(command, Unknown):
            self._console.say(command.hint)
        elif command is Word.QUIT:
            self._quit(sure=sure)
        elif command is Word.HANG_UP:
            self._hang_up(sure=sure)
        elif command in _ASIDE:
            self._aside(command)
        else:
            self._deed(command)

    def _deed(self, command: Deed | Word) -> None:
        if command is Word.LISTEN:
            self._listen()
        elif command is Word.INTERRUPT:
            self._interrupt()
        elif isinstance(command, Word) and command not in _AT_DESK:
            self._console.say(how(self.session.level))
        else:
            self._at_desk(command)

    def _at_desk(self, command: Deed | Word) -> None:
        """Do something beside talking; what it begins is waited for at once."""
        found = deed_of(command, self.state, self._teller.announced)
        if isinstance(found, list):
            for line in found:
                self._console.say(line, hang=HANG if line[:1].isdigit() else 0)
            return
        self._send_deed(found)

    def _send_deed(self, event: Event) -> None:
        if isinstance(event, Attend):
            # Whoever reads has the caller's words before them to the end; none of it is lost.
            self.session.send(Wait(self.state.speaking))
        try:
            turn = self.session.send(event)
        except IllegalEvent as error:
            self._console.say(str(error))
            return
        self._console.say(deed_words(turn))
        self._teller.tell(self._errand(turn))

    def _errand(self, turn: Turn) -> tuple[Line, ...]:
        """Wait until what a turn has begun is done; return what the caller came to say."""
        errand = turn.after.errand
        if errand is None:
            return turn.said
        self._teller.hear(turn.said)
        self._console.say(f"It takes {seconds_text(errand.left)}.")
        done = self.session.send(Wait(turn.after.speaking + errand.left))
        if not isinstance(turn.event, Attend):
            self._teller.lines(news_lines(news(done, self.session.turns)))
        return done.said

    def _aside(self, word: Word) -> None:
        """Say what is asked beside the call and changes nothing in it."""
        if word is Word.REPEAT:
            self._teller.again()
        elif word is Word.NOTES:
            self._teller.lines(note_lines(self.state, self._faded))
        elif word is Word.PROMISES:
            self._teller.lines(pledge_lines(self.state))
        elif word is Word.BRIEF:
            self._teller.lines(brief_lines(self.session.level))
        else:
            self._teller.lines(help_lines(self.session.level))

    def _quit(self, *, sure: bool) -> None:
        self._left = sure
        if not sure:
            kept = "It is practice and not kept." if self.session.practice else _ABANDONED
            self._console.say(_SURE.format(kept=kept))

    def _answer(self) -> None:
        turn = self.session.send(Answer())
        self._console.say("You answer.")
        self._teller.recall()
        self._teller.tell(turn.said)
        if not self.state.over:
            self._console.say(how(self.session.level))

    def _reply(self, number: int) -> None:
        if self.state.hold is not None:
            self._teller.lines(held_lines(self.state))
            return
        if not 1 <= number <= len(self._teller.offered):
            self._console.say(f"There is no reply {number}. {how(self.session.level)}")
            return
        reply = self._teller.offered[number - 1]
        if reply not in replies_open(self.state):
            self._console.say(_CLOSED)
            self._teller.again()
            return
        turn = self.session.send(reply)
        self._console.say(deed_words(turn))
        busy = turn.after.errand is not None
        self._teller.tell(self._errand(turn), silence="" if busy else f"{self._name} says nothing.")

    def _listen(self) -> None:
        if self.state.hold is not None:
            self._teller.lines(held_lines(self.state))
            return
        try:
            turn = self.session.send(Listen())
        except IllegalEvent as error:
            self._console.say(str(error))
            return
        self._console.say("You listen.")
        self._teller.tell(turn.said, silence=f"{self._name} has said it all and waits for you.")

    def _interrupt(self) -> None:
        if not self.state.speaking:
            self._console.say(f"{self._name} is not speaking, so there is nobody to interrupt.")
            return
        self.session.send(Interrupt())
        self._console.say("You cut in.")
        self._teller.tell((), silence=f"{self._name} breaks off.")

    def _hang_up(self, *, sure: bool) -> None:
        if not self.state.place.abusive:
            if sure:
                self._put_down()
            else:
                self._console.say(_SURE_DOWN.format(name=self._name))
        elif self._told_of_line or not (missing := line_missing(self.state, self.session.turns)):
            self._put_down()
        else:
            self._told_of_line = True
            self._console.say(f"{missing} {_ALL_THE_SAME}")

    def _put_down(self) -> None:
        for event in hang_up_events(self.state):
            self.session.send(event)
        fair = self.state.outcome is Outcome.ENDED
        said = "You end the call, as you had said you would." if fair else _PHONE_DOWN
        self._console.say(said)

    def _pause(self, ms: int) -> None:
        """Let time pass, as `wait` says. Untimed, it passes only while the caller speaks."""
        untimed = self._pace.clock is Clock.UNTIMED
        self.session.send(Wait(min(ms, self.state.speaking) if untimed else ms))
        if self.state.over:
            what = deed_words(self.session.turns[-1])
            self._console.say(f"{what} {self._name} hangs up.")
            return
        self._console.say("The clock is off in this call." if untimed else "Time passes.")
        self._teller.moment()

    @property
    def _name(self) -> str:
        return caller_of(self.state)


_ASIDE: Final = frozenset({Word.NOTES, Word.PROMISES, Word.BRIEF, Word.REPEAT, Word.HELP})
_ASKED: Final = frozenset({Word.HANG_UP, Word.QUIT})
"""Words that are asked about before they are done."""
_AT_DESK: Final = frozenset({Word.BACK, Word.BACK_THANKS})


def _picks_up(command: Command) -> bool:
    return isinstance(command, Message) and not command.parked

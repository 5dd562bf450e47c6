"""A call played line by line: typed lines become events, and what comes of them sentences."""

from typing import Final

from game.call import (
    Answer,
    CallState,
    HangUp,
    IllegalEvent,
    Interrupt,
    Level,
    Line,
    Listen,
    Outcome,
    Say,
    Wait,
    replies_open,
    shown,
)
from game.plain.command import Choice, Command, Pause, Unknown, Word, understood
from game.plain.console import Console, Typed
from game.plain.show import (
    brief_lines,
    caller_of,
    help_lines,
    learned_lines,
    meters_line,
    note_lines,
    reply_lines,
    title_lines,
)
from game.play.pace import Clock, Pace
from game.play.session import Session

_HANG: Final = 3
"""Columns by which the further lines of a reply are indented, to stand clear of its number."""

_HOW: Final = (
    "Type the number of a reply, or a word: listen, interrupt, hang up, notes, help, quit."
)
_SURE: Final = (
    "Leave this call? It is kept as abandoned. Type quit again to leave, or go on with the call."
)
_CLOSED: Final = "While you thought, that reply stopped being one you can give. Choose again."


class PlainCall:
    """One call on a console, from its brief to its end. The rules are the session's alone."""

    def __init__(self, console: Console, level: Level, seed: int, pace: Pace) -> None:
        self.session = Session(level, seed)
        self._console = console
        self._pace = pace
        self._offered: tuple[Say, ...] = ()
        self._displayed: CallState | None = None
        self._heard: tuple[Line, ...] = ()
        self._leaving = False
        self._left = False

    @property
    def state(self) -> CallState:
        """Where the call stands."""
        return self.session.state

    def play(self) -> None:
        """Play until the call is over or the player leaves; EndOfInput where the input ends."""
        self._introduce()
        while not (self.state.over or self._left):
            if self.state.answered:
                self._in_call(self._console.ask())
            else:
                self._ringing(understood(self._console.ask().text))

    def _introduce(self) -> None:
        level = self.session.level
        self._lines(title_lines(level))
        self._console.say()
        self._lines(brief_lines(level))
        self._console.say()
        self._console.say("The phone rings. Press Enter to answer.")

    def _ringing(self, command: Command) -> None:
        """Nothing is lost while the phone rings: its time is not counted."""
        if command in (Word.NOTHING, Word.ANSWER) or isinstance(command, Choice):
            self._answer()
        elif command is Word.HANG_UP:
            self._hang_up()
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
            self._console.say(f"While you were silent, {self._name} hung up.")
            return
        self._do(understood(typed.text))

    def _do(self, command: Command) -> None:
        leaving, self._leaving = self._leaving, command is Word.QUIT
        if isinstance(command, Choice):
            self._reply(command.number)
        elif isinstance(command, Pause):
            self._pause(command.ms)
        elif isinstance(command, Unknown):
            self._console.say(command.hint)
        elif command is Word.QUIT:
            self._quit(sure=leaving)
        elif command in _ASIDE:
            self._aside(command)
        else:
            self._deed(command)

    def _deed(self, word: Word) -> None:
        if word is Word.LISTEN:
            self._listen()
        elif word is Word.INTERRUPT:
            self._interrupt()
        elif word is Word.HANG_UP:
            self._hang_up()
        else:
            self._console.say(_HOW)

    def _aside(self, word: Word) -> None:
        """Say what is asked beside the call and changes nothing in it."""
        if word is Word.REPEAT:
            self._again()
        elif word is Word.NOTES:
            self._lines(note_lines(self.state))
        elif word is Word.BRIEF:
            self._lines(brief_lines(self.session.level))
        else:
            self._lines(help_lines())

    def _quit(self, *, sure: bool) -> None:
        self._left = sure
        if not sure:
            self._console.say(_SURE)

    def _answer(self) -> None:
        turn = self.session.send(Answer())
        self._console.say("You answer.")
        self._tell(turn.said)
        if not self.state.over:
            self._console.say(_HOW)

    def _reply(self, number: int) -> None:
        if not 1 <= number <= len(self._offered):
            self._console.say(f"There is no reply {number}. {_HOW}")
            return
        reply = self._offered[number - 1]
        if reply not in replies_open(self.state):
            self._console.say(_CLOSED)
            self._again()
            return
        words = self.state.place.replies[reply.reply].say
        turn = self.session.send(reply)
        self._console.say(f"You: {words}")
        self._tell(turn.said, silence=f"{self._name} says nothing.")

    def _listen(self) -> None:
        try:
            turn = self.session.send(Listen())
        except IllegalEvent as error:
            self._console.say(str(error))
            return
        self._console.say("You listen.")
        self._tell(turn.said, silence=f"{self._name} has said it all and waits for you.")

    def _interrupt(self) -> None:
        if not self.state.speaking:
            self._console.say(f"{self._name} is not speaking, so there is nobody to interrupt.")
            return
        self.session.send(Interrupt())
        self._console.say("You cut in.")
        self._tell((), silence=f"{self._name} breaks off.")

    def _hang_up(self) -> None:
        self.session.send(HangUp())
        self._console.say("You put the phone down.")

    def _pause(self, ms: int) -> None:
        """Let time pass, as `wait` says. Untimed, it passes only while the caller speaks."""
        untimed = self._pace.clock is Clock.UNTIMED
        self.session.send(Wait(min(ms, self.state.speaking) if untimed else ms))
        if self.state.over:
            self._console.say(f"You say nothing. {self._name} hangs up.")
            return
        self._console.say("The clock is off in this call." if untimed else "Time passes.")
        self._moment()

    def _tell(self, said: tuple[Line, ...], silence: str = "") -> None:
        """Write what the caller says, and the moment that follows."""
        self._heard = said or self._heard
        for line in said:
            self._console.say(f"{self._name}: {line.text}")
        if not said and silence and not self.state.over:
            self._console.say(silence)
        if self.state.outcome is Outcome.HUNG_UP:
            self._console.say(f"{self._name} hangs up.")
        self._moment()

    def _moment(self) -> None:
        """Write what can be decided on: what is new, the meters, the replies."""
        self._lines(learned_lines(self.state, self._displayed))
        self._console.say()
        self._console.say(meters_line(self.state, self._displayed))
        self._displayed = self.state
        self._offer()

    def _offer(self) -> None:
        self._offered = shown(self.state)
        if self.state.over:
            return
        for line in reply_lines(self.state, self._offered):
            self._console.say(line, hang=_HANG)

    def _again(self) -> None:
        """Write the caller's last words and the replies once more."""
        for line in self._heard:
            self._console.say(f"{self._name}: {line.text}")
        if self.state.answered:
            self._moment()

    def _lines(self, lines: list[str]) -> None:
        for line in lines:
            self._console.say(line)

    @property
    def _name(self) -> str:
        return caller_of(self.state)


_ASIDE: Final = frozenset({Word.NOTES, Word.BRIEF, Word.REPEAT, Word.HELP})

"""A call played line by line: typed lines become commands, and what comes of them sentences."""

from collections.abc import Sequence
from typing import Final

from game.plain.call.command import (
    Deed,
    Message,
    Pause,
    ReplyNumber,
    Understood,
    Unknown,
    Word,
    declines,
    understood,
)
from game.plain.call.desk import act_of, held_lines, how
from game.plain.call.retelling import retell, tell_step
from game.plain.call.show import (
    brief_lines,
    found_lines,
    help_lines,
    note_lines,
    promise_lines,
)
from game.plain.call.teller import HANG, Said, Teller, found_since, said_since
from game.plain.console import Console
from game.play.line import CallLine
from game.view.actions import FACTS, Action
from game.view.commands import (
    CLOSED,
    Act,
    Answered,
    AnswerMessage,
    CutIn,
    GiveReply,
    HearOut,
    KeepListening,
    LetPass,
    PickUp,
    PutDown,
    WaitOut,
)
from game.view.kinds import Outcome
from game.view.view import View
from game.view.words import seconds_text

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


class PlainCall:
    """One call on a console, to its end: from its brief, or from where its line stands.

    `shown_only`: whether moves were made before anybody typed, and nobody has typed yet.
    `leaving`: what leaving it comes to, as a sentence; None for what it comes to alone.
    """

    def __init__(
        self, console: Console, line: CallLine, faded: int = 0, leaving: str | None = None
    ) -> None:
        self.line = line
        self.shown_only = False
        self._console = console
        self._faded = faded
        self._leaving = leaving
        self._teller = Teller(console, faded)
        self._told_of_line = False
        self._last: Understood | None = None
        self._left = False
        self._begun = False

    @property
    def view(self) -> View:
        """Where the call stands."""
        return self.line.view

    def begin(self, views: Sequence[View]) -> None:
        """Tell of what has happened on the line before, as if it had been typed.

        `views`: those of the call from its start to now. What the last move has begun is waited
        for, as everything is here.
        """
        # What a caller remembers comes first, and is told with the brief.
        ringing = 1 if views[1:] and views[1].last is Action.RECALL else 0
        self._teller.introduce(views[ringing])
        self._begun = self.shown_only = True
        retell(views[ringing:], self._console, self._teller)
        if self.view.errand is not None and not self.view.over:
            before = self.view
            self._do_at_once(WaitOut())
            tell_step(before, self.view, self._console, self._teller)
        if not self.view.over:
            self._console.say(how(self.view.desk))

    def play(self) -> None:
        """Play until the call is over or the player leaves; EndOfInput where the input ends."""
        if not self._begun:
            self._open()
        if self.view.answered:
            self.line.resume()
        while not (self.view.over or self._left):
            typed = self._console.ask()
            # Only now: an input that ends here has typed nothing.
            self.shown_only = False
            if self.view.answered:
                self._in_call(typed.text)
            else:
                self._ringing(understood(typed.text))
            self._teller.announce(self.view)

    def _open(self) -> None:
        if self.view.answered:
            self._teller.take_up(self.view)
        else:
            self._teller.introduce(self.view)

    def _ringing(self, command: Understood) -> None:
        """Do what was typed while the phone rings. This time is not counted."""
        if command is Word.NOTHING or isinstance(command, ReplyNumber) or _picks_up(command):
            self._answer()
        elif command is Word.HANG_UP:
            self._put_down()
        elif command is Word.QUIT:
            self._left = True
        elif isinstance(command, Word) and command in _ASIDE:
            self._aside(command)
        else:
            self._console.say("The phone is still ringing. Press Enter to answer.")

    def _in_call(self, typed: str) -> None:
        # The time it took to type comes first: a caller who hung up in it hears nothing of it.
        self.line.look()
        if self.view.over:
            held = self.view.hold is not None
            when = "On hold" if held else "While you were silent"
            self._console.say(f"{when}, {self._name} hung up.")
            return
        # Before it is taken for a command: as one, "n" asks for the notes.
        if self._last in _ASKED and declines(typed):
            self._go_on()
        else:
            self._do(understood(typed))

    def _go_on(self) -> None:
        self._last, self._told_of_line = None, False
        self._console.say(_GOES_ON)

    def _do(self, command: Understood) -> None:
        # Only the same word twice in a row counts as sure: a question of some lines ago is
        # forgotten by then.
        sure, self._last = command == self._last, command
        # To read one's notes in between takes nothing back.
        if command is not Word.HANG_UP and command not in _ASIDE:
            self._told_of_line = False
        if isinstance(command, ReplyNumber):
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
            self._console.say(how(self.view.desk))
        else:
            self._at_desk(command)

    def _at_desk(self, command: Deed | Word) -> None:
        """Do something beside talking; what it begins is waited for at once."""
        found = act_of(command, self.view, self._teller.announced, self.line.search)
        if isinstance(found, list):
            for line in found:
                self._console.say(line, hang=HANG if line[:1].isdigit() else 0)
            return
        if isinstance(found, AnswerMessage) and self.view.speaking:
            # Whoever reads has the caller's words before them to the end; none of it is lost.
            self._do_at_once(HearOut())
        before = self.view
        if self._refused(found):
            return
        self._console.say(self.view.done)
        said = self._said(before, found)
        self._teller.tell(self.view, said)

    def _said(self, before: View, act: Act) -> Said:
        """Return what the caller says to an act, once what it has begun is done."""
        said, errand = said_since(before, self.view), self.view.errand
        if errand is None or self.view.over:
            return said
        # What is said now comes before the wait, and what is said after it comes at its end.
        self._teller.hear(self.view, said)
        self._console.say(f"It takes {seconds_text(errand.left_ms)}.")
        before = self.view
        self._do_at_once(WaitOut())
        # What a message says was told when it came in.
        if not isinstance(act, AnswerMessage):
            for found in found_since(before, self.view):
                self._teller.lines(found_lines(found))
        return said_since(before, self.view)

    def _refused(self, act: Act) -> bool:
        """Do something, or say why it cannot be done."""
        receipt = self.line.send(act)
        if receipt is None or receipt.answered is not Answered.REFUSED:
            return False
        self._console.say(receipt.reason)
        return True

    def _do_at_once(self, act: Act) -> None:
        """Do something that is never refused where this is called."""
        self.line.send(act)

    def _aside(self, word: Word) -> None:
        """Say what is asked beside the call and changes nothing in it."""
        if word is Word.REPEAT:
            self._teller.again(self.view)
        elif word is Word.NOTES:
            self._teller.lines(note_lines(self.view, self._faded))
        elif word is Word.PROMISES:
            self._teller.lines(promise_lines(self.view))
        elif word is Word.BRIEF:
            self._teller.lines(brief_lines(self.view.brief))
        else:
            self._teller.lines(help_lines(self.view))

    def _quit(self, *, sure: bool) -> None:
        self._left = sure
        if not sure:
            alone = "It is practice and not kept." if self.view.practice else _ABANDONED
            self._console.say(_SURE.format(kept=self._leaving or alone))

    def _answer(self) -> None:
        before = self.view
        self._do_at_once(PickUp())
        # Until now the clock stood still: nobody is late who reads a brief.
        self.line.resume()
        self._console.say(FACTS[Action.ANSWER].doing)
        self._teller.recall(self.view)
        self._teller.tell(self.view, said_since(before, self.view))
        if not self.view.over:
            self._console.say(how(self.view.desk))

    def _reply(self, number: int) -> None:
        view, shown = self.view, self._teller.shown
        if view.hold is not None:
            self._teller.lines(held_lines(view))
            return
        # A number means a reply as it was shown. Since then, time may have closed one of them, and
        # those after it have moved up.
        offered = shown.replies if shown else ()
        if not 1 <= number <= len(offered):
            self._console.say(f"There is no reply {number}. {how(view.desk)}")
            return
        reply = offered[number - 1]
        if shown is None or shown.offer != view.offer or reply not in view.replies:
            self._console.say(CLOSED)
            self._teller.again(view)
            return
        act = GiveReply(view.offer, reply.place)
        if self._refused(act):
            return
        self._console.say(self.view.done)
        # Somebody who waits for something is not at a loss for words.
        silence = "" if self.view.errand else f"{self._name} says nothing."
        said = self._said(view, act)
        self._teller.tell(self.view, said, silence)

    def _listen(self) -> None:
        before = self.view
        if before.hold is not None:
            self._teller.lines(held_lines(before))
            return
        if self._refused(KeepListening()):
            return
        self._console.say(FACTS[Action.LISTEN].doing)
        said = said_since(before, self.view)
        self._teller.tell(self.view, said, f"{self._name} has said it all and waits for you.")

    def _interrupt(self) -> None:
        if not self.view.speaking:
            self._console.say(f"{self._name} is not speaking, so there is nobody to interrupt.")
            return
        self._do_at_once(CutIn())
        self._console.say(FACTS[Action.INTERRUPT].doing)
        self._teller.tell(self.view, (), f"{self._name} breaks off.")

    def _hang_up(self, *, sure: bool) -> None:
        now = self.view.hanging_up
        if not now.abusive:
            if sure:
                self._put_down()
            else:
                self._console.say(_SURE_DOWN.format(name=self._name))
        elif self._told_of_line or not now.missing:
            self._put_down()
        else:
            self._told_of_line = True
            self._console.say(f"{now.missing} {_ALL_THE_SAME}")

    def _put_down(self) -> None:
        self._do_at_once(PutDown())
        end = self.view.end
        fair = end is not None and end.outcome is Outcome.ENDED
        said = "You end the call, as you had said you would." if fair else _PHONE_DOWN
        self._console.say(said)

    def _pause(self, ms: int) -> None:
        """Let time pass, as `wait` says. Untimed, it passes only while the caller speaks."""
        self._do_at_once(LetPass(ms))
        if self.view.over:
            self._console.say(f"{self.view.done} {self._name} hangs up.")
            return
        self._console.say(
            FACTS[Action.SILENCE].doing if self.view.timed else "The clock is off in this call."
        )
        self._teller.moment(self.view)

    @property
    def _name(self) -> str:
        return self.view.caller_name


_ASIDE: Final = frozenset({Word.NOTES, Word.PROMISES, Word.BRIEF, Word.REPEAT, Word.HELP})
_ASKED: Final = frozenset({Word.HANG_UP, Word.QUIT})
"""Words that are asked about before they are done."""
_AT_DESK: Final = frozenset({Word.BACK, Word.BACK_THANKS})


def _picks_up(command: Understood) -> bool:
    return isinstance(command, Message) and not command.parked

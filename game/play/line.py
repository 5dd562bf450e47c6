"""The line to a caller: the one way in which a screen plays a call, wherever its rules run."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

from game.call import CallState, Event, IllegalEvent, Recall, Wait
from game.call.units import SECOND
from game.play.pace import Clock, Pace
from game.play.session import Session
from game.view.build import Labels, view_of, views_of
from game.view.commands import (
    AHEAD,
    PASSED,
    Act,
    Answered,
    Command,
    HearOut,
    LetPass,
    Receipt,
    events_of,
)
from game.view.search import found_in
from game.view.transcript import Transcript
from game.view.view import View

if TYPE_CHECKING:
    from game.play.debrief import Debrief

Heed = Callable[[View], None]
"""Is told of each newer view."""


class CallLine(Protocol):
    """A call in progress, as far as its trainee can see it and act on it."""

    @property
    def view(self) -> View:
        """The newest view."""

    def send(self, act: Act) -> Receipt | None:
        """Do something in answer to the newest view, and return what became of it.

        None where that is not known yet: then a newer view shows what came of it.
        """

    def search(self, words: str) -> tuple[int, ...]:
        """Return the places of the articles that have all these words, those by title first."""

    def heed(self, heed: Heed) -> None:
        """Tell `heed` from now on of each newer view, and nobody else."""

    def look(self) -> None:
        """Let the time since the last look pass in the call."""

    def pause(self) -> None:
        """Stop the call's clock, where that is the trainee's to do."""

    def resume(self) -> None:
        """Let the call's clock run on."""

    def debrief(self) -> "Debrief":
        """Return what the call was; NothingPlayed where nothing has happened in it."""

    def practise(self, move: int) -> "CallLine":
        """Return a new line to the call as it stood before a move, from 1; NoSuchMove for none."""


class Watch(Protocol):
    """Tells how much real time has passed."""

    def lap(self) -> float:
        """Return the seconds since the last lap, those not counted in which it was stopped."""

    def start(self) -> None:
        """Count again from this moment."""

    def stop(self) -> None:
        """Let no more time count."""


class LocalLine:
    """A line to a call whose rules run in this process.

    `session` is the call; one in which something has happened goes on from there. `listed`: its
    number in the list that it was chosen from. `new_watch` makes what tells real time: each line
    has one of its own, since pausing one call must not stop another.
    """

    def __init__(
        self,
        session: Session,
        pace: Pace,
        new_watch: Callable[[], Watch],
        listed: int | None = None,
    ) -> None:
        self.session = session
        self.pace = pace
        self._new_watch = new_watch
        self._watch = new_watch()
        self._listed = listed
        self._transcript = Transcript.of(session.turns)
        # By the number of the view that was answered. Whoever does not know whether a command came
        # through sends it again, and is told that it was done.
        self._accepted: dict[int, Act] = {}
        # What happened before was a command each, but for the time: so a call that is taken up has
        # begun. Nobody answers a view of that time any more.
        self._number = sum(not isinstance(turn.event, Wait | Recall) for turn in session.turns)
        self._view: View | None = None
        self._heed: Heed | None = None

    @property
    def view(self) -> View:
        """The newest view."""
        # A screen asks several times for the same one; after most events nobody asks at all.
        if self._view is None:
            session = self.session
            self._view = view_of(session.start, session.turns, self._labels, self._transcript)
        return self._view

    def history(self) -> Iterator[View]:
        """Yield the views of the call as it was at its start, and then after each turn."""
        return views_of(self.session.start, self.session.turns, self._labels)

    def heed(self, heed: Heed) -> None:
        """Tell `heed` from now on of each newer view, and nobody else."""
        self._heed = heed

    def send(self, act: Act) -> Receipt:
        """Do something in answer to the newest view, and return what became of it."""
        return self.take(Command(self._number, act))

    def take(self, command: Command) -> Receipt:
        """Do what a command says, once; return what became of it."""
        # The time first, as it passed before the command was given. Otherwise a silence would cost
        # nothing until after the reply, and a reply would reach a caller who had hung up by then.
        self.look()
        if command.view > self._number:
            return Receipt(Answered.REFUSED, AHEAD)
        if command.view < self._number:
            again = self._accepted.get(command.view) == command.act
            return Receipt(Answered.REPEATED) if again else Receipt(Answered.REFUSED, PASSED)
        # Time may have closed what the view offered: no fault, but an answer. The number stays, so
        # that the same view can be answered in another way.
        try:
            self._do(command.act)
        except IllegalEvent as error:
            return Receipt(Answered.REFUSED, str(error))
        self._accepted[self._number] = command.act
        self._number += 1
        self._changed()
        return Receipt(Answered.ACCEPTED)

    def search(self, words: str) -> tuple[int, ...]:
        """Return the places of the articles that have all these words, those by title first."""
        articles = self._state.level.articles
        names = tuple(articles)
        return tuple(names.index(name) for name in found_in(articles, words))

    def look(self) -> None:
        """Let the time since the last look pass in the call."""
        seconds, before = self._watch.lap(), self._transcript.utterance
        # For the rules nothing follows the end of a call. Its last words are a matter of showing
        # them, and run down here.
        if self._state.over:
            if before is not None and before.left:
                self._say_until(before.left - round(seconds * SECOND * self.pace.rate))
                self._changed()
        elif wait := self.pace.wait(self._state, seconds):
            self._let(wait)
            self._changed()

    def pause(self) -> None:
        """Stop the call's clock."""
        # A watch that is stopped forgets what has passed since it was last asked.
        self.look()
        self._watch.stop()

    def resume(self) -> None:
        """Let the call's clock run on."""
        self._watch.start()

    def debrief(self) -> "Debrief":
        """Return what the call was; NothingPlayed where nothing has happened in it."""
        # It looks back on everything, and so takes a while to import: not while the phone rings.
        from game.play.debrief import debrief  # noqa: PLC0415 - see above

        return debrief(self.session.turns)

    def practise(self, move: int) -> "LocalLine":
        """Return a new line to the call as it stood before a move, from 1; NoSuchMove for none."""
        from game.play.midway.rewind import rewound  # noqa: PLC0415 - see debrief

        return LocalLine(rewound(self.session, move), self.pace, self._new_watch, self._listed)

    def _do(self, act: Act) -> None:
        """Let happen what an act comes to; IllegalEvent where it cannot be done."""
        if isinstance(act, HearOut) and self._state.over and self._transcript.speaking:
            # The last words of a call take none of its time; they are only not on the screen yet.
            self._say_until(0)
            return
        # With the clock off, only the caller's own words take time, as everywhere (`Pace.wait`).
        if isinstance(act, LetPass) and not self.view.timed:
            act = LetPass(min(act.ms, self._state.speaking))
        for event in events_of(act, self._state, self._transcript.counted):
            self._let(event)

    def _let(self, event: Event) -> None:
        turn = self.session.send(event)
        self._transcript.take_in(turn, self.session.turns)

    def _say_until(self, left: int) -> None:
        self._transcript.say_until(left, self._state)

    def _changed(self) -> None:
        self._view = None
        if self._heed is not None:
            self._heed(self.view)

    @property
    def _labels(self) -> Labels:
        timed = self.pace.clock is Clock.TIMED
        return Labels(self._number, self._listed, self.session.practice, timed)

    @property
    def _state(self) -> CallState:
        return self.session.state

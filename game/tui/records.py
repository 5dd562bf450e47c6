"""What the terminal app keeps and asks for: attempts, best results, the theme."""

from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Final, Protocol

from attrs import frozen

from game.settings import remember, setting

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.call import Score
    from game.play.past import CallEnd
    from game.play.session import Session
    from game.record.attempt import LiveCall
    from game.record.autosave import Autosave
    from game.record.leftovers import Leftover
    from game.record.store import Store

_THEME: Final = "theme"


@frozen
class Progress:
    """How a player has done on a level."""

    best: "Score | None" = None
    """The best score; None where none counts."""
    tries: int = 0
    """How many calls were taken."""
    ended: bool = False
    """Whether one of them was played to its end, even under rules that have changed since."""


NOT_PLAYED: Final = Progress()


class Records(Protocol):
    """Where attempts go and come from. Every method may be called from any thread."""

    def follow(self, call: "LiveCall") -> None:
        """Write a call as it goes on, until it is kept. It never waits, and never fails."""

    def keep(self, call: "LiveCall", *, cut_off: bool = False) -> bool:
        """Keep a call, finished or left; return whether it will still be there tomorrow.

        `cut_off`: whether it was not the player who left it, so that it is offered again.
        """

    def cut_off(self) -> "tuple[Leftover, ...]":
        """Return the calls that were cut off when a program ended, each once, oldest first."""

    def go_on(self, call: "LiveCall", leftover: "Leftover") -> None:
        """Follow a call that was cut off and is taken up again. It never waits, and never fails."""

    def settle(self, leftover: "Leftover") -> None:
        """Let a call go that was cut off: it stays as it is kept."""

    def progress(self, digest: str) -> Progress:
        """Return how a level has gone so far."""

    def last_end(self, digest: str) -> "CallEnd | None":
        """Return what is left of the latest call played to its end; None where there is none."""

    def work_out(self) -> bool:
        """Work out some of the results that an older version did not keep; False once all are."""

    def theme(self) -> str | None:
        """Return the name of the theme that was chosen last."""

    def choose_theme(self, name: str) -> None:
        """Remember a theme."""

    def notice(self) -> str | None:
        """Return what the player has to be told about keeping calls; each thing once."""

    def leave_soon(self) -> None:
        """Wait from now on only briefly for other programs: this one is being left."""

    def close(self) -> None:
        """Write what still waits, and let go of everything; nothing is asked afterwards."""


class KeptRecords:
    """The record in the user's data folder, opened when it is first needed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._opened: Store | None = None
        self._cut_off: tuple[Leftover, ...] = ()
        # By digest. A menu asks for every level each time it is shown; what it is told stays true
        # until a call is kept, or earlier results are worked out.
        self._known: dict[str, Progress] = {}
        self._leaving = False

    @cached_property
    def _autosave(self) -> "Autosave":
        # Apart from the store, which may have to wait for another program before it opens.
        from game.record.autosave import Autosave  # noqa: PLC0415 - not for the first frame

        return Autosave.in_data_folder()

    def follow(self, call: "LiveCall") -> None:
        """Write a call as it goes on, from a thread of its own."""
        self._autosave.follow(call)

    def go_on(self, call: "LiveCall", leftover: "Leftover") -> None:
        """Follow a call that was cut off, in the file it has."""
        self._autosave.follow(call, leftover.file)

    def keep(self, call: "LiveCall", *, cut_off: bool = False) -> bool:
        """Keep a call, finished, left or cut off."""
        with self._lock:
            self._known.pop(call.origin.digest, None)
            return self._store().keep(call.attempt(), call.origin.source, cut_off=cut_off)

    def cut_off(self) -> "tuple[Leftover, ...]":
        """Return the calls that were cut off, each once."""
        with self._lock:
            self._store()
            # Each is offered once: what the player has put off comes again at the next start.
            found, self._cut_off = self._cut_off, ()
            return found

    def settle(self, leftover: "Leftover") -> None:
        """Let a call go that was cut off."""
        with self._lock:
            self._store().settle(leftover)

    def progress(self, digest: str) -> Progress:
        """Return how a level has gone so far, as this program knows since it last kept a call."""
        with self._lock:
            if digest not in self._known:
                store = self._store()
                self._known[digest] = Progress(store.best(digest), *store.tries(digest))
            return self._known[digest]

    def last_end(self, digest: str) -> "CallEnd | None":
        """Return what is left of the latest call that counts."""
        with self._lock:
            return self._store().last_end(digest)

    def work_out(self) -> bool:
        """Work out some of the results that are missing; what was known without them is let go."""
        with self._lock:
            store = self._store()
            if not store.to_work_out() or not store.work_out():
                return False
            self._known.clear()
            return True

    def theme(self) -> str | None:
        """Return the name of the theme that was chosen last."""
        return setting(_THEME)

    def choose_theme(self, name: str) -> None:
        """Remember a theme."""
        remember(_THEME, name)

    def notice(self) -> str | None:
        """Return what the player has to be told, once."""
        with self._lock:
            notice = self._store().take_notice()
            if notice:
                # It may be that some calls were found again, or are gone.
                self._known.clear()
            return notice

    def leave_soon(self) -> None:
        """Wait from now on only briefly for other programs."""
        # Not under the lock: whoever has it may just be waiting for another program.
        self._leaving = True
        if self._opened is not None:
            self._opened.leave_soon()

    def close(self) -> None:
        """Write what still waits, and let go of the file."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
            else:
                self._autosave.close()

    def _store(self) -> "Store":
        if self._opened is None:
            from game.record.store import open_store  # noqa: PLC0415 - not for the first frame

            self._opened = open_store(autosave=self._autosave)
            # The program may have been left while it waited here for the store to open.
            if self._leaving:
                self._opened.leave_soon()
            self._cut_off = self._opened.take_in()
            self._opened.check_in_background()
        return self._opened


class ToldRecords(KeptRecords):
    """The same record; `told` is told of each call of one level that is kept in it.

    `digest` names the level. It is known only once the level has been read, with this record at
    hand; until it is set, nobody is told of anything.
    """

    def __init__(self, told: "Callable[[Session], None]", digest: str | None = None) -> None:
        super().__init__()
        self.digest = digest
        self._told = told

    def keep(self, call: "LiveCall", *, cut_off: bool = False) -> bool:
        """Tell of a call, if it is one of that level, and keep it."""
        if call.origin.digest == self.digest:
            self._told(call.session)
        return super().keep(call, cut_off=cut_off)

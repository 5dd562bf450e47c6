"""`--record`: calls that were taken are added to a file of plays."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

import click
from attrs import frozen

from game.call import score
from game.exits import FAILED, MISUSED, Refused
from game.files import is_file, is_folder, is_there, real_path
from game.level.problem import InvalidInput
from game.level.shape.values import Text
from game.level.yaml.source import LARGEST
from game.play.session import Session
from game.playtest.keeping import CannotAdd, with_play
from game.playtest.place import ENDING, playtest_of
from game.playtest.reading import load_playtest
from game.playtest.recording import NothingToKeep, recorded
from game.playtest.shape import PlayFile
from game.playtest.writing import play_lines
from game.saving import save
from game.text import clean
from game.view.words import medal_words

_LONGEST_NAME: Final = 60
"""Characters of a name, as the shape of a file of plays has it."""
_ANOTHER: Final = "Name another file to keep plays in."
_SAMPLE: Final = "A play that tries whether there is room for one"


@frozen
class Recording:
    """The file that plays of a level are added to."""

    file: Path
    """The file; it need not be there yet."""
    level: Path
    """The file of the level."""
    name: str | None = None
    """What the plays are to be called; None where a name is made of the time and the medal."""

    def add(self, session: Session, when: datetime) -> str:
        """Add a call to the file, and return a sentence on it; Refused where that cannot be."""
        try:
            play = recorded(session, self._unused_name(session, when))
        except NothingToKeep as error:
            # That a call cannot be kept as a play is nobody's mistake: it is told, and the program
            # ends well.
            return str(error)
        self._save(play)
        return f"The play is kept in {clean(str(self.file))} as `{play.name}`.{self._elsewhere()}"

    def try_out(self) -> None:
        """Refuse, before anything is played, what would be refused after it."""
        try:
            self._need_room()
            with_play(_content(self.file), PlayFile(_SAMPLE, ("listen",)), *self._called())
        except CannotAdd as error:
            raise Refused(str(error), FAILED) from error
        except OSError as error:
            message = (
                f"{clean(str(self.file))} cannot be read: {error.strerror or error}. {_ANOTHER}"
            )
            raise Refused(message, FAILED) from error
        if self.name is not None and self.name.casefold() in self._names():
            message = (
                f"There is a play called `{self.name}` in {clean(str(self.file))} already. "
                "To record it anew, take that one out of the file first; or choose another --name."
            )
            raise Refused(message, MISUSED)

    def _need_room(self) -> None:
        if not is_folder(self.file.parent):
            folder = clean(str(self.file.parent))
            message = (
                f"There is no folder {folder} to keep a play in; make it first, or name another."
            )
            raise Refused(message, MISUSED)
        if is_there(self.file) and not is_file(self.file):
            message = f"{clean(str(self.file))} is no ordinary file; name one to keep plays in."
            raise Refused(message, MISUSED)

    def _save(self, play: PlayFile) -> None:
        try:
            save(self.file, with_play(_content(self.file), play, *self._called()))
        except (CannotAdd, OSError) as error:
            # The file or its folder was changed while the call went on: nothing is lost by it.
            entry = "\n".join(play_lines(play))
            message = f"{self._why(error)}\nThis is the play, to be added by hand:\n{entry}"
            raise Refused(message, FAILED) from error

    def _why(self, error: CannotAdd | OSError) -> str:
        if isinstance(error, CannotAdd):
            return str(error)
        return f"{clean(str(self.file))} cannot be written: {error.strerror or error}. {_ANOTHER}"

    def _unused_name(self, session: Session, when: datetime) -> str:
        name = self.name or f"Play of {when:%Y-%m-%d %H:%M}, {_how(session)}"
        taken, number, unused = self._names(), 1, name
        while unused.casefold() in taken:
            number += 1
            ending = f" ({number})"
            # Several calls can be taken within a minute, or one name be given for all of them.
            unused = name[: _LONGEST_NAME - len(ending)] + ending
        return unused

    def _names(self) -> frozenset[str]:
        plays = load_playtest(self.file).plays
        return frozenset(play.name.casefold() for play in plays)

    def _called(self) -> tuple[str, str]:
        return self.level.name, str(self.file)

    def _elsewhere(self) -> str:
        beside = playtest_of(self.level)
        if real_path(self.file) == real_path(beside):
            return ""
        return f" For `callcraft check` to find it, keep it in {clean(str(beside))}."


def recording_of(word: str, level: Path, name: str | None) -> Recording:
    """Return what `--record` and `--name` ask for; Refused where it cannot be done."""
    file = Path(word)
    if file.suffix not in (".yaml", ".yml"):
        # A name without an ending gets the one by which `check` finds it.
        file = file.with_name(file.name.removesuffix(".playtest") + ENDING) if file.name else file
    recording = Recording(file, level, None if name is None else _name(name))
    recording.try_out()
    return recording


@contextmanager
def kept_after(recording: Recording) -> Iterator[Callable[[Session], None]]:
    """Yield a function to call with each call that was taken.

    At the end of the block they are added to the file, even where an error ended it.
    """
    calls: list[tuple[Session, datetime]] = []
    try:
        yield lambda session: calls.append((session, datetime.now().astimezone()))
    finally:
        for session, when in calls:
            click.echo(recording.add(session, when), err=True)


def _name(typed: str) -> str:
    try:
        return Text(_LONGEST_NAME).read(typed)
    except InvalidInput as error:
        hints = " ".join(problem.hint for problem in error.problems)
        message = f"--name {error} {hints}"
        raise Refused(message, MISUSED) from error


def _content(file: Path) -> bytes:
    """Return what is in a file; nothing where there is none yet."""
    try:
        with file.open("rb") as opened:
            # One byte more than is read of a file: then it is refused as too large, and not written
            # cut off.
            return opened.read(LARGEST + 1)
    except FileNotFoundError:
        return b""
    except ValueError as error:
        raise OSError(errno.EINVAL, "its name is not one a file can have") from error


def _how(session: Session) -> str:
    state = session.state
    return medal_words(score(state).medal) if state.over else "unfinished"

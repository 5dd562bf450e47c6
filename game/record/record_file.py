"""The record's file as one program has it open: mended, opened again, and done without."""

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

from game.errors import CallcraftError
from game.record.checkup import Checkup
from game.record.database import Damaged
from game.record.opening import in_memory, mended, opened_to_keep, why_not_kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.record.database import Row, Value
    from game.record.opening import Opened

LEAVING_SECONDS: Final = 2.0
"""The longest that leaving waits for a record that another program holds."""

_KEPT_AGAIN: Final = "Your calls can be kept again, and so is what could not be kept before."


class RecordFile:
    """The file, or what stands in for it in memory while it cannot be used.

    `notice` is what the player has to be told; `kept`: whether what was to be written last is.
    """

    def __init__(self, opened: "Opened") -> None:
        # Two things that differ: `kept` is about the last calls, `_in_file` about what is open now.
        self.path = opened.path
        self.notice = opened.notice
        self.kept = opened.kept
        self._database = opened.database
        self._in_file = opened.kept
        self._inode = _inode(opened.path)
        self._checkup: Checkup | None = None
        self._leave_by: float | None = None

    def leave_soon(self) -> None:
        """Wait from now on no longer than LEAVING_SECONDS in all for other programs."""
        if self._leave_by is None:
            self._leave_by = monotonic() + LEAVING_SECONDS

    def check_in_background(self) -> None:
        """Have a large record looked through; what is found is mended, and told as a notice."""
        if self._in_file and self.path is not None:
            self._checkup = Checkup(self.path)
            self._checkup.begin()

    def close(self) -> None:
        """Let go of the file."""
        self._call_off_checkup()
        self._database.close()

    def take_notice(self) -> str | None:
        """Return the notice and forget it, so that it is told once; None where there is none."""
        self._mend_what_was_found()
        notice, self.notice = self.notice, None
        return notice

    def rows(self, question: str, *values: "Value") -> "list[Row]":
        """Return the rows that answer a question, from what can be read now."""
        try:
            self._heed_leaving()
            return self._database.rows(question, values)
        except Damaged as error:
            self._begin_anew(str(error))
        except CallcraftError as error:
            self._go_on_without(error)
        return self._database.rows(question, values)

    def change(self, *changes: "tuple[str, Sequence[Value]]") -> None:
        """Make changes in what there is, file or memory, all of them or none."""
        self._database.change(*changes)

    def keep(self, *changes: "tuple[str, Sequence[Value]]") -> bool:
        """Make changes in the file; return whether they are there now, and tell why not."""
        # The checkup goes first, as it holds the file that is to be written.
        self._mend_what_was_found()
        self._call_off_checkup()
        try:
            if not self._in_file or self._has_moved():
                self._open_again()
            self._heed_leaving()
            self._change_or_mend(*changes)
        except CallcraftError as error:
            self._tell_why(error)
            self.kept = False
            return False
        if self._in_file and not self.kept:
            self.notice = _KEPT_AGAIN
        self.kept = self._in_file
        return self.kept

    def _change_or_mend(self, *changes: "tuple[str, Sequence[Value]]") -> None:
        try:
            self._database.change(*changes)
        except Damaged as error:
            # On the way out nothing is mended: that takes long, and the next start does it.
            if self._leave_by is not None:
                raise
            self._begin_anew(str(error))
            self._database.change(*changes)

    def _call_off_checkup(self) -> None:
        if self._checkup is not None:
            self._checkup.call_off()

    def _mend_what_was_found(self) -> None:
        """Go on in a new record where the checkup has found the one there is to be damaged."""
        # Not on the way out: that is quick, and the next start finds the same.
        if self._checkup is not None and self._checkup.damaged and self._leave_by is None:
            self._checkup = None
            self._begin_anew("it is not whole")

    def _begin_anew(self, why: str) -> None:
        """Go on in a new record with what can be read of a damaged one, which is set aside."""
        self._database.close()
        if self.path is None or not self._in_file:
            self._go_on_without(OSError(why))
            return
        try:
            notice = mended(self.path, why)
            self._open_again()
        except (OSError, CallcraftError) as error:
            self._go_on_without(error)
        else:
            self.notice = notice

    def _has_moved(self) -> bool:
        """Return whether another program has put another record in the place of this one."""
        return self.path is not None and _inode(self.path) != self._inode

    def _open_again(self) -> None:
        """Have the record's file in the place of what there is; an error where that fails."""
        # The new one is open before the old one is closed: if it cannot be had, the old one stays.
        opened = opened_to_keep(self.path and self.path.parent, self._patience())
        self._database.close()
        self._database, self._in_file, self.path = opened.database, True, opened.path
        self._inode = _inode(opened.path)

    def _go_on_without(self, error: Exception) -> None:
        """Go on with what can be read now where the record cannot be read any more."""
        self._database.close()
        self._database, self._in_file = in_memory(self.path, error).database, False
        self._tell_why(error)
        self.kept = False

    def _tell_why(self, error: Exception) -> None:
        """Have the player told why something cannot be kept; once, until it can be again."""
        # `kept` is set only after this, so it still says how it went the last time.
        if self.kept:
            self.notice = why_not_kept(self.path, error)

    def _patience(self) -> float | None:
        """Return the seconds to wait for others; None for as long as usual."""
        return None if self._leave_by is None else max(self._leave_by - monotonic(), 0.0)

    def _heed_leaving(self) -> None:
        patience = self._patience()
        if patience is not None:
            self._database.wait_for_others(patience)


def _inode(path: Path | None) -> int | None:
    """Return what tells a file from another that was put in its place; None where there is none."""
    try:
        return path.stat().st_ino if path else None
    except OSError:
        return None

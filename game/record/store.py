"""The store: attempts kept and read back. Playing never depends on it."""

from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final, Self

from attrs import frozen

from game.call import RULES_VERSION, Level, Score
from game.errors import CallcraftError
from game.level import read_level
from game.play.past import CallEnd
from game.record.attempt import Attempt, LiveCall
from game.record.autosave import Autosave
from game.record.leftovers import Leftover, Leftovers
from game.record.result_rows import INSERT, SCORE, end_from, row_of, score_of
from game.record.schema import ATTEMPT
from game.record.standing import Result, Standing, result_of
from game.resources import NoDataFolder, data_folder

if TYPE_CHECKING:
    from game.record.checkup import Checkup
    from game.record.database import Row, Value
    from game.record.opening import Opened

LEAVING_SECONDS: Final = 2.0
"""The longest that leaving waits for a record that another program holds."""

_BATCH: Final = 100
"""Attempts whose results are worked out and written at once: well under a tenth of a second."""

_KEPT_AGAIN: Final = "Your calls can be kept again, and so is what could not be kept before."


@frozen
class _Waiting:
    """An attempt that is not written yet, with its level's text and what it comes to."""

    attempt: Attempt
    source: str
    result: Result


def open_store(folder: Path | None = None, autosave: Autosave | None = None) -> "Store":
    """Return the store in the user's data folder, in CALLCRAFT_DATA, or in `folder`.

    `autosave`: what follows the calls of this program, where somebody has one already. Whatever is
    wrong there, a store comes back; `notice` says what the player ought to know.
    """
    # sqlite3 is slow to start, and most of the program does without.
    from game.record.opening import open_record, without_folder  # noqa: PLC0415 - see above

    try:
        opened = open_record(folder if folder is not None else data_folder())
    except NoDataFolder as error:
        opened = without_folder(str(error))
    return Store(opened, autosave or Autosave(opened.path and opened.path.parent))


class Store:
    """Attempts, and the levels they were played on.

    What cannot be written waits in memory, is read back from there, and is tried again whenever
    something is kept, and in the end. `kept` tells whether what was kept last is written.
    """

    def __init__(self, opened: "Opened", autosave: Autosave) -> None:
        self._autosave = autosave
        self._leftovers: Leftovers | None = None
        self._checkup: Checkup | None = None
        self._path = opened.path
        self._database = opened.database
        self._levels: dict[str, Level | None] = {}
        self._waiting: dict[str, _Waiting] = {}
        self._leave_by: float | None = None
        self._all_worked_out = False
        self._in_file = opened.kept
        self._at = _inode(opened.path)
        self.notice = opened.notice
        self.kept = opened.kept

    def __enter__(self) -> Self:
        """Return the store itself; it closes at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store."""
        self.close()

    def check_in_background(self) -> None:
        """Have a large record looked through; what is found is mended, and told as a notice."""
        from game.record.checkup import Checkup  # noqa: PLC0415 - see open_store

        if self._in_file and self._path is not None:
            self._checkup = Checkup(self._path)
            self._checkup.begin()

    def leave_soon(self) -> None:
        """Wait from now on no longer than LEAVING_SECONDS in all for other programs."""
        if self._leave_by is None:
            self._leave_by = monotonic() + LEAVING_SECONDS

    def close(self) -> None:
        """Write what still waits, and let go of the file."""
        self.leave_soon()
        if self._checkup is not None:
            self._checkup.call_off()
        if self._waiting:
            self._write_waiting()
        for each in self._waiting.values():
            self._autosave.leave(each.attempt, each.source)
        self._autosave.close()
        if self._leftovers is not None:
            self._leftovers.close()
        self._database.close()

    def follow(self, call: LiveCall) -> None:
        """Write a call beside the record as it goes on, until it is kept."""
        self._autosave.follow(call)

    def go_on(self, call: LiveCall, leftover: Leftover) -> None:
        """Follow a call that was left behind and is taken up again, in the file it has."""
        self._autosave.follow(call, leftover.file)

    def take_in(self) -> tuple[Leftover, ...]:
        """Keep the calls that programs left behind which were killed, or kept out of the record.

        Return those that can be taken up again, the oldest first. Until they are settled, or
        the store is closed, no other program takes them up.
        """
        if self._leftovers is None:
            self._leftovers = Leftovers(self._path and self._path.parent)
        to_go_on = []
        for leftover in self._leftovers.find():
            if not self.keep(leftover.attempt, leftover.source):
                # It lies where it lay, and so do the others: what is in the way now is for all.
                self._waiting.pop(leftover.attempt.id)
                break
            if self._is_to_go_on(leftover):
                to_go_on.append(leftover)
        return tuple(to_go_on)

    def settle(self, leftover: Leftover) -> None:
        """Let a call go that was left behind: it goes on, or stays as it is kept."""
        if self._leftovers is not None:
            self._leftovers.settle(leftover)

    def _is_to_go_on(self, leftover: Leftover) -> bool:
        """Return whether a call that is kept now can be taken up again; settle it if not."""
        kept = self._rows("SELECT finished FROM attempts WHERE id = ?", leftover.attempt.id)
        if kept == [(0,)] and leftover.live_call() is not None:
            return True
        self.settle(leftover)
        return False

    def take_notice(self) -> str | None:
        """Return the notice and forget it, so that it is shown once; None where there is none."""
        self._mend_damage()
        notice, self.notice = self.notice, None
        return notice

    def keep(self, attempt: Attempt, source: str) -> bool:
        """Keep an attempt and the text of its level.

        An attempt kept before is brought up to date, unless it had come to its end already. Return
        whether it will still be there tomorrow.
        """
        result = result_of(attempt, self._level_in(attempt.level_digest, source))
        self._waiting[attempt.id] = _Waiting(attempt, source, result)
        self._write_waiting()
        return attempt.id not in self._waiting

    def attempts(self, digest: str | None = None) -> tuple[Attempt, ...]:
        """Return the attempts at a level, or at all levels, oldest first."""
        question = f"SELECT {ATTEMPT} FROM attempts"  # noqa: S608 - no part of it comes from outside
        if digest is None:
            rows = self._rows(question)
        else:
            rows = self._rows(f"{question} WHERE level_digest = ?", digest)
        found = {each.id: each for each in map(_attempt, rows)}
        found |= {each.attempt.id: each.attempt for each in self._waiting_at(digest)}
        return tuple(sorted(found.values(), key=lambda each: each.started_at))

    def results(self, digest: str | None = None) -> tuple[Result, ...]:
        """Return the same attempts with what playing each again from its log gives.

        Whatever is to be believed, as by a check or a competition, comes from here.
        """
        return tuple(
            result_of(attempt, self._level(attempt.level_digest))
            for attempt in self.attempts(digest)
        )

    def best(self, digest: str) -> Score | None:
        """Return the best score at a level, as it was worked out; None where none counts."""
        rows = self._rows(
            f"SELECT {SCORE} FROM results WHERE level_digest = ? AND standing = ? "  # noqa: S608
            "ORDER BY total DESC LIMIT 1",
            digest,
            Standing.COUNTED.value,
        )
        scores = [*map(score_of, rows), *(each.result.score for each in self._waiting_at(digest))]
        counted = [each for each in scores if each is not None]
        return max(counted, key=lambda each: each.total, default=None)

    def tries(self, digest: str) -> tuple[int, bool]:
        """Return how often a level was played, and whether it was ever played to its end."""
        question = "SELECT count(*), max(finished) FROM attempts WHERE level_digest = ?"
        ((count, finished),) = self._rows(question, digest)
        waiting = [each.attempt for each in self._waiting_at(digest)]
        known = "SELECT 1 FROM attempts WHERE id = ?"
        new = [each for each in waiting if not self._rows(known, each.id)]
        ended = finished == 1 or any(each.finished for each in waiting)
        return int(count or 0) + len(new), ended

    def last_end(self, digest: str) -> CallEnd | None:
        """Return what is left of the latest call at a level that counts; None without one."""
        for each in sorted(self._waiting_at(digest), key=_started, reverse=True):
            if each.result.end is not None:
                return each.result.end
        rows = self._rows(
            "SELECT ended FROM attempts JOIN results ON attempt = id "
            "WHERE attempts.level_digest = ? AND finished = 1 AND standing = ? "
            "ORDER BY started_at DESC, attempts.rowid DESC LIMIT 1",
            digest,
            Standing.COUNTED.value,
        )
        return end_from(rows[0][0]) if rows else None

    def to_work_out(self) -> int:
        """Return how many attempts have no result yet, as those that an older version kept."""
        if self._all_worked_out:
            return 0
        ((missing,),) = self._rows(
            "SELECT (SELECT count(*) FROM attempts) - (SELECT count(*) FROM results)"
        )
        return max(int(missing or 0), 0)

    def work_out(self) -> int:
        """Work out some of the results that are missing, and return how many those were."""
        rows = self._rows(
            f"SELECT {ATTEMPT} FROM attempts WHERE id NOT IN "  # noqa: S608 - ours
            "(SELECT attempt FROM results) AND rules <= ? LIMIT ?",
            RULES_VERSION,
            _BATCH,
        )
        # What was played under rules to come has none, and is not asked for again in this run.
        self._all_worked_out = not rows
        results = [result_of(each, self._level(each.level_digest)) for each in map(_attempt, rows)]
        try:
            self._database.change(*((INSERT, row_of(each)) for each in results))
        except CallcraftError:
            self._all_worked_out = True  # that is for the next start
            return 0
        return len(results)

    def _level(self, digest: str) -> Level | None:
        """Return the level a digest names; None where its text is lost or says something else."""
        if digest not in self._levels:
            rows = self._rows("SELECT source FROM levels WHERE digest = ?", digest)
            waiting = [each.source for each in self._waiting_at(digest)]
            sources = [*waiting, *(str(row[0]) for row in rows)]
            self._levels[digest] = _level_of(digest, sources[0]) if sources else None
        return self._levels[digest]

    def _level_in(self, digest: str, source: str) -> Level | None:
        if self._levels.get(digest) is None:
            self._levels[digest] = _level_of(digest, source)
        return self._levels[digest]

    def _waiting_at(self, digest: str | None) -> Iterator[_Waiting]:
        for each in self._waiting.values():
            if digest is None or each.attempt.level_digest == digest:
                yield each

    def _mend_damage(self) -> None:
        """Go on in a new record where the checkup has found the one there is to be damaged."""
        # Not on the way out: that is quick, and the next start finds the same.
        if self._checkup is not None and self._checkup.damaged and self._leave_by is None:
            self._checkup = None
            self._begin_anew("it is not whole")

    def _begin_anew(self, why: str) -> None:
        """Go on in a new record with what can be read of a damaged one, which is set aside."""
        from game.record.opening import mended  # noqa: PLC0415 - see open_store

        self._database.close()
        if self._path is None or not self._in_file:
            self._go_on_without(OSError(why))
            return
        try:
            notice = mended(self._path, why)
            self._open_again()
        except (OSError, CallcraftError) as error:
            self._go_on_without(error)
        else:
            self.notice = notice

    def _write_waiting(self) -> None:
        from game.record.database import Damaged  # noqa: PLC0415 - see open_store

        self._mend_damage()
        if self._checkup is not None:
            self._checkup.call_off()
        changes = [change for each in self._waiting.values() for change in _changes(each)]
        try:
            if not self._in_file or self._has_moved():
                self._open_again()
            self._heed_leaving()
            try:
                self._database.change(*changes)
            except Damaged as error:
                if self._leave_by is not None:
                    raise
                self._begin_anew(str(error))
                self._database.change(*changes)
        except CallcraftError as error:
            self._tell_why(error)
            self.kept = False
            return
        self.kept, was_kept = self._in_file, self.kept
        if not self._in_file:
            return
        if not was_kept:
            self.notice = _KEPT_AGAIN
        for identity in self._waiting:
            self._autosave.let_go(identity)
        self._waiting.clear()

    def _has_moved(self) -> bool:
        """Return whether another program has put another record in the place of this one."""
        return self._path is not None and _inode(self._path) != self._at

    def _open_again(self) -> None:
        """Have the record's file in the place of what there is; an error where that fails."""
        from game.record.opening import opened_to_keep  # noqa: PLC0415 - see open_store

        opened = opened_to_keep(self._path and self._path.parent, self._patience())
        self._database.close()
        self._database, self._in_file, self._path = opened.database, True, opened.path
        self._at = _inode(opened.path)

    def _rows(self, question: str, *values: "Value") -> "list[Row]":
        from game.record.database import Damaged  # noqa: PLC0415 - see open_store

        try:
            self._heed_leaving()
            return self._database.rows(question, values)
        except Damaged as error:
            self._begin_anew(str(error))
        except CallcraftError as error:
            self._go_on_without(error)
        return self._database.rows(question, values)

    def _go_on_without(self, error: Exception) -> None:
        """Go on with what can be read now where the record cannot be read any more."""
        from game.record.opening import in_memory  # noqa: PLC0415 - see open_store

        self._database.close()
        opened = in_memory(self._path, error)
        self._database, self._in_file = opened.database, False
        self._tell_why(error)
        self.kept = False

    def _tell_why(self, error: Exception) -> None:
        """Have the player told why something cannot be kept; once, until it can be again."""
        from game.record.opening import why_not_kept  # noqa: PLC0415 - see open_store

        if self.kept:
            self.notice = why_not_kept(self._path, error)

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


def _level_of(digest: str, source: str) -> Level | None:
    reading = read_level(source)
    return reading.level if reading.digest == digest else None


def _started(waiting: _Waiting) -> str:
    return waiting.attempt.started_at


def _changes(waiting: _Waiting) -> "list[tuple[str, tuple[Value, ...]]]":
    """Return what writes an attempt, its level and its result."""
    attempt = waiting.attempt
    fields = (
        attempt.id,
        attempt.level_digest,
        attempt.level_name,
        attempt.title,
        attempt.rules,
        attempt.seed,
        attempt.log,
        int(attempt.finished),
        attempt.started_at,
    )
    changes: list[tuple[str, tuple[Value, ...]]]
    level = "INSERT OR IGNORE INTO levels (digest, source) VALUES (?, ?)"
    row = (
        f"INSERT INTO attempts ({ATTEMPT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "  # noqa: S608 - ours
        "ON CONFLICT (id) DO UPDATE SET log = excluded.log, finished = excluded.finished "
        # What was found again after a crash may be a second older than what was kept.
        "WHERE length(excluded.log) >= length(log)"
    )
    changes = [(level, (attempt.level_digest, waiting.source)), (row, fields)]
    if attempt.rules <= RULES_VERSION:
        # Whoever knows newer rules works out what came of it.
        changes.append((INSERT, row_of(waiting.result)))
    return changes


def _attempt(row: "Row") -> Attempt:
    """Return the attempt in a row, whatever anyone wrote there.

    Without its rules or its seed an attempt cannot be played again, so its log counts for nothing.
    """
    identity, digest, name, title, rules, seed, log, finished, started = row
    whole = isinstance(rules, int) and isinstance(seed, int) and seed >= 0
    return Attempt(
        id=str(identity),
        level_digest=str(digest),
        level_name=str(name),
        title=str(title),
        rules=int(rules) if isinstance(rules, int) and whole else RULES_VERSION,
        seed=int(seed) if isinstance(seed, int) and whole else 0,
        log=str(log) if whole else "",
        finished=bool(finished),
        started_at=str(started),
    )

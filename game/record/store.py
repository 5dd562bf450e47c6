"""The store: attempts kept and read back. Playing never depends on it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from attrs import frozen

from game.call import RULES_VERSION, Level, Score
from game.errors import CallcraftError
from game.level import read_level
from game.play.past import CallEnd
from game.record.attempt import Attempt, LiveCall
from game.record.autosave import Autosave
from game.record.leftovers import Leftover, Leftovers
from game.record.rows import (
    ADD,
    INSERT,
    SCORE,
    attempt_from,
    attempt_row,
    end_from,
    row_of,
    score_of,
)
from game.record.schema import ATTEMPT
from game.record.standing import Result, Standing, result_of
from game.resources import NoDataFolder, data_folder

if TYPE_CHECKING:
    from game.record.database import Value
    from game.record.record_file import RecordFile

_BATCH: Final = 100
"""Attempts whose results are worked out and written at once: well under a tenth of a second."""


@frozen
class _Waiting:
    """An attempt that is not written to the record yet."""

    attempt: Attempt
    """The attempt."""
    source: str
    """The text of its level."""
    result: Result
    """What playing it again gives."""
    cut_off: bool = False
    """Whether its call is to be taken up again, so that its own file stays."""


def open_store(folder: Path | None = None, autosave: Autosave | None = None) -> "Store":
    """Return the store in the user's data folder, in CALLCRAFT_DATA, or in `folder`.

    `autosave`: what follows the calls of this program, where somebody has one already. Whatever is
    wrong there, a store comes back; `notice` says what the player ought to know.
    """
    # sqlite3 is slow to start, and most of the program does without.
    from game.record.opening import open_record, without_folder  # noqa: PLC0415 - see above
    from game.record.record_file import RecordFile  # noqa: PLC0415 - see above

    try:
        opened = open_record(folder if folder is not None else data_folder())
    except NoDataFolder as error:
        opened = without_folder(str(error))
    return Store(RecordFile(opened), autosave or Autosave(opened.path and opened.path.parent))


class Store:
    """Attempts, and the levels they were played on.

    What cannot be written waits in memory, is read back from there, and is tried again whenever
    something is kept, and in the end. `kept` tells whether what was kept last is written.
    """

    def __init__(self, file: "RecordFile", autosave: Autosave) -> None:
        self._file = file
        self._autosave = autosave
        self._leftovers: Leftovers | None = None
        self._levels: dict[str, Level | None] = {}
        self._waiting: dict[str, _Waiting] = {}
        self._all_worked_out = False

    @property
    def kept(self) -> bool:
        """Whether what was kept last is written."""
        return self._file.kept

    @property
    def notice(self) -> str | None:
        """What the player has to be told; None where there is nothing."""
        return self._file.notice

    def __enter__(self) -> Self:
        """Return the store itself; it closes at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store."""
        self.close()

    def check_in_background(self) -> None:
        """Have a large record looked through; what is found is mended, and told as a notice."""
        self._file.check_in_background()

    def leave_soon(self) -> None:
        """Wait from now on only briefly for other programs."""
        self._file.leave_soon()

    def close(self) -> None:
        """Write what still waits, and let go of the file."""
        self.leave_soon()
        # The record first, then files for what it did not take; only when these are written are the
        # folders let go of, in which the next start finds them.
        if self._waiting:
            self._write_waiting()
        for each in self._waiting.values():
            if not each.cut_off:
                self._autosave.leave(each.attempt, each.source)
        self._autosave.close()
        if self._leftovers is not None:
            self._leftovers.close()
        self._file.close()

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
            self._leftovers = Leftovers(self._file.path and self._file.path.parent)
        to_go_on = []
        for leftover in self._leftovers.find():
            if not self.keep(leftover.attempt, leftover.source, cut_off=True):
                # It lies where it lay, and so do the others: what is in the way now is for all.
                self._waiting.pop(leftover.attempt.id)
                break
            if self._is_to_go_on(leftover):
                to_go_on.append(leftover)
        return tuple(to_go_on)

    def settle(self, leftover: Leftover) -> None:
        """Let a call go that was left behind: it stays as it is kept."""
        if self._leftovers is not None:
            self._leftovers.settle(leftover)

    def _is_to_go_on(self, leftover: Leftover) -> bool:
        """Return whether a call that is kept now can be taken up again; settle it if not."""
        kept = self._file.rows("SELECT finished FROM attempts WHERE id = ?", leftover.attempt.id)
        if kept == [(0,)] and leftover.live_call() is not None:
            return True
        self.settle(leftover)
        return False

    def take_notice(self) -> str | None:
        """Return the notice and forget it, so that it is shown once; None where there is none."""
        return self._file.take_notice()

    def keep(self, attempt: Attempt, source: str, *, cut_off: bool = False) -> bool:
        """Keep an attempt and the text of its level.

        `cut_off`: whether it was not the player who left the call, which is offered again then. An
        attempt kept before is brought up to date, unless more of it is kept already. Return
        whether it will still be there tomorrow.
        """
        result = result_of(attempt, self._level_in(attempt.level_digest, source))
        self._waiting[attempt.id] = _Waiting(attempt, source, result, cut_off)
        self._write_waiting()
        return attempt.id not in self._waiting

    def attempts(self, digest: str | None = None) -> tuple[Attempt, ...]:
        """Return the attempts at a level, or at all levels, oldest first."""
        question = f"SELECT {ATTEMPT} FROM attempts"  # noqa: S608 - no part of it comes from outside
        if digest is None:
            rows = self._file.rows(question)
        else:
            rows = self._file.rows(f"{question} WHERE level_digest = ?", digest)
        # What waits comes over what is written, for it was kept later.
        found = {each.id: each for each in map(attempt_from, rows)}
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
        rows = self._file.rows(
            f"SELECT {SCORE} FROM results WHERE level_digest = ? AND standing = ? "  # noqa: S608 - ours
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
        ((count, finished),) = self._file.rows(question, digest)
        waiting = [each.attempt for each in self._waiting_at(digest)]
        known = "SELECT 1 FROM attempts WHERE id = ?"
        new = [each for each in waiting if not self._file.rows(known, each.id)]
        ended = finished == 1 or any(each.finished for each in waiting)
        return int(count or 0) + len(new), ended

    def last_end(self, digest: str) -> CallEnd | None:
        """Return what is left of the latest call at a level that counts; None without one."""
        for each in sorted(self._waiting_at(digest), key=_started, reverse=True):
            if each.result.end is not None:
                return each.result.end
        rows = self._file.rows(
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
        ((missing,),) = self._file.rows(
            "SELECT (SELECT count(*) FROM attempts) - (SELECT count(*) FROM results)"
        )
        return max(int(missing or 0), 0)

    def work_out(self) -> int:
        """Work out some of the results that are missing, and return how many those were."""
        rows = self._file.rows(
            f"SELECT {ATTEMPT} FROM attempts WHERE id NOT IN "  # noqa: S608 - ours
            "(SELECT attempt FROM results) AND rules <= ? LIMIT ?",
            RULES_VERSION,
            _BATCH,
        )
        # What was played under rules to come has none, and is not asked for again in this run.
        self._all_worked_out = not rows
        results = [
            result_of(each, self._level(each.level_digest)) for each in map(attempt_from, rows)
        ]
        try:
            self._file.change(*((INSERT, row_of(each)) for each in results))
        except CallcraftError:
            self._all_worked_out = True  # that is for the next start
            return 0
        return len(results)

    def _level(self, digest: str) -> Level | None:
        """Return the level a digest names; None where its text is lost or says something else."""
        # Read once: a level is asked for with each attempt at it, and reading one takes a while.
        if digest not in self._levels:
            rows = self._file.rows("SELECT source FROM levels WHERE digest = ?", digest)
            waiting = [each.source for each in self._waiting_at(digest)]
            sources = [*waiting, *(str(row[0]) for row in rows)]
            self._levels[digest] = _level_of(digest, sources[0]) if sources else None
        return self._levels[digest]

    def _level_in(self, digest: str, source: str) -> Level | None:
        # Also where it was looked for in vain before: now its text is at hand.
        if self._levels.get(digest) is None:
            self._levels[digest] = _level_of(digest, source)
        return self._levels[digest]

    def _waiting_at(self, digest: str | None) -> Iterator[_Waiting]:
        for each in self._waiting.values():
            if digest is None or each.attempt.level_digest == digest:
                yield each

    def _write_waiting(self) -> None:
        """Try to write what waits; what is written lies nowhere else any more."""
        changes = [change for each in self._waiting.values() for change in _changes(each)]
        if self._file.keep(*changes):
            for identity, each in self._waiting.items():
                if not each.cut_off:
                    self._autosave.let_go(identity)
            self._waiting.clear()


def _level_of(digest: str, source: str) -> Level | None:
    # A text that means something else by now, as a newer reader may see it, would replay wrongly.
    reading = read_level(source)
    return reading.level if reading.digest == digest else None


def _started(waiting: _Waiting) -> str:
    return waiting.attempt.started_at


def _changes(waiting: _Waiting) -> "list[tuple[str, tuple[Value, ...]]]":
    """Return what writes an attempt, its level and its result."""
    attempt = waiting.attempt
    level = "INSERT OR IGNORE INTO levels (digest, source) VALUES (?, ?)"
    newest = (
        f"{ADD} ON CONFLICT (id) DO UPDATE SET log = excluded.log, finished = excluded.finished "
        # What was found again after a crash may be a second older than what was kept.
        "WHERE length(excluded.log) >= length(log)"
    )
    changes: list[tuple[str, tuple[Value, ...]]] = [
        (level, (attempt.level_digest, waiting.source)),
        (newest, attempt_row(attempt)),
    ]
    if attempt.rules <= RULES_VERSION:
        # Whoever knows newer rules works out what came of it.
        changes.append((INSERT, row_of(waiting.result)))
    return changes

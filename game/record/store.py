"""The store: attempts kept and read back. Playing never depends on it."""

from pathlib import Path
from typing import TYPE_CHECKING, Self

from game.call import RULES_VERSION, Level, Score
from game.errors import CallcraftError
from game.level import read_level
from game.record.attempt import Attempt
from game.record.schema import ATTEMPT
from game.record.standing import Result, Standing, result_of
from game.resources import data_folder

if TYPE_CHECKING:
    from game.record.database import Row
    from game.record.opening import Opened


def open_store(folder: Path | None = None) -> "Store":
    """Return the store in the user's data folder, in CALLCRAFT_DATA, or in `folder`.

    Whatever is wrong there, a store comes back; `notice` says what the player ought to know.
    """
    # sqlite3 is slow to start, and most of the program does without.
    from game.record.opening import open_record  # noqa: PLC0415 - see above

    place = folder if folder is not None else data_folder()
    return Store(open_record(place))


class Store:
    """Attempts, and the levels they were played on.

    When something can no longer be kept, it goes on in memory and says so once. `kept` tells
    whether what is kept now will still be there tomorrow.
    """

    def __init__(self, opened: "Opened") -> None:
        self._path = opened.path
        self._database = opened.database
        self._levels: dict[str, Level | None] = {}
        self.notice = opened.notice
        self.kept = opened.kept

    def __enter__(self) -> Self:
        """Return the store itself; it closes at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store."""
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def take_notice(self) -> str | None:
        """Return the notice and forget it, so that it is shown once; None where there is none."""
        notice, self.notice = self.notice, None
        return notice

    def keep(self, attempt: Attempt, source: str) -> bool:
        """Keep an attempt and the text of its level; an attempt kept before is brought up to date.

        Return whether it will still be there tomorrow.
        """
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
        level = "INSERT OR IGNORE INTO levels (digest, source) VALUES (?, ?)"
        row = (
            f"INSERT INTO attempts ({ATTEMPT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "  # noqa: S608 - ours
            "ON CONFLICT (id) DO UPDATE SET log = excluded.log, finished = excluded.finished"
        )
        self._change((level, (attempt.level_digest, source)), (row, fields))
        return self.kept

    def attempts(self, digest: str | None = None) -> tuple[Attempt, ...]:
        """Return the attempts at a level, or at all levels, oldest first."""
        question = f"SELECT {ATTEMPT} FROM attempts"  # noqa: S608 - no part of it comes from outside
        order = " ORDER BY started_at, rowid"
        if digest is None:
            rows = self._rows(question + order)
        else:
            rows = self._rows(f"{question} WHERE level_digest = ?{order}", digest)
        return tuple(map(_attempt, rows))

    def results(self, digest: str | None = None) -> tuple[Result, ...]:
        """Return the same attempts with what playing each again from its log gives."""
        return tuple(
            result_of(attempt, self._level(attempt.level_digest))
            for attempt in self.attempts(digest)
        )

    def best(self, digest: str) -> Score | None:
        """Return the best score at a level, re-derived from the logs; None where none counts."""
        counted = [each for each in self.results(digest) if each.standing is Standing.COUNTED]
        scores = [each.score for each in counted if each.score is not None]
        return max(scores, key=lambda each: each.total, default=None)

    def _level(self, digest: str) -> Level | None:
        """Return the level a digest names; None where its text is lost or says something else."""
        if digest not in self._levels:
            rows = self._rows("SELECT source FROM levels WHERE digest = ?", digest)
            reading = read_level(str(rows[0][0])) if rows else None
            genuine = reading is not None and reading.digest == digest
            self._levels[digest] = reading.level if reading and genuine else None
        return self._levels[digest]

    def _rows(self, question: str, *values: str) -> "list[Row]":
        try:
            return self._database.rows(question, values)
        except CallcraftError as error:
            self._go_on_in_memory(str(error))
            return self._database.rows(question, values)

    def _change(self, *changes: tuple[str, tuple[str | int, ...]]) -> None:
        try:
            self._database.change(*changes)
        except CallcraftError as error:
            self._go_on_in_memory(str(error))
            self._database.change(*changes)

    def _go_on_in_memory(self, why: str) -> None:
        from game.record.opening import in_memory  # noqa: PLC0415 - see open_store

        self._database.close()
        opened = in_memory(self._path, why)
        self._database, self.notice, self.kept = opened.database, opened.notice, opened.kept


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
        rules=int(rules) if whole else RULES_VERSION,
        seed=int(seed) if whole else 0,
        log=str(log) if whole else "",
        finished=bool(finished),
        started_at=str(started),
    )

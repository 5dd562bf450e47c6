"""What the record's database looks like, how it came to, and by what it is known for ours."""

from typing import Final

APPLICATION: Final = 0x63_61_6C_6C
"""The application id in the database's header: "call"."""

MIGRATIONS: Final[tuple[tuple[str, ...], ...]] = (
    (
        # The text of a level lies apart, once, however often it was played.
        """CREATE TABLE levels (
            digest TEXT NOT NULL PRIMARY KEY,
            source TEXT NOT NULL
        )""",
        """CREATE TABLE attempts (
            id TEXT NOT NULL PRIMARY KEY,
            level_digest TEXT NOT NULL REFERENCES levels (digest),
            level_name TEXT NOT NULL,
            title TEXT NOT NULL,
            rules INTEGER NOT NULL CHECK (typeof(rules) = 'integer'),
            seed INTEGER NOT NULL CHECK (typeof(seed) = 'integer' AND seed >= 0),
            log TEXT NOT NULL,
            finished INTEGER NOT NULL CHECK (finished IN (0, 1)),
            started_at TEXT NOT NULL
        )""",
        "CREATE INDEX attempts_by_level ON attempts (level_digest)",
    ),
    (
        # What replaying an attempt came to. It lies apart from the logs, so that it is read
        # without them; `rules` and `level_digest` say under what it was worked out.
        """CREATE TABLE results (
            attempt TEXT NOT NULL PRIMARY KEY REFERENCES attempts (id),
            level_digest TEXT NOT NULL,
            rules INTEGER NOT NULL,
            standing TEXT NOT NULL,
            outcome TEXT,
            care INTEGER,
            resolution INTEGER,
            craft INTEGER,
            pace INTEGER,
            integrity INTEGER,
            total INTEGER,
            medal TEXT,
            ended TEXT
        ) WITHOUT ROWID""",
        "CREATE INDEX results_by_level ON results (level_digest, standing, total)",
        "DROP INDEX attempts_by_level",
        # Covers what is counted, and gives the latest of a level first.
        "CREATE INDEX attempts_by_level ON attempts (level_digest, finished, started_at)",
    ),
)
"""What makes each version of the schema from the one before, the first from nothing.

A version that was ever released is never changed; a change of a table is a new entry.
"""

VERSION: Final = len(MIGRATIONS)
"""The version of the schema that this program works with."""

ATTEMPT: Final = "id, level_digest, level_name, title, rules, seed, log, finished, started_at"
"""The columns of an attempt, in the order of its fields."""

RESULT: Final = (
    "attempt, level_digest, rules, standing, outcome, "
    "care, resolution, craft, pace, integrity, total, medal, ended"
)
"""The columns of a result."""

PROBES: Final = (
    f"SELECT {ATTEMPT} FROM attempts LIMIT 0",  # noqa: S608 - no part of it comes from outside
    "SELECT digest, source FROM levels LIMIT 0",
    # Without its key an attempt cannot be brought up to date.
    "EXPLAIN INSERT INTO attempts (id) VALUES ('') ON CONFLICT (id) DO NOTHING",
)
"""Questions that a database of ours can answer, of this version or an older one."""

PROBES_OF_THIS: Final = (
    f"SELECT {RESULT} FROM results LIMIT 0",  # noqa: S608 - see above
    "EXPLAIN INSERT INTO results (attempt) VALUES ('') ON CONFLICT (attempt) DO NOTHING",
)
"""Questions that only one of this version can."""

"""What the record's database looks like, and by what it is known for ours."""

from typing import Final

APPLICATION: Final = 0x63_61_6C_6C
"""The application id in the database's header: "call"."""

VERSION: Final = 1
"""The version of the schema; goes up with every change of a table."""

TABLES: Final = """
CREATE TABLE levels (
    digest TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL
);
CREATE TABLE attempts (
    id TEXT NOT NULL PRIMARY KEY,
    level_digest TEXT NOT NULL REFERENCES levels (digest),
    level_name TEXT NOT NULL,
    title TEXT NOT NULL,
    rules INTEGER NOT NULL CHECK (typeof(rules) = 'integer'),
    seed INTEGER NOT NULL CHECK (typeof(seed) = 'integer' AND seed >= 0),
    log TEXT NOT NULL,
    finished INTEGER NOT NULL CHECK (finished IN (0, 1)),
    started_at TEXT NOT NULL
);
CREATE INDEX attempts_by_level ON attempts (level_digest);
"""

ATTEMPT: Final = "id, level_digest, level_name, title, rules, seed, log, finished, started_at"
"""The columns of an attempt, in the order of its fields."""

PROBES: Final = (
    f"SELECT {ATTEMPT} FROM attempts LIMIT 0",  # noqa: S608 - no part of it comes from outside
    "SELECT digest, source FROM levels LIMIT 0",
    # Without its key an attempt cannot be brought up to date.
    "EXPLAIN INSERT INTO attempts (id) VALUES ('') ON CONFLICT (id) DO NOTHING",
)
"""Questions that only a database of this version can answer."""

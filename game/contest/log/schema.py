"""The tables of a log. Entries are never changed; what stands beside them may be."""

from typing import Final

APPLICATION: Final = 0x43436C67
"""What marks a database as a log of ours: "CClg"."""

VERSION: Final = 1
"""The version of these tables."""

TABLES: Final = (
    """CREATE TABLE entries (
        number INTEGER PRIMARY KEY,
        body TEXT NOT NULL,
        digest BLOB NOT NULL
    )""",
    # A name can be deleted without touching an entry, as entries know the seat alone. With it goes
    # its salt: without that, a digest of the name in an entry cannot be guessed back to it.
    """CREATE TABLE seats (
        seat INTEGER PRIMARY KEY,
        name TEXT,
        salt BLOB,
        token BLOB NOT NULL
    )""",
    """CREATE TABLE levels (
        digest TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        source TEXT NOT NULL
    )""",
    """CREATE TABLE settings (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
    )""",
)
"""What makes an empty database a log."""

PROBES: Final = (
    "SELECT number, body, digest FROM entries LIMIT 0",
    "SELECT seat, name, salt, token FROM seats LIMIT 0",
    "SELECT digest, name, source FROM levels LIMIT 0",
    "SELECT key, value FROM settings LIMIT 0",
)
"""Questions that make sense only where every table and column is there."""

"""Attempts at the tiny call, and where they lie."""

from pathlib import Path

from game.call import Event
from game.play.session import Session
from game.record import Attempt, Store, attempt_of, open_store
from tests.play.tiny import GOOD_CALL, TINY, tiny, tiny_level

DIGEST = tiny().digest
RECORD = "attempts.sqlite"


def attempt(
    *events: Event, seed: int = 7, started_at: str = "2031-05-01T09:00:00+00:00"
) -> Attempt:
    """Return an attempt at the tiny call."""
    session = Session(tiny_level(), seed)
    for event in events:
        session.send(event)
    return attempt_of(session, digest=DIGEST, name="tiny", started_at=started_at)


def keep_good(store: Store) -> bool:
    """Keep a call handled well."""
    return store.keep(attempt(*GOOD_CALL), TINY)


def begun(folder: Path) -> Path:
    """Begin a record with one attempt in it, and return its file."""
    with open_store(folder) as store:
        keep_good(store)
    return folder / RECORD

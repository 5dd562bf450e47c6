"""One attempt at a call: everything it takes to play it again, and nothing derived from it."""

import json
from datetime import UTC, datetime
from typing import Final
from uuid import uuid4

from attrs import field, frozen
from attrs.validators import ge, le

from game.call import RULES_VERSION, BadLog, Event, event_from_data
from game.play.session import Session
from game.text import clean

MOST_SEED: Final = 2**63 - 1
"""The largest seed that can be kept."""


@frozen
class Attempt:
    """One attempt, as it is kept.

    `level_digest` names the level's meaning and `level_name` what it was called. `rules` is the
    RULES_VERSION it was played under. `log` is the call's events as JSON. `finished` says whether
    the call ended; an attempt that was left is kept as well. `started_at` is UTC, ISO 8601.
    """

    id: str
    level_digest: str
    level_name: str
    title: str
    rules: int
    seed: int = field(validator=[ge(0), le(MOST_SEED)])
    log: str = field(repr=False)
    finished: bool
    started_at: str

    def events(self) -> tuple[Event, ...]:
        """Return the log as events; BadLog where it is not one."""
        try:
            data = json.loads(self.log)
        except (ValueError, RecursionError) as error:
            message = "The log of this attempt cannot be read."
            raise BadLog(message) from error
        if not isinstance(data, list):
            message = "The log of this attempt is no list of events."
            raise BadLog(message)
        return tuple(map(event_from_data, data))


def now() -> str:
    """Return this moment as `Attempt.started_at` holds it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@frozen
class Origin:
    """Where a call came from: its level file's digest, name and text."""

    digest: str
    name: str
    source: str = field(repr=False)


def new_id() -> str:
    """Return an id that no other attempt has."""
    return uuid4().hex


@frozen(eq=False)
class LiveCall:
    """A call being played, with all it takes to keep it.

    `started_at` is UTC, ISO 8601; `id` that of the attempt it is kept as.
    """

    session: Session
    origin: Origin
    started_at: str = field(factory=now)
    id: str = field(factory=new_id)

    def attempt(self) -> Attempt:
        """Return the attempt that the call is by now, finished or left."""
        return attempt_of(
            self.session,
            digest=self.origin.digest,
            name=self.origin.name,
            started_at=self.started_at,
            identity=self.id,
        )


def attempt_of(
    session: Session, *, digest: str, name: str, started_at: str, identity: str | None = None
) -> Attempt:
    """Return the attempt that a session is, finished or left; without an id it gets a new one."""
    return Attempt(
        id=identity or new_id(),
        level_digest=digest,
        level_name=clean(name),
        title=clean(session.level.title),
        rules=RULES_VERSION,
        seed=session.seed,
        log=json.dumps(session.log, separators=(",", ":")),
        finished=session.state.over,
        started_at=started_at,
    )

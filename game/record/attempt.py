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
"""The largest seed that can be kept: SQLite's whole numbers have 64 bits, one of them the sign."""


@frozen
class Attempt:
    """One attempt at a call, as it is kept. An attempt that was left is kept as well."""

    id: str
    """A name that no other attempt has."""
    level_digest: str
    """What tells the level from any other, by what it means and not by how its file is written."""
    level_name: str
    """What the level was called when it was played."""
    title: str
    """The level's title when it was played."""
    rules: int
    """The RULES_VERSION it was played under."""
    seed: int = field(validator=[ge(0), le(MOST_SEED)])
    """The seed of the call, 0 to MOST_SEED."""
    log: str = field(repr=False)
    """The call's events as JSON: a list of what `event_to_data` gives."""
    finished: bool
    """Whether the call ended; False for one that was left."""
    started_at: str
    """When it began: UTC, ISO 8601, to the second."""

    def events(self) -> tuple[Event, ...]:
        """Return the log as events; BadLog where it is not one."""
        try:
            data = json.loads(self.log)
        # Whoever edits a record can nest lists as deep as they like.
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
    """Where a call came from."""

    digest: str
    """The digest of its level."""
    name: str
    """The name of its level file."""
    source: str = field(repr=False)
    """The whole text of that file, so that the call can be played again when the file is gone."""


def new_id() -> str:
    """Return an id that no other attempt has."""
    return uuid4().hex


@frozen(eq=False)
class LiveCall:
    """A call being played, with all it takes to keep it."""

    session: Session
    """The call itself, which goes on changing."""
    origin: Origin
    """The level it is played on."""
    started_at: str = field(factory=now)
    """When it began: UTC, ISO 8601, to the second."""
    id: str = field(factory=new_id)
    """The id of the attempt that it is kept as, from its first moment to its last."""

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

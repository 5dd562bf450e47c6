"""A room made, or taken up again from its log."""

import secrets
from importlib.metadata import version
from pathlib import Path
from typing import Final

from attrs import field, frozen

from game.call import RULES_VERSION, Level
from game.contest.host.register import Register
from game.contest.host.storage.loading import load_room
from game.contest.identity.tokens import token_hash
from game.contest.log import LevelAdded, LevelRow, LogFile, SettingSet
from game.contest.place.keys import NoKeys, RoomKeys, read_keys, write_keys
from game.contest.rules.apply import apply
from game.contest.rules.events import RoomOpened, RoomReopened
from game.contest.rules.state import RoomState
from game.contest.rules.tuning import ROOM_RULES
from game.contest.rules.who import BoardViewer, Facilitator, Who
from game.contest.wire.event_text import event_to_text
from game.contest.wire.levels import text_digest

_CHANCES: Final = 2**31
"""A seed is below this: short enough to read out to a colleague."""


@frozen
class PlayedLevel:
    """A level that is played in a room."""

    name: str
    """The name of its file without the ending."""
    source: str = field(repr=False)
    """The text of its file."""
    level: Level = field(repr=False)
    """The level."""

    @property
    def digest(self) -> str:
        """What the log knows it by."""
        return text_digest(self.source)


@frozen
class RoomPlan:
    """What somebody who hosts a room asks for."""

    levels: tuple[PlayedLevel, ...]
    """The calls, in their order."""
    title: str = ""
    """What the room is called."""
    limit: int = 20 * 60_000
    """How long it runs, in milliseconds."""
    teams: tuple[str, ...] = ()
    """What the teams are called."""
    best_of: int = 0
    """How many of a team count; 0 for all."""
    paced: bool = True
    """Whether speed is a part of the score."""


@frozen
class LoadedRoom:
    """A room as its log has it."""

    log: LogFile
    """The log, open for writing."""
    room: RoomState
    """What it comes to."""
    register: Register
    """Who is in it."""
    keys: RoomKeys
    """What opens it."""
    notice: str = ""
    """What was wrong and no longer is, in sentences; mostly empty."""


def make_room(path: Path, plan: RoomPlan) -> LoadedRoom:
    """Make a room with its log and its keys; errors as for `LogFile.create`, and OSError."""
    opened = RoomOpened(
        at=0,
        title=plan.title,
        rules=RULES_VERSION,
        room_rules=ROOM_RULES,
        release=version("callcraft"),
        calls=tuple(each.digest for each in plan.levels),
        chances=tuple(secrets.randbelow(_CHANCES) for _ in plan.levels),
        limit=plan.limit,
        teams=plan.teams,
        best_of=plan.best_of,
        paced=plan.paced,
    )
    keys = RoomKeys()
    log = LogFile.create(path)
    try:
        rows = {each.digest: LevelRow(each.digest, each.name, each.source) for each in plan.levels}
        log.append([event_to_text(opened)], [*map(LevelAdded, rows.values()), *_settings(keys)])
        write_keys(path, keys)
        return _loaded(log, load_room(log)[0], keys)
    except BaseException:
        log.close()
        raise


def take_up(path: Path) -> LoadedRoom:
    """Return a room whose host is gone; errors as for `LogFile.open`, BadRoomLog and OSError."""
    log = LogFile.open(path)
    try:
        # Before anything is added, as the log's end tells whether entries are missing.
        room, missing = load_room(log)
        keys, told = _keys_of(log)
        reopened = RoomReopened(room.at)
        log.append([event_to_text(reopened)])
        notice = " ".join(filter(None, (log.notice.strip(), missing, told)))
        return _loaded(log, apply(room, reopened), keys, notice)
    except BaseException:
        log.close()
        raise


def _loaded(log: LogFile, room: RoomState, keys: RoomKeys, notice: str = "") -> LoadedRoom:
    held: dict[str, Who] = {
        token_hash(keys.facilitator): Facilitator(),
        token_hash(keys.board): BoardViewer(),
    }
    return LoadedRoom(log, room, Register(log.seats(), held), keys, notice)


def _keys_of(log: LogFile) -> tuple[RoomKeys, str]:
    """Return the keys beside a log, made anew where they are gone, and what to say of that."""
    try:
        keys = read_keys(log.path)
    except NoKeys:
        keys = RoomKeys()
    settings = log.settings()
    known = settings.get("facilitator") == token_hash(keys.facilitator)
    if known and settings.get("board") == token_hash(keys.board):
        return keys, ""
    keys = RoomKeys()
    write_keys(log.path, keys)
    log.append([], _settings(keys))
    return keys, "The room's keys were gone, so there are new ones, and a new code."


def _settings(keys: RoomKeys) -> tuple[SettingSet, ...]:
    # Hashes, so that whoever reads a log can do nothing with it.
    return (
        SettingSet("facilitator", token_hash(keys.facilitator)),
        SettingSet("board", token_hash(keys.board)),
    )

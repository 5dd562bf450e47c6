"""The file of a call that goes on: JSON lines that are only ever added to.

First stands what it takes to play the call again, then what has happened, with the place in the log
from which it holds. Only the end of a log ever changes, where waits that follow each other are
added up.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from attrs import define, evolve, field

from game.call import Event, event_to_data
from game.record.attempt import Attempt, LiveCall

ENDING: Final = ".call"
"""How the name of a call's file ends."""

_LARGEST: Final = 64 * 1_024 * 1_024
"""Bytes of a file that are read; the longest call there can be takes a fraction of it."""


@define
class CallFile:
    """The file of one call. It is made once there is something in the call to write."""

    call: LiveCall
    """The call."""
    known: Path | None = None
    """The file that a call already has which was cut off and goes on; None for a new call."""
    _queued: list[Event] = field(factory=list)
    """The log as far as it has been taken in: written, or in `_to_write`."""
    _to_write: bytes = b""
    """What could not be written yet."""
    _file: BinaryIO | None = None
    """The open file; None until there is something to write."""

    def write_news(self, place: Callable[[], Path]) -> None:
        """Write what has happened since the last time; OSError where not all of it can be.

        What could not be written comes first the next time, so that the file is never torn but at
        its end.
        """
        if self._file is None and self.call.session.begun:
            self._open(place())
        if self._file is not None:
            self._queue_news()
            self._push()

    def leave(self, place: Callable[[], Path]) -> None:
        """Write all of a call, and that the player has left it; OSError as for `write_news`."""
        self.write_news(place)
        self._to_write += _LEFT
        self._push()

    def take_away(self) -> None:
        """Delete the file."""
        self.close()
        with suppress(OSError):
            for path in (self.known, Path(self._file.name) if self._file else None):
                if path is not None:
                    path.unlink(missing_ok=True)

    def close(self) -> None:
        """Leave the file as it is."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()

    def _open(self, place: Path) -> None:
        known, self.known = self.known, None
        if known is not None and known.exists():
            # Moved, so that it is there under one name or the other whatever happens.
            known.replace(place)
            # Without a buffer, here and below: what is in one is lost when the program is killed.
            self._file = place.open("ab", buffering=0)
            # After a line that broke off, a new one begins; reading passes over what is none.
            self._to_write = b"\n"
        else:
            # Only a file that is not there yet: no call ever writes over another.
            self._file = place.open("xb", buffering=0)
            self._to_write = header_of(self.call.attempt(), self.call.origin.source)

    def _queue_news(self) -> None:
        # A copy at once, for the player may make a turn at any moment. The last event is compared
        # again, as a wait in it may have grown since.
        events = [turn.event for turn in tuple(self.call.session.turns)]
        start = max(len(self._queued) - 1, 0)
        if self._queued and events[start] == self._queued[start]:
            start += 1
        if start < len(events):
            self._to_write += _piece(start, [event_to_data(each) for each in events[start:]])
            self._queued = events

    def _push(self) -> None:
        while self._file is not None and self._to_write:
            # Not all of it, where there is too little room; then the next attempt fails.
            written = self._file.write(self._to_write)
            self._to_write = self._to_write[written:]


def written_whole(attempt: Attempt, source: str) -> bytes:
    """Return the file of a call that the player has left."""
    return header_of(attempt, source) + _piece(0, json.loads(attempt.log)) + _LEFT


def header_of(attempt: Attempt, source: str) -> bytes:
    """Return the first line of a call's file: what it takes to play it again, but for its log."""
    return _line(
        {
            "id": attempt.id,
            "level_digest": attempt.level_digest,
            "level_name": attempt.level_name,
            "title": attempt.title,
            "rules": attempt.rules,
            "seed": attempt.seed,
            "started_at": attempt.started_at,
            "source": source,
        }
    )


def _piece(start: int, events: list[object]) -> bytes:
    return _line({"from": start, "events": events})


def _line(data: object) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode("ascii") + b"\n"


_LEFT: Final = _line({"left": True})
"""The last line of a call that the player left; such a one is not offered again."""


def read_call_file(file: Path) -> tuple[Attempt, str, bool] | None:
    """Return what a file holds as far as it is whole: the attempt, the level's text, whether left.

    None where it names no call; OSError where it cannot be read.
    """
    with file.open("rb") as opened:
        header, *lines = opened.read(_LARGEST).split(b"\n")
    try:
        attempt, source = _named(json.loads(header))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    log: list[object] = []
    left = False
    for line in lines:
        match _data(line):
            case {"from": int(start), "events": list(events)} if 0 <= start <= len(log):
                log[start:] = events
            case {"left": True}:
                left = True
            case {"from": _}:
                break  # what stood before it is missing
            case _:
                continue  # a line that broke off, as the last one may
    return evolve(attempt, log=json.dumps(log, separators=(",", ":"))), source, left


def _data(line: bytes) -> object:
    try:
        data: object = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return data


def _named(header: dict[str, object]) -> tuple[Attempt, str]:
    rules, seed = header["rules"], header["seed"]
    if not isinstance(rules, int) or not isinstance(seed, int):
        message = "These are no numbers."
        raise TypeError(message)
    attempt = Attempt(
        id=str(header["id"]),
        level_digest=str(header["level_digest"]),
        level_name=str(header["level_name"]),
        title=str(header["title"]),
        rules=rules,
        seed=seed,
        log="[]",
        finished=False,
        started_at=str(header["started_at"]),
    )
    return attempt, str(header["source"])

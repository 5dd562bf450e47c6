"""What somebody has come to in the calls of a practice room, and the files it is kept in.

Nobody is known by a name: a file is named by the hash of the token that a browser keeps, so that
whoever reads it can do nothing with it. Strangers make as many tokens as they like, and so there
are so many files and no more, of so many calls each.
"""

from contextlib import suppress
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from game.contest.host.server_log import host_logger
from game.files import make_folder
from game.resources import data_folder
from game.saving import save
from game.view.encoding import NotUnderstood, decode, encode
from game.view.kinds import Medal, Outcome

MOST_CALLS_KEPT: Final = 50
"""Calls of one visitor that are kept, those played last: as many as a practice room has."""

MOST_VISITORS_KEPT: Final = 5_000
"""Visitors of whom anything is kept, those who played last: 75 MB at the most."""

_LARGEST: Final = 256 * 1_024
"""Bytes of a file that are read; none of ours is as large."""

_DAMAGED: Final = "%s cannot be read, so what was kept in it is lost: %s"
_UNKEPT: Final = "A result could not be kept in %s: %s"


@frozen
class Finish:
    """What one call came to."""

    points: int
    """Its score, 0 to 1,000."""
    medal: Medal
    """The medal it earned."""
    outcome: Outcome
    """How it ended."""
    timed: bool
    """Whether it took time to think."""
    when: str
    """When it ended, in UTC: 2026-03-14T09:26:53+00:00."""


@frozen
class OwnResult:
    """How somebody's calls of a level have gone."""

    title: str
    """What it is called."""
    digest: str
    """The digest of its text: what was played before it was changed is another level."""
    played: int
    """How often it was played to its end."""
    best: Finish
    """What the best of these calls came to."""
    last: Finish
    """What the last one came to."""


@frozen
class OwnResults:
    """How all calls of a visitor have gone."""

    levels: tuple[OwnResult, ...] = ()
    """A level each, the one that was played last in front."""

    def at(self, digest: str) -> OwnResult | None:
        """Return how it has gone at a level; None where it was not played yet."""
        return next((each for each in self.levels if each.digest == digest), None)

    def after(self, title: str, digest: str, finish: Finish) -> "OwnResults":
        """Return them after one more call."""
        before = self.at(digest)
        now = OwnResult(title, digest, 1, finish, finish)
        if before is not None:
            best = max(before.best, finish, key=lambda each: each.points)
            now = evolve(before, played=before.played + 1, best=best, last=finish)
        others = (each for each in self.levels if each.digest != digest)
        return OwnResults((now, *others)[:MOST_CALLS_KEPT])


NOTHING_PLAYED: Final = OwnResults()


class ResultFiles:
    """The files of own results, a visitor each. Whatever is wrong with one is told in the log."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, holder: str) -> OwnResults:
        """Return the results of a visitor by the hash of their token; none where none are kept."""
        path = self._path(holder)
        try:
            with path.open("rb") as file:
                return decode(OwnResults, file.read(_LARGEST).decode())
        except FileNotFoundError:
            pass
        except (OSError, ValueError, NotUnderstood) as error:
            host_logger().warning(_DAMAGED, path, _why(error))
        return NOTHING_PLAYED

    def write(self, holder: str, results: OwnResults) -> None:
        """Keep the results of a visitor; where that cannot be, they are known until they leave."""
        path = self._path(holder)
        try:
            make_folder(self._folder)
            if not path.exists():
                self._make_room()
            save(path, encode(results).encode(), 0o600)
        except OSError as error:
            host_logger().warning(_UNKEPT, path, _why(error))

    def _make_room(self) -> None:
        """Delete what was kept longest ago, where there is no room for one more."""
        kept = sorted(self._folder.glob("*.json"), key=_written_at)
        for path in kept[: max(len(kept) + 1 - MOST_VISITORS_KEPT, 0)]:
            path.unlink(missing_ok=True)

    def _path(self, holder: str) -> Path:
        return self._folder / f"{holder}.json"


def results_folder() -> Path:
    """Return where own results are kept; OSError where there is no place for them."""
    return data_folder() / "practice"


def _written_at(path: Path) -> float:
    # One that goes away in this moment is in nobody's way.
    with suppress(OSError):
        return path.stat().st_mtime
    return 0.0


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)

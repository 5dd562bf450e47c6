"""What can keep a log from being used, each with a sentence on what to do next."""

from pathlib import Path

from game.errors import CallcraftError


class LogInUse(CallcraftError):
    """Another program has the log open for writing."""

    def __init__(self, path: Path) -> None:
        """Tell which log it is."""
        super().__init__(
            f"Another program has the log {path.name} open. Close it there first, "
            "or open the log for reading only."
        )


class LogDamaged(CallcraftError):
    """A file that is no log, or holds something else than what was written into it."""

    def __init__(self, path: Path, what: str) -> None:
        """Tell `what` is wrong and where, in a clause."""
        super().__init__(
            f"The log {path.name} cannot be trusted: {what}. Keep the file as it is; "
            "go on with a copy of it from before, or begin a new log elsewhere."
        )


class LogNewer(CallcraftError):
    """A log of a later version of the program."""

    def __init__(self, path: Path) -> None:
        """Tell which log it is."""
        super().__init__(
            f"The log {path.name} was written by a newer version of this program. "
            "Update the program to open it."
        )


class LogUnavailable(CallcraftError):
    """A log that the disk or the system does not let us use now."""

    def __init__(self, path: Path, why: str) -> None:
        """Tell `why` in a clause, mostly in the system's own words."""
        super().__init__(
            f"The log {path.name} cannot be used: {why}. See to that, and try again; "
            "whatever was acknowledged is in it."
        )

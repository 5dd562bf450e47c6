"""What of a host's network goes into a program's log: our own faults, and no stranger's."""

import logging
from typing import Final

from aiohttp.http_exceptions import HttpProcessingError

_NAME: Final = "game.contest.host"


class _NoStranger(logging.Filter):
    """Lets through all but what somebody has sent who does not speak HTTP.

    It is answered, and no fault of the host. In its log it would fill the screen of whoever holds
    the room with a stranger's text.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether something is ours to tell."""
        error = record.exc_info[1] if record.exc_info else None
        return not isinstance(error, HttpProcessingError)


_FILTER: Final = _NoStranger()


def host_logger() -> logging.Logger:
    """Return what a server tells its faults."""
    logger = logging.getLogger(_NAME)
    # Adding the same one again changes nothing.
    logger.addFilter(_FILTER)
    return logger

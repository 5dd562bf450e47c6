"""A program that appends to a log until it is ended, and prints what was acknowledged.

Run it with the path of a log, and with the number of bytes that a file may have, 0 for any.
"""

import os
import signal
import sys
from concurrent.futures import Future
from itertools import count
from pathlib import Path

from game.contest.log import LogFile, LogWriter


def main(path: Path, most_bytes: int) -> None:
    """Append for ever, some at a time; where that fails, say so and end."""
    if most_bytes:
        _limit(most_bytes)
    log = LogFile.open(path)
    writer = LogWriter(log)
    for number in count(log.last.number + 1):
        future = writer.add([f"entry {number}"])
        future.add_done_callback(_acknowledge)
        if number % 8 == 0 and future.exception() is not None:
            break
    _say(f"failed {type(writer.failed).__name__}")
    writer.close()
    later = writer.add(["too late"])
    _say(f"later {type(later.exception(timeout=5)).__name__}")
    log.close()


def _acknowledge(future: Future[int]) -> None:
    if future.exception() is None:
        _say(str(future.result()))


def _say(line: str) -> None:
    # Past every buffer, so that it is outside before anything can end the program.
    os.write(1, f"{line}\n".encode())


def _limit(most_bytes: int) -> None:
    import resource  # noqa: PLC0415 - there is none on Windows

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

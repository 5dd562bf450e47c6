"""A host as somebody starts it: a process of its own."""

import json
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from attrs import define, field

from tests.cli.program import CALLCRAFT, environment
from tests.play.tiny import TINY


@define
class Hosted:
    """A host that runs."""

    process: subprocess.Popen[str]
    ready: Mapping[str, Any]
    """What it said first."""
    said: str = ""
    """All that it said, once it has ended."""
    complained: str = ""
    """All that it said on its other output."""
    heard: list[str] = field(factory=list)

    @property
    def address(self) -> str:
        """Where one joins."""
        return str(self.ready["addresses"][0])

    @property
    def keys(self) -> Path:
        """Where its keys lie."""
        return Path(self.ready["keys"])


def processes_of(home: Path) -> dict[int, str]:
    """Return the processes that have the data folder of a test, and their commands, on Linux."""
    mark = f"CALLCRAFT_DATA={home / 'data'}".encode()
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        # Ended meanwhile, or somebody else's.
        with suppress(OSError):
            if mark in (process / "environ").read_bytes():
                command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                found[int(process.name)] = command
    return found


@contextmanager
def hosted(home: Path, *options: str, by: Sequence[str] = ()) -> Iterator[Hosted]:
    """Host a tiny call, by a command that takes another where one is named; end it at the end."""
    (home / "tiny.yaml").write_text(TINY)
    process = subprocess.Popen(
        [*by, *CALLCRAFT, "host", "tiny.yaml", "--headless", "--json", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=home,
        env=environment(home),
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    try:
        host = Hosted(process, json.loads(first) if first else {})
        yield host
    finally:
        process.send_signal(signal.SIGTERM)
        said, complained = process.communicate(timeout=20)
    host.said, host.complained = first + said, complained

"""A host whose log cannot be written any more says why, and nothing acknowledged is lost."""

import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from game.contest.client.address import read_address
from game.contest.client.thread import ThreadLink
from game.contest.log import LogFile, LogUnavailable
from game.contest.place.keys import read_keys
from game.contest.rules.requests import FreezeBoard, UnfreezeBoard
from game.contest.wire.messages import Done, Enter, Lead, Parted
from game.view.commands import Answered
from tests.contest.host.processes import hosted
from tests.contest.host.stage import PATIENCE, held

LIMITED = ("sh", "-c", 'ulimit -f 512; exec "$@"', "sh")
"""Runs what follows with files of 256 KiB at the most: a log has some room, and soon no more."""


def _freeze_until_it_fails(link: ThreadLink) -> int:
    """Freeze the board and show it again, and return how often that was acknowledged."""
    for number in range(1_000):
        try:
            done = link.ask(Lead(0, UnfreezeBoard() if number % 2 else FreezeBoard()), patience=2)
        except TimeoutError:
            return number
        assert isinstance(done, Done)
        assert done.answered is Answered.ACCEPTED
    raise AssertionError


async def test_whoever_asks_is_told_to_come_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with held(tmp_path) as stage:
        await stage.joins("Ann")
        lead = await stage.begins()

        def fail(log: LogFile, _: Sequence[str], __: Sequence[Any] = ()) -> None:
            raise LogUnavailable(log.path, "the disk is full")

        monkeypatch.setattr(LogFile, "append", fail)
        await lead.say(Lead(lead.number(), FreezeBoard()))
        last = await lead.ends()
        assert isinstance(last, Parted)
        assert last.again
        assert stage.server.held.on_disk.frozen is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limits of this kind")
def test_the_host_ends_and_says_why(tmp_path: Path) -> None:
    with hosted(tmp_path, "--file", "my.room", by=LIMITED) as host:
        keys = read_keys(tmp_path / "my.room")
        link = ThreadLink(read_address(keys.address).url, Enter(keys.facilitator))
        acknowledged = _freeze_until_it_fails(link)
        code = host.process.wait(PATIENCE)
        link.close()
    assert code == 1
    assert "The room has stopped." in host.complained
    assert "--resume" in host.complained
    assert "Traceback" not in host.complained
    with closing(LogFile.open(tmp_path / "my.room")) as found:
        changes = [each for each in found.entries() if "frozen" in each.body.lower()]
    assert len(changes) >= acknowledged > 10

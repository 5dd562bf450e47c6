"""Twenty kills of a host; `python -m tests.contest.kills` does a thousand."""

from pathlib import Path

import pytest

from tests.contest.killing.room import KilledRoom
from tests.contest.kills import IN_ROOM


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
async def test_kills_lose_and_double_nothing_and_everybody_comes_back(
    seed: int, tmp_path: Path
) -> None:
    figures = await KilledRoom(tmp_path, IN_ROOM, seed).run()
    assert figures.faults == []
    assert figures.kills == IN_ROOM
    # Else nothing above would have been looked at.
    assert figures.acknowledged > 100

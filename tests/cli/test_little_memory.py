"""Exploring where memory runs out: what was found until then is told, and that there is more."""

import json
import resource
import subprocess
from pathlib import Path

import pytest

from game.call import Level
from game.explore import exploration
from game.explore.exploration import TooLittleMemory, explore
from game.explore.space import Space
from game.explore.telling import as_lines, as_object
from game.explore.walk import Progress, explored
from game.level import load_level
from game.level.library import find_level
from tests.cli.program import CALLCRAFT, environment

LITTLE = 200 * 1024 * 1024
"""Bytes: enough to start the program in, and for some ten thousand states."""


def run_in_little(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program in little memory."""
    return subprocess.run(
        [*CALLCRAFT, *arguments],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (LITTLE, LITTLE)),
        capture_output=True,
        text=True,
        cwd=home,
        env=environment(home),
        check=False,
    )


def test_a_budget_beyond_the_memory_there_is_ends_in_what_was_found(home: Path) -> None:
    done = run_in_little(
        home, "explore", "parcel", "--budget", "3000000", "--plays", "10", "--json"
    )
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert found["short_of_memory"]
    assert not found["exact"]
    assert 1_000 < found["states"] < 3_000_000


def level() -> Level:
    """Return a call with more states than anybody follows."""
    read = load_level(find_level("parcel")).level
    assert read
    return read


def with_room_for(states: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let memory run out once so many states are followed."""

    def limited(level: Level, budget: int | None, progress: Progress | None) -> Space:
        def told(done: int, most: int) -> None:
            if progress:
                progress(done, most)
            if done >= states:
                raise MemoryError

        return explored(level, budget, told)

    monkeypatch.setattr(exploration, "explored", limited)


def test_half_of_what_there_was_room_for_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    with_room_for(400, monkeypatch)
    found = explore(level(), budget=3_000, plays=10)
    assert found.short
    assert not found.exact
    assert 100 < found.states <= 250
    assert "bounded: " in "\n".join(as_lines(found, "parcel"))
    assert "memory ran out" in "\n".join(as_lines(found, "parcel"))
    assert as_object(found, "parcel")["short_of_memory"] is True


def test_a_budget_that_there_is_room_for_says_nothing_of_memory() -> None:
    found = explore(level(), budget=300, plays=10)
    assert not found.short
    assert "memory" not in "\n".join(as_lines(found, "parcel"))


def test_no_memory_at_all_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with_room_for(0, monkeypatch)
    with pytest.raises(TooLittleMemory, match="Close other programs"):
        explore(level(), budget=3_000, plays=10)


@pytest.mark.parametrize(
    ("spare", "ends"), [(0, True), (5_000_000, True), (1 << 40, False), (None, False)]
)
def test_exploring_ends_before_memory_does(
    spare: int | None, ends: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An interpreter without any memory left may raise what nobody can catch for good."""
    size = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    allowed = resource.RLIM_INFINITY if spare is None else size + spare
    monkeypatch.setattr(resource, "getrlimit", lambda _: (allowed, allowed))
    assert explore(level(), budget=3_000, plays=10).short is ends

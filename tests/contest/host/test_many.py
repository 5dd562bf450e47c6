"""A host may have as many connections as a full room needs, however few its shell allows."""

import sys
from pathlib import Path

import pytest

from tests.contest.host.processes import hosted


@pytest.mark.skipif(sys.platform != "linux", reason="limits are read from /proc")
def test_a_shell_that_allows_few_files_makes_no_room_small(tmp_path: Path) -> None:
    import resource  # noqa: PLC0415 - it is not there on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < 2_048:
        pytest.skip(f"this machine allows {hard} open files")
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
    try:
        with hosted(tmp_path) as host:
            told = Path(f"/proc/{host.process.pid}/limits").read_text()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    (line,) = [line for line in told.splitlines() if line.startswith("Max open files")]
    assert int(line.split()[3]) >= 2_048

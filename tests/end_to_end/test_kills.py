"""A few ends at random moments; `python -m tests.kills` does hundreds."""

import signal
from pathlib import Path

import pytest

from tests.kills import MODES, SIGNALS, end_once


@pytest.mark.slow
@pytest.mark.parametrize("number", SIGNALS, ids=lambda each: each.name)
@pytest.mark.parametrize("mode", MODES)
def test_an_end_at_a_random_moment_costs_no_call(
    number: signal.Signals, mode: str, tmp_path: Path
) -> None:
    # With this seed it ends after nearly three seconds: so much that most of it has to be there.
    assert end_once(number, mode, 2, tmp_path).wrong == ""

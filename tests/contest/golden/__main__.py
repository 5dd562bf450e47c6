"""Writes the transcript anew: `python -m tests.contest.golden`, and then look at what changed."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.contest.golden.competition import write

with TemporaryDirectory() as folder:
    write(Path(folder))

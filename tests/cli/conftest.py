"""A folder to work in."""

from pathlib import Path

import pytest

from tests.play.tiny import TINY


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a folder to work in, with a level, a broken level and a data folder in it."""
    (tmp_path / "tiny.yaml").write_text(TINY)
    broken = TINY.replace("dismiss", "dismis").replace("to: done", "to: don")
    (tmp_path / "broken.yaml").write_text(broken)
    return tmp_path

"""What a player has chosen is found again, and nothing that lies in its place does harm."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.settings import remember, setting


def test_settings_are_remembered(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there" / "yet"
    assert setting("theme", folder) is None
    remember("theme", "dark", folder)
    remember("other", "x", folder)
    remember("theme", "light", folder)
    assert (setting("theme", folder), setting("other", folder)) == ("light", "x")


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    remember("theme", "dark", tmp_path / "file")
    assert setting("theme", tmp_path / "file") is None


def test_the_data_folder_can_be_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLCRAFT_DATA", str(tmp_path))
    remember("theme", "dark")
    assert setting("theme", tmp_path) == "dark"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary() | st.sampled_from((b"[]", b'{"theme": 3}', b"[" * 60_000, b'{"theme":"x"', b"1"))
)
def test_whatever_lies_there_instead_is_taken_for_nothing(tmp_path: Path, found: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(found)
    assert setting("theme", tmp_path) is None
    remember("theme", "dark", tmp_path)
    assert setting("theme", tmp_path) == "dark"

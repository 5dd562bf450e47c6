"""The tokens by which people come back to their seats."""

import os
from pathlib import Path

import pytest

from game.contest.client.tokens import forget_token, token_for
from game.contest.identity.tokens import is_token

CODE = "7K3M9QXA"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder of one's own, which is not there yet."""
    folder = tmp_path / "data"
    monkeypatch.setenv("CALLCRAFT_DATA", str(folder))
    return folder


def test_it_is_the_same_the_next_time() -> None:
    token, known = token_for(CODE, "Ann")
    assert is_token(token)
    assert not known
    assert token_for(CODE, "Ann") == (token, True)
    assert token_for(CODE, "ANN") == (token, True)


def test_two_people_at_one_machine_have_two_and_so_has_one_in_two_rooms() -> None:
    tokens = [
        token_for(CODE, "Ann")[0],
        token_for(CODE, "Bob")[0],
        token_for("00000000", "Ann")[0],
    ]
    assert len(set(tokens)) == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_nobody_else_can_read_it(data: Path) -> None:
    before = os.umask(0)
    try:
        token_for(CODE, "Ann/../../x\0")
    finally:
        os.umask(before)
    (file,) = (data / "seats").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


def test_one_that_is_forgotten_is_another_the_next_time() -> None:
    token, _ = token_for(CODE, "Ann")
    forget_token(CODE, "Ann")
    forget_token(CODE, "Ann")
    again, known = token_for(CODE, "Ann")
    assert again != token
    assert not known


@pytest.mark.parametrize("content", [b"", b"short", b"\xff\xfe", b"x" * 5_000])
def test_a_file_that_holds_none_is_written_anew(data: Path, content: bytes) -> None:
    token_for(CODE, "Ann")
    (file,) = (data / "seats").iterdir()
    file.write_bytes(content)
    token, known = token_for(CODE, "Ann")
    assert is_token(token)
    assert not known
    assert token_for(CODE, "Ann") == (token, True)


def test_where_none_can_be_kept_there_is_one_all_the_same(data: Path) -> None:
    # A file where the folder should be: no rights keep root from writing.
    data.write_text("")
    token, known = token_for(CODE, "Ann")
    assert is_token(token)
    assert not known
    forget_token(CODE, "Ann")

"""Plays are added to a file: what is in it stays byte for byte, or nothing is written at all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.playtest.keeping import CannotAdd, with_play
from game.playtest.reading import read_playtest
from game.playtest.shape import PlayFile, SayFile
from game.saving import save
from tests.playtest.plays import PLAYS

PLAY = PlayFile("Another: one", (SayFile('It\'s "so": #1'), "wait:2.5"), 3, None, "left", 12)


def added(before: bytes) -> bytes:
    """Return a file with a play added."""
    return with_play(before, PLAY, "tiny.yaml", "tiny.playtest.yaml")


def test_a_new_file_says_what_it_is_for() -> None:
    text = added(b"").decode()
    assert text.startswith("# Plays of tiny.yaml, ")
    assert "`callcraft check`" in text
    assert read_playtest(text).plays == (PLAY,)


@pytest.mark.parametrize("level", ["odd\nname.yaml", "\x1b[31m.yaml", "a\udcff.yaml", "ü.yaml"])
def test_any_name_of_a_level_can_stand_in_it(level: str) -> None:
    assert read_playtest(with_play(b"", PLAY, level, "here")).plays == (PLAY,)


@pytest.mark.parametrize(
    "before",
    [
        PLAYS,
        PLAYS.rstrip("\n"),
        PLAYS + "\n\n# The end, for now.\n",
        PLAYS.replace("\n", "\r\n"),
        "\ufeff" + PLAYS,
        "\n".join(line.removeprefix("  ") for line in PLAYS.splitlines()),
        PLAYS.replace("    path: [opening]\n", "    path:\n    - opening"),
        "plays:\n      - name: One\n        moves: [listen]\n",
        "plays:\n  - name: One\n    moves:\n      - say: |+\n          Hm.\n\n",
        '"plays":\n  -\n    name: One\n    moves: [listen]   # only that',
    ],
)
def test_what_stands_in_a_file_stays_byte_for_byte(before: str) -> None:
    raw = before.encode()
    after = added(raw)
    assert after.startswith(raw)
    reading = read_playtest(after)
    assert not reading.problems
    assert reading.plays == (*read_playtest(raw).plays, PLAY)
    if b"\r\n" in raw:
        assert after.count(b"\r\n") == after.count(b"\n")


@pytest.mark.parametrize(
    ("before", "why"),
    [
        ("title: A level\n", "has no key `title`"),
        ("plays: [{name: One, moves: [listen]}]\n", "a list of lines"),
        ("plays:\n  - name: One\n    moves: [listen]\n...\n", "a list of lines"),
        ("{plays: [{name: One, moves: [listen]}]}", "a list of lines"),
        (PLAYS.replace("The good way", "Another: one", 1), "CC006"),
        (PLAYS.replace("The good way", "'Another: one'", 1), "There is a play called"),
        ("\n", "nothing in the file"),
        ("\x00", "control character"),
    ],
)
def test_where_nothing_can_be_added_it_is_told(before: str, why: str) -> None:
    with pytest.raises(CannotAdd, match=why):
        added(before.encode())


def test_a_full_file_is_told() -> None:
    many = "".join(f"- name: Play {number}\n  moves: [listen]\n" for number in range(50))
    with pytest.raises(CannotAdd, match="holds 51 plays"):
        added(f"plays:\n{many}".encode())


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
)
def test_no_file_is_ever_spoilt(before: bytes) -> None:
    try:
        after = added(before)
    except CannotAdd:
        return
    assert after.startswith(before)
    assert PLAY in read_playtest(after).plays


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path, link = tmp_path / "a.playtest.yaml", tmp_path / "link"
    save(path, b"one")
    path.chmod(0o640)
    link.symlink_to(path)
    save(link, b"two")
    assert path.read_bytes() == b"two"
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(tmp_path.iterdir()) == [path, link]


def test_where_it_cannot_be_written_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.playtest.yaml"
    path.write_bytes(b"one")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        save(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]

"""`play --record` and `--moves`: plays are kept, and calls begin in the middle."""

import json
import os
from pathlib import Path

import pytest

from game.cli import main
from game.playtest import check_playtest
from game.playtest.reading import load_playtest
from game.record import open_store
from tests.cli.program import run
from tests.play.tiny import TINY
from tests.playtest.plays import PLAYS

GOOD = "listen 1 2"
FILE = "tiny.playtest.yaml"


def record(home: Path, *more: str, moves: str = GOOD, code: int = 0, file: str = FILE) -> str:
    """Record a play that is made of moves; return what is told of it."""
    done = run(home, "play", "tiny.yaml", "--plain", "--moves", moves, "--record", file, *more)
    assert done.returncode == code, done.stderr
    return done.stderr


def names(home: Path, file: str = FILE) -> list[str]:
    """Return what the plays in a file are called."""
    reading = load_playtest(home / file)
    assert not reading.problems
    return [play.name for play in reading.plays]


def test_a_call_is_kept_beside_its_level_and_checked(home: Path) -> None:
    typed = "\nlisten\n2\n3\n"
    done = run(
        home, *("play", "tiny.yaml", "--plain", "--record", FILE), "--seed", "1", typed=typed
    )
    assert done.returncode == 0
    (name,) = names(home)
    assert done.stderr == f"The play is kept in {FILE} as `{name}`.\n"
    assert name.startswith("Play of 20")
    assert name.endswith(", silver")
    assert check_playtest(home / FILE) == ()
    with open_store(home / "data") as store:
        assert len(store.attempts()) == 1


def test_further_plays_are_added_and_the_first_stay_as_they_are(home: Path) -> None:
    (home / FILE).write_text(PLAYS)
    record(home, "--name", "  Once   more ")
    record(home, moves="2")
    *first, last = names(home)
    assert first == ["The good way", "Nothing but impatience", "Once more"]
    assert last.endswith(", unfinished")
    assert (home / FILE).read_text().startswith(PLAYS)
    assert check_playtest(home / FILE) == ()
    assert sorted(each.name for each in home.iterdir() if "playtest" in each.name) == [FILE]


def test_two_plays_of_one_minute_have_two_names(home: Path) -> None:
    record(home)
    record(home)
    record(home)
    assert len(set(names(home))) == 3


def test_a_name_without_an_ending_gets_one(home: Path) -> None:
    for file in ("tiny", "tiny.playtest", FILE):
        record(home, "--name", file, file=file)
    assert names(home) == ["tiny", "tiny.playtest", FILE]


def test_where_check_would_not_look_it_says_where_to_keep_it(home: Path) -> None:
    (home / "plays").mkdir()
    told = record(home, file="plays/tiny")
    assert "For `callcraft check` to find it, keep it in tiny.playtest.yaml." in told
    assert names(home, "plays/tiny.playtest.yaml")


@pytest.mark.parametrize(
    ("file", "more", "code", "why"),
    [
        ("tiny.yaml", (), 1, "tiny.yaml:2:1: CC101"),
        ("no/where", (), 2, "There is no folder no"),
        ("plain.playtest.yaml", (), 1, "CC103"),
        ("folder.yaml", (), 2, "no ordinary file"),
        ("/dev/null.yaml/x", (), 2, "no folder"),
        ("x" * 300, (), 1, "File name too long"),
        (FILE, ("--name", "the GOOD way"), 2, "a play called `the GOOD way`"),
        (FILE, ("--name", " "), 2, "--name is empty."),
        (FILE, ("--name", "x" * 61), 2, "--name is 61 characters long"),
        (FILE, ("--name", "\x1b[31m"), 2, "cannot be seen"),
    ],
)
def test_what_cannot_be_recorded_is_told_before_anything_is_played(
    home: Path, file: str, more: tuple[str, ...], code: int, why: str
) -> None:
    (home / FILE).write_text(PLAYS)
    (home / "plain.playtest.yaml").write_text("plays: none\n")
    (home / "folder.yaml").mkdir()
    done = run(home, "play", "tiny.yaml", "--plain", "--record", file, *more)
    assert (done.returncode, done.stdout) == (code, "")
    assert why in done.stderr
    assert (home / FILE).read_text() == PLAYS
    assert (home / "tiny.yaml").read_text() == TINY


def test_a_file_that_cannot_be_written_is_told(home: Path) -> None:
    (home / "full").mkdir()
    (home / "full" / FILE).symlink_to(f"/proc/{FILE}")
    assert "cannot be" in record(home, file=f"full/{FILE}", code=1)


def test_nothing_said_nothing_kept(home: Path) -> None:
    typed = "\nquit\nquit\n"
    done = run(home, "play", "tiny.yaml", "--plain", "--record", "tiny", typed=typed)
    assert done.stderr == "Nothing was said or done in the call, so there is no play to keep.\n"
    assert not (home / FILE).exists()


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--name", "One"), "write --record FILE with it"),
        (("--moves", "hum"), "'hum' is no move."),
        (("--moves", "listen 9"), "Move 2 of 2, 9, cannot be made there."),
        (("--moves", "ask:\x1b[31mdepot"), "no such department"),
    ],
)
def test_what_makes_no_sense_is_told(home: Path, arguments: tuple[str, ...], why: str) -> None:
    done = run(home, "play", "tiny.yaml", "--plain", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert why in done.stderr
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize("option", ["--moves", "--record"])
def test_a_menu_is_not_one_call(home: Path, option: str) -> None:
    (home / "pack.yaml").write_text("title: Mine\nlevels: [tiny.yaml]\n")
    done = run(home, "play", ".", option, "1")
    assert done.returncode == 2
    assert f"{option} is about one call" in done.stderr


def test_moves_show_a_call_and_keep_nothing(home: Path) -> None:
    done = run(home, "play", "tiny.yaml", "--json", "--moves", GOOD)
    assert (done.returncode, done.stderr) == (0, "")
    data = json.loads(done.stdout.splitlines()[-1])
    assert (data["seed"], data["score"]) == (0, 727)
    with open_store(home / "data") as store:
        assert store.attempts() == ()


def test_the_way_a_changed_play_is_shown_plays_it(home: Path) -> None:
    (home / FILE).write_text(PLAYS.replace("score: 727", "score: 1"))
    (problem,) = check_playtest(home / FILE)
    arguments = problem.replay.removeprefix("callcraft ").split(" --moves ")
    done = run(home, *arguments[0].split(), "--moves", arguments[1].strip("'"))
    assert done.returncode == 0
    assert "Score 727" in done.stdout


def test_plays_are_not_listed_as_calls(home: Path) -> None:
    (home / FILE).write_text(PLAYS)
    (home / "broken.yaml").unlink()
    done = run(home, "levels", ".")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1


def test_a_play_that_cannot_be_written_is_told_to_be_added_by_hand(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.chdir(home)
    monkeypatch.setenv("CALLCRAFT_DATA", str(home / "data"))
    monkeypatch.setattr(os, "fsync", full)
    arguments = ["play", "tiny.yaml", "--plain", "--moves", GOOD, "--record", FILE]
    assert main(arguments) == 1
    told = capsys.readouterr().err
    assert "No space left on device" in told
    assert "moves:" in told
    assert "- listen" in told
    assert not (home / FILE).exists()

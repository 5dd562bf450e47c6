"""Folders on the command line: a pack has a menu, and what a pack says is not lost in a shift."""

from pathlib import Path

import pexpect
import pytest

from tests.cli.program import run
from tests.cli.test_terminal import terminal
from tests.play.tiny import TINY

TITLE = "My own calls"


@pytest.fixture
def pack(home: Path) -> Path:
    """Return the folder of a pack of three calls."""
    folder = home / "mine and yours"
    folder.mkdir()
    for name in ("one", "two", "three"):
        text = TINY.replace("The tiny call", f"Call {name}")
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    text = f"title: {TITLE}\nlevels: [one.yaml, two.yaml, three.yaml]\n"
    (folder / "pack.yaml").write_text(text, encoding="utf-8")
    return folder


def break_pack(pack: Path) -> None:
    """Let a pack name a file that is not there."""
    text = f"title: {TITLE}\nlevels: [one.yaml, two.yaml, three.yaml, gone.yaml]\n"
    (pack / "pack.yaml").write_text(text, encoding="utf-8")


def test_a_folder_with_a_pack_opens_its_menu(home: Path, pack: Path) -> None:
    with terminal(home, "play", pack.name, "--seed", "1") as child:
        child.expect(TITLE)
        child.expect("Call one")
        child.send("2")
        child.expect("answer the call")
        child.send("q")
        child.expect(pexpect.EOF)
        child.wait()
        assert child.exitstatus == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("play", "mine and yours", "--plain"), "one call is played at a time"),
        (("play", "mine and yours", "--json"), "one call is played at a time"),
        (("play", "empty"), "is a folder without a pack.yaml"),
        (("play", "empty", "--plain"), "one call is played at a time"),
        (("shift", "mine and yours"), "a shift is a row of calls"),
        (("shift", "1", "2", "mine and yours", "--plain"), "a shift is a row of calls"),
    ],
)
def test_any_other_folder_is_told_what_to_do_with_it(
    home: Path, pack: Path, arguments: tuple[str, ...], told: str
) -> None:
    (home / "empty").mkdir()
    done = run(home, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    folder = "empty" if "empty" in arguments else f"'{pack.name}'"
    assert told in done.stderr
    assert f"`callcraft levels {folder}` lists its calls" in done.stderr


def test_a_word_that_names_a_call_means_the_call_and_not_a_folder(home: Path) -> None:
    for name in ("1", "parcel"):
        (home / name).mkdir()
        (home / name / "pack.yaml").write_text("title: Another\nlevels: []\n", encoding="utf-8")
        assert "You put the phone down." in run(home, "play", name, "--plain", typed=DOWN).stdout


DOWN = "\nhang up\nhang up\n"


def test_a_shift_over_a_pack_with_problems_is_refused_with_those(home: Path, pack: Path) -> None:
    calls = [f"{pack.name}/{name}.yaml" for name in ("one", "two", "three")]
    done = run(home, "shift", *calls, "--plain", typed="home\n")
    assert (done.returncode, done.stderr) == (0, "")
    break_pack(pack)
    listed = run(home, "levels", pack.name)
    assert "gone.yaml" in listed.stderr
    for how in ("--plain", "--json"):
        done = run(home, "shift", *calls, how, typed="home\n")
        assert (done.returncode, done.stdout, done.stderr) == (1, "", listed.stderr)


def test_a_shift_over_a_pack_with_problems_is_refused_on_a_terminal_too(
    home: Path, pack: Path
) -> None:
    break_pack(pack)
    calls = [f"{pack.name}/{name}.yaml" for name in ("one", "two", "three")]
    with terminal(home, "shift", *calls) as child:
        child.expect("gone.yaml")
        child.expect(pexpect.EOF)
        child.wait()
        assert child.exitstatus == 1


def test_help_says_what_level_may_be(home: Path) -> None:
    text = " ".join(run(home, "play", "--help").stdout.split())
    assert "the path of a level file, or a folder with a pack.yaml" in text

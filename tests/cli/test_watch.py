"""What `callcraft watch` refuses before it draws anything, and the way on that it names."""

from pathlib import Path

import pytest

from tests.cli.program import run
from tests.end_to_end.terminal import Terminal
from tests.play.tiny import TINY


def test_a_file_that_is_not_there_yet_is_begun_with_new(home: Path) -> None:
    done = run(home, "watch", "my calls/first.yaml")
    assert done.returncode == 2
    assert "There is no level file my calls/first.yaml yet." in done.stderr
    assert "callcraft new 'my calls/first.yaml'" in done.stderr


@pytest.mark.parametrize(
    ("level", "told"),
    [("nonsuch", "There is no level called `nonsuch`"), (".", "one call is watched at a time")],
)
def test_what_is_no_level_is_refused(home: Path, level: str, told: str) -> None:
    done = run(home, "watch", level)
    assert done.returncode == 2
    assert told in done.stderr


@pytest.mark.parametrize("text", [None, "title: [", "\x1b]0;owned\x07\udcff"])
def test_without_a_terminal_a_sound_and_a_broken_file_are_refused_alike(
    home: Path, text: str | None
) -> None:
    if text is not None:
        (home / "tiny.yaml").write_bytes(text.encode("utf-8", "surrogateescape"))
    done = run(home, "watch", "tiny.yaml")
    assert done.returncode == 2
    assert "callcraft play tiny.yaml --plain" in done.stderr
    assert done.stdout == ""


def test_in_a_terminal_the_call_goes_on_in_what_is_saved(tmp_path: Path) -> None:
    level = tmp_path / "tiny.yaml"
    level.write_text("title: [", encoding="utf-8")
    with Terminal("watch", str(level), "--seed", "7", data=tmp_path / "data") as terminal:
        terminal.wait_for("Mend it and save", "tiny.yaml:1:", "CC006")
        level.write_text(TINY, encoding="utf-8")
        terminal.wait_for("Amara Okafor", "The tiny call")
        level.write_text(TINY.replace("Okafor", "Adeyemi"), encoding="utf-8")
        terminal.wait_for("Amara Adeyemi")
        level.write_text("title: [", encoding="utf-8")
        terminal.wait_for("1 error; the call is as before", "CC006")
        terminal.press("q")
        terminal.wait_for("Leave Callcraft.")
        terminal.press("q")
        assert terminal.left() == 0

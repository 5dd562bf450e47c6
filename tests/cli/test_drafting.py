"""`callcraft new` and `callcraft schema`, as somebody types them."""

import json
from pathlib import Path

import pexpect
import pytest

from game.draft.schemas import schema_file
from game.level import load_level
from tests.cli.program import run
from tests.cli.test_terminal import terminal


def test_a_new_call_is_written_read_and_played(home: Path) -> None:
    done = run(home, "new", "my-call", "--title", "a: b # c", "--mood", "angry", "--caller", "Ömer")
    assert (done.returncode, done.stderr) == (0, "")
    assert "callcraft play my-call.yaml\n" in done.stdout
    assert "callcraft check my-call.yaml\n" in done.stdout
    reading = load_level(home / "my-call.yaml")
    assert reading.problems == ()
    assert reading.level
    assert (reading.level.title, reading.level.caller.name) == ("a: b # c", "Ömer")
    played = run(home, "play", "my-call.yaml", "--json", "--seed", "1", typed="\n" + "1\n" * 9)
    assert (played.returncode, played.stderr) == (0, "")


def test_a_copy_of_a_call(home: Path) -> None:
    for source, copy in (("1", "one"), ("parcel", "two"), ("tiny.yaml", "three")):
        assert run(home, "new", copy, "--from", source).returncode == 0
        assert load_level(home / f"{copy}.yaml").problems == ()
    mine = run(home, "new", "mine", "--from", "tiny.yaml", "--title", "Mine")
    level = load_level(home / "mine.yaml").level
    assert mine.returncode == 0
    assert level
    assert level.title == "Mine"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("tiny",), 2, "tiny.yaml is there already"),
        (("no/where",), 2, "There is no folder no"),
        (("a", "--mood", "grim"), 2, "`grim`. Write one of: `calm`"),
        (("a", "--title", "x" * 61), 2, "The title is 61 characters long; 60 fit."),
        (("a", "--caller", "\x1b]0;x\x07"), 2, "The name holds a character that cannot be seen"),
        (("a", "--title", ""), 2, "The title is empty"),
        (("a", "--from", "brodband"), 2, "Did you mean `broadband`?"),
        (("a", "--from", "."), 2, "is a folder"),
        (("a", "--from", "broken.yaml"), 1, "dismis"),
        (("a", "--from", "1", "--mood", "calm"), 2, "leave out --mood"),
        (("a", "--from", "1", "--title", "\u202e"), 2, "cannot be seen"),
        (("x" * 300,), 1, "cannot be written: File name too long"),
        ((), 2, "Missing argument"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_written(
    home: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    before = sorted(home.iterdir())
    done = run(home, "new", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(home.iterdir()) == before


def test_a_file_is_replaced_by_force(home: Path) -> None:
    assert run(home, "new", "tiny", "--force", "--title", "Another").returncode == 0
    level = load_level(home / "tiny.yaml").level
    assert level
    assert level.title == "Another"


def test_on_a_terminal_what_was_not_said_is_asked(home: Path) -> None:
    with terminal(home, "new", "asked", "--sector", "travel") as child:
        child.expect("What is the call called")
        child.sendline("The lost bag")
        child.expect("name")
        child.sendline("x" * 31)
        child.expect("30 fit")
        child.sendline("Ida")
        child.expect("even, gentle")
        child.sendline("grim")
        child.expect("does not exist")
        child.sendline("blunt")
        child.expect("calm, uneasy")
        child.sendline("")
        child.expect("What has gone wrong")
        child.sendline("My bag went to Lisbon: I did not.")
        child.expect("callcraft play asked.yaml")
        child.expect(pexpect.EOF)
        child.wait()
        assert child.exitstatus == 0
    level = load_level(home / "asked.yaml").level
    assert level
    assert (level.title, level.sector, level.caller.name) == ("The lost bag", "travel", "Ida")
    assert level.caller.temperament.name == "blunt"


def test_ctrl_c_among_the_questions_writes_nothing(home: Path) -> None:
    with terminal(home, "new", "asked") as child:
        child.expect("What is the call called")
        child.sendintr()
        child.expect("Stopped")
        child.expect(pexpect.EOF)
        child.wait()
        assert child.exitstatus == 130
    assert not (home / "asked.yaml").exists()


def test_on_a_terminal_yes_asks_nothing(home: Path) -> None:
    with terminal(home, "new", "quick", "--yes") as child:
        child.expect("callcraft play quick.yaml")
        child.expect(pexpect.EOF)
    assert load_level(home / "quick.yaml").problems == ()


def test_a_schema_is_printed_or_pointed_at(home: Path) -> None:
    for arguments, name in (((), "level"), (("level",), "level"), (("pack",), "pack")):
        done = run(home, "schema", *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        assert json.loads(done.stdout) == json.loads(schema_file(name).read_text(encoding="utf-8"))
        where = run(home, "schema", *arguments, "--path").stdout
        assert where == f"{schema_file(name)}\n"
    odd = run(home, "schema", "levl\x1b[31m")
    assert (odd.returncode, odd.stdout) == (2, "")
    assert "There is no schema of levl; write one of these: level, pack" in odd.stderr

"""Faults of the system are told as what they are, with what to do, and our own as such."""

import errno
import os
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from game import cli
from game.exits import BROKEN, FAILED, MISUSED
from game.plain.call.call_exit import played
from game.plain.console import Console
from game.play.pace import Pace
from game.play.session import Session
from tests.lines import plain_call
from tests.play.tiny import tiny_level


def ending(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    """Return the exit code of a program that is ended by an error."""

    def run(_: object) -> int:
        raise error

    monkeypatch.setattr(cli, "_run", run)
    return cli.main(["levels"])


@pytest.mark.parametrize(
    ("number", "name", "told"),
    [
        (errno.EACCES, "/closed/parcel.yaml", "/closed/parcel.yaml cannot be used: Permission"),
        (errno.ENAMETOOLONG, "parcel" * 50, "Give it a shorter name."),
        (errno.EMFILE, "/levels/parcel.yaml", "raise the limit of open files"),
        (errno.EMFILE, None, "The system refused something the game needs: Too many open files."),
        (errno.ENOSPC, "/full/parcel.yaml", "/full/parcel.yaml cannot be used: No space left"),
    ],
)
def test_a_fault_of_the_system_names_the_file_and_what_to_do(
    number: int,
    name: str | None,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert ending(monkeypatch, OSError(number, os.strerror(number), name)) == FAILED
    said = capsys.readouterr().err
    assert told in said
    assert "output" not in said


def test_too_little_memory_is_told_as_that(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ending(monkeypatch, MemoryError()) == FAILED
    assert "too little memory" in capsys.readouterr().err


def test_a_fault_of_the_program_is_told_in_a_sentence_with_where_its_report_lies(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("CALLCRAFT_DATA", str(tmp_path))
    assert ending(monkeypatch, ZeroDivisionError("one by nothing\x1b[2J")) == BROKEN
    said = capsys.readouterr().err
    (report,) = tmp_path.glob("fault-*.txt")
    assert said.startswith("Callcraft has ended because of a fault in it")
    assert str(report) in said
    assert said.count("\n") == 1
    assert "ZeroDivisionError: one by nothing" in report.read_text("utf-8")


class Torn(BytesIO):
    """An input that cannot be read any more, as a terminal that has gone."""

    def readline(self, _size: int | None = -1, /) -> bytes:
        """Fail."""
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_an_input_that_cannot_be_read_is_told_as_such() -> None:
    console = Console(Torn(), StringIO(), StringIO(), 80, echo=False)
    leaving = played(plain_call(console, Session(tiny_level(), 7), Pace()))
    assert leaving.code == MISUSED
    assert leaving.amiss

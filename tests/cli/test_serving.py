"""A practice room as somebody starts it: a process, its address, and how it ends."""

import json
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from attrs import define

from game import cli
from game.contest.identity.tokens import new_token, token_hash
from game.contest.wire.encoding import ROOM_PATH, client_text
from game.contest.wire.messages import ChooseCall, PractiseAct, Visit
from game.exits import FAILED, MISUSED, SIGNALLED
from game.view.commands import PickUp, PutDown
from tests.cli.program import CALLCRAFT, environment
from tests.play.tiny import TINY


@define
class Served:
    """A practice room that runs in a process."""

    process: "subprocess.Popen[str]"
    ready: Any
    complained: str = ""

    def ends(self, number: int) -> int:
        """End it by a signal, and return its exit code."""
        self.process.send_signal(number)
        self.complained = self.process.communicate(timeout=20)[1]
        return self.process.returncode


@contextmanager
def served(home: Path, *options: str) -> Iterator[Served]:
    """Serve a practice room; end it at the end."""
    (home / "tiny.yaml").write_text(TINY)
    process = subprocess.Popen(
        [*CALLCRAFT, "serve", "--json", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=home,
        env=environment(home),
    )
    assert process.stdout is not None
    try:
        yield Served(process, json.loads(process.stdout.readline()))
    finally:
        process.kill()
        process.communicate(timeout=20)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
async def test_it_ends_when_it_is_asked_to_and_keeps_what_was_played(
    tmp_path: Path, number: int
) -> None:
    token = new_token()
    with served(tmp_path, "tiny.yaml") as room:
        async with aiohttp.ClientSession() as session:
            address = room.ready["addresses"][0]
            page = await (await session.get(address)).text()
            assert 'data-place="practice"' in page
            socket = await session.ws_connect(address + ROOM_PATH)
            for message in (
                Visit(token),
                ChooseCall(1, 0, timed=True),
                PractiseAct(2, 0, PickUp()),
                PractiseAct(3, 1, PutDown()),
            ):
                await socket.send_str(client_text(message))
            while '"id":3' not in await socket.receive_str():
                pass
            assert room.ends(number) == SIGNALLED + number
        assert room.complained == ""
    kept = tmp_path / "data" / "practice" / f"{token_hash(token)}.json"
    assert json.loads(kept.read_text())["value"]["levels"][0]["played"] == 1


def test_without_a_level_there_are_the_calls_of_the_game(tmp_path: Path) -> None:
    with served(tmp_path, "--max", "3") as room:
        assert room.ready["event"] == "ready"
        assert room.ready["most"] == 3
        assert len(room.ready["calls"]) == 6
        (address,) = room.ready["addresses"]
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address + "/page/practice.js") as answer:  # noqa: S310 - ours
            assert answer.status == 200


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder to type in, with a data folder of its own."""
    monkeypatch.setenv("CALLCRAFT_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(capsys: pytest.CaptureFixture[str], *typed: str, code: int) -> str:
    """Type a command that is refused, and return why."""
    assert cli.main(["serve", *typed]) == code
    output = capsys.readouterr()
    assert output.out == ""
    return output.err


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (("nothing-like-it",), "There is no level called"),
        (("--max", "0"), "--max"),
        (("--bind", "0.0.0.0"), "--insecure-lan"),  # noqa: S104 - refused
        (("--tls-cert", "x"), "go together"),
        (("--tls-cert", "x", "--tls-key", "x"), "cannot be used"),
        (("--trusted-proxy", "nonsense"), "--trusted-proxy takes an address"),
        (("--public-url", "ftp://x"), "callcraft serve --help"),
    ],
)
def test_what_is_typed_wrongly_is_told(
    here: Path, capsys: pytest.CaptureFixture[str], typed: tuple[str, ...], why: str
) -> None:
    assert why in refused(capsys, *typed, code=MISUSED)
    assert not (here / "data").exists()


def test_a_broken_level_is_told_with_its_place(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "broken.yaml").write_text("title: Broken\n")
    assert "broken.yaml:1:1" in refused(capsys, "broken.yaml", code=FAILED)


def test_a_folder_that_is_no_pack_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert str(here.name) in refused(capsys, "--pack", str(here), code=FAILED)


def test_a_port_that_is_taken_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "tiny.yaml").write_text(TINY)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        why = refused(capsys, "tiny.yaml", "--port", str(port), code=FAILED)
    assert f"cannot listen on 127.0.0.1, port {port}" in why
    assert "--port" in why

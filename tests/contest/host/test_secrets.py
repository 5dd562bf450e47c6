"""What opens a room stands in its keys and nowhere else."""

import json
import os
import stat
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import aiohttp
import pytest

from game.contest.audit.audit import audit_of, audit_to_text
from game.contest.identity.codes import spaced
from game.contest.identity.tokens import new_token, token_hash
from game.contest.log import LogFile
from game.contest.place.keys import RoomKeys, write_keys
from game.contest.wire.encoding import ROOM_PATH, client_text
from game.contest.wire.messages import Enter, Join
from tests.cli.program import CALLCRAFT, environment, run
from tests.contest.host.processes import Hosted, hosted

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and modes of POSIX")


def secrets_of(host: Hosted, *tokens: str) -> Mapping[str, str]:
    """Return everything that nobody may read, by what it is."""
    keys = json.loads(host.keys.read_text())
    known = {"facilitator": keys["facilitator"], "board": keys["board"]}
    known |= {f"seat {number}": token for number, token in enumerate(tokens, 1)}
    known |= {f"hash of {name}": token_hash(token) for name, token in known.items()}
    return known


def code_of(host: Hosted) -> tuple[str, str]:
    """Return the code as it is kept, and as it is shown."""
    code = str(host.ready["code"])
    return code, spaced(code)


async def speak(host: Hosted, *texts: str, **headers: str) -> None:
    """Say something in words of one's own, and listen until nothing more comes."""
    async with aiohttp.ClientSession() as session:
        try:
            socket = await session.ws_connect(host.address + ROOM_PATH, headers=headers)
        except aiohttp.WSServerHandshakeError:
            return
        for text in texts:
            await socket.send_str(text)
        try:
            while (await socket.receive(timeout=0.4)).type is aiohttp.WSMsgType.TEXT:
                pass
        except TimeoutError:
            await socket.close()


async def a_session_full_of_errors(host: Hosted, token: str) -> None:
    """Do in a room whatever could bring a secret to somebody's eyes."""
    code = code_of(host)[0]
    keys = json.loads(host.keys.read_text())
    join = client_text(Join(code, "Ann", token))
    await speak(host, join)
    await speak(host, join, join)
    await speak(host, client_text(Join(code, "Seat 7", token + "x")))
    await speak(host, join[:-3], join)
    await speak(host, join.replace('"v":1', '"v":2'))
    await speak(host, client_text(Enter(keys["facilitator"])), '{"v":1,"is":"Lead","id":1}')
    await speak(host, client_text(Enter(keys["facilitator"])), "\x1b" + keys["facilitator"])
    await speak(host, join, Host=f"{token}.example")
    await speak(host, join, Origin=f"http://{token}")


async def test_nobody_reads_a_secret_in_what_a_host_leaves_behind(tmp_path: Path) -> None:
    token = new_token()
    with hosted(tmp_path) as host:
        secrets = secrets_of(host, token)
        await a_session_full_of_errors(host, token)
        for command in (("start", "--countdown", "0"), ("status",), ("end", "--yes")):
            done = run(tmp_path, "contest", *command)
            assert done.returncode == 0, done.stderr
            assert not found(secrets, done.stdout + done.stderr)
    # The code is on the line that is there for it, and on no other.
    ready, rest = host.said.split("\n", 1)
    assert code_of(host)[0] in ready
    assert not found(secrets, ready, rest, host.complained)
    assert not found(dict(zip("12", code_of(host), strict=True)), rest, host.complained)
    assert "Traceback" not in host.said + host.complained
    assert host.complained == ""
    log = LogFile.to_read(host.keys.with_suffix(""))
    try:
        entries = "\n".join(entry.body for entry in log.entries())
        audit = audit_to_text(audit_of(log))
        assert "Ann" in audit
        assert "Ann" not in entries
        for text in (entries, audit):
            assert not found(secrets, text)
            assert not found(dict(zip("12", code_of(host), strict=True)), text)
    finally:
        log.close()


def found(secrets: Mapping[str, str], *texts: str) -> list[str]:
    """Return which secrets stand in some texts."""
    return [name for name, secret in secrets.items() if any(secret in text for text in texts)]


def test_the_keys_are_their_owners_alone_and_beside_the_log(tmp_path: Path) -> None:
    with hosted(tmp_path, "--file", "my.room") as host:
        assert host.keys == tmp_path / "my.room.keys" or host.keys == Path("my.room.keys")
        keys = tmp_path / "my.room.keys"
        assert stat.S_IMODE(keys.stat().st_mode) == 0o600
        assert (tmp_path / "my.room").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_nobody_could_have_read_the_keys_in_a_moment_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[int] = []
    fsync = os.fsync

    def note(file: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(file).st_mode))
        fsync(file)

    monkeypatch.setattr(os, "fsync", note)
    before = os.umask(0)
    try:
        write_keys(tmp_path / "room", RoomKeys())
    finally:
        os.umask(before)
    assert modes == [0o600]


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="there is no /proc")
def test_no_command_has_a_secret_on_its_line(tmp_path: Path) -> None:
    with hosted(tmp_path) as host:
        secrets = {**secrets_of(host), "code": code_of(host)[0], "shown": code_of(host)[1]}
        leading = subprocess.Popen(
            [*CALLCRAFT, "contest", "status"],
            cwd=tmp_path,
            env=environment(tmp_path),
            stdout=subprocess.PIPE,
        )
        lines = set()
        while leading.poll() is None:
            for process in (leading.pid, host.process.pid):
                lines.add(Path(f"/proc/{process}/cmdline").read_text())
            time.sleep(0.01)
        assert leading.communicate()[0]
        assert lines
        assert not found(secrets, *lines)

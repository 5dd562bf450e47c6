"""By which name a host is spoken with, and from which pages: its own, and no others."""

from pathlib import Path
from typing import Final

import aiohttp
import pytest

from game.contest.host.connections.listening import Listening
from game.contest.host.running import own_origins
from game.contest.wire.encoding import client_text
from game.contest.wire.messages import Enter, Welcome
from tests.cli.program import run
from tests.contest.host.stage import Person, Stage, held
from tests.play.tiny import TINY

PUBLIC: Final = "https://train.example.org"


async def answered(stage: Stage, **headers: str) -> int:
    """Return what a host answers to some headers: 101 where it lets one speak."""
    named = {name: value.replace("PORT", str(stage.server.port)) for name, value in headers.items()}
    try:
        socket = await stage.session.ws_connect(stage.url, headers=named)
    except aiohttp.WSServerHandshakeError as error:
        return error.status
    person = Person(socket)
    await socket.send_str(client_text(Enter(stage.loaded.keys.board)))
    await person.hear(Welcome)
    await socket.close()
    return 101


HOSTS: Final = {
    "127.0.0.1:PORT": 101,
    "localhost:PORT": 101,
    "LOCALHOST:PORT": 101,
    "train.example.org": 101,
    "train.example.org:443": 101,
    "train.example.org:8443": 421,
    "127.0.0.1": 421,
    "127.0.0.1:1": 421,
    # A page of a stranger, whose name they let lead to this machine.
    "rebound.evil.example:PORT": 421,
    "127.0.0.1.evil.example:PORT": 421,
    "evil.example@127.0.0.1:PORT": 421,
    "train.example.org.": 421,
    "127.0.0.1:PORT, evil.example": 421,
    "": 421,
}


async def test_a_host_answers_to_its_own_names(tmp_path: Path) -> None:
    async with held(tmp_path, listening=Listening(origins=(PUBLIC,))) as stage:
        found = {host: await answered(stage, Host=host) for host in HOSTS}
    assert found == HOSTS


ORIGINS: Final = {
    "http://127.0.0.1:PORT": 101,
    "http://localhost:PORT": 101,
    PUBLIC: 101,
    "https://127.0.0.1:PORT": 403,
    "http://train.example.org": 403,
    "http://rebound.evil.example:PORT": 403,
    "http://127.0.0.1:PORT.evil.example": 403,
    "http://127.0.0.1": 403,
    "null": 403,
    "file://": 403,
    "": 403,
}


async def test_pages_of_others_may_not_speak_with_it(tmp_path: Path) -> None:
    async with held(tmp_path, listening=Listening(origins=(PUBLIC,))) as stage:
        found = {origin: await answered(stage, Origin=origin) for origin in ORIGINS}
        assert found == ORIGINS
        # No browser, which would say where a page is from.
        assert await answered(stage) == 101


async def test_a_page_of_a_stranger_cannot_make_itself_ours(tmp_path: Path) -> None:
    # Its name leads to this machine, so to its browser host and origin are the same.
    async with held(tmp_path) as stage:
        rebound = {"Host": "evil.example:PORT", "Origin": "http://evil.example:PORT"}
        assert await answered(stage, **rebound) == 421


def test_who_listens_everywhere_has_the_names_of_its_machine() -> None:
    own = own_origins(Listening("0.0.0.0"), 8137)  # noqa: S104 - asked about
    assert {"http://127.0.0.1:8137", "http://localhost:8137"} <= set(own)
    assert set(own_origins(Listening("192.0.2.7"), 8137)) == {"http://192.0.2.7:8137"}


@pytest.mark.parametrize("bind", ["0.0.0.0", "::", "", "192.0.2.7", "my-laptop.local"])  # noqa: S104 - refused
def test_beyond_this_machine_it_is_plain_text_only_on_demand(bind: str, tmp_path: Path) -> None:
    (tmp_path / "tiny.yaml").write_text(TINY)
    done = run(tmp_path, "host", "tiny.yaml", "--headless", "--bind", bind)
    assert done.returncode == 2
    assert done.stdout == ""
    words = " ".join(done.stderr.split())
    assert "whoever shares it could read names, the code, what is said, and take over" in words
    assert "--tls-cert and --tls-key, or add --insecure-lan" in words
    assert not list(tmp_path.rglob("*.room"))

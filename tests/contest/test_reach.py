"""How a host is reached that stands behind proxies, and again when it is taken up."""

from pathlib import Path
from typing import Any

import click
import pytest

from game.commands.hosting import host
from game.commands.hosting.reach import as_before, listening_by
from game.contest.place.keys import RoomKeys, write_keys

NAME, TUNNEL = "https://room.example.org", "https://quiet-sea.example.net:8443"
TYPED: dict[str, Any] = {
    "bind": "127.0.0.1",
    "public_url": (),
    "trusted_proxy": (),
    "tls_cert": None,
    "tls_key": None,
    "insecure_lan": False,
}


def test_each_public_address_is_an_origin_once_and_the_first_stays_first() -> None:
    hosted = TYPED | {"public_url": (TUNNEL, f"{NAME}/", NAME)}
    assert listening_by(hosted, 0).origins == (TUNNEL, NAME)


@pytest.mark.parametrize(
    ("kept", "origins"),
    # One text is what rooms of an older release have, and null where they had none.
    [([NAME, TUNNEL], (NAME, TUNNEL)), (NAME, (NAME,)), (None, ()), (7, ())],
)
def test_a_room_is_taken_up_under_the_addresses_it_had(
    tmp_path: Path, kept: object, origins: tuple[str, ...]
) -> None:
    log = tmp_path / "log"
    log.write_bytes(b"")
    keys = {"trusted_proxy": ["10.0.0.5"], "public_url": kept}
    write_keys(log, RoomKeys("7K3M9QXA", "f" * 43, "b" * 43, hosted=keys))
    listening = listening_by(as_before(resumed(log), TYPED, str(log)), 0)
    assert listening.origins == origins
    assert [str(each) for each in listening.trusted] == ["10.0.0.5/32"]


def test_what_is_typed_counts_instead(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_bytes(b"")
    write_keys(log, RoomKeys("7K3M9QXA", "f" * 43, "b" * 43, hosted={"public_url": [NAME]}))
    context = resumed(log, "--public-url", TUNNEL)
    hosted = as_before(context, TYPED | {"public_url": (TUNNEL,)}, str(log))
    assert listening_by(hosted, 0).origins == (TUNNEL,)


def resumed(log: Path, *typed: str) -> click.Context:
    """Return what was typed to take a room up again."""
    return host.make_context("host", ["--resume", str(log), *typed])

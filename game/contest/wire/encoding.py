"""Messages as JSON, one object a frame, and back. What strangers send is read strictly."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, Final, TypeVar

from cattrs.preconf.json import JsonConverter
from cattrs.strategies import configure_tagged_union

from game.contest.rules.requests import Leading
from game.contest.wire.messages import FromClient, FromHost
from game.view.commands import Act
from game.view.encoding import NotUnderstood, new_converter

PROTOCOL: Final = 1
"""Rises with each change by which a message is no longer what an older program takes it for."""

ROOM_PATH: Final = "/room"
"""Where on a host a room is spoken with."""

LONGEST: Final = 4_096
"""The longest message that a host reads, in bytes."""

T = TypeVar("T")


class OtherProtocol(NotUnderstood):
    """A message of another version of the protocol."""


def from_client(text: str) -> FromClient:
    """Return the message that a client sent; NotUnderstood for anything else."""
    message: FromClient = _read(text, FromClient)
    return message


def from_host(text: str) -> FromHost:
    """Return the message that a host sent; NotUnderstood for anything else."""
    message: FromHost = _read(text, FromHost)
    return message


def client_text(message: FromClient) -> str:
    """Return a client's message as it goes over the network."""
    return _written(message, FromClient)


def host_text(message: FromHost) -> str:
    """Return a host's message as it goes over the network."""
    return _written(message, FromHost)


# The same few acts are on offer in every call.
@lru_cache(maxsize=1_024)
def act_data(act: Act) -> Mapping[str, Any]:
    """Return what is done in a call as it stands in a client's message."""
    data: dict[str, Any] = _converter().unstructure(act, Act)
    return data


def _written(message: object, kind: object) -> str:
    return to_text(_converter().unstructure(message, kind))


def to_text(data: Mapping[str, Any]) -> str:
    """Return a message that is plain data already as it goes over the network."""
    return _converter().dumps({"v": PROTOCOL, **data}, separators=(",", ":"))


def _read(text: str, kind: Any) -> Any:  # noqa: ANN401 - a union of kinds is none of them
    try:
        data = _converter().loads(text, dict[str, Any])
        version = data.pop("v", None)
        if version == PROTOCOL and version is not True:
            return _converter().structure(data, kind)
    # Whatever a stranger sends, json, cattrs and attrs raise what they please: it is all one here.
    except Exception as error:
        # Cut short, with its control characters spelled out: a stranger's text comes back in it.
        message = f"This is no message of a room: {text!r:.60}"
        raise NotUnderstood(message) from error
    if type(version) is int:
        message = f"This room speaks version {PROTOCOL} of the protocol, and not {version!r:.20}."
        raise OtherProtocol(message)
    message = f"This is no message of a room: {text!r:.60}"
    raise NotUnderstood(message)


# Made once, and not before it is needed: cattrs writes code for every class it meets.
@cache
def _converter() -> JsonConverter:
    converter = new_converter()
    for union in (Leading, FromClient, FromHost):
        configure_tagged_union(union, converter, tag_name="is")
    return converter

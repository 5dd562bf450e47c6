"""How a host is reached: where it listens, and what it proves itself with."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from attrs import evolve

from game.exits import MISUSED, Refused
from game.files import is_file
from game.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ssl import SSLContext

    from game.contest.host.connections.listening import Listening
    from game.contest.host.storage.making import LoadedRoom

_OPTIONS: Final = (
    click.option(
        "--bind", default="127.0.0.1", show_default=True, help="The address to listen on."
    ),
    click.option(
        "--public-url",
        multiple=True,
        metavar="URL",
        help="Where a proxy or a tunnel in front of it is reached; the first is shown first.",
    ),
    click.option(
        "--trusted-proxy",
        multiple=True,
        metavar="NETWORK",
        help="A proxy that is believed as to whom it speaks for, such as 10.0.0.5.",
    ),
    click.option("--tls-cert", metavar="FILE", help="The certificate to show, with its chain."),
    click.option("--tls-key", metavar="FILE", help="The key that belongs to it."),
    click.option(
        "--insecure-lan", is_flag=True, help="Plain text beyond this machine is all right."
    ),
)
"""What is asked of every command that serves something."""

_INSECURE: Final = (
    "Beyond this machine, what players type and see would go over the network as plain text: "
    "whoever shares it could read names, the code, what is said, and take over a seat. Host with "
    "--tls-cert and --tls-key, or add --insecure-lan where that is all right."
)
_READABLE: Final = (
    "Others on this network can read names, the code and what is said, and take over seats: "
    "there is no TLS."
)
_NOT_PUBLIC: Final = (
    "--public-url begins with https:// or http:// and has no path, such as "
    "https://room.example.org: a room has a name, or a port, to itself."
)


def reach_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options that say how what it serves is reached."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def as_before(
    context: click.Context, typed: "dict[str, object]", resume: str | None
) -> "dict[str, object]":
    """Return how a host is to be reached: as was typed and, for what was not, as it was before."""
    from game.contest.place.keys import NoKeys, read_keys

    if resume is None or not is_file(Path(resume)):
        return typed
    try:
        before = read_keys(Path(resume)).hosted
    except NoKeys:
        return typed
    kept = {
        name: before[name]
        for name in typed
        if context.get_parameter_source(name) is click.core.ParameterSource.DEFAULT
        and name in before
    }
    return typed | kept


def listening_by(hosted: "Mapping[str, object]", port: int) -> "Listening":
    """Return where and how a host listens that is to be reached so, at a port; 0 for any."""
    certificate, key = (_text(hosted[name]) for name in ("tls_cert", "tls_key"))
    bind = hosted["bind"]
    return _listening(
        bind if isinstance(bind, str) else "127.0.0.1",
        port,
        public_urls=_texts(hosted["public_url"]),
        proxies=_texts(hosted["trusted_proxy"]),
        tls=_tls(certificate, key),
        certificate=certificate or "",
    )


def _text(value: object) -> str | None:
    # From a file beside the log, which anybody can write who holds the machine.
    return value if isinstance(value, str) and value else None


def _texts(value: object) -> tuple[str, ...]:
    # A single one, as rooms of an older release have it, too.
    several = value if isinstance(value, list | tuple) else (value,)
    return tuple(filter(None, map(_text, several)))


def reached_by(hosted: "Mapping[str, object]", loaded: "LoadedRoom") -> "LoadedRoom":
    """Return a room with how it is reached among its keys."""
    return evolve(loaded, keys=evolve(loaded.keys, hosted=dict(hosted)))


def where_it_was(loaded: "LoadedRoom", listening: "Listening") -> "Listening":
    """Return how to listen for a room at the port where those who were in it look for it."""
    from game.contest.client.address import BadAddress, port_of

    try:
        return evolve(listening, port=port_of(loaded.keys.address))
    # Keys that were made anew know of no address.
    except BadAddress:
        return listening


def need_secure(
    listening: "Listening", *, insecure: bool, why: str = _INSECURE, what: str = _READABLE
) -> None:
    """Let nobody be heard beyond this machine without TLS, but where that was said to be right.

    `why`: what is said where it was not; `what`: what could be heard where it was.
    """
    from game.contest.identity.addresses import is_loopback

    if listening.tls is None and not is_loopback(listening.bind):
        if not insecure:
            raise Refused(why, MISUSED)
        click.echo(what, err=True)


def _listening(  # noqa: PLR0913 - what it is put together from
    bind: str,
    port: int,
    *,
    public_urls: tuple[str, ...],
    proxies: tuple[str, ...],
    tls: "SSLContext | None",
    certificate: str,
) -> "Listening":
    import ipaddress

    from game.contest.host.connections.listening import Listening

    origins = tuple(dict.fromkeys(map(_public_origin, public_urls)))
    try:
        trusted = tuple(ipaddress.ip_network(each, strict=False) for each in proxies)
    except ValueError as error:
        message = "--trusted-proxy takes an address or a network, such as 10.0.0.5 or 10.0.0.0/24."
        raise click.UsageError(message) from error
    return Listening(bind, port, origins, trusted, tls, certificate)


def _public_origin(url: str) -> str:
    from urllib.parse import urlsplit

    from game.contest.client.address import BadAddress, read_address

    try:
        origin = read_address(url).origin
    except BadAddress as error:
        raise click.UsageError(clean(str(error))) from error
    # What browsers say of where they are is compared with it, so nothing of it can be guessed; and
    # the page's own files and its websocket are looked for at the root.
    if "://" not in url or urlsplit(url.strip()).path not in ("", "/"):
        raise click.UsageError(_NOT_PUBLIC)
    return origin


def _tls(certificate: str | None, key: str | None) -> "SSLContext | None":
    if certificate is None and key is None:
        return None
    if certificate is None or key is None:
        message = "--tls-cert and --tls-key go together."
        raise click.UsageError(message)
    import ssl

    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(certificate, key)
    # ssl's own error is one of the system's, too.
    except OSError as error:
        message = (
            f"The certificate or its key cannot be used: {clean(error.strerror or str(error))}."
        )
        raise Refused(message, MISUSED) from error
    return context

"""Addresses: whose a request is, where one can join, and whether a request was meant for us.

Everything here comes from strangers. What is no address is nobody's, and nothing raises.
"""

import ipaddress
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final

from game.contest.identity.machine import machine_addresses

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_LONGEST: Final = 300
"""Characters of a host, an origin or an address with all around it; a name of a host has 253."""

_MOST_HOPS: Final = 20
"""Proxies that are followed back, from ours outwards."""

_MOST_FORWARDED: Final = _MOST_HOPS * _LONGEST

_FOR: Final = re.compile(r'(?:^|;)\s*for\s*=\s*("?)([^";,]*)\1\s*(?:;|$)', re.IGNORECASE)
"""Whom a proxy speaks for, in the header Forwarded (RFC 7239)."""

_WITH_PORT: Final = re.compile(r"\[([^\[\]]*)\](?::[0-9]{1,5})?|([0-9.]+):[0-9]{1,5}")

_HOST: Final = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::([0-9]{1,5}))?", re.IGNORECASE)

_ORIGIN: Final = re.compile(r"(https?)://(.+)", re.IGNORECASE)

_PORTS: Final = {"http": 80, "https": 443}


def client_address(peer: str, forwarded: str, trusted: Collection[Network]) -> str:
    """Return the address that wrong codes of a request are counted for; "" where there is none.

    `peer` is the other end of the connection, `forwarded` what the header X-Forwarded-For or
    Forwarded says, `trusted` where proxies of ours are. Anybody can write a header, so it counts
    only as far back as proxies of ours have written it.
    """
    nearest = _address(peer)
    if nearest is None:
        return ""
    for hop in _hops(forwarded):
        # A proxy that hides whom it speaks for ends the search, too: what stands further left
        # was sent by a stranger.
        if not _is_in(nearest, trusted) or (before := _address(hop)) is None:
            break
        nearest = before
    return str(nearest)


def _hops(forwarded: str) -> list[str]:
    """Return whom a request passed through, as proxies wrote it, the nearest first."""
    hops = []
    for part in forwarded[-_MOST_FORWARDED:].split(",")[-_MOST_HOPS:]:
        named = _FOR.search(part)
        hops.append((named.group(2) if named else part).strip())
    return [hop for hop in reversed(hops) if hop]


def _address(text: str) -> Address | None:
    """Return the address that a text stands for, with or without a port; None for anything else."""
    if len(text) > _LONGEST:
        return None
    found = _WITH_PORT.fullmatch(text)
    bare = (found.group(1) or found.group(2) or "") if found else text
    try:
        # Without the name of a network card, which IPv6 may have behind a percent sign.
        address = ipaddress.ip_address(bare.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address


def _is_in(address: Address, networks: Iterable[Network]) -> bool:
    return any(address in network for network in networks)


def is_loopback(host: str) -> bool:
    """Return whether a host, in brackets or not, is one that only this machine reaches."""
    address = _address(host)
    return host.lower() == "localhost" if address is None else address.is_loopback


def join_addresses(
    bind: str, port: int, *, tls: bool, machine: Callable[[], Sequence[str]] = machine_addresses
) -> list[str]:
    """Return every address at which one can join a host that listens on `bind`, IPv4 first.

    For 0.0.0.0 those are the machine's own of IPv4, for :: or "" all of them. The list is empty
    where the machine has none; then nobody can join from elsewhere.
    """
    address = _address(bind or "::")
    hosts: list[Address | str] = [address or bind]
    if address is not None and address.is_unspecified:
        own = [each for each in map(_address, machine()) if each and _is_reached(each, address)]
        # Of each kind in the machine's own order, which has the likeliest first.
        hosts = [*dict.fromkeys(sorted(own, key=lambda each: each.version))]
    scheme = "https" if tls else "http"
    return [f"{scheme}://{_bracketed(host)}:{port}" for host in hosts]


def _is_reached(own: Address, bind: Address) -> bool:
    """Return whether others reach this machine at `own` while it listens everywhere on `bind`."""
    if own.version > bind.version or own.is_loopback or own.is_unspecified or own.is_multicast:
        return False
    # Those of IPv6 mean nothing without a network card's name, which is another on each machine.
    return own.version == 4 or not own.is_link_local  # noqa: PLR2004 - as in IPv4


def _bracketed(host: Address | str) -> str:
    return f"[{host}]" if isinstance(host, ipaddress.IPv6Address) else str(host)


def own_host(header: str, allowed: Collection[str]) -> bool:
    """Return whether the header Host names one of our own origins, such as `join_addresses` gives.

    A page of a stranger can have its name resolve to this machine (DNS rebinding), and then its
    scripts would speak with us as if they were ours. They cannot choose the header.
    """
    return any(_place(header, scheme) == (host, port) for scheme, host, port in _own(allowed))


def own_origin(origin: str, allowed: Collection[str]) -> bool:
    """Return whether the header Origin is one of our own: the same scheme, host and port."""
    return _parts(origin) in _own(allowed)


def origin_host(origin: str) -> str:
    """Return the host of an origin such as `join_addresses` gives; empty where it is none."""
    parts = _parts(origin)
    return parts[1] if parts is not None else ""


def _own(allowed: Collection[str]) -> set[tuple[str, str, int]]:
    return {parts for parts in map(_parts, allowed) if parts is not None}


def _parts(origin: str) -> tuple[str, str, int] | None:
    """Return scheme, host and port of an origin; None where it is none."""
    found = _ORIGIN.fullmatch(origin)
    if found is None:
        return None
    scheme = found.group(1).lower()
    place = _place(found.group(2), scheme)
    return (scheme, *place) if place else None


def _place(text: str, scheme: str) -> tuple[str, int] | None:
    """Return host and port in one way of writing; None where a text is not a host."""
    found = _HOST.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    host, port = found.groups()
    if host.startswith("["):
        # IPv6 can be written in many ways, of which this is the shortest.
        try:
            host = str(ipaddress.IPv6Address(host[1:-1]))
        except ValueError:
            return None
    return host.lower(), int(port) if port else _PORTS[scheme]

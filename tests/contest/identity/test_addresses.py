"""Whose a request is and whether it is meant for us, whatever strangers write into it."""

import ipaddress
import socket
import sys
from typing import Self

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.contest.identity.addresses import (
    client_address,
    is_loopback,
    join_addresses,
    own_host,
    own_origin,
)
from game.contest.identity.machine import machine_addresses

PROXIES = [ipaddress.ip_network("10.0.0.0/8"), ipaddress.ip_network("fd00::/8")]

CLIENTS = {
    "nobody between": ("203.0.113.5", "", "203.0.113.5"),
    "a stranger's header": ("203.0.113.5", "198.51.100.1", "203.0.113.5"),
    "one proxy": ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
    "two proxies": ("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"),
    "a header made up before": ("10.0.0.1", "1.2.3.4, 198.51.100.1", "198.51.100.1"),
    "made up as a proxy of ours": ("10.0.0.1", "1.2.3.4, 10.9.9.9, 198.51.100.1", "198.51.100.1"),
    "rubbish before": ("10.0.0.1", "<script>, 198.51.100.1", "198.51.100.1"),
    "rubbish behind": ("10.0.0.1", "1.2.3.4, unknown", "10.0.0.1"),
    "hidden behind the second": ("10.0.0.1", "1.2.3.4, _hidden, 10.0.0.2", "10.0.0.2"),
    "empty parts": ("10.0.0.1", " , 198.51.100.1 , ,", "198.51.100.1"),
    "only proxies": ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
    "a port": ("10.0.0.1", "198.51.100.1:4711", "198.51.100.1"),
    "IPv6": ("fd00::1", "2001:db8::7", "2001:db8::7"),
    "IPv6 with a port": ("fd00::1", "[2001:DB8:0::7]:4711", "2001:db8::7"),
    "IPv6 with a card": ("fe80::1%eth0", "", "fe80::1"),
    "IPv4 in IPv6": ("::ffff:10.0.0.1", "::ffff:198.51.100.1", "198.51.100.1"),
    "Forwarded": ("10.0.0.1", "for=198.51.100.1;proto=https;by=10.0.0.1", "198.51.100.1"),
    "Forwarded, more": ("10.0.0.1", "for=1.2.3.4, proto=http; For=198.51.100.1", "198.51.100.1"),
    "Forwarded, IPv6": ("10.0.0.1", 'for="[2001:db8::7]:4711"', "2001:db8::7"),
    "Forwarded, hidden": ("10.0.0.1", 'for=1.2.3.4, for="_secret"', "10.0.0.1"),
    "Forwarded by nobody": ("10.0.0.1", "for=1.2.3.4, by=198.51.100.1", "10.0.0.1"),
    "no address": ("/run/socket", "1.2.3.4", ""),
}


@pytest.mark.parametrize(("peer", "forwarded", "client"), CLIENTS.values(), ids=CLIENTS)
def test_whose_a_request_is(peer: str, forwarded: str, client: str) -> None:
    assert client_address(peer, forwarded, PROXIES) == client


@given(st.ip_addresses(), st.text() | st.ip_addresses().map(str))
def test_a_header_counts_only_where_a_proxy_of_ours_wrote_it(
    peer: ipaddress.IPv4Address | ipaddress.IPv6Address, forwarded: str
) -> None:
    own = client_address(str(peer), "", [])
    assert client_address(str(peer), forwarded, []) == own
    assert own == str(getattr(peer, "ipv4_mapped", None) or peer).partition("%")[0]


@given(st.text(), st.ip_addresses(v=4))
def test_whatever_stands_further_left_changes_nothing(
    left: str, client: ipaddress.IPv4Address
) -> None:
    forwarded = f"{left}, {client}, 10.0.0.2"
    found = client_address("10.0.0.1", forwarded, PROXIES)
    assert found == str(client) or client in PROXIES[0]


def test_a_long_header_is_read_from_its_end() -> None:
    forwarded = "1.2.3.4, " * 200_000 + "198.51.100.1"
    assert client_address("10.0.0.1", forwarded, PROXIES) == "198.51.100.1"
    assert client_address("10.0.0.1", "1.2.3.4," + "10.0.0.2," * 20, PROXIES) == "10.0.0.2"


def test_what_is_too_long_is_not_read() -> None:
    long = "a" * 301
    assert client_address("10.0.0.1", "198.51.100.1," + " " * 6_000, PROXIES) == "10.0.0.1"
    assert client_address(f"fe80::1%{long}", "", PROXIES) == ""
    assert not own_host(long, [f"http://{long}"])
    assert not own_host(long[1:], [f"http://{long}"])
    assert not own_origin(f"http://{long}", [f"http://{long}"])


MACHINE = [
    "192.168.1.5",
    "127.0.0.1",
    "10.1.2.3",
    "::1",
    "fe80::1%eth0",
    "2001:db8::5",
    "192.168.1.5",
    "0.0.0.0",  # noqa: S104 - nothing is bound to it
    "224.0.0.1",
    "ff02::1",
    "169.254.7.7",
    "rubbish",
]

IPV4 = ["http://192.168.1.5:80", "http://10.1.2.3:80", "http://169.254.7.7:80"]

JOINED_AT = {
    "0.0.0.0": IPV4,  # noqa: S104 - nothing is bound to it
    "::": [*IPV4, "http://[2001:db8::5]:80"],
    "": [*IPV4, "http://[2001:db8::5]:80"],
    "127.0.0.1": ["http://127.0.0.1:80"],
    "::1": ["http://[::1]:80"],
    "[::1]": ["http://[::1]:80"],
    "localhost": ["http://localhost:80"],
    "192.168.1.5": ["http://192.168.1.5:80"],
    "training-room": ["http://training-room:80"],
}


@pytest.mark.parametrize(("bind", "places"), JOINED_AT.items())
def test_where_one_can_join(bind: str, places: list[str]) -> None:
    assert join_addresses(bind, 80, tls=False, machine=lambda: MACHINE) == places


def test_with_tls_the_address_says_so() -> None:
    assert join_addresses("::1", 8443, tls=True) == ["https://[::1]:8443"]


def test_a_machine_without_a_network_has_nowhere_to_join() -> None:
    alone = ["127.0.0.1", "::1", "fe80::1"]
    assert join_addresses("::", 80, tls=False, machine=lambda: alone) == []
    assert join_addresses("::", 80, tls=False, machine=list) == []


def test_the_addresses_of_this_machine_are_its_own() -> None:
    found = machine_addresses()
    assert len(found) == len({*found})
    for each in found:
        family = socket.AF_INET6 if ":" in each else socket.AF_INET
        # Only an address of its own can be bound to.
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.bind((each, 0))


def test_a_machine_that_can_ask_nothing_has_no_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise OSError

    monkeypatch.setattr("socket.socket", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    assert machine_addresses() == []


class _Probe:
    """A socket that would speak with others by one address."""

    def __init__(self, *_kind: object) -> None:
        pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        pass

    def connect(self, _far: object) -> None:
        pass

    def getsockname(self) -> tuple[str, int]:
        return "203.0.113.9", 1

    def fileno(self) -> int:
        raise OSError


def test_the_address_that_leads_elsewhere_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.socket", _Probe)
    monkeypatch.setattr("socket.getaddrinfo", lambda *_asked: [])
    assert machine_addresses() == ["203.0.113.9"]


@pytest.mark.skipif(sys.platform != "linux", reason="network cards are asked on Linux only")
def test_a_card_is_found_that_leads_nowhere() -> None:
    # The loopback card is always there, and no route to elsewhere goes by it.
    assert "127.0.0.1" in machine_addresses()


LOOPBACK = ["127.0.0.1", "127.8.9.10", "::1", "[::1]", "localhost", "LocalHost", "::ffff:127.0.0.1"]
ELSEWHERE = [
    "",
    "::",
    "192.168.1.5",
    "localhost.example",
    "127.0.0.1.example",
    "x" * 10**6,
]


@pytest.mark.parametrize("host", LOOPBACK)
def test_what_only_this_machine_reaches(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ELSEWHERE, ids=lambda host: host[:20])
def test_what_others_reach(host: str) -> None:
    assert not is_loopback(host)


OWN = [
    "http://192.168.1.5:8000",
    "http://[2001:db8::5]:8000",
    "https://Game.example",
    "http://a:80",
]

HOSTS = [
    "192.168.1.5:8000",
    "[2001:db8::5]:8000",
    "[2001:DB8:0:0::5]:8000",
    "game.example",
    "GAME.EXAMPLE:443",
    "a",
    "a:80",
]
OTHER_HOSTS = [
    "",
    "192.168.1.5",
    "192.168.1.5:8001",
    "192.168.1.5:",
    "192.168.1.5:8000:8000",
    "192.168.1.5:80000",
    "192.168.1.5:73536",  # 8000 and 2^16
    "game.example:8000",  # the port of another
    "192.168.1.6:8000",
    "evil.example:8000",
    "game.example:80",
    "game.example.evil.example",
    "evil@192.168.1.5:8000",
    "192.168.1.5:8000/",
    "192.168.1.5:8000\n",
    " 192.168.1.5:8000",
    "2001:db8::5:8000",
    "[2001:db8::5]",
    "[192.168.1.5]:8000",
    "[::ffff:192.168.1.5]:8000",
    "[]:8000",
    "192.168.1.5:\u0668000",
    "\u212b:80",
    "a" * 10**6,
]


@pytest.mark.parametrize("header", HOSTS)
def test_a_request_that_was_meant_for_us(header: str) -> None:
    assert own_host(header, OWN)
    assert not own_host(header, [])


@pytest.mark.parametrize("header", OTHER_HOSTS, ids=lambda header: ascii(header[:30]))
def test_a_request_that_was_meant_for_another(header: str) -> None:
    assert not own_host(header, OWN)


ORIGINS = [
    "http://192.168.1.5:8000",
    "https://game.example",
    "HTTPS://Game.Example:443",
    "http://a",
]
OTHER_ORIGINS = [
    "",
    "null",
    "192.168.1.5:8000",
    "https://192.168.1.5:8000",
    "http://192.168.1.5",
    "http://game.example",
    "https://game.example:80",
    "https://game.example/",
    "https://game.example.",
    "https://evil@game.example",
    "https://game.example https://evil.example",
    "ftp://a",
    "http://a\n",
    "http://" + "a" * 10**6,
]


@pytest.mark.parametrize("origin", ORIGINS)
def test_an_origin_of_our_own(origin: str) -> None:
    assert own_origin(origin, OWN)
    assert not own_origin(origin, [])


@pytest.mark.parametrize("origin", OTHER_ORIGINS, ids=lambda origin: ascii(origin[:30]))
def test_an_origin_of_another(origin: str) -> None:
    assert not own_origin(origin, OWN)


@pytest.mark.parametrize("bind", ["192.168.1.5", "::1", "localhost"])
def test_where_one_can_join_one_is_let_in(bind: str) -> None:
    for port, tls in ((80, False), (443, True), (8000, False)):
        own = join_addresses(bind, port, tls=tls)
        assert all(
            own_host(each.partition("://")[2], own) and own_origin(each, own) for each in own
        )


near_addresses = st.text(st.sampled_from('0123.:[]%/@,;="forhttps \u0661\ud800f'), max_size=40)


@given(st.text() | near_addresses, st.text() | near_addresses)
@example("[::1%]", "for=")
@example("[::1]:99999", "http://[::1]:99999")
def test_any_text_is_answered(one: str, other: str) -> None:
    client = client_address(one, other, PROXIES)
    assert client in ("", str(ipaddress.ip_address(client or "::")))
    assert client_address("10.0.0.1", other, PROXIES)
    assert isinstance(is_loopback(one), bool)
    assert isinstance(join_addresses(one, 80, tls=False, machine=lambda: [other]), list)
    assert not own_host(one, [other]) or own_host(one.upper(), [other.upper()])
    assert not own_origin(one, [other]) or own_host(one.partition("://")[2], [other])

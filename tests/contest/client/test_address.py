"""The address of a room, as somebody types it."""

from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.contest.client.address import BadAddress, read_address
from game.contest.identity.codes import new_code, spaced


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("http://192.168.1.20:8137", "http://192.168.1.20:8137"),
        (" 192.168.1.20:8137\n", "http://192.168.1.20:8137"),
        ("localhost:8137/", "http://localhost:8137"),
        ("https://Training.Example.org", "https://training.example.org"),
        ("https://rooms.example.org/room?a=b", "https://rooms.example.org"),
        ("http://[::1]:8137", "http://[::1]:8137"),
        ("ann:secret@192.168.1.20:1", "http://192.168.1.20:1"),
    ],
)
def test_it_is_read_as_people_type_it(typed: str, origin: str) -> None:
    address = read_address(typed)
    assert (address.origin, address.code) == (origin, "")
    assert address.url == f"{origin}/room"


@given(st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=8, max_size=8))
def test_a_link_has_the_code_with_it(code: str) -> None:
    address = read_address(f"https://rooms.example.org/join#{code[:4]}-{code[4:]}")
    assert address.code == code.upper()
    assert address.origin == "https://rooms.example.org"


def test_a_code_as_it_is_shown_is_read_from_a_link() -> None:
    code = new_code()
    assert read_address(f"http://192.168.1.20:8137/#{spaced(code)}").code == code
    assert read_address("http://192.168.1.20:8137/#top").code == ""


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "ftp://host",
        "http://",
        "http://:80",
        "host:99999",
        "host:x",
        "[::1",
        "x" * 501,
        # What the system would not even look for.
        f"{'x' * 64}.example.org",
        f"{'ü' * 60}.example.org",
        "rooms..example.org",
    ],
)
def test_what_is_none_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(BadAddress, match="is no address of a room"):
        read_address(typed)


@given(st.text() | st.text("htps:/[]#@%.0123456789 \x1b\u202e", max_size=40))
def test_nothing_is_too_strange(typed: str) -> None:
    with suppress(BadAddress):
        address = read_address(typed)
        assert urlsplit(address.url).hostname
        # What was read is read again as the same.
        assert read_address(address.origin).origin == address.origin

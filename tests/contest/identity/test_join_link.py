"""The link by which a phone joins."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.contest.client.address import read_address
from game.contest.identity.codes import ALPHABET, same_code, spaced
from game.contest.identity.join_link import board_link, join_link, phone_link
from game.contest.identity.tokens import new_token

ADDRESSES = st.sampled_from(
    ["http://192.168.1.20:8137", "https://[2001:db8::7]:443", "https://callcraft.example.org"]
)
CODES = st.text(ALPHABET, min_size=8, max_size=8)


@given(ADDRESSES, CODES)
def test_a_link_has_the_address_and_behind_a_hash_the_code(address: str, code: str) -> None:
    link = join_link(address, spaced(code))
    assert link == f"{address}/#{code}"
    read = read_address(link)
    assert (read.origin, same_code(read.code, code)) == (address, True)


@given(st.text(max_size=400), st.text(max_size=60))
@example("http://10.0.0.1:8137/\x1b[2J", "7K3M9QXA")
@example("javascript:alert(1)//", "7K3M9QXA")
@example("http://10.0.0.1", "7K3M9QXA\n")
def test_whatever_a_stranger_sends_a_link_is_one_of_http_in_ascii(address: str, code: str) -> None:
    link = join_link(address, code)
    assert not link or (link.startswith(("http://", "https://")) and link.isascii())
    assert not any(each.isspace() or not each.isprintable() for each in link)


@pytest.mark.parametrize(
    ("addresses", "link"),
    [
        ((), ""),
        (("http://127.0.0.1:8137", "http://[::1]:8137", "http://localhost:8137"), ""),
        (("http://127.0.0.1:8137", "http://10.0.0.5:8137"), "http://10.0.0.5:8137/#7K3M9QXA"),
        (("https://a.example", "http://10.0.0.5:8137"), "https://a.example/#7K3M9QXA"),
        (("what is this", "http://10.0.0.5:8137"), "http://10.0.0.5:8137/#7K3M9QXA"),
    ],
)
def test_a_phone_joins_at_the_best_address_that_it_reaches(
    addresses: tuple[str, ...], link: str
) -> None:
    assert phone_link(addresses, "7K3M9QXA") == link


def test_where_nobody_is_let_in_there_is_no_link() -> None:
    assert phone_link(("http://10.0.0.5:8137",), "") == ""


def test_the_board_is_opened_where_others_reach_it_and_else_on_this_machine() -> None:
    here, token = "http://127.0.0.1:8137", new_token()
    assert board_link((here,), here, token) == f"{here}/board#{token}"
    reached = (here, "http://10.0.0.5:8137", "http://10.0.0.6:8137")
    assert board_link(reached, here, token) == f"http://10.0.0.5:8137/board#{token}"

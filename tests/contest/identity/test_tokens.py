"""A token is known by its hash alone, and says who shows it."""

import base64
from hashlib import sha256

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.contest.identity.tokens import Holders, is_token, new_token, token_hash
from game.contest.rules.who import BoardViewer, Facilitator, SeatHolder, Stranger, Who


def test_a_token_holds_256_bits_and_is_like_no_other() -> None:
    tokens = [new_token() for _ in range(1_000)]
    assert len({*tokens}) == len(tokens)
    assert {len(base64.urlsafe_b64decode(token + "=")) for token in tokens} == {32}
    assert all(map(is_token, tokens))


@given(st.from_regex(r"[A-Za-z0-9_-]{43}", fullmatch=True))
def test_a_hash_is_that_of_the_text(token: str) -> None:
    assert is_token(token)
    assert token_hash(token) == sha256(token.encode()).hexdigest()


@pytest.mark.parametrize(
    "text", ["", "a" * 42, "a" * 44, "a" * 43 + "\n", "a" * 42 + "é", "a" * 42 + "=", "a" * 10**6]
)
def test_another_shape_is_no_token(text: str) -> None:
    assert not is_token(text)


@pytest.mark.parametrize("who", [Facilitator(), BoardViewer(), SeatHolder(1), SeatHolder(40)])
def test_who_holds_a_token(who: Who) -> None:
    mine, other = new_token(), new_token()
    holders = Holders({token_hash(other): SeatHolder(7)})
    holders.give(token_hash(mine), who)
    assert holders.holder(mine) == who
    assert holders.holder(other) == SeatHolder(7)
    holders.revoke(token_hash(mine))
    holders.revoke(token_hash(mine))
    assert holders.holder(mine) == Stranger()
    assert holders.holder(other) == SeatHolder(7)


def test_a_table_that_was_handed_over_is_not_changed() -> None:
    kept: dict[str, Who] = {}
    Holders(kept).give(token_hash(new_token()), BoardViewer())
    assert kept == {}


def test_a_hash_is_no_token() -> None:
    token = new_token()
    assert Holders({token_hash(token): Facilitator()}).holder(token_hash(token)) == Stranger()


@given(st.text() | st.text(st.characters(), min_size=43, max_size=43))
@example(43 * "\ud800")  # half a character, which no hash can be made of
def test_any_text_but_a_token_is_a_strangers(text: str) -> None:
    assert Holders({token_hash(new_token()): BoardViewer()}).holder(text) == Stranger()

"""A join code is the same however it is read aloud and typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.contest.identity.codes import ALPHABET, new_code, read_code, same_code, spaced

codes = st.text(st.sampled_from(ALPHABET), min_size=8, max_size=8)

READ_AS = {"0": "0Oo", "1": "1IiLl"}
"""What people type for a digit."""


@st.composite
def typings(draw: st.DrawFn, code: str) -> str:
    """One way of typing a code."""
    signs = [draw(st.sampled_from(READ_AS.get(sign, sign + sign.lower()))) for sign in code]
    gaps = [draw(st.sampled_from(["", "", " ", "-", "\u2013", "\xa0"])) for _ in code]
    return "".join(map("".join, zip(signs, gaps, strict=True)))


@given(codes.flatmap(lambda code: st.tuples(st.just(code), typings(code))))
def test_a_code_reads_back_however_it_is_typed(pair: tuple[str, str]) -> None:
    code, typed = pair
    assert read_code(typed) == code
    assert same_code(typed, code)


def test_new_codes_are_codes_and_never_the_same() -> None:
    made = [new_code() for _ in range(2_000)]
    assert all(read_code(code) == code for code in made)
    assert len({*made}) == len(made)
    assert {*"".join(made)} == {*ALPHABET}


@given(codes)
def test_a_code_is_shown_in_two_groups_of_four(code: str) -> None:
    assert spaced(code) == f"{code[:4]}-{code[4:]}"
    assert read_code(spaced(code)) == code


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "7K3M9QX",
        "7K3M9QXAA",
        "7K3M9QXU",
        "7K3M9QX!",
        "7K3M9Qß",  # whose capitals are two letters
        "7K3M9QX\u0131",  # the dotless i, whose capital is an I
        "7K3M9QX\u0660",
        "\uff17K3M9QXA",
        "-" * 8,
        "\x00" * 8,
        "7K3M9QXA" + " " * 100,  # so much is not read
    ],
)
def test_anything_else_is_no_code(typed: str) -> None:
    assert read_code(typed) is None
    assert not same_code(typed, "7K3M9QXA")


@given(st.text())
def test_any_text_is_read(typed: str) -> None:
    code = read_code(typed)
    assert code is None or read_code(code) == code


@given(codes, codes)
def test_another_code_is_not_the_same(typed: str, code: str) -> None:
    assert same_code(typed, code) is (typed == code)

"""A link as a code for cameras: what is drawn is what the library made, bit for bit."""

import segno
from hypothesis import example, given
from hypothesis import strategies as st

from game.contest.identity.qr_code import LEAST_QUIET, QUIET, half_blocks, qr_modules, qr_within
from tests.drawn_code import modules_drawn

LINKS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=330)


@given(LINKS, st.integers(-5, 200), st.integers(-5, 100))
@example("http://192.168.178.20:8137/#7K3M9QXA", 37, 19)
@example("http://192.168.178.20:8137/#7K3M9QXA", 33, 17)
@example("http://192.168.178.20:8137/#7K3M9QXA", 32, 17)
@example("http://192.168.178.20:8137/#7K3M9QXA", 80, 37)
def test_a_code_is_drawn_whole_and_within_its_room_or_not_at_all(
    link: str, width: int, height: int
) -> None:
    lines = qr_within(link, width, height)
    code = segno.make(link, error="l", boost_error=False, micro=False)
    if not lines:
        assert min(width, 2 * height) < code.symbol_size(border=LEAST_QUIET)[0]
        return
    assert len(lines) <= height
    assert {len(line) for line in lines} <= set(range(width + 1))
    assert modules_drawn(lines, across=len(code.matrix)) == tuple(map(tuple, code.matrix))


@given(LINKS)
def test_the_code_is_the_smallest_that_holds_it_as_one_piece(link: str) -> None:
    # 21 modules across in the first version, and four more in each.
    version = (len(qr_modules(link, quiet=0)) - 17) // 4
    assert _fits(link, version)
    assert version == 1 or not _fits(link, version - 1)


def _fits(link: str, version: int) -> bool:
    try:
        segno.make(link, error="l", boost_error=False, version=version)
    except segno.DataOverflowError:
        return False
    return True


def test_there_is_all_the_quiet_zone_where_there_is_room_and_half_where_there_is_not() -> None:
    link = "http://192.168.178.20:8137/#7K3M9QXA"
    assert {len(line) for line in qr_within(link, 37, 19)} == {29 + 2 * QUIET}
    assert {len(line) for line in qr_within(link, 36, 19)} == {29 + 2 * 3}
    assert {len(line) for line in qr_within(link, 80, 17)} == {29 + 2 * LEAST_QUIET}
    assert qr_within(link, 80, 16) == ()
    # Larger modules only with the whole of it.
    assert {len(line) for line in qr_within(link, 73, 37)} == {29 + 2 * QUIET}
    assert {len(line) for line in qr_within(link, 74, 37)} == {2 * (29 + 2 * QUIET)}


def test_two_rows_are_a_line_and_an_odd_one_ends_in_light() -> None:
    dark, light = True, False
    rows = ((light, dark, light, dark), (light, light, dark, dark), (dark, light, dark, light))
    assert half_blocks(rows) == (" ▀▄█", "▀ ▀ ")

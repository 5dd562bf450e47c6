"""A code as the path of an SVG: its squares are the modules that the library made."""

import re

import segno
from hypothesis import given
from hypothesis import strategies as st

from game.contest.identity.qr_code import QUIET
from game.contest.page.call_drawing import Drawn
from game.contest.page.qr_drawing import drawn_code

LINKS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=330)


def painted(drawn: Drawn) -> list[list[bool]]:
    """Return which units a path makes dark, row by row; it fails where it goes over any twice."""
    dark = [[False] * drawn["size"] for _ in range(drawn["size"])]
    rectangles = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", drawn["path"])
    assert "".join("M{} {}h{}v1h-{}z".format(*each) for each in rectangles) == drawn["path"]
    for x, y, wide, back in (map(int, each) for each in rectangles):
        assert wide == back
        for place in range(x, x + wide):
            assert not dark[y][place]
            dark[y][place] = True
    return dark


@given(LINKS)
def test_what_is_dark_is_what_the_library_made_with_its_quiet_zone(link: str) -> None:
    code = segno.make(link, error="l", boost_error=False, micro=False)
    wanted = [[module == 1 for module in row] for row in code.matrix_iter(border=QUIET)]
    assert painted(drawn_code(link)) == wanted

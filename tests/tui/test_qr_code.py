"""A code for cameras: dark on light in every theme, whole or not at all, whoever wrote its text."""

from collections.abc import Iterator

import pytest
import segno
from attrs import evolve
from rich.color import Color, ColorSystem
from rich.segment import Segment
from textual.app import App

from game.contest.identity.join_link import phone_link
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import BoardNews
from game.tui.contest.board.board_lobby import BoardLobby
from game.tui.themes import DARK, LIGHT
from game.tui.widgets.qr_code import QrCode
from tests.drawn_code import modules_drawn
from tests.tui.contest.board_stage import FULL, LOBBY, board_app, clock_of, tell
from tests.tui.contest.lead_stage import text_of

SIZES = [(80, 24), (120, 40), (170, 50)]
ADDRESSES = (
    "http://10.0.0.5:8137",
    "https://[2001:db8:85a3:1234:5678:8a2e:370:7334]:8137",
    f"http://{'a' * 60}.{'b' * 60}.example.org:8137",
    f"http://{'c' * 280}:8137",
    "http://192.168.1.20:8137/[@click=app.quit]x[/]",
    "http://192.168.1.20:8137\x1b[2J",
)


def drawn_by(app: App[None]) -> list[str]:
    """Return what cameras see of the code on the screen, as signs black on white; [] for none."""
    region = app.screen.query_one(QrCode).region
    strips = app.screen._compositor.render_strips()[region.y : region.bottom]  # noqa: SLF001 - what a terminal is sent
    return ["".join(map(_seen, strip.crop(region.x, region.right))) for strip in strips]


def _seen(segment: Segment) -> str:
    """Return a piece of a line as it looks: which halves of its cells are black."""
    style = segment.style
    assert style is not None
    ink, ground = (_is_black(style.color), _is_black(style.bgcolor))
    assert not style.reverse
    assert not style.dim
    seen = {" ": (ground, ground), "█": (ink, ink), "▀": (ink, ground), "▄": (ground, ink)}
    signs = {(False, False): " ", (True, True): "█", (True, False): "▀", (False, True): "▄"}
    return "".join(signs[seen[sign]] for sign in segment.text)


def _is_black(color: Color | None) -> bool:
    # The terminal's own colour may be any.
    assert color is not None
    assert not color.is_default
    assert tuple(color.get_truecolor()) in {(0, 0, 0), (255, 255, 255)}
    return tuple(color.get_truecolor()) == (0, 0, 0)


def modules_of(link: str) -> tuple[tuple[int, ...], ...]:
    """Return the code of a link as its library made it."""
    code = segno.make(link, error="l", boost_error=False, micro=False)
    return tuple(map(tuple, code.matrix))


async def drawn_on_board(news: BoardNews, size: tuple[int, int], theme: str) -> list[str]:
    """Return the code on the board of a lobby."""
    app = board_app()
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        tell(app, news, clock_of(RoomPhase.LOBBY))
        await pilot.pause()
        return drawn_by(app)


def looks() -> Iterator[tuple[tuple[int, int], str, bool]]:
    """Yield sizes and themes, with colours and without."""
    for size in SIZES:
        yield size, DARK.name, True
    for theme in (DARK.name, LIGHT.name):
        yield SIZES[0], theme, False
    yield SIZES[1], LIGHT.name, True


@pytest.mark.parametrize(("size", "theme", "colours"), looks())
async def test_it_is_dark_on_light_whatever_the_theme(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], theme: str, *, colours: bool
) -> None:
    if not colours:
        monkeypatch.setenv("NO_COLOR", "1")
    modules = modules_of("http://192.168.1.20:8137/#7K3M9QXA")
    lines = await drawn_on_board(FULL, size, theme)
    assert modules_drawn(lines, across=len(modules)) == modules


@pytest.mark.parametrize("address", ADDRESSES, ids=range(len(ADDRESSES)))
async def test_whatever_the_address_it_says_the_link_or_takes_no_room(address: str) -> None:
    news = evolve(LOBBY, addresses=(address,))
    link = phone_link(news.addresses, news.code)
    lines = await drawn_on_board(news, (170, 50), DARK.name)
    assert bool(lines) == bool(link) == address.endswith(":8137")
    if link:
        assert modules_drawn(lines, across=len(modules_of(link))) == modules_of(link)


async def test_a_code_is_drawn_and_left_out_as_the_terminal_grows_and_shrinks() -> None:
    app, news = board_app(), evolve(LOBBY, addresses=ADDRESSES[2:3])
    async with app.run_test(size=(120, 40)) as pilot:
        tell(app, news, clock_of(RoomPhase.LOBBY))
        for size, is_drawn in [((120, 40), True), ((80, 24), False), ((170, 50), True)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert bool(drawn_by(app)) == is_drawn
            assert ("point the camera" in text_of(app)) == is_drawn
            assert ("Phones: open" in text_of(app)) == (not is_drawn)


@pytest.mark.parametrize(
    "address", ["http://10.0.0.5:8137", *ADDRESSES[1:2]], ids=["short", "long"]
)
@pytest.mark.parametrize("size", [(80, 24), (86, 25), (100, 27)])
async def test_the_words_below_a_code_are_whole_too(size: tuple[int, int], address: str) -> None:
    app = board_app()
    async with app.run_test(size=size) as pilot:
        tell(app, evolve(LOBBY, addresses=(address,)), clock_of(RoomPhase.LOBBY))
        await pilot.pause()
        lobby = app.screen.query_one(BoardLobby)
        words = lobby.query_one(".phones .words")
        if drawn_by(app):
            assert lobby.content_region.contains_region(words.region)


async def test_where_there_is_only_ascii_there_is_the_link_and_no_code() -> None:
    app = board_app(ascii_only=True)
    async with app.run_test(size=(120, 40)) as pilot:
        tell(app, LOBBY, clock_of(RoomPhase.LOBBY))
        await pilot.pause()
        assert drawn_by(app) == []
        assert "Phones: open http://192.168.1.20:8137/#7K3M9QXA" in text_of(app)


async def test_a_room_that_no_phone_can_reach_shows_no_code() -> None:
    for news in (
        evolve(LOBBY, addresses=("http://127.0.0.1:8137",)),
        evolve(LOBBY, addresses=()),
        evolve(LOBBY, code=""),
    ):
        app = board_app()
        async with app.run_test(size=(120, 40)) as pilot:
            tell(app, news, clock_of(RoomPhase.LOBBY))
            await pilot.pause()
            assert drawn_by(app) == []
            assert "Phones" not in text_of(app)


def test_with_sixteen_colours_it_is_black_and_white() -> None:
    black, white = (
        Color.parse(each).downgrade(ColorSystem.STANDARD).number for each in ("#000000", "#ffffff")
    )
    assert (black, white) == (0, 15)

"""A room on the wall: how one joins, who stands where, and at last the places."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Resize
from textual.widget import Widget

from game.call.units import SECOND
from game.contest.client.link import LinkState
from game.contest.wording import board_words as words
from game.contest.wording.board_words import BoardFace
from game.contest.wording.reveal import STEP, Reveal, reveal_of
from game.tui.contest.board.board_lobby import BoardLobby
from game.tui.contest.board.board_places import BoardPlaces
from game.tui.contest.board.board_standing import BoardStanding
from game.tui.contest.board.board_state import BoardState
from game.tui.contest.board.board_table import BoardTable
from game.tui.keys import KeyHint
from game.tui.plain_content import Ink, content, one_line
from game.tui.screens.footed import LEAVE, THEME, FootedScreen
from game.tui.widgets.big_text import BigText
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.plain import Plain
from game.tui.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from game.contest.wire.messages import BoardRow, BoardTeam

LOOK: Final = 0.2
"""Seconds between two looks at the clock."""

_ROOMY: Final = (110, 34)
"""From this size on the time is drawn in the larger letters."""

_ON: Final = KeyHint("space", *words.ON)
_BACK: Final = KeyHint("left", *words.BACK)
_AGAIN: Final = KeyHint("r", *words.AGAIN)
_PAGES: Final = KeyHint("", *words.PAGES)


class BoardCountdown(Vertical):
    """Shows in how many seconds the calls begin, as large as there is room for."""

    DEFAULT_CSS = """
    BoardCountdown { height: 1fr; padding: 2 4; }
    BoardCountdown > Plain { height: auto; margin-bottom: 2; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the words and the seconds."""
        yield Plain(content(words.BEGIN_IN, Ink.STRONG))
        yield BigText()

    def tell(self, begins: int) -> None:
        """Show the seconds of so many milliseconds; begun ones count in full."""
        self.query_one(BigText).tell(str((begins + SECOND - 1) // SECOND))


class BoardScreen(FootedScreen):
    """Shows what everybody may see, and can do nothing about it. `clock` tells seconds."""

    DEFAULT_CSS = """
    BoardScreen > .title { height: 1; padding: 0 2; background: $panel; }
    BoardScreen > .lost { display: none; height: 1; padding: 0 2; }
    BoardScreen.-lost > .lost { display: block; }
    BoardScreen > .face { display: none; }
    BoardScreen > .face.-shown { display: block; }
    BoardScreen.-small > .face { display: none; }
    BoardScreen > .message {
        height: 1fr; width: 1fr; content-align: center middle; text-align: center; padding: 0 4;
    }
    BoardScreen > .pages { margin-top: 1; }
    """

    KEYS: ClassVar[tuple[KeyHint, ...]] = (_ON, _BACK, _AGAIN, _PAGES, THEME, LEAVE)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter,right", "forward", "next place", show=False),
        Binding("left", "back", "one back", show=False),
        Binding("r", "again", "places again", show=False),
        Binding("pagedown,down", "page(1)", "next page", show=False),
        Binding("pageup,up", "page(-1)", "page before", show=False),
    ]

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__()
        self._clock = clock
        self._state = BoardState()
        self._reveal: Reveal[BoardRow] | Reveal[BoardTeam] | None = None
        # Teams come first, and the players of them once somebody asks for them.
        self._players_next = False
        self._by_hand = False
        self._shown_at = 0.0
        self._page: int | None = None
        self._message = Plain(classes="face message")
        self._lobby = BoardLobby(classes="face")
        self._countdown = BoardCountdown(classes="face")
        self._standing = BoardStanding(classes="face")
        self._places = BoardPlaces(classes="face")
        self._pages = BoardTable(classes="face pages")

    def size_notice(self) -> TooSmall:
        """Return what stands here where the screen is too small."""
        return TooSmall("Too small to be read from a wall.", ("q leaves.",))

    def body(self) -> list[Widget]:
        """Return all faces, of which one is shown."""
        return [
            Plain(one_line("Callcraft", Ink.STRONG), classes="title"),
            Plain(content(words.LOST, Ink.WARNING), classes="lost"),
            *self._faces(),
        ]

    def _faces(self) -> list[Widget]:
        return [
            self._message,
            self._lobby,
            self._countdown,
            self._standing,
            self._places,
            self._pages,
        ]

    def on_mount(self) -> None:
        """Show what is known by now, and look at the clock from now on."""
        self.set_interval(LOOK, self._look)
        self._draw()

    def on_resize(self, event: Resize) -> None:
        """Draw the time as large as there is room for."""
        width, height = event.size
        self._standing.set_class(width >= _ROOMY[0] and height >= _ROOMY[1], "-roomy")
        if self._page is not None:
            self.call_after_refresh(self._turn, 0)

    def tell(self, state: BoardState) -> None:
        """Show how a room stands now."""
        self._state = state
        if self.is_mounted:
            self._draw()

    def _look(self) -> None:
        """Count on, and show the next place where it is time."""
        revealing = self._reveal is not None and not self._reveal.over and not self._by_hand
        if revealing and self._page is None and self._clock() - self._shown_at >= STEP:
            self._go(1)
        elif self._state.face in (BoardFace.COUNTDOWN, BoardFace.STANDING):
            self._draw()

    def _draw(self) -> None:
        state, news, clock = self._state, self._state.news, self._state.clock
        self.set_class(state.link is LinkState.RECONNECTING and news is not None, "-lost")
        face = state.face
        if state.over or news is None or clock is None:
            self._say(state.over or words.CONNECTING)
            return
        self.query_one(".title", Plain).show(one_line(news.title or "Callcraft", Ink.STRONG))
        if face is not BoardFace.PLACES:
            self._reveal = self._page = None
            self._players_next = False
        match face:
            case BoardFace.LOBBY:
                self._lobby.tell(news, clock.left)
                self._show(self._lobby)
            case BoardFace.COUNTDOWN:
                self._countdown.tell(state.begins(self._clock()))
                self._show(self._countdown)
            case BoardFace.STANDING:
                left = state.left(self._clock())
                self._standing.tell(news, clock, left)
                self._show(self._standing)
            case BoardFace.SOON:
                self._say(words.SOON)
            case BoardFace.NOBODY:
                self._say(words.NOBODY)
            case _:
                self._draw_places()

    def _draw_places(self) -> None:
        """Show how far the places are revealed, or a page of everybody."""
        news = self._state.news
        assert news is not None  # noqa: S101 - there are no places without
        before = self._reveal
        teams = bool(news.teams) and not self._players_next
        found = reveal_of(news.teams) if teams else reveal_of(news.rows)
        # Somebody may have been given another name meanwhile.
        self._reveal = found if before is None else found.at(before.done)
        if before is None:
            self._shown_at, self._by_hand = self._clock(), False
        self._places.tell(self._reveal, news.calls)
        self._pages.tell(news, self._page)
        self._show(self._places if self._page is None else self._pages, self.KEYS)

    def _say(self, text: str) -> None:
        self._message.show(content(text, Ink.STRONG))
        self._show(self._message)

    def _show(self, face: Widget, keys: tuple[KeyHint, ...] = (THEME, LEAVE)) -> None:
        if not face.has_class("-shown"):
            for each in self._faces():
                each.set_class(each is face, "-shown")
        self.query_one(KeyLine).offer(keys)

    def action_forward(self) -> None:
        """Show the next place at once; behind the podium of teams come the players."""
        self._by_hand = False
        news, reveal = self._state.news, self._reveal
        if news is not None and news.teams and reveal is not None and reveal.over:
            if not self._players_next and self._page is None:
                self._begin_with(players=True)
        else:
            self._go(1)

    def _begin_with(self, *, players: bool) -> None:
        """Begin the places anew, with those of teams, where there are any, or of players."""
        self._reveal, self._page, self._by_hand = None, None, False
        self._players_next = players
        self._draw()

    def action_back(self) -> None:
        """Take the last place back; from there on it goes by hand until the next key."""
        self._by_hand = True
        self._go(-1)

    def action_again(self) -> None:
        """Show the places again, from the first."""
        if self._reveal is not None:
            self._begin_with(players=False)

    def action_page(self, by: int) -> None:
        """Show another page of everybody; before the first one stands the podium."""
        if self._reveal is not None and self._reveal.over:
            self._turn(by)

    def _turn(self, by: int) -> None:
        page = (-1 if self._page is None else self._page) + by
        self._page = None if page < 0 else min(page, self._pages.pages - 1)
        self._draw()

    def _go(self, by: int) -> None:
        """Show so many steps more or less of the places."""
        if self._reveal is not None and self._page is None:
            first = 0 if self._reveal.field else 1
            self._reveal = self._reveal.at(max(self._reveal.done + by, first))
            self._shown_at = self._clock()
            self._draw()

"""Asks which room to join, and under what name."""

from typing import ClassVar, Final

from attrs import evolve
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from game.contest.client.address import BadAddress, read_address
from game.contest.client.order import JoinOrder
from game.contest.identity.codes import read_code, spaced
from game.settings import remember, setting
from game.tui.contest.seat.kept_rooms import KeptRoomsScreen
from game.tui.contest.seat.room_requests import JoinRoom
from game.tui.keys import KeyHint
from game.tui.plain_content import Ink, content, one_line
from game.tui.run_context import RunContext
from game.tui.screens.base import CallcraftScreen
from game.tui.screens.messages import ToMenu
from game.tui.widgets.plain import Plain
from game.tui.widgets.text_field import TextField
from game.tui.widgets.title import Title

_NAME: Final = "player name"
"""Under what the name is remembered that was typed last."""

_ABOUT: Final = (
    "The host of a competition shows an address and a code. Type them as they stand there."
)
_PLAYED: Final = KeyHint("f2", "F2", "played before")
_NO_CODE: Final = "The code has eight letters and digits, as the host shows it: 7K3M-9QXA."
_NO_NAME: Final = "Type the name by which you want to be called in the room."


class JoinScreen(CallcraftScreen):
    """Three lines to type, and Enter. What is known already stands there.

    `order`: what is known already; None for nothing. `why`: what kept one from joining before, and
    `about` the line that is about, which is there to be typed anew.
    """

    DEFAULT_CSS = """
    JoinScreen > VerticalScroll { padding: 1 2; }
    JoinScreen .about, JoinScreen .why { margin-bottom: 1; }
    """

    KEYS: ClassVar[tuple[KeyHint, ...]] = (
        KeyHint("enter", "Enter", "join"),
        KeyHint("", "↑ ↓", "another line"),
        _PLAYED,
        KeyHint("escape", "Esc", "menu"),
        KeyHint("ctrl+q", "ctrl+q", "leave"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "menu", "menu", show=False, priority=True),
        Binding("up,shift+tab", "turn(-1)", "line above", show=False, priority=True),
        Binding("f2", "played", "played before", show=False, priority=True),
        Binding("down,tab", "turn(1)", "line below", show=False, priority=True),
    ]

    def __init__(
        self,
        context: RunContext,
        order: JoinOrder | None = None,
        why: str = "",
        about: str = "",
    ) -> None:
        super().__init__(context)
        self._about = about
        self._order = order
        self._why = why

    def body(self) -> list[Widget]:
        """Return the lines."""
        order = self._order
        name = setting(_NAME) or "" if order is None or order.name is None else order.name
        page = VerticalScroll(
            Plain(content(_ABOUT, Ink.FAINT), classes="about"),
            Plain(one_line(self._why, Ink.WARNING), classes="why"),
            TextField("Address", "" if order is None else order.address.origin, called="address"),
            TextField("Code", "" if order is None else spaced(order.code), called="code"),
            TextField("Your name", name, called="name"),
        )
        page.can_focus = False
        return [Title("Join a competition"), page]

    def on_mount(self) -> None:
        """Let what is typed go to the first line that is empty, or else to the last."""
        self.query_one(".why").display = bool(self._why)
        fields = list(self.query(TextField))
        wrong = [field for field in fields if field.id == self._about]
        empty = [field for field in fields if not field.typed]
        if wrong:
            wrong[0].take_focus(whole=True)
        else:
            (empty or fields)[0 if empty else -1].take_focus()

    def action_turn(self, by: int) -> None:
        """Go to another line."""
        fields = list(self.query(TextField))
        here = next((place for place, each in enumerate(fields) if each.has_focus_within), 0)
        fields[(here + by) % len(fields)].take_focus()

    def on_input_submitted(self) -> None:
        """Go to the next line that is empty; where none is, join."""
        # By the message, and not by a key of this screen: what was typed before Enter is in the
        # line by then, however quickly it came.
        for field in self.query(TextField):
            if not field.typed:
                if field.has_focus_within:
                    self._need(field)
                field.take_focus()
                return
        self._join()

    def _need(self, field: TextField) -> None:
        """Say what has to stand in a line."""
        self.notice({"address": _ABOUT, "code": _NO_CODE}.get(field.id or "", _NO_NAME))

    def _join(self) -> None:
        address, code, name = (self.query_one(f"#{each}", TextField) for each in _FIELDS)
        try:
            where = read_address(address.typed)
        except BadAddress as error:
            self.notice(str(error))
            address.take_focus()
            return
        read_as = read_code(code.typed)
        if not read_as:
            self.notice(_NO_CODE)
            code.take_focus()
            return
        remember(_NAME, name.typed)
        before = self._order or JoinOrder(where, read_as)
        order = evolve(before, address=where, code=read_as, name=name.typed)
        self.post_message(JoinRoom(self, order))

    def action_played(self) -> None:
        """Look back on what was played in rooms before."""
        self.app.push_screen(KeptRoomsScreen(self.context))

    def action_menu(self) -> None:
        """Go back to the menu."""
        self.post_message(ToMenu())


_FIELDS: Final = ("address", "code", "name")

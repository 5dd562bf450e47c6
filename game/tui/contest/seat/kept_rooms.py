"""Calls that were played in rooms, to be looked back on when the rooms are long gone."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from game.record.room_calls import RoomResult, kept_results
from game.tui.keys import KeyHint
from game.tui.plain_content import Ink, content, joined, one_line
from game.tui.run_context import RunContext
from game.tui.screens.base import HELP, CallcraftScreen
from game.tui.screens.debrief import MOVES, SCROLL, DebriefView
from game.tui.screens.footed import LEAVE
from game.tui.widgets.choice import Choice
from game.tui.widgets.choice_list import ChoiceList
from game.tui.widgets.plain import Plain
from game.tui.widgets.title import Title
from game.view.words import points_text

BACK: Final = KeyHint("escape", "Esc", "back")
_CHOOSE: Final = KeyHint("", "↑ ↓ Enter", "look back on a call")
_NONE: Final = "You have played in no room yet that has closed while you were in it."
_NOT_AGAIN: Final = (
    "This call was played in a room. Its level stayed there, so it cannot be taken up again."
)


class KeptRoomsScreen(CallcraftScreen):
    """The calls, the latest first."""

    DEFAULT_CSS = """
    KeptRoomsScreen > ChoiceList { padding: 1 1 0 1; max-height: 1fr; }
    KeptRoomsScreen > .none { padding: 0 2; }
    """

    KEYS: ClassVar[tuple[KeyHint, ...]] = (_CHOOSE, BACK, HELP, LEAVE)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("enter", "choose", "look back", show=False),
        Binding("escape,m", "back", "back", show=False),
    ]

    def __init__(self, context: RunContext) -> None:
        super().__init__(context)
        self._results: list[RoomResult] = []

    def body(self) -> list[Widget]:
        """Return the list, empty at first."""
        return [Title("Played in rooms"), ChoiceList(), Plain(classes="none")]

    def on_mount(self) -> None:
        """Read what was kept, in the thread of the record."""
        self.run_worker(self._read())

    async def _read(self) -> None:
        self._results = await self.context.record_thread.hand(kept_results)
        if not self._results:
            self.query_one(".none", Plain).show(content(_NONE))
        rows = [Choice(place, body=_row(each)) for place, each in enumerate(self._results)]
        listing = self.query_one(ChoiceList)
        await listing.mount_all(rows)
        listing.move(1)

    def action_move(self, by: int) -> None:
        """Mark another call."""
        self.query_one(ChoiceList).move(by)

    def action_choose(self) -> None:
        """Look back on the marked call."""
        if row := self.query_one(ChoiceList).marked:
            self._open(row.place)

    def on_choice_chosen(self, chosen: Choice.Chosen) -> None:
        """Look back on the call in that row."""
        self._open(chosen.place)

    def _open(self, place: int) -> None:
        if self.is_active:
            self.app.push_screen(KeptDebriefScreen(self.context, self._results[place]))

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss()


def _row(result: RoomResult) -> Content:
    title = one_line(result.debrief.title, Ink.STRONG)
    room = f" · {result.room}" if result.room else ""
    place = f", place {result.place} of {result.players}" if result.place else ""
    told = f"{points_text(result.debrief.score.total)}{place}{room} · {result.played_at[:10]}"
    return joined(title, content("  "), one_line(told, Ink.FAINT))


class KeptDebriefScreen(DebriefView):
    """The debrief of such a call. It can be looked back on, and not taken up again."""

    def __init__(self, context: RunContext, result: RoomResult) -> None:
        super().__init__(context, result.debrief, None)

    @property
    def home(self) -> str:
        """Where m leads."""
        return "list"

    def keys(self) -> tuple[KeyHint, ...]:
        """Return the keys to name."""
        return SCROLL, *MOVES, KeyHint("m", "m", "list"), HELP, LEAVE

    def practise_from(self, _move: int) -> None:
        """Say why it cannot be practised."""
        self.notice(_NOT_AGAIN)

    def action_again(self) -> None:
        """Say why it cannot be played again."""
        self.notice(_NOT_AGAIN)

    def action_menu(self) -> None:
        """Go back to the list."""
        self.dismiss()

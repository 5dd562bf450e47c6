"""The first screen: the calls there are, and how they have gone."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.widget import Widget

from game.tui.contest.seat.room_requests import JoinRoom
from game.tui.keys import KeyHint
from game.tui.plain_content import Ink, content
from game.tui.run_context import RunContext
from game.tui.screens.base import HELP, CallcraftScreen
from game.tui.screens.footed import LEAVE, THEME
from game.tui.screens.messages import ReadBrief
from game.tui.widgets.choice import Choice
from game.tui.widgets.choice_list import ChoiceList
from game.tui.widgets.plain import Plain
from game.tui.widgets.title import Title

if TYPE_CHECKING:
    from game.tui.level_list import Entry

_WORKING: Final = "working out your earlier results, once"


class MenuScreen(CallcraftScreen):
    """Lists the calls. They are read once this screen is drawn, so that it is drawn at once."""

    DEFAULT_CSS = """
    MenuScreen > ChoiceList { height: 1fr; padding: 1 1 0 1; }
    MenuScreen > .more { height: 1; padding: 0 2; }
    MenuScreen > .about { height: 9; padding: 0 2; border-top: solid $line; }
    """

    KEYS: ClassVar[tuple[KeyHint, ...]] = (
        KeyHint("", "1-9", "open a call"),
        KeyHint("", "↑ ↓ Enter", "choose"),
        KeyHint("j", "j", "join"),
        THEME,
        HELP,
        LEAVE,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"open({number})", "open", show=False) for number in range(1, 10)),
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("enter", "choose", "open", show=False),
        Binding("j", "join", "join a competition", show=False),
    ]

    def __init__(self, context: RunContext) -> None:
        super().__init__(context)
        self._entries: list[Entry] = []
        self._about = "difficult calls, practised safely"

    def body(self) -> list[Widget]:
        """Return the list, and below it what the marked call is about."""
        about = Plain(content("Reading the calls…", Ink.FAINT), classes="about")
        return [Title("Callcraft", self._about), ChoiceList(), Plain(classes="more"), about]

    def on_mount(self) -> None:
        """Tell of the calls out of view, whatever brings them there."""
        for changing in ("scroll_y", "virtual_size"):
            self.watch(self.query_one(ChoiceList), changing, self._look_for_more)

    def on_screen_resume(self) -> None:
        """Read the calls, or read again how they have gone."""
        self.call_after_refresh(self._begin_reading)

    def on_choice_chosen(self, chosen: Choice.Chosen) -> None:
        """Open the call in that row, if it is still there."""
        if chosen.place < len(self._entries):
            self._open(self._entries[chosen.place])

    def action_open(self, number: int) -> None:
        """Open the call with that number."""
        for entry in self._entries:
            if entry.number == number:
                self._open(entry)

    def action_move(self, by: int) -> None:
        """Mark another call at once; what it is about may come a moment later."""
        self.query_one(ChoiceList).move(by)
        self.call_after_refresh(self._tell_about)

    def action_choose(self) -> None:
        """Open the marked call."""
        # Until the calls are read, there are no rows.
        if row := self.query_one(ChoiceList).marked:
            self._open(self._entries[row.place])

    def action_join(self) -> None:
        """Join a competition."""
        self.post_message(JoinRoom(self))

    def _open(self, entry: "Entry") -> None:
        if entry.opens_after:
            before = " and ".join(entry.opens_after)
            self.notice(f"This call opens once you have played this to its end: {before}.")
        else:
            self.post_message(ReadBrief(self, entry))

    def _begin_reading(self) -> None:
        if self.is_active:
            # Whoever comes back while they are being read wants to know how they stand now.
            self.run_worker(self._read(), exclusive=True)

    async def _read(self) -> None:
        """Read the calls in a thread, so that keys work meanwhile."""
        # What reads levels takes as long to import as all the rest: it waits for the first frame.
        from game.tui.level_list import pack_title, read_level_list  # noqa: PLC0415 - see above

        context = self.context

        def read() -> "list[Entry]":
            return list(read_level_list(context.records, context.pack))

        # Behind a call that is being kept, so that the list knows of it.
        entries = await context.record_thread.hand(read)
        if (pack := context.pack) and (
            title := await context.record_thread.hand(partial(pack_title, pack))
        ):
            self._about = title
        self.query_one(Title).tell(self._about)
        await self.show_calls(entries)
        if await self._work_out():
            await self.show_calls(await context.record_thread.hand(read))

    async def _work_out(self) -> bool:
        """Work out the results that an older version did not keep; return whether there were any.

        It is done bit by bit, so that a call which ends meanwhile is kept in between.
        """
        found = False
        while await self.context.record_thread.hand(self.context.records.work_out):
            found = True
            self.query_one(Title).tell(_WORKING)
        self.query_one(Title).tell(self._about)
        return found

    async def show_calls(self, entries: "list[Entry]") -> None:
        """Show the calls; rows that are there already are told how things stand now."""
        from game.tui.widgets.menu_entry import MenuEntry  # noqa: PLC0415 - see above

        rows = list(self.query(MenuEntry))
        for row in rows[len(entries) :]:
            await row.remove()
        # Only now: until they are gone, a key could still choose one of the rows taken away.
        self._entries = entries
        for row, entry in zip(rows, entries, strict=False):
            row.tell(entry)
        listing = self.query_one(ChoiceList)
        if len(rows) < len(entries):
            new = enumerate(entries[len(rows) :], len(rows))
            await listing.mount_all(MenuEntry(place, entry) for place, entry in new)
        if listing.marked is None:
            listing.move(1)
        self._tell_about()

    def _look_for_more(self) -> None:
        self.call_after_refresh(self._tell_more)

    def _tell_more(self) -> None:
        above, below = self.query_one(ChoiceList).hidden
        told = [f"{arrow} {count} more" for arrow, count in (("↑", above), ("↓", below)) if count]
        self.query_one(".more", Plain).show(content("   ".join(told), Ink.ACCENT), same_height=True)

    def _tell_about(self) -> None:
        from game.tui.widgets.menu_entry import about  # noqa: PLC0415 - see above

        if row := self.query_one(ChoiceList).marked:
            shown = about(self._entries[row.place])
            self.query_one(".about", Plain).show(shown, same_height=True)

"""The app of whoever leads a room: its screen over a link, and its questions."""

from pathlib import Path

from textual.screen import Screen

from game.contest.client.address import read_address
from game.contest.client.lead import trusted
from game.contest.client.link import LinkOver, LinkState
from game.contest.place.keys import RoomKeys
from game.contest.wire.messages import (
    AskAudit,
    Asked,
    AskReview,
    AskStatus,
    Done,
    Enter,
    FromHost,
    Review,
)
from game.exits import BrokeOff
from game.tui.contest.lead.lead_screen import LeadScreen
from game.tui.contest.linked_app import LinkedApp, RoomDoor
from game.tui.forced_exit import end_soon
from game.tui.running import ascii_only

_LOOKING_BACK = "Looking back on all calls ..."
_GOES_ON = "The room goes on. To open its screen again, type: callcraft contest screen"


class LeadApp(LinkedApp):
    """Shows a room to whoever has its keys. It can be left at any time: the room is elsewhere."""

    def __init__(self, door: RoomDoor, log: Path, *, ascii_only: bool = False) -> None:
        super().__init__(door, ascii_only=ascii_only)
        self._lead = LeadScreen(self._ask, log)
        self.host_stopped = False
        """Whether the host was ended from here."""

    async def _ask(self, message: Asked) -> FromHost:
        # What is done to a room is meant for this moment; a question is one whenever it is asked.
        again = isinstance(message, AskStatus | AskAudit | AskReview)
        return await self.link.ask(message, again=again)

    def get_default_screen(self) -> Screen[None]:
        """Return the room."""
        return self._lead

    def see(self, state: LinkState) -> None:
        """Show how the link stands."""
        self._lead.see(state, str(self.link.over or ""))

    def on_lead_screen_help_asked(self) -> None:
        """Show what the keys do, in front of the room."""
        from game.tui.contest.lead.lead_help import LeadHelpScreen  # noqa: PLC0415 - seldom opened

        if self.screen is self._lead:
            self.push_screen(LeadHelpScreen())

    def on_lead_screen_phones_asked(self, asked: LeadScreen.PhonesAsked) -> None:
        """Show the code by which phones join, in front of the room."""
        from game.tui.contest.lead.phone_screen import PhoneScreen  # noqa: PLC0415 - seldom opened

        if self.screen is self._lead:
            self.push_screen(PhoneScreen(asked.link))

    def on_lead_screen_review_asked(self) -> None:
        """Look back on the calls with everybody."""
        self._lead.notice(_LOOKING_BACK, stays=True)
        self.run_worker(self._look_back(), group="review", exclusive=True)

    async def _look_back(self) -> None:
        try:
            answer = await self.link.ask(AskReview(0))
        except LinkOver as error:
            self._lead.notice(str(error))
            return
        if isinstance(answer, Done):
            self._lead.notice(answer.reason)
        # Whoever went on to something else meanwhile asks again.
        elif isinstance(answer, Review) and self.screen is self._lead:
            from game.tui.contest.review.review_screen import ReviewScreen  # noqa: PLC0415 - seldom opened

            self.push_screen(ReviewScreen(answer.review))

    async def on_lead_screen_host_stopped(self) -> None:
        """Leave: there is nothing to show any more."""
        self.host_stopped = True
        await self.leave()


def run_lead(log: Path, keys: RoomKeys) -> tuple[int, bool]:
    """Run the screen of a room until it is left; return an exit code, and whether its host ended.

    BrokeOff where a fault of the program ended it; HostGone where its keys name no way in.
    """
    door = RoomDoor(read_address(keys.address).url, Enter(keys.facilitator), trusted(keys))
    app = LeadApp(door, log, ascii_only=ascii_only())
    app.last_way_out = end_soon
    app.run()
    if app.fault is not None:
        raise BrokeOff(_GOES_ON) from app.fault
    return app.return_code or 0, app.host_stopped

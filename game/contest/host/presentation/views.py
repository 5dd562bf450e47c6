"""What each seat sees of its call, worked out no more often than something happens in it."""

from game.call import Turn, Wait
from game.contest.rules.call import SeatCall
from game.contest.rules.ranking import settled_seat
from game.contest.rules.state import RoomState
from game.view.build import Labels, view_of
from game.view.transcript import Transcript
from game.view.view import View


class SeatViews:
    """The views of a room's seats. What was said in a call is remembered from view to view."""

    def __init__(self) -> None:
        self._told: dict[int, tuple[int, int, Transcript]] = {}

    def call_of(self, room: RoomState, seat: int, at: int) -> SeatCall:
        """Return a seat's call at a contest time."""
        return settled_seat(room, room.seats[seat], at).call

    def view(self, seat: int, call: SeatCall) -> View:
        """Return what a seat sees of its call."""
        labels = Labels(number=len(call.acts), listed=call.number + 1)
        return view_of(call.start, call.turns, labels, self._transcript(seat, call))

    def _transcript(self, seat: int, call: SeatCall) -> Transcript:
        """Return what was said in a call so far."""
        number, known, told = self._told.get(seat, (-1, 0, Transcript()))
        # A wait at the end grows in its place, so what it brought is never remembered.
        firm = len(call.turns) - _grows(call.turns)
        if number != call.number or known > firm:
            number, known, told = call.number, 0, Transcript()
        for place in range(known, firm):
            told.take_in(call.turns[place], call.turns[: place + 1])
        self._told[seat] = (number, firm, told)
        if firm < len(call.turns):
            told = told.copy()
            told.take_in(call.turns[firm], call.turns)
        return told


def _grows(turns: tuple[Turn, ...]) -> bool:
    return bool(turns) and isinstance(turns[-1].event, Wait)

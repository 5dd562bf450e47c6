"""What a player keeps of a room in their own record."""

from game.contest.client.order import JoinOrder
from game.contest.wire.messages import RoomNews, Welcome
from game.play.debrief import Debrief
from game.record import now
from game.record.room_calls import RoomResult


def result_of(
    order: JoinOrder, welcome: Welcome, news: RoomNews, call: int, debrief: Debrief
) -> RoomResult:
    """Return what came of a call, by its number from 0, as it is kept."""
    return RoomResult(
        room=news.title,
        origin=order.address.origin,
        code=order.code,
        seat=welcome.seat,
        call=call,
        played_at=now(),
        # A board that is frozen shows places that are not the last.
        place=news.place if news.since is None else 0,
        players=news.players,
        debrief=debrief,
    )

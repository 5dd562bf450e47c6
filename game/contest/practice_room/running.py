"""Running a practice room until it is asked to end."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress

from attrs import frozen

from game.contest.host.connections.listening import Listening
from game.contest.host.running import allow_connections, hear_signals, start_listening
from game.contest.identity.addresses import join_addresses
from game.contest.practice_room.own_results import ResultFiles
from game.contest.practice_room.server import PracticeServer
from game.contest.practice_room.trainee import PracticeCall
from game.exits import SIGNALLED

Ready = Callable[[tuple[str, ...]], None]
"""Is told where a practice room can be visited, the best first."""


@frozen
class PracticeRoom:
    """What somebody who serves a practice room asks for."""

    calls: Sequence[PracticeCall]
    """What there is to play, in its order."""
    files: ResultFiles
    """Where own results are kept."""
    most: int
    """How many may practise at once."""


def run_practice_room(room: PracticeRoom, listening: Listening, ready: Ready) -> int:
    """Run a practice room until the system asks it to end; return the exit code that says so.

    CannotListen where it cannot begin.
    """
    return asyncio.run(_run(room, listening, ready))


async def _run(room: PracticeRoom, listening: Listening, ready: Ready) -> int:
    allow_connections()
    server = PracticeServer(room.calls, listening, room.files, most=room.most)
    asked: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    hear_signals(asked)
    try:
        await start_listening(server.start, listening)
        addresses = join_addresses(listening.bind, server.port, tls=listening.tls is not None)
        ready((*listening.origins, *addresses))
        running = asyncio.create_task(server.run())
        await asyncio.wait((running, asked), return_when=asyncio.FIRST_COMPLETED)
        running.cancel()
        # A fault of ours in it is told as such.
        with suppress(asyncio.CancelledError):
            await running
        return SIGNALLED + asked.result()
    finally:
        await server.stop()

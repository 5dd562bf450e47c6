"""A board of a thousand rows beside one of twenty: from a message to its rows on the screen.

Both boards are told newer rows in turns, so that a machine whose speed drifts drifts for both. What
counts is the ratio, pair by pair: of drawing, which must not grow with the rows, and of all with
the reading of the message, which does. A key that is pressed waits for one update at the most.
"""

import argparse
import asyncio
import sys
from statistics import median
from time import perf_counter
from typing import Final

from attrs import evolve, frozen
from textual.pilot import Pilot

from game.contest.identity.tokens import new_token
from game.contest.rules.clock import RoomPhase
from game.contest.wire.encoding import from_host, host_text
from game.contest.wire.messages import BoardClock, BoardNews, BoardRow, Enter
from game.tui.contest.board.board_app import BoardApp
from game.tui.contest.linked_app import RoomDoor

FEW, MANY = 20, 1_000
DRAW_TARGET: Final = 1.5
"""How much longer a thousand rows may take to be drawn."""

SHARE_TARGET: Final = 0.2
"""The part of a second that a thousand rows may take in all, as they come once in each."""


@frozen
class Took:
    """Seconds that an update took."""

    read: float
    """To read the message."""
    draw: float
    """To draw what is in it."""


def news_of(rows: int, turn: int) -> BoardNews:
    """Return a board of some rows, with other points at each turn."""
    return BoardNews(
        "Bench",
        3,
        "",
        (),
        tuple(
            BoardRow(row + 1, row + 1, f"Player {row}", "", 3_000 - row + turn, row % 4)
            for row in range(rows)
        ),
        (),
        frozen=False,
    )


async def update(app: BoardApp, pilot: Pilot[None], text: str, clock: BoardClock) -> Took:
    """Tell a board a message, and return how long it took until it was drawn."""
    began = perf_counter()
    message = from_host(text)
    read = perf_counter()
    app.hear(message)
    app.hear(clock)
    app.screen._compositor_refresh()  # noqa: SLF001 - now, and not at the next of its turns
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - as a terminal would have it
    drawn = perf_counter()
    assert isinstance(message, BoardNews)  # noqa: S101 - else nothing was measured
    points = str(message.rows[0].points)
    assert any(points in strip.text for strip in strips)  # noqa: S101 - as above
    await pilot.pause(0)
    return Took(read - began, drawn - read)


async def measure(rounds: int) -> tuple[list[Took], list[Took]]:
    """Return what the updates of a small and of a large board took."""
    took: tuple[list[Took], list[Took]] = ([], [])
    clock = BoardClock(RoomPhase.RUNNING, 600_000, 0, None)
    door = RoomDoor("http://127.0.0.1:9/room", Enter(new_token()))
    app = BoardApp(door, clock=lambda: 0.0)
    async with app.run_test(size=(120, 40)) as pilot:
        app.hear(news_of(FEW, 0))
        app.hear(clock)
        await pilot.pause()
        for turn in range(rounds + 1):
            for place, rows in enumerate((FEW, MANY)):
                text = host_text(news_of(rows, turn))
                told = evolve(clock, left=clock.left - turn * 1_000)
                found = await update(app, pilot, text, told)
                # The first of each uncounted: cattrs writes code for what it meets.
                if turn:
                    took[place].append(found)
    return took


def main() -> int:
    """Print the figures and the ratios; 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=40)
    few, many = asyncio.run(measure(parser.parse_args().rounds))
    for rows, took in ((FEW, few), (MANY, many)):
        read, draw = (
            1_000 * median(getattr(each, part) for each in took) for part in ("read", "draw")
        )
        print(f"{rows:5} rows   read {read:6.1f} ms   drawn {draw:6.1f} ms")
    drawn = median(large.draw / small.draw for small, large in zip(few, many, strict=True))
    share = median(each.read + each.draw for each in many)
    print(f"ratio        drawn {drawn:.2f} (target {DRAW_TARGET})")
    print(f"of a second  in all {share:.3f} (target {SHARE_TARGET})")
    return 0 if drawn <= DRAW_TARGET and share <= SHARE_TARGET else 1


if __name__ == "__main__":
    sys.exit(main())

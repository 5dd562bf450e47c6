"""A room that runs, on the wall: the time left, and who stands where."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from game.call.units import SECOND
from game.contest.wire.messages import BoardClock, BoardNews
from game.contest.wording.board_words import beside_time
from game.tui.contest.board.board_table import BoardTable
from game.tui.plain_content import NOTHING, Ink, content, one_line, stacked
from game.tui.widgets.big_text import BigText
from game.tui.widgets.plain import Plain
from game.view.words import clock_text


class BoardStanding(Vertical):
    """Shows the time left in large digits, and the board."""

    DEFAULT_CSS = """
    BoardStanding { height: 1fr; }
    BoardStanding > Horizontal { height: auto; padding: 1 2 1 2; }
    BoardStanding BigText { width: 44; }
    BoardStanding.-roomy BigText { width: 60; }
    BoardStanding Plain { width: 1fr; height: auto; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the time with a few words beside it, and the rows."""
        with Horizontal():
            yield BigText()
            yield Plain()
        yield BoardTable()

    def tell(self, news: BoardNews, clock: BoardClock, left: int) -> None:
        """Show how the room stands, with so many milliseconds left."""
        # Begun seconds count in full, so that it shows nothing left only where nothing is.
        self.query_one(BigText).tell(clock_text(left + SECOND - 1))
        self.query_one(Plain).show(_beside(news, clock))
        self.query_one(BoardTable).tell(news)


def _beside(news: BoardNews, clock: BoardClock) -> Content:
    told = beside_time(news, clock)
    lines = [
        content(told.time, Ink.WARNING if told.paused else Ink.FAINT),
        content(told.size, Ink.STRONG),
    ]
    if told.stood:
        lines.append(content(told.stood, Ink.WARNING))
    if told.join:
        lines.append(one_line(told.join, Ink.FAINT))
    return stacked(*lines, *[NOTHING] * (_LINES - len(lines)))


_LINES = 4
"""Always as many: the rows below do not move."""

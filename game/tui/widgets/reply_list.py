"""The replies one may give, as rows that are kept and filled anew."""

from collections.abc import Sequence

from game.tui.plain_content import one_line
from game.tui.widgets.choice import Choice
from game.tui.widgets.choice_list import ChoiceList


class ReplyList(ChoiceList):
    """Rows numbered from 1. Filling them again is quicker than making new ones each turn."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: list[Choice] = []

    def offer(self, replies: Sequence[str]) -> None:
        """Show these replies and mark none."""
        self.unmark()
        new = [Choice(place) for place in range(len(self._kept), len(replies))]
        self._kept += new
        for place, row in enumerate(self._kept):
            row.display = place < len(replies)
            if row.display:
                row.offer(one_line(replies[place]))
        if new:
            self.mount_all(new)
        self.scroll_home(animate=False, immediate=True)

"""Text that can only be looked at: the one kind of text widget in the program."""

from textual.content import Content
from textual.widgets import Static

from game.tui.plain_content import NOTHING


class Plain(Static):
    """Shows content of plain_content.py; redraws only when it has changed. `called` is its id."""

    def __init__(
        self, shown: Content = NOTHING, *, called: str | None = None, classes: str | None = None
    ) -> None:
        # Should a bare string ever come here, its markup does nothing; else it could run actions.
        super().__init__(shown, markup=False, id=called, classes=classes)
        self._shown = shown

    def show(self, shown: Content, *, same_height: bool = False) -> None:
        """Show something else; `same_height` promises that it takes as many lines as before."""
        if not shown.is_same(self._shown):
            self._shown = shown
            self.update(shown, layout=not same_height)

"""The bare Textual app that the preview of a saved level is measured against.

It looks at a file as often as we do, waits for it to come to rest in the same way, and shows the
line in it that a caller begins with; nothing else.
"""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Static

LOOK = 0.05


class BareWatch(App[None]):
    """One line of a file."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._seen = self._known = path.stat()

    def compose(self) -> ComposeResult:
        """Show the line."""
        yield Static(self._line(), markup=False)

    def on_mount(self) -> None:
        """Look at the file from now on."""
        self.set_interval(LOOK, self._look)

    def _look(self) -> None:
        seen, self._seen = self._seen, self._path.stat()
        at_rest = seen.st_mtime_ns == self._seen.st_mtime_ns
        if at_rest and seen.st_mtime_ns != self._known.st_mtime_ns:
            self._known = seen
            self.query_one(Static).update(self._line())

    def _line(self) -> str:
        lines = self._path.read_text(encoding="utf-8").splitlines()
        return next((line for line in lines if "days" in line), "")


if __name__ == "__main__":
    BareWatch(Path(sys.argv[1])).run()

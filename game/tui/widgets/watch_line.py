"""Above the keys of a call that is watched: how its file stands, and what an author can do."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content

from game.tui.keys import KeyHint
from game.tui.plain_content import NOTHING, Ink, content, joined, one_line
from game.tui.report import Report
from game.tui.widgets.key_line import KeyLabel
from game.tui.widgets.plain import Plain

PROBLEMS: Final = KeyHint("w", "w", "problems")
BACK: Final = KeyHint("b", "b", "back")
RESTART: Final = KeyHint("r", "r", "restart")


class WatchLine(Container):
    """One line on the file; above it, until something else is done, what its last change lost."""

    DEFAULT_CSS = """
    WatchLine { height: auto; }
    WatchLine > .gone { display: none; padding: 0 1; background: $panel; }
    WatchLine.-gone > .gone { display: block; }
    WatchLine > Horizontal { height: 1; background: $surface; }
    WatchLine .file { width: 1fr; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    WatchLine KeyLabel.-out { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._problems = KeyLabel(PROBLEMS)

    def compose(self) -> ComposeResult:
        """Lay out the two lines."""
        yield Plain(classes="gone")
        with Horizontal():
            yield Plain(classes="file")
            yield self._problems
            yield KeyLabel(BACK)
            yield KeyLabel(RESTART)

    def tell(self, report: Report) -> None:
        """Show how the file stands."""
        self._problems.set_class(not report.problems, "-out")
        self.query_one(".file", Plain).show(_standing(report), same_height=True)

    def miss(self, gone: str | None) -> None:
        """Show what was lost by a change of the file; None takes that away."""
        self.set_class(gone is not None, "-gone")
        if gone is not None:
            self.query_one(".gone", Plain).show(content(gone, Ink.WARNING))


def _standing(report: Report) -> Content:
    name = joined(one_line(report.name, Ink.STRONG), content("  "))
    if report.missing:
        return joined(name, content("is gone; save it again", Ink.BAD))
    if not report.sound:
        return joined(name, content(f"{report.counts}; the call is as before", Ink.BAD))
    if report.problems:
        return joined(name, content(report.counts, Ink.WARNING))
    found = "nothing is wrong" if report.checked else "checking"
    told = joined(content(f"read {report.read_at}, ", Ink.FAINT), content(found, Ink.FAINT))
    return joined(name, told) if report.read_at else joined(name, NOTHING)

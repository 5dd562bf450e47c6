"""Your notes during a call: what you learned, promised and found out, and what you must not do."""

from collections.abc import Iterable, Sequence

from attrs import frozen
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from game.play.fading import as_remembered, is_faint
from game.tui.plain_content import Ink, content, joined, legible, one_line, paragraphs, stacked
from game.tui.widgets.plain import Plain
from game.view.passage import Passage, found_text
from game.view.view import Brief


@frozen
class Noted:
    """What there is to note by now."""

    clues: tuple[str, ...] = ()
    """What was learned, in the order in which it was."""
    promises: tuple[str, ...] = ()
    """What was promised and how it stands with it, a line each."""
    found: tuple[Passage, ...] = ()
    """What was read and what colleagues said, the latest last."""
    messages: tuple[str, ...] = ()
    """The messages that wait for a word, a line each."""


class Notes(VerticalScroll, can_focus=False):
    """Lies over the conversation; the call, its clock and its replies go on beside it.

    `faded`, 0 to 100, is how much of the clues strain has taken.
    """

    DEFAULT_CSS = """
    Notes { display: none; padding: 0 1 0 2; scrollbar-size-vertical: 1; }
    """

    def __init__(self, brief: Brief, faded: int = 0) -> None:
        super().__init__()
        self._brief = brief
        self._faded = faded
        self._noted: Noted | None = None

    def compose(self) -> ComposeResult:
        """Lay out one text, filled by `tell`."""
        yield Plain()

    def tell(self, noted: Noted) -> None:
        """Show everything, with what there is to note by now."""
        if noted == self._noted:
            return
        self._noted = noted
        ink = Ink.FAINT if is_faint(self._faded) else Ink.PLAIN
        # Made legible first: what is left is a part of what can be shown at all.
        learned = [as_remembered(legible(clue), self._faded) for clue in noted.clues]
        self.query_one(Plain).show(
            stacked(
                content("Your notes. The clock runs on; n puts them away.", Ink.FAINT),
                content(""),
                *_listed("Messages that wait", noted.messages),
                *_listed("Learned", learned or ("Nothing yet.",), ink),
                *_listed("Promised", noted.promises),
                *_found(noted.found),
                *_listed("Limits", self._brief.limits),
                paragraphs(self._brief.text),
            )
        )


def _listed(heading: str, entries: Iterable[str], ink: Ink = Ink.PLAIN) -> list[Content]:
    lines = [joined(content("· ", Ink.ACCENT), one_line(entry, ink)) for entry in entries]
    return [content(heading, Ink.STRONG), *lines, content("")] if lines else []


def _found(found: Sequence[Passage]) -> list[Content]:
    """Return what was read and what colleagues said, the latest first."""
    if not found:
        return []
    texts = [
        line
        for each in reversed(found)
        for line in (one_line(each.title, Ink.ACCENT), paragraphs(found_text(each)), content(""))
    ]
    return [content("Found out", Ink.STRONG), *texts]

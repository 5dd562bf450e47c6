"""The conversation, as it is being said."""

from collections.abc import Sequence

from textual.containers import VerticalScroll
from textual.content import Content

from game.tui.plain_content import Ink, content, one_line, paragraphs, stacked
from game.tui.widgets.plain import Plain
from game.view.passage import Passage, Voice, found_text


class Conversation(VerticalScroll, can_focus=False):
    """Passages one below the other, the latest in view."""

    DEFAULT_CSS = """
    Conversation { padding: 0 1 0 2; scrollbar-size-vertical: 1; }
    Conversation > .passage { margin-bottom: 1; }
    """

    def __init__(self, caller: str) -> None:
        super().__init__()
        self._caller = caller
        self._shown: list[Passage] = []

    def on_resize(self) -> None:
        """Begin at the top, and stay at the end once the talk fills more than the room."""
        self.anchor(anchor=False)
        self.call_after_refresh(self._stay_at_end)

    def tell(self, passages: Sequence[Passage]) -> None:
        """Show the passages; only what is new or has grown is redrawn."""
        before = len(self._shown)
        last = before - 1
        if before and passages[last] != self._shown[last]:
            self.query_one(f"#passage-{last}", Plain).show(self._told(passages[last]))
        new = [
            Plain(self._told(passage), called=f"passage-{place}", classes="passage")
            for place, passage in enumerate(passages[before:], before)
        ]
        self._shown = list(passages)
        if new:
            self.mount_all(new)
        # After the next drawing: how long the talk is, nobody knows before it is laid out.
        self.call_after_refresh(self._go_to_end if new else self._stay_at_end)
        # What was found is read from its beginning, unless somebody has spoken since.
        for passage, widget in zip(reversed(passages[before:]), reversed(new), strict=True):
            if passage.voice is Voice.FOUND:
                self.call_after_refresh(self._begin_at, widget)
            if passage.voice is not Voice.NOTE:
                break

    def _go_to_end(self) -> None:
        """Show what is said now, also to somebody who had turned back to what was said before."""
        if self.max_scroll_y > 0:
            self.anchor()

    def _stay_at_end(self) -> None:
        if self.max_scroll_y > 0 and not self.is_anchored:
            self.anchor()

    def _begin_at(self, found: Plain) -> None:
        """Show a text that is longer than the room from its beginning."""
        if found.outer_size.height > self.size.height:
            self.release_anchor()
            self.scroll_to_widget(found, top=True, animate=False, force=True)

    def _told(self, passage: Passage) -> Content:
        if passage.voice is Voice.NOTE:
            return content(f"· {passage.text}", Ink.FAINT)
        if passage.voice is Voice.FOUND:
            return stacked(one_line(passage.title, Ink.ACCENT), paragraphs(found_text(passage)))
        if passage.voice is Voice.YOU:
            return stacked(content("You", Ink.YOU), content(passage.text))
        return stacked(one_line(self._caller, Ink.CALLER), content(passage.text))

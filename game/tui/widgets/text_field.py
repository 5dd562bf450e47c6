"""A line into which something is typed, with what it is for before it."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from game.text import clean
from game.tui.plain_content import Ink, content
from game.tui.widgets.plain import Plain

LONGEST: Final = 200
"""Characters that are taken: more than an address or a name has."""


class _Typed(Input):
    """What is typed. It is shown as it is: nothing in it is markup, and nothing acts."""

    def validate_value(self, value: str) -> str:
        """Return what may stand here of a text that was typed or pasted."""
        return clean(value)[:LONGEST]


class TextField(Horizontal):
    """A label, and what is typed behind it. Enter posts `Input.Submitted`, with the field's id."""

    DEFAULT_CSS = """
    TextField { height: 1; margin-bottom: 1; }
    TextField > Plain { width: 12; }
    TextField > Input { width: 1fr; max-width: 60; height: 1; border: none; padding: 0 1;
                        background: $surface; }
    TextField > Input:focus { border: none; background: $panel; }
    """

    def __init__(self, label: str, typed: str = "", *, called: str) -> None:
        super().__init__(id=called)
        self._label = label
        self._first = typed

    def compose(self) -> ComposeResult:
        """Lay out the label and the line."""
        yield Plain(content(self._label, Ink.STRONG))
        yield _Typed(self._first, select_on_focus=False, compact=True)

    @property
    def typed(self) -> str:
        """What was typed, without spaces at its ends."""
        return self.query_one(_Typed).value.strip()

    def take_focus(self, *, whole: bool = False) -> None:
        """Let what is typed go here; `whole`: in the place of everything that stands here."""
        typed = self.query_one(_Typed)
        typed.focus()
        if whole:
            typed.select_all()

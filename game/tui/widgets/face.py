"""The caller's face with name and mood: the first thing the eye goes to."""

from textual.content import Content
from textual.widget import Widget

from game.call import Mood
from game.play.words import mood_word
from game.tui.faces import FACE_LINES, MOOD_INKS, face
from game.tui.plain_content import NOTHING, Ink, content, joined, one_line, stacked


class Face(Widget):
    """A face of four lines, and below it `name · mood`; a long name gives way to the mood."""

    DEFAULT_CSS = f"""
    Face {{ height: {FACE_LINES + 1}; text-wrap: nowrap; }}
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._called = one_line(name, Ink.STRONG)
        self._mood: Mood | None = None

    def look(self, mood: Mood) -> None:
        """Show the caller in a mood."""
        if mood is not self._mood:
            self._mood = mood
            self.refresh()

    def render(self) -> Content:
        """Return face, name and mood at the widget's width."""
        if self._mood is None:
            return NOTHING
        ink = MOOD_INKS[self._mood]
        word = joined(content(" · "), content(mood_word(self._mood), ink))
        room = max(self.size.width - word.cell_length, 1)
        name = self._called.truncate(room, ellipsis=True)
        return stacked(content(face(self._mood), ink), joined(name, word))

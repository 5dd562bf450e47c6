"""The caller's face with name and mood: the first thing the eye goes to."""

from textual.content import Content
from textual.widget import Widget

from game.play.fading import as_remembered, is_faint
from game.tui.faces import FACE_LINES, MOOD_INKS, face
from game.tui.plain_content import NOTHING, Ink, content, joined, one_line, shortened, stacked
from game.view.kinds import Mood
from game.view.words import mood_word


class Face(Widget):
    """A face of four lines, and below it `name · mood`; a long name gives way to the mood.

    `faded`, 0 to 100, is how much of the word strain has taken.
    """

    DEFAULT_CSS = f"""
    Face {{ height: {FACE_LINES + 1}; text-wrap: nowrap; }}
    """

    def __init__(self, name: str, faded: int = 0) -> None:
        super().__init__()
        self._faded = faded
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
        word = as_remembered(mood_word(self._mood), self._faded)
        word_ink = Ink.FAINT if is_faint(self._faded) else ink
        mood = joined(content(" · "), content(word, word_ink))
        room = max(self.size.width - mood.cell_length, 1)
        name = shortened(self._called, room)
        return stacked(content(face(self._mood), ink), joined(name, mood))

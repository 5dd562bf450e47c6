"""The caller's face with name and mood: the first thing the eye goes to."""

from game.call import Mood
from game.play.words import mood_word
from game.tui.faces import FACE_LINES, MOOD_INKS, face
from game.tui.plain_content import Ink, content, joined, one_line, stacked
from game.tui.widgets.plain import Plain


class Face(Plain):
    """A face of four lines, and below it `name · mood`."""

    DEFAULT_CSS = f"""
    Face {{ height: {FACE_LINES + 1}; text-wrap: nowrap; text-overflow: ellipsis; }}
    """

    def look(self, name: str, mood: Mood) -> None:
        """Show a caller in a mood."""
        ink = MOOD_INKS[mood]
        drawing = content(face(mood), ink)
        who = joined(one_line(name, Ink.STRONG), content(" · "), content(mood_word(mood), ink))
        self.show(stacked(drawing, who), same_height=True)

"""The caller's face in each mood, as drawn in assets/faces."""

from functools import cache
from typing import Final

from game.resources import folder
from game.tui.plain_content import Ink
from game.view.kinds import Mood

FACE_LINES: Final = 4
"""Lines of each drawing."""

MOOD_INKS: Final = {
    Mood.CALM: Ink.CALM,
    Mood.UNEASY: Ink.UNEASY,
    Mood.UPSET: Ink.UPSET,
    Mood.ANGRY: Ink.ANGRY,
    Mood.FURIOUS: Ink.FURIOUS,
}


# Asked for at every drawing of a call; the files stay as they are.
@cache
def face(mood: Mood) -> str:
    """Return the drawing of a mood: FACE_LINES lines of the same width."""
    drawing = folder("assets") / "faces" / f"{mood.value}.txt"
    return drawing.read_text(encoding="utf-8").rstrip("\n")

"""A score with its parts."""

from typing import Final

from textual.content import Content
from textual.widget import Widget

from game.tui.plain_content import Ink, content, joined, stacked
from game.view.kinds import CARE_MOST, CRAFT_MOST, PACE_MOST, RESOLUTION_MOST, Medal, Score
from game.view.words import medal_words, signed

_NAME: Final = 12
_NUMBERS: Final = 12
"""Cells of the columns before the bar."""


class ScoreCard(Widget):
    """The whole score and its medal, then each part with a bar."""

    DEFAULT_CSS = """
    ScoreCard { height: 8; }
    """

    def __init__(self, score: Score) -> None:
        super().__init__()
        self._score = score

    def render(self) -> Content:
        """Return the card at the widget's width."""
        score = self._score
        bar = max(self.size.width - _NAME - _NUMBERS, 1)
        return stacked(
            _total(score),
            content(""),
            _part("Care", score.care, CARE_MOST, bar),
            _part("Resolution", score.resolution, RESOLUTION_MOST, bar),
            _part("Craft", score.craft, CRAFT_MOST, bar),
            _part("Pace", score.pace, PACE_MOST, bar),
            _integrity(score),
        )


def _total(score: Score) -> Content:
    ink = Ink.FAINT if score.medal is Medal.NONE else Ink.ACCENT
    return joined(
        content(f"{score.total} of 1000", Ink.STRONG),
        content(" · ", Ink.FAINT),
        content(medal_words(score.medal), ink),
    )


def _part(name: str, got: int, most: int, bar: int) -> Content:
    full = (got * bar + most // 2) // most
    return joined(
        content(name.ljust(_NAME)),
        content(f"{got:>3} of {most}".ljust(_NUMBERS), Ink.STRONG),
        content("━" * full, Ink.YOU),
        content("─" * (bar - full), Ink.TRACK),
    )


def _integrity(score: Score) -> Content:
    if score.integrity == 0:
        kept = content("nothing to take back", Ink.FAINT)
        return joined(content("Integrity".ljust(_NAME)), kept)
    lost = content(signed(score.integrity), Ink.BAD)
    return joined(content("Integrity".ljust(_NAME)), lost)

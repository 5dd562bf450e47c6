"""One move looked back upon: what you said, what it moved and why, what the caller made of it."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from game.play.steps import Step
from game.play.told_step import ToldPart, ToldRow, Tone, step_name, told_rows
from game.tui.faces import MOOD_INKS
from game.tui.plain_content import Ink, apart, content, filled, joined, one_line
from game.tui.widgets.labelled import Labelled, Row
from game.view.words import clock_text, fine

_LABELS: Final = 10
_MARK: Final = "› "  # noqa: RUF001 - the sign itself is meant
_INKS: Final = {
    Tone.PLAIN: Ink.PLAIN,
    Tone.FAINT: Ink.FAINT,
    Tone.BAD: Ink.BAD,
    Tone.YOU: Ink.YOU,
    Tone.CALLER: Ink.CALLER,
}


class StepHeading(Widget):
    """Number, time and technique; at the right end what both meters did."""

    DEFAULT_CSS = """
    StepHeading { height: 1; }
    """

    def __init__(self, step: Step, *, costliest: bool, marked: bool) -> None:
        super().__init__()
        self._step = step
        self._costliest = costliest
        self._marked = marked

    @property
    def marked(self) -> bool:
        """Whether the mark is here."""
        return self._marked

    def mark(self, *, here: bool) -> None:
        """Put the mark here, or take it away."""
        if here is not self._marked:
            self._marked = here
            self.refresh()

    def render(self) -> Content:
        """Return the line at the widget's width."""
        step = self._step
        left = [
            content(_MARK if self._marked else "", Ink.ACCENT),
            content(f"{step.number}  ", Ink.ACCENT),
            content(f"{clock_text(step.elapsed_ms)}  ", Ink.FAINT),
            content(step_name(step), Ink.STRONG),
        ]
        if self._costliest:
            left.append(content("  cost most", Ink.BAD))
        moved = [_moved("patience", step.patience), _moved("satisfaction", step.satisfaction)]
        width = self.size.width
        line = apart(joined(*left), joined(moved[0], content("  "), moved[1]), width)
        return filled(line, width) if self._marked else line


class StepCard(Vertical):
    """A move with a line at its left; a thick one for the move that cost most.

    The mark, at the number, tells which move one would go back to.
    """

    DEFAULT_CSS = """
    StepCard { height: auto; margin-bottom: 1; padding: 0 1; border-left: solid $line; }
    StepCard.-costliest { border-left: thick $error; }
    """

    def __init__(
        self, step: Step, caller: str, *, costliest: bool = False, marked: bool = False
    ) -> None:
        super().__init__(classes="-costliest" if costliest else None)
        self._step = step
        self._caller = caller
        self._heading = StepHeading(step, costliest=costliest, marked=marked)

    @property
    def step(self) -> Step:
        """The move this card is about."""
        return self._step

    @property
    def heading(self) -> Widget:
        """The line that says which move this is."""
        return self._heading

    @property
    def marked(self) -> bool:
        """Whether the mark is here."""
        return self._heading.marked

    def mark(self, *, here: bool) -> None:
        """Put the mark here, or take it away."""
        self._heading.mark(here=here)

    def compose(self) -> ComposeResult:
        """Lay out the heading and the rows."""
        yield self._heading
        yield Labelled(_rows(self._step, self._caller), _LABELS)


def _rows(step: Step, caller: str) -> list[Row]:
    return [_row(step, row) for row in told_rows(step, caller)]


def _row(step: Step, row: ToldRow) -> Row:
    said = [_part(step, part, spoken=row.spoken) for part in row.parts]
    return _part(step, row.label), joined(*said)


def _part(step: Step, part: ToldPart, *, spoken: bool = False) -> Content:
    ink = MOOD_INKS[step.mood] if part.tone is Tone.MOOD else _INKS[part.tone]
    # `one_line` would take the space that keeps words apart from those before them.
    apart_from = part.text.startswith(" ")
    return content(part.text, ink) if spoken or apart_from else one_line(part.text, ink)


def _moved(name: str, amount: int) -> Content:
    ink = Ink.GOOD if amount > 0 else Ink.BAD if amount < 0 else Ink.FAINT
    return joined(content(f"{name} ", Ink.FAINT), content(f"{fine(amount):>5}", ink))

"""One move looked back upon: what you said, what it moved and why, what the caller made of it."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from game.play.reason import Reason
from game.play.steps import Step
from game.tui.faces import MOOD_INKS
from game.tui.plain_content import Ink, apart, content, filled, joined, one_line
from game.tui.widgets.labelled import Labelled, Row
from game.view.actions import FACTS, Action
from game.view.kinds import BREACH_COST, SECOND
from game.view.words import (
    clock_text,
    fine,
    mood_word,
    seconds_text,
    source_name,
    span_text,
    technique_name,
)

_LABELS: Final = 10
_MARK: Final = "› "  # noqa: RUF001 - the sign itself is meant
_PAUSE: Final = 3 * SECOND
"""Silence before a move that is worth a word, in milliseconds."""

_NAMELESS: Final = frozenset({Action.HANG_UP, Action.SILENCE, Action.RECALL})
"""Actions that say enough without a name in the heading."""


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
            content(_name(step), Ink.STRONG),
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
    rows = [*_pauses(step), *_thought(step.caller_thought), _you(step)]
    if step.errand_ms:
        rows.append((content("took", Ink.FAINT), content(span_text(step.errand_ms), Ink.FAINT)))
    if step.said_by_caller:
        rows.append((one_line(caller, Ink.CALLER), content("\n".join(step.said_by_caller))))
    rows += _thought(step.reaction if step.reaction != step.caller_thought else "")
    rows.append(_mood(step))
    rows += _why(step)
    rows += [(content("learned", Ink.FAINT), one_line(text)) for text in step.learned]
    rows += [(content("limit", Ink.BAD), one_line(f"Broken: {text}")) for text in step.broken]
    rows += [(content("promise", Ink.FAINT), one_line(each.line)) for each in step.promises]
    if step.breach:
        lost = f"-{BREACH_COST * step.breaches} points"
        rows.append((content("integrity", Ink.BAD), content(lost)))
    if step.unheard:
        rows.append(_unheard(step, caller))
    return rows


def _thought(text: str) -> list[Row]:
    return [(content("thought", Ink.FAINT), one_line(f"“{text}”"))] if text else []


def _pauses(step: Step) -> list[Row]:
    """Return how long the caller had waited before the move, where it is worth a word."""
    then = " before you spoke" if step.said_by_agent else ""
    waits = (("silence", step.thought_ms), ("on hold", step.held_ms))
    return [
        (content(label, Ink.FAINT), content(f"{seconds_text(ms)}{then}", Ink.FAINT))
        for label, ms in waits
        if ms >= _PAUSE
    ]


def _you(step: Step) -> Row:
    if step.action is Action.RECALL:
        return content("before", Ink.FAINT), one_line(step.words)
    told = step.said_by_agent or FACTS[step.action].looked_back or step.words
    return content("You", Ink.YOU), content(told)


def _mood(step: Step) -> Row:
    word = content(mood_word(step.mood), MOOD_INKS[step.mood])
    change = [] if step.tension == 0 else [content(f"  tension {fine(step.tension)}", Ink.FAINT)]
    heard = [] if step.heard == 0 else [content(f"  heard {fine(step.heard)}", Ink.FAINT)]
    return content("mood", Ink.FAINT), joined(word, *change, *heard)


def _why(step: Step) -> list[Row]:
    rows = [(content(""), _reason(reason)) for reason in step.told]
    return [(content("why", Ink.FAINT), rows[0][1]), *rows[1:]] if rows else []


def _reason(reason: Reason) -> Content:
    notes = "; ".join(filter(None, [reason.amounts, source_name(reason.source)]))
    # Not one_line: it would take the space before the bracket.
    return joined(one_line(reason.why), content(f" ({notes})" if notes else "", Ink.FAINT))


def _unheard(step: Step, caller: str) -> Row:
    more = "one more thing" if step.unheard == 1 else f"{step.unheard} more things"
    return content("unheard", Ink.FAINT), one_line(f"Before you spoke, {caller} had {more} to say.")


def _name(step: Step) -> str:
    """Return what the move is called: its technique, or else the action."""
    if step.action is Action.REPLY or step.technique is not None:
        return technique_name(step.technique)
    return "" if step.action in _NAMELESS else step.action.value.replace("-", " ")


def _moved(name: str, amount: int) -> Content:
    ink = Ink.GOOD if amount > 0 else Ink.BAD if amount < 0 else Ink.FAINT
    return joined(content(f"{name} ", Ink.FAINT), content(f"{fine(amount):>5}", ink))

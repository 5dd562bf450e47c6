"""One move looked back upon: what you said, what it moved and why, what the caller made of it."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from game.call.tuning import BREACH_COST
from game.play.reason import Reason
from game.play.steps import Deed, Step
from game.play.words import clock_text, fine, mood_word, source_name, technique_name
from game.tui.faces import MOOD_INKS
from game.tui.plain_content import Ink, apart, content, joined, one_line
from game.tui.widgets.labelled import Labelled, Row

_LABELS: Final = 10
_PAUSE: Final = 3_000
"""Silence before a move that is worth a word, in milliseconds."""

_DEEDS: Final = {
    Deed.REPLY: "…",
    Deed.LISTEN: "You kept listening.",
    Deed.INTERRUPT: "You cut in.",
    Deed.HANG_UP: "You put the phone down.",
    Deed.SILENCE: "You said nothing.",
}


class StepHeading(Widget):
    """Number, time and technique; at the right end what both meters did."""

    DEFAULT_CSS = """
    StepHeading { height: 1; }
    """

    def __init__(self, step: Step, *, costliest: bool) -> None:
        super().__init__()
        self._step = step
        self._costliest = costliest

    def render(self) -> Content:
        """Return the line at the widget's width."""
        step = self._step
        technique = technique_name(step.technique) if _named(step) else ""
        left = [
            content(f"{step.number}  ", Ink.ACCENT),
            content(f"{clock_text(step.elapsed_ms)}  ", Ink.FAINT),
            content(technique, Ink.STRONG),
        ]
        if self._costliest:
            left.append(content("  cost most", Ink.BAD))
        moved = [_moved("patience", step.patience), _moved("satisfaction", step.satisfaction)]
        return apart(joined(*left), joined(moved[0], content("  "), moved[1]), self.size.width)


class StepCard(Vertical):
    """A move with a line at its left; a thick one for the move that cost most."""

    DEFAULT_CSS = """
    StepCard { height: auto; margin-bottom: 1; padding: 0 1; border-left: solid $line; }
    StepCard.-costliest { border-left: thick $error; }
    """

    def __init__(self, step: Step, caller: str, *, costliest: bool) -> None:
        super().__init__(classes="-costliest" if costliest else None)
        self._step = step
        self._caller = caller
        self._costliest = costliest

    def compose(self) -> ComposeResult:
        """Lay out the heading and the rows."""
        yield StepHeading(self._step, costliest=self._costliest)
        yield Labelled(_rows(self._step, self._caller), _LABELS)


def _rows(step: Step, caller: str) -> list[Row]:
    rows = [_pause(step)] if step.thought_ms >= _PAUSE else []
    rows += _thought(step.caller_thought)
    rows.append(_you(step))
    if step.said_by_caller:
        rows.append((one_line(caller, Ink.CALLER), content("\n".join(step.said_by_caller))))
    rows += _thought(step.reaction if step.reaction != step.caller_thought else "")
    rows.append(_mood(step))
    rows += _why(step)
    rows += [(content("learned", Ink.FAINT), one_line(text)) for text in step.learned]
    rows += [(content("limit", Ink.BAD), one_line(f"Broken: {text}")) for text in step.broken]
    if step.breach:
        rows.append((content("integrity", Ink.BAD), content(f"-{BREACH_COST} points")))
    if step.unheard:
        rows.append(_unheard(step, caller))
    return rows


def _thought(text: str) -> list[Row]:
    return [(content("thought", Ink.FAINT), one_line(f"“{text}”"))] if text else []


def _pause(step: Step) -> Row:
    seconds = (step.thought_ms + 500) // 1_000
    return content("silence", Ink.FAINT), content(f"{seconds} seconds before you spoke", Ink.FAINT)


def _you(step: Step) -> Row:
    said = content(step.said_by_agent or _DEEDS[step.deed])
    return content("You", Ink.YOU), said


def _mood(step: Step) -> Row:
    word = content(mood_word(step.mood), MOOD_INKS[step.mood])
    change = [] if step.tension == 0 else [content(f"  tension {fine(step.tension)}", Ink.FAINT)]
    heard = [] if step.heard == 0 else [content(f"  heard {fine(step.heard)}", Ink.FAINT)]
    return content("mood", Ink.FAINT), joined(word, *change, *heard)


def _why(step: Step) -> list[Row]:
    rows = [(content(""), _reason(reason)) for reason in step.told]
    return [(content("why", Ink.FAINT), rows[0][1]), *rows[1:]] if rows else []


def _reason(reason: Reason) -> Content:
    amounts = [
        f"{name} {fine(amount)}"
        for name, amount in (
            ("patience", reason.patience),
            ("satisfaction", reason.satisfaction),
            ("tension", reason.tension),
            ("heard", reason.heard),
        )
        if fine(amount) != fine(0)
    ]
    notes = "; ".join(filter(None, [", ".join(amounts), source_name(reason.source)]))
    # Not one_line: it would take the space before the bracket.
    return joined(one_line(reason.why), content(f" ({notes})" if notes else "", Ink.FAINT))


def _unheard(step: Step, caller: str) -> Row:
    more = "one more thing" if step.unheard == 1 else f"{step.unheard} more things"
    return content("unheard", Ink.FAINT), one_line(f"Before you spoke, {caller} had {more} to say.")


def _named(step: Step) -> bool:
    return step.deed in {Deed.REPLY, Deed.LISTEN, Deed.INTERRUPT}


def _moved(name: str, amount: int) -> Content:
    ink = Ink.GOOD if amount > 0 else Ink.BAD if amount < 0 else Ink.FAINT
    return joined(content(f"{name} ", Ink.FAINT), content(f"{fine(amount):>5}", ink))

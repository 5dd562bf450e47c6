"""What there is to talk about in a closed room, one card after the other."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from game.contest.review.room_review import CallReview, RoomMoment
from game.contest.review.words import (
    better_words,
    breach_words,
    deed_words,
    many_words,
    medals_words,
    moved_words,
    outcome_name,
    reason_words,
)
from game.tui.contest.review.point_bars import PointBars
from game.tui.plain_content import NOTHING, Ink, content, joined, one_line, shortened
from game.tui.widgets.labelled import Labelled, Row
from game.tui.widgets.plain import Plain
from game.view.words import technique_name

_LABELS: Final = 14
_SHORT: Final = _LABELS - 2
"""Characters of a name that stand beside what was said."""


class ReviewCard(Vertical):
    """Something to talk about, with a line at its left: a thick one where one is just now."""

    DEFAULT_CSS = """
    ReviewCard {
        height: auto; max-width: 104; margin-bottom: 2; padding: 0 2; border-left: solid $line;
    }
    ReviewCard.-here { border-left: thick $accent; }
    ReviewCard > Labelled, ReviewCard > .heading { margin-bottom: 1; }
    ReviewCard > PointBars { margin-bottom: 1; }
    ReviewCard > Labelled:last-child, ReviewCard > PointBars:last-child { margin-bottom: 0; }
    """

    @property
    def marked(self) -> bool:
        """Whether the mark is here."""
        return self.has_class("-here")

    def mark(self, *, here: bool) -> None:
        """Put the mark here, or take it away."""
        self.set_class(here, "-here")


class CallCard(ReviewCard):
    """How a call went: who came to which end, and to how many points."""

    def __init__(self, call: CallReview, number: int, calls: int) -> None:
        super().__init__()
        self._call = call
        self._number = number
        self._calls = calls

    def compose(self) -> ComposeResult:
        """Lay out the heading, the counts and the bars."""
        call = self._call
        heading = f"Call {self._number} of {self._calls}"
        title = f"{heading} · {call.title}" if call.title else heading
        yield Plain(one_line(title, Ink.ACCENT), classes="heading")
        if not call.played:
            yield Labelled([(NOTHING, content("Nobody came to this call."))], 0)
            return
        yield Labelled(_counts(call), _LABELS)
        yield PointBars(call.points)


def _counts(call: CallReview) -> list[Row]:
    outcomes = [
        one_line(f"{each.people} {outcome_name(each.outcome, call.caller_name)}")
        for each in call.outcomes
    ]
    first, *others = outcomes
    return [
        (content("answered", Ink.FAINT), content(f"{call.played}", Ink.STRONG)),
        (content("came out", Ink.FAINT), first),
        *((NOTHING, each) for each in others),
        (content("medals", Ink.FAINT), content(medals_words(call))),
        (
            content("points", Ink.FAINT),
            content(f"{call.median} in the middle, {call.best} at best", Ink.STRONG),
        ),
    ]


class MomentCard(ReviewCard):
    """A moment: what the caller said, what many did, what the caller heard, what went better."""

    def __init__(self, moment: RoomMoment, heading: str, name: str) -> None:
        super().__init__()
        self._moment = moment
        self._heading = heading
        self._caller = name

    def compose(self) -> ComposeResult:
        """Lay out the moment as it happened, from the caller's words to what went better."""
        moment, name = self._moment, self._caller
        yield Plain(one_line(self._heading, Ink.ACCENT), classes="heading")
        if moment.before:
            yield Labelled([(_name(name), content(f"“{moment.before}”"))], _LABELS)
        yield Plain(_many(moment))
        yield Labelled([(NOTHING, content(deed_words(moment.deed), Ink.STRONG))], 2)
        yield Labelled(_came_of_it(moment, name), _LABELS)
        yield from self._better()

    def _better(self) -> list[Widget]:
        """Return what went better; nothing for a moment that was good itself."""
        moment = self._moment
        if moment.better is None:
            return []
        return [
            Plain(content(f"Went better: {better_words(moment)}", Ink.GOOD)),
            Labelled(
                [
                    (NOTHING, content(deed_words(moment.better), Ink.STRONG)),
                    (NOTHING, content(f"{moved_words(moment.better)} on average", Ink.FAINT)),
                ],
                2,
            ),
        ]


class CostlyCard(MomentCard):
    """A moment that cost the room something; where nobody did better, it asks for a way."""

    def _better(self) -> list[Widget]:
        if self._moment.better is None:
            return [Plain(content(better_words(self._moment), Ink.GOOD))]
        return super()._better()


def _many(moment: RoomMoment) -> Content:
    many, technique = many_words(moment.deed, moment.came), moment.deed.technique
    kind = "" if technique is None else f" · {technique_name(technique)}"
    return joined(content(many, Ink.YOU), content(kind, Ink.FAINT))


def _came_of_it(moment: RoomMoment, name: str) -> list[Row]:
    deed = moment.deed
    rows = [(_name(name), content(f"“{said}”")) for said in deed.answer]
    if deed.reaction:
        rows.append((_label("heard"), content(f"“{deed.reaction}”", Ink.CALLER)))
    why = [one_line(reason_words(reason)) for reason in moment.reasons]
    rows += [(_label("" if place else "why"), each) for place, each in enumerate(why)]
    rows += [(content("limit", Ink.BAD), one_line(f"Past it: {text}")) for text in moment.broken]
    rows.append((_label("on average"), content(moved_words(deed))))
    if lost := breach_words(moment):
        rows.append((content("integrity", Ink.BAD), content(lost)))
    return rows


def _label(text: str) -> Content:
    return content(text, Ink.FAINT)


def _name(name: str) -> Content:
    return shortened(one_line(name, Ink.CALLER), _SHORT)

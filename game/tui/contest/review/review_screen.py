"""A closed room looked back on with everybody, on the wall or on one's own screen."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from game.contest.review.room_review import RoomReview
from game.contest.review.words import people_words
from game.tui.contest.review.review_cards import CallCard, CostlyCard, MomentCard, ReviewCard
from game.tui.keys import KeyHint
from game.tui.screens.footed import LEAVE, THEME, FootedScreen
from game.tui.widgets.title import Title

_ALL_TOLD = "That was all of it. Press b to go back."


class ReviewScreen(FootedScreen):
    """One long page to talk about: each call with its moments, and the best one at the end.

    Nobody is named in it. Whoever puts it in front gives it the review and nothing else.
    """

    DEFAULT_CSS = """
    ReviewScreen > VerticalScroll { padding: 1 1 0 2; scrollbar-size-vertical: 1; }
    """

    KEYS: ClassVar[tuple[KeyHint, ...]] = (
        KeyHint("", "↑ ↓", "scroll"),
        KeyHint("n", "n", "next"),
        KeyHint("p", "p", "before"),
        KeyHint("space", "space", "further"),
        KeyHint("b", "b", "back"),
        THEME,
        LEAVE,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "mark(1)", "next", show=False),
        Binding("p", "mark(-1)", "before", show=False),
        Binding("space,enter", "further", "further", show=False),
        Binding("b,escape", "back", "back", show=False),
    ]

    def __init__(self, review: RoomReview) -> None:
        super().__init__()
        self._review = review

    def body(self) -> list[Widget]:
        """Return the page."""
        review = self._review
        cards = list(_cards(review))
        for card in cards[:1]:
            card.mark(here=True)
        title = f"Looked back · {review.title}" if review.title else "Looked back"
        return [Title(title, people_words(review.players)), VerticalScroll(*cards)]

    def on_mount(self) -> None:
        """Let the arrows scroll the page."""
        self.query_one(VerticalScroll).focus()

    def action_mark(self, by: int) -> None:
        """Go on to another card, or back to the one before, and show it from its beginning."""
        cards = list(self.query(ReviewCard))
        here = next((place for place, card in enumerate(cards) if card.marked), 0)
        there = here + by
        if there == len(cards):
            self.notice(_ALL_TOLD)
        there = min(max(there, 0), len(cards) - 1)
        for place, card in enumerate(cards):
            card.mark(here=place == there)
        # From the very top of the page the first is shown with what stands above it.
        self.query_one(VerticalScroll).scroll_to_widget(cards[there], top=True, animate=False)

    def action_further(self) -> None:
        """Read on; at the end of the page, say how to go on from there."""
        page = self.query_one(VerticalScroll)
        if page.size.height and page.scroll_offset.y >= page.max_scroll_y:
            self.notice(_ALL_TOLD)
        page.action_page_down()

    def action_back(self) -> None:
        """Go back to where this was asked for."""
        self.dismiss()


def _cards(review: RoomReview) -> Iterator[ReviewCard]:
    for number, call in enumerate(review.calls, 1):
        yield CallCard(call, number, len(review.calls))
        for place, moment in enumerate(call.moments, 1):
            heading = f"Call {number} · moment {place} of {len(call.moments)} that cost most"
            yield CostlyCard(moment, heading, call.caller_name)
    if review.best is not None:
        call = review.calls[review.best.call]
        heading = f"Call {review.best.call + 1} · what did the room most good"
        yield MomentCard(review.best, heading, call.caller_name)

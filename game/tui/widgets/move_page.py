"""The page of a debrief, with a mark among its moves."""

from textual.containers import VerticalScroll

from game.tui.widgets.step_card import StepCard


class MovePage(VerticalScroll):
    """Scrolls like any page. Its screen has the keys by which the mark moves.

    What a caller remembers before the call is no move, and is never marked.
    """

    @property
    def moves(self) -> list[StepCard]:
        """The cards that can be marked, from the top."""
        return [card for card in self.query(StepCard) if card.step.number]

    @property
    def marked(self) -> StepCard | None:
        """The marked card; None where there is no move at all."""
        return next((card for card in self.moves if card.marked), None)

    def move(self, by: int) -> None:
        """Mark the move `by` places further on, as far as there are moves, and show it."""
        moves = self.moves
        before = next((place for place, card in enumerate(moves) if card.marked), None)
        if before is not None:
            self.mark(moves[min(max(before + by, 0), len(moves) - 1)])

    def mark(self, card: StepCard) -> None:
        """Put the mark on a card, and show it."""
        for each in self.moves:
            each.mark(here=each is card)
        self.show_card(card)

    def show_card(self, card: StepCard) -> None:
        """Scroll so that a card begins at the top, as far as the page goes."""
        self.scroll_to_widget(card, top=True, animate=False)

    def shows(self, card: StepCard) -> bool:
        """Return whether one can see which move a card is about."""
        return self.can_view_entire(card.heading)

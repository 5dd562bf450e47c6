"""The rows of a panel, kept and filled anew like the replies."""

from collections.abc import Sequence

from textual.content import Content

from game.play.panels import Option
from game.tui.plain_content import Ink, apart, one_line
from game.tui.widgets.choice import Choice
from game.tui.widgets.choice_list import ChoiceList


class OptionRow(Choice):
    """Words behind a sign, and at the right end what goes with them."""

    def __init__(self, place: int, option: Option) -> None:
        super().__init__(place, option.sign)
        self._option = option

    def tell(self, option: Option) -> None:
        """Show another option."""
        if option != self._option:
            self._option = option
            self.number(option.sign)
            self.lay_out()

    def body(self, width: int) -> Content:
        """Return the words with what stands at the right end."""
        words = one_line(self._option.words)
        if not self._option.aside:
            return words
        return apart(words, one_line(self._option.aside, Ink.FAINT), width)


class OptionList(ChoiceList):
    """Options one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: list[OptionRow] = []
        self._options: tuple[Option, ...] = ()

    def offer(self, options: Sequence[Option], *, first_marked: bool) -> None:
        """Show these options; a mark stays only where they are the same as before."""
        # Asked ten times a second, as a panel is worked out anew: its mark has to outlive that.
        if tuple(options) == self._options:
            return
        self._options = tuple(options)
        self.unmark()
        kept = len(self._kept)
        new = [OptionRow(place, option) for place, option in enumerate(options[kept:], kept)]
        for row, option in zip(self._kept, options, strict=False):
            row.tell(option)
        self._kept += new
        for row in self._kept:
            row.display = row.place < len(options)
        if first_marked and options:
            self._kept[0].mark(here=True)
        if new:
            self.mount_all(new)
        self.scroll_home(animate=False, immediate=True)

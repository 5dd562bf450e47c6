"""A question with a few ways on, in front of whatever is asked about."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from attrs import frozen
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key, Resize
from textual.screen import ModalScreen

from game.tui.plain_content import content
from game.tui.widgets.choice import Choice
from game.tui.widgets.choice_list import ChoiceList
from game.tui.widgets.plain import Plain
from game.tui.widgets.too_small import too_small

Answer = TypeVar("Answer")


@frozen
class WayOn(Generic[Answer]):
    """One way on."""

    key: str
    """The key that goes it."""
    answer: Answer
    """What it answers."""
    words: str
    """How it reads."""
    blind: bool = False
    """Whether it can be gone even where the screen is too small to show what is asked."""


class QuestionScreen(ModalScreen[Answer]):
    """Asks, and ends with the answer. The first way is marked, Enter goes the marked one.

    `said` stands above the ways and `below` beneath them; `blind` is all there is to read where
    the screen is too small. Escape answers `escape`.
    """

    AUTO_FOCUS: ClassVar[str | None] = ""

    DEFAULT_CSS = """
    /* Nothing shines through: to read the replies while the clock stands still were cheating. */
    QuestionScreen { align: center middle; background: $background; }
    QuestionScreen:ansi { background: ansi_default; }
    QuestionScreen > .blind { display: none; padding: 0 1; }
    QuestionScreen.-small { align: left top; }
    QuestionScreen.-small > Vertical { display: none; }
    QuestionScreen.-small > .blind { display: block; }
    QuestionScreen > Vertical {
        width: 56; height: auto; padding: 1 2;
        background: $surface; border: round $line;
    }
    QuestionScreen ChoiceList { margin: 1 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "choose", show=False),
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
    ]

    def __init__(
        self,
        ways: Sequence[WayOn[Answer]],
        said: Sequence[Content],
        below: Content,
        *,
        blind: str,
        escape: Answer,
    ) -> None:
        super().__init__()
        self._ways = tuple(ways)
        self._said = tuple(said)
        self._below = below
        self._blind = blind
        self._escape = escape

    def compose(self) -> ComposeResult:
        """Lay out the question and the ways on."""
        yield Plain(content(self._blind), classes="blind")
        with Vertical():
            yield from (Plain(line) for line in self._said)
            with ChoiceList():
                for place, way in enumerate(self._ways):
                    yield Choice(place, way.key, content(way.words))
            yield Plain(self._below)

    def on_mount(self) -> None:
        """Mark the first way."""
        self.query_one(ChoiceList).move(1)

    def on_resize(self, event: Resize) -> None:
        """Ask no more than can be read where the terminal is too small."""
        self.set_class(too_small(event.size), "-small")

    def check_action(self, _action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Let nobody choose among rows that cannot be seen."""
        return not self.has_class("-small")

    def on_key(self, event: Key) -> None:
        """Go the way that has this key."""
        answers = {way.key: way.answer for way in self._open_ways()}
        answers["escape"] = self._escape
        if event.key in answers:
            # What it means on the screen behind is not to be done as well.
            event.stop()
            event.prevent_default()
            self.dismiss(answers[event.key])

    def _open_ways(self) -> Sequence[WayOn[Answer]]:
        small = self.has_class("-small")
        return [way for way in self._ways if way.blind or not small]

    def action_move(self, by: int) -> None:
        """Mark the next way."""
        self.query_one(ChoiceList).move(by)

    def action_choose(self) -> None:
        """Go the marked way."""
        if row := self.query_one(ChoiceList).marked:
            self.dismiss(self._ways[row.place].answer)

    def on_choice_chosen(self, chosen: Choice.Chosen) -> None:
        """Go the way of that row."""
        self.dismiss(self._ways[chosen.place].answer)

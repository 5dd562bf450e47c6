"""What a screen asks of the app: which screen comes next. No screen opens another by itself."""

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from textual.screen import Screen

    # Messages are needed for the first frame; what they carry is not.
    from game.play.line import CallLine
    from game.record.attempt import LiveCall
    from game.tui.level_list import Entry


class ScreenRequest(Message):
    """Show another screen. It counts only while the screen that asks is still in front."""

    def __init__(self, asker: "Screen[None]") -> None:
        super().__init__()
        self.asker = asker


class ReadBrief(ScreenRequest):
    """Show the brief of a call, or what is wrong with its file."""

    def __init__(self, asker: "Screen[None]", entry: "Entry") -> None:
        super().__init__(asker)
        self.entry = entry


class AnswerCall(ScreenRequest):
    """Answer a call."""

    def __init__(self, asker: "Screen[None]", entry: "Entry") -> None:
        super().__init__(asker)
        self.entry = entry


class AskForHelp(ScreenRequest):
    """Show how to play, in front of the screen that asks."""


class KeepCall(Message):
    """A call has ended or was left: keep it."""

    def __init__(self, call: "LiveCall") -> None:
        super().__init__()
        self.call = call


class LookBack(ScreenRequest):
    """Show the debrief of a call."""

    def __init__(self, asker: "Screen[None]", entry: "Entry", line: "CallLine") -> None:
        super().__init__(asker)
        self.entry = entry
        self.line = line


class PractiseFrom(ScreenRequest):
    """Take a call up again before one of its moves, by its number from 1: to practise."""

    def __init__(self, asker: "Screen[None]", entry: "Entry", line: "CallLine", move: int) -> None:
        super().__init__(asker)
        self.entry = entry
        self.line = line
        self.move = move


class ToMenu(Message):
    """Go back to the menu, or to the shift."""


class LeaveProgram(Message):
    """Leave the program."""

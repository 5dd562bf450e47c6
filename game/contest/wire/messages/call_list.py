"""What a practice room tells of the calls that there are to play in it."""

from attrs import frozen

from game.view.kinds import Medal


@frozen
class ListedCall:
    """A call that can be taken in a practice room."""

    title: str
    """What it is called."""
    sector: str
    """The trade it comes from; may be empty."""
    brief: str
    """The first line of what the agent reads before it; may be empty."""
    played: int = 0
    """How often one has played it to its end here."""
    points: int = 0
    """One's best points; 0 before one has played it."""
    medal: Medal = Medal.NONE
    """The medal that came with them."""


@frozen
class CallList:
    """What there is to play in a practice room, sent when one comes and after each call."""

    calls: tuple[ListedCall, ...]
    """The calls, in their order."""

"""Messages in plain mode: how they are told, and which of those that wait somebody means."""

from collections.abc import Sequence

from game.call import CallState, Level
from game.plain.command import quoted
from game.play.deeds import ping_line, sender_name


def message_lines(state: CallState, fresh: Sequence[int]) -> list[str]:
    """Return messages that have just come in, and what can be done about all that wait."""
    lines = [f"A message from {ping_line(state.level, place)}" for place in fresh]
    return [*lines, _ways(state.level, state.pings)] if lines else []


def _ways(level: Level, waiting: Sequence[int]) -> str:
    ways = "Type answer, or park to put it off with a word."
    oldest, *others = (sender_name(level, place) for place in waiting)
    another = next((name for name in others if name != oldest), None)
    if another is None:
        return ways
    return f"{ways} {oldest}'s is the oldest; for another, name the sender: answer {another}."


def meant(whom: str, level: Level, waiting: Sequence[int]) -> int | str:
    """Return the place of the message somebody means; else a sentence on whose messages wait.

    `whom`: the sender or a part of their name, as `understood` has it; empty for the oldest.
    `waiting`: the places of the messages there are to choose from, the oldest first.
    """
    alike = _from(whom, level, waiting)
    if alike and (not whom or len({level.pings[place].sender for place in alike}) == 1):
        return alike[0]
    if whom.isdigit() and not alike:
        return "To give a reply, type its number alone. To answer a message, name its sender."
    if not waiting:
        return "No message is waiting for a word from you."
    problem = "Which of them do you mean?" if alike else f"No message from {quoted(whom)} waits."
    senders = "; ".join(dict.fromkeys(level.pings[place].sender for place in waiting))
    return f"{problem} There is one from {senders}."


def _from(whom: str, level: Level, waiting: Sequence[int]) -> list[int]:
    """Return the messages whose sender has that short name, else those with all words in theirs."""
    named = [place for place in waiting if sender_name(level, place).casefold() == whom]
    return named or [
        place
        for place in waiting
        if all(word in level.pings[place].sender.casefold() for word in whom.split())
    ]

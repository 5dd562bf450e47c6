"""Messages in plain mode: how they are told, and which of those that wait somebody means."""

from collections.abc import Sequence

from game.plain.call.command import quoted
from game.view.view import PendingMessage
from game.view.words import short_sender


def message_lines(fresh: Sequence[PendingMessage], waiting: Sequence[PendingMessage]) -> list[str]:
    """Return messages that have just come in, and what can be done about all that wait."""
    lines = [f"A message from {message.line}" for message in fresh]
    return [*lines, _ways(waiting)] if lines else []


def _ways(waiting: Sequence[PendingMessage]) -> str:
    ways = "Type answer, or park to put it off with a word."
    oldest, *others = (short_sender(message.sender) for message in waiting)
    another = next((name for name in others if name != oldest), None)
    if another is None:
        return ways
    return f"{ways} {oldest}'s is the oldest; for another, name the sender: answer {another}."


def find_message(whom: str, waiting: Sequence[PendingMessage]) -> PendingMessage | str:
    """Return the message somebody means; else a sentence on whose messages wait.

    `whom`: the sender or a part of their name, as `understood` has it; empty for the oldest.
    `waiting`: the messages there are to choose from, the oldest first.
    """
    alike = _from(whom, waiting)
    if alike and (not whom or len({message.sender for message in alike}) == 1):
        return alike[0]
    # Who answers "answer 2" means the second reply.
    if whom.isdigit() and not alike:
        return "To give a reply, type its number alone. To answer a message, name its sender."
    if not waiting:
        return "No message is waiting for a word from you."
    problem = "Which of them do you mean?" if alike else f"No message from {quoted(whom)} waits."
    senders = "; ".join(dict.fromkeys(message.sender for message in waiting))
    return f"{problem} There is one from {senders}."


def _from(whom: str, waiting: Sequence[PendingMessage]) -> list[PendingMessage]:
    """Return the messages whose sender has that short name, else those with all words in theirs."""
    # The whole name first, or nobody could name Dan beside Dana.
    named = [message for message in waiting if short_sender(message.sender).casefold() == whom]
    return named or [
        message
        for message in waiting
        if all(word in message.sender.casefold() for word in whom.split())
    ]

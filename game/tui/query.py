"""What is being typed into a search, key by key."""

from typing import Final

from textual.events import Key

MOST: Final = 60
"""Letters that a search takes: enough for a title, and few enough to look for at every key."""


def typed(query: str, event: Key) -> str | None:
    """Return the query after a key; None where the key puts the search away."""
    if event.key == "backspace":
        return query[:-1] if query else None
    if event.is_printable and event.character is not None:
        return pasted(query, event.character)
    return query


def pasted(query: str, text: str) -> str:
    """Return the query with a text added to it, on one line and no longer than a search may be."""
    return (query + " ".join(text[:MOST].splitlines()))[:MOST]

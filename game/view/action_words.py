"""The sentences in which actions are told. Names and texts are the level's own, not yet plain."""

from typing import Final

from game.call import (
    Attend,
    CallState,
    Consult,
    Hold,
    Level,
    LookUp,
    Park,
    Past,
    Recall,
    Resume,
    Say,
    Transfer,
    Wait,
    reply_words,
)
from game.view.words import hold_length, sentence, short_name, short_sender

_MEMORIES: Final = {
    Past.NEW: "{name} had not called before.",
    Past.HELPED: "{name} had called before, and was helped.",
    Past.LET_DOWN: "{name} had called before, and was let down.",
}


def recalled(event: Recall, state: CallState) -> str:
    """Return how the caller knew us before the call."""
    return _MEMORIES[event.past].format(name=name_of(state))


def replied(event: Say, state: CallState) -> str:
    """Return what was said."""
    return f"You: {reply_words(state, event.reply)}"


def waited(_: Wait, state: CallState) -> str:
    """Return in what the time passed."""
    return "You said nothing." if state.hold is None else f"You left {name_of(state)} on hold."


def held(event: Hold, state: CallState) -> str:
    """Return how a caller was put on hold."""
    if not event.stated:
        return f"You put {name_of(state)} on hold without a word of why and how long."
    return f"You put {name_of(state)} on hold and said it would take {hold_length(event.stated)}."


def resumed(event: Resume, state: CallState) -> str:
    """Return how a caller was taken off hold."""
    thanks = " and thanked them for waiting" if event.thanks else ""
    return f"You came back to {name_of(state)}{thanks}."


def looked_up(event: LookUp, state: CallState) -> str:
    """Return what was looked up."""
    return sentence(f"You looked up: {state.level.articles[event.article].title}")


def consulted(event: Consult, state: CallState) -> str:
    """Return who was asked."""
    return sentence(f"You asked colleagues: {state.level.departments[event.department].title}")


def transferred(event: Transfer, state: CallState) -> str:
    """Return to whom a caller was handed over, and how."""
    title = state.level.departments[event.department].title
    if event.warm:
        return sentence(f"You handed {name_of(state)} over with the story: {title}")
    return sentence(f"You put {name_of(state)} through without the story: {title}")


def attended(event: Attend, state: CallState) -> str:
    """Return which message was answered, and what that lost."""
    answered = f"You answered the message from {sender_of(state.level, event.ping)}"
    if state.hold is None and state.speaking:
        return f"{answered} while {name_of(state)} was speaking: what was being said was lost."
    return f"{answered}."


def parked(event: Park, state: CallState) -> str:
    """Return which message was put off."""
    return f"You let {sender_of(state.level, event.ping)} know that you would come back to it."


def clue_carried(text: str) -> str:
    """Return a clue as it is told at the answer where an earlier call brought it."""
    return f"From the last call: {text}"


def promise_carried(what: str) -> str:
    """Return a promise as it is told at the answer where it was made in an earlier call."""
    return f"From the last call, promised: {what}"


def sender_of(level: Level, place: int) -> str:
    """Return who sent the ping at a place of the level, in short."""
    return short_sender(level.pings[place].sender)


def name_of(state: CallState) -> str:
    """Return how the caller is called in passing."""
    return short_name(state.level.caller.name)

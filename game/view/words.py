"""The words and numbers a player reads for what the rules keep in thousandths and milliseconds."""

from typing import Final

from game.call import Medal, Mood, Outcome, Technique
from game.call.caller.sources import SOURCES
from game.call.units import MINUTE, POINT, SECOND

_TENTH: Final = POINT // 10

_PATIENCE: Final = (
    (80, "plenty"),
    (60, "steady"),
    (40, "thin"),
    (20, "fraying"),
    (1, "about to go"),
    (0, "gone"),
)
_SATISFACTION: Final = (
    (80, "well cared for"),
    (60, "content"),
    (45, "unsure"),
    (25, "let down"),
    (10, "fed up"),
    (0, "bitter"),
)
"""From how many points a word holds, highest first."""

_OUTCOMES: Final = {
    Outcome.RESOLVED: "{name}'s problem is resolved.",
    Outcome.PARTLY: "{name}'s problem is partly resolved; the rest is still open.",
    Outcome.UNRESOLVED: "The call is over and {name}'s problem is still there.",
    Outcome.HUNG_UP: "{name} hung up.",
    Outcome.LEFT: "You put the phone down with {name} still on the line.",
    Outcome.ENDED: "You ended the call with {name}, after a fair warning.",
}
_UNDECIDED: Final = "The call with {name} was left before it ended."

_FITS: Final = (
    (850, "suited the moment well"),
    (500, "suited the moment"),
    (300, "did little for the moment"),
    (0, "missed the moment"),
)

# Of a name that begins so, the first word alone is nobody's name.
_TITLES: Final = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "rev", "herr", "frau"}
)


def points(value: int) -> int:
    """Return a meter in whole points (0 to 100) from thousandths, to the nearest.

    Only an empty meter shows 0: a caller who is still on the line has a point left.
    """
    nearest = (value + POINT // 2) // POINT
    return 1 if nearest == 0 and value > 0 else nearest


def signed(amount: int) -> str:
    """Return a change of whole points with its sign: "+9", "-6", and "0" for none."""
    return f"{amount:+d}" if amount else "0"


def fine(amount: int) -> str:
    """Return a change in thousandths as points with its sign, to a tenth: "+2.4", "-6", "0"."""
    # Without the sign, as divmod rounds down: of -24 tenths it would make -3 and a rest of 6.
    tenths, sign = (abs(amount) + _TENTH // 2) // _TENTH, "-" if amount < 0 else "+"
    whole, rest = divmod(tenths, 10)
    if tenths == 0:
        return "0"
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"


def patience_word(value: int) -> str:
    """Return what a patience in thousandths (0 to 100,000) is called."""
    return _banded(_PATIENCE, value)


def satisfaction_word(value: int) -> str:
    """Return what a satisfaction in thousandths (0 to 100,000) is called."""
    return _banded(_SATISFACTION, value)


def mood_word(mood: Mood) -> str:
    """Return the word for a mood, to stand after "is"."""
    return mood.value


def outcome_words(outcome: Outcome | None, caller_name: str) -> str:
    """Return a sentence on how a call ended; None is a call left before its end."""
    sentence = _UNDECIDED if outcome is None else _OUTCOMES[outcome]
    return sentence.format(name=caller_name)


def fit_words(fit: int) -> str:
    """Return how well a move suited its moment (0 to 1,000), to stand after "it"."""
    return next(words for lowest, words in _FITS if fit >= lowest)


def technique_name(technique: Technique | None) -> str:
    """Return a technique as a person says it: "specific apology"; None is a plain reply."""
    return technique.value.replace("-", " ") if technique else "plain reply"


def medal_words(medal: Medal) -> str:
    """Return a medal as a person says it: "gold", "no medal"."""
    return "no medal" if medal is Medal.NONE else medal.value


def source_name(source: str) -> str:
    """Return the short citation of a finding, "Maister 1985" for "maister-1985".

    A key that names no finding stands for itself.
    """
    return SOURCES.get(source, source)


def practice_words(move: int) -> str:
    """Return from before which move on a call is practice, and what that means."""
    return f"Practice from before move {move}: this call is not kept."


def short_name(name: str) -> str:
    """Return how a caller is called in passing: "Amara" for "Amara Okafor", "Mr Pryce" in full."""
    words = name.split()
    if not words[1:] or words[0].rstrip(".").lower() in _TITLES:
        return name
    return words[0]


def short_sender(sender: str) -> str:
    """Return who sent a message, in short: "Dana" for "Dana, Leeds office"."""
    # A sender that begins with a comma would else have no name.
    return sender.partition(",")[0].strip() or sender


def points_text(value: int) -> str:
    """Return points as words."""
    return "1 point" if value == 1 else f"{value} points"


def clock_text(ms: int) -> str:
    """Return a length of time in milliseconds as minutes and seconds: "02:14"."""
    minutes, seconds = divmod(ms // SECOND, MINUTE // SECOND)
    return f"{minutes:02d}:{seconds:02d}"


def seconds_text(ms: int) -> str:
    """Return a short time in milliseconds in whole seconds: "1 second", "14 seconds"."""
    seconds = (ms + SECOND // 2) // SECOND
    return "1 second" if seconds == 1 else f"{seconds} seconds"


def span_text(ms: int) -> str:
    """Return how long something has taken, in milliseconds, as minutes and seconds: "0:40"."""
    minutes, seconds = divmod(ms // SECOND, MINUTE // SECOND)
    return f"{minutes}:{seconds:02d}"


def left_text(ms: int) -> str:
    """Return how long something takes yet, in milliseconds: "0:40"; "0:00" only where it is over.

    Begun seconds count in full.
    """
    return span_text(ms + SECOND - 1)


def minutes_text(ms: int) -> str:
    """Return a length of time in milliseconds in whole minutes: "1 minute", "5 minutes"."""
    minutes = ms // MINUTE
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


_HOLDS: Final = {1: "a minute", 2: "two minutes", 5: "five minutes"}


def hold_length(ms: int) -> str:
    """Return a wait in milliseconds as an agent announces it: "a minute", "five minutes"."""
    return _HOLDS.get(ms // MINUTE, minutes_text(ms))


def sentence(text: str) -> str:
    """Return `text` with a full stop, where it does not end like a sentence already."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _banded(bands: tuple[tuple[int, str], ...], value: int) -> str:
    shown = points(value)
    return next(word for lowest, word in bands if shown >= lowest)

"""The words in which a review is told, for line mode and for screens."""

from typing import Final

from game.call import Outcome
from game.contest.review.room_review import BINS, CallReview, RoomDeed, RoomMoment
from game.play.reason import Reason
from game.view.actions import Action
from game.view.kinds import BREACH_COST
from game.view.words import fine, signed, source_name

_BIN: Final = 1_000 // BINS

_OUTCOMES: Final = {
    Outcome.RESOLVED: "resolved",
    Outcome.PARTLY: "partly resolved",
    Outcome.UNRESOLVED: "not resolved",
    Outcome.HUNG_UP: "ended by {name} hanging up",
    Outcome.LEFT: "ended by us hanging up",
    Outcome.ENDED: "ended after a fair warning",
    None: "still open at the close",
}


def outcome_name(outcome: Outcome | None, caller: str) -> str:
    """Return how a call came out, in a few words to stand behind a number."""
    return _OUTCOMES[outcome].format(name=caller)


def bin_name(place: int) -> str:
    """Return which points are counted at a place of the distribution: "300 to 399"."""
    most = 1_000 if place == BINS - 1 else (place + 1) * _BIN - 1
    return f"{place * _BIN} to {most}"


def people_words(people: int) -> str:
    """Return a number of people: "1 person", "14 people"."""
    return "1 person" if people == 1 else f"{people} people"


def many_words(deed: RoomDeed, came: int) -> str:
    """Return how many of those who came to a place did something there: "14 of 20 said"."""
    how = "said" if deed.action is Action.REPLY else "did this"
    return f"{deed.people} of {came} {how}"


def deed_words(deed: RoomDeed) -> str:
    """Return what was done; what was said stands in quotation marks."""
    return f"“{deed.words}”" if deed.action is Action.REPLY else deed.words


def moved_words(deed: RoomDeed) -> str:
    """Return what something did in the mean: "patience -9.1, tension +14.6"."""
    moved = (
        ("patience", deed.patience),
        ("satisfaction", deed.satisfaction),
        ("tension", deed.tension),
    )
    told = [f"{meter} {fine(each)}" for meter, each in moved if fine(each) != fine(0)]
    return ", ".join(told) or "nothing moved"


def reason_words(reason: Reason) -> str:
    """Return why something did what it did, with the finding that this rests on."""
    source = f" ({source_name(reason.source)})" if reason.source else ""
    return f"{reason.why.rstrip('.')}{source}."


def breach_words(moment: RoomMoment) -> str:
    """Return what a moment cost beside the meters; empty where it was honest."""
    return f"{signed(-BREACH_COST)} points each time" if moment.breaches else ""


def medals_words(call: CallReview) -> str:
    """Return the medals that were earned in a call: "2 gold, 5 silver"."""
    medals = (("gold", call.gold), ("silver", call.silver), ("bronze", call.bronze))
    return ", ".join(f"{count} {medal}" for medal, count in medals if count) or "no medal"


def better_words(moment: RoomMoment) -> str:
    """Return how many did better at the place of a moment: "5 of 20 said"."""
    if moment.better is None:
        return "Nobody here tried a way that went better. Which would you try?"
    return many_words(moment.better, moment.came)

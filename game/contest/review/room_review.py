"""What a room has to talk about once it is closed. Nobody is named in it: it counts people only."""

from attrs import frozen

from game.call import Outcome, Technique
from game.play.reason import Reason
from game.view.actions import Action

BINS = 10
"""Parts of the range of a call's points in which its calls are counted."""


@frozen
class OutcomeCount:
    """How many calls came out one way."""

    outcome: Outcome | None
    """Which; None for those that were still open when the room was closed."""
    people: int
    """How many."""


@frozen
class RoomDeed:
    """The same thing, done by several people at the same place of a call."""

    action: Action
    """What kind of thing it was."""
    words: str
    """The words that were said, or else what was done, as a sentence."""
    technique: Technique | None
    """What it counted as to the caller; None for no technique."""
    people: int
    """How many did it; whoever did it twice counts once."""
    patience: int
    """By how much it changed patience in the mean of them, in thousandths of a point."""
    satisfaction: int
    """By how much it changed satisfaction in the mean, in thousandths of a point."""
    tension: int
    """By how much it changed tension in the mean, in thousandths of a point: below 0 is good."""
    answer: tuple[str, ...]
    """What the caller said to it most often, a paragraph each."""
    reaction: str
    """What the caller most often made of it; empty for nothing in particular."""


@frozen
class RoomMoment:
    """A place of a call to which several people came, and what many of them did there."""

    call: int
    """Which call of the room, from 0."""
    before: str
    """What the caller had just said, as most of those heard it who did this; may be empty."""
    came: int
    """How many people came to this place."""
    deed: RoomDeed
    """What many of them did there."""
    reasons: tuple[Reason, ...]
    """Why it did what it did: the weightiest rules, with their shares in the mean."""
    broken: tuple[str, ...]
    """The limits that it broke, as texts."""
    breaches: int
    """How many times it took points for integrity, in all; 0 for what was honest."""
    better: RoomDeed | None
    """What most of those did here who did better; None where nobody did."""


@frozen
class CallReview:
    """How a call of the room went. Who never answered it is not counted."""

    title: str
    """What the call is called; empty where it rang at nobody's desk."""
    caller_name: str
    """How the caller is called in passing; empty likewise."""
    played: int
    """How many answered it."""
    finished: int
    """How many came to its end."""
    outcomes: tuple[OutcomeCount, ...]
    """How it came out, best first; what happened to nobody is left out."""
    points: tuple[int, ...]
    """How many came to how many points: to less than 100, to less than 200, and so on to 1,000."""
    median: int
    """The points of the one in the middle; 0 where nobody played."""
    best: int
    """The most points that anybody came to; 0 likewise."""
    gold: int
    """How many earned gold."""
    silver: int
    """How many earned silver."""
    bronze: int
    """How many earned bronze."""
    moments: tuple[RoomMoment, ...]
    """The moments that cost the room most, the costliest first."""


@frozen
class RoomReview:
    """A closed room looked back on."""

    title: str
    """What the room is called."""
    players: int
    """How many were in it at the end."""
    calls: tuple[CallReview, ...]
    """Its calls, in their order."""
    best: RoomMoment | None
    """The moment that did the room most good; None where none did to at least two people."""

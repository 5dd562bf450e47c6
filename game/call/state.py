"""Where a call stands: everything the rules remember, and nothing of how it is shown."""

from enum import StrEnum

from attrs import field, frozen

from game.call.meters.mood import Mood, mood_of
from game.call.meters.values import Meters
from game.call.script.level import Level, Outcome, Past, Scene
from game.call.script.technique import REMEDIES, Technique
from game.call.tuning import ENGAGED, WARM


# slots=False here: a frozen class with slots takes twice as long to build, and the engine builds
# these at every event.
@frozen(slots=False)
class Tally:
    """What only the score reads; no rule looks at it.

    `moves`: moves so far that the caller notices; `satisfaction`: the sum of the meter after each
    of them, in thousandths; `fit`: the sum of how well each fitted, 0 to 1,000 a move; `breaches`:
    limits broken, promises made that cannot be kept, and promises not kept; `elapsed`:
    milliseconds since the agent picked up. Keeping silent to listen is no move: what it is worth
    shows in the meters.
    """

    moves: int = 0
    satisfaction: int = 0
    fit: int = 0
    breaches: int = 0
    elapsed: int = 0

    def with_move(self, meters: Meters, fit: int, breaches: int = 0, ms: int = 0) -> "Tally":
        """Return the tally after a move that took `ms`, left `meters` and fitted by `fit`."""
        return Tally(
            self.moves + 1,
            self.satisfaction + meters.satisfaction,
            self.fit + fit,
            self.breaches + breaches,
            self.elapsed + ms,
        )


@frozen(slots=False)
class HoldState:
    """A caller on hold: the wait that was announced (0 for none), and how long it has been.

    `used`: whether it has brought anything that was not known before it.
    """

    stated: int
    waited: int = 0
    used: bool = False


@frozen(slots=False)
class Errand:
    """What the agent is busy with: `left` of it in milliseconds, and what comes of it then.

    `reveals`: the clue it brings; `leads`: the scene it leads to. `announced`: whether the caller
    was told what the wait is for; `spent`: how long it has been.
    """

    left: int
    reveals: str | None = None
    leads: str | None = None
    announced: bool = False
    spent: int = 0


class Fulfilment(StrEnum):
    """How it stands with a promise."""

    OPEN = "open"
    KEPT = "kept"
    MISSED = "missed"
    UNDONE = "undone"
    """It turned out that it could never be kept."""
    WITHDRAWN = "withdrawn"
    """The agent took it back, in time to say so."""


@frozen(slots=False)
class Commitment:
    """A promise made: its name in the level, how it stands, and until when it can be kept.

    `left`: milliseconds of the agent's own time; None where it falls due after the call. `counted`:
    whether making it was a breach of integrity already; no promise is counted twice. `owed`:
    whether it was made in an earlier call, so that it falls due before the end of this one.
    """

    promise: str
    left: int | None = None
    standing: Fulfilment = Fulfilment.OPEN
    counted: bool = False
    owed: bool = False


class Phase(StrEnum):
    """Ringing, the three phases of a call (after Richmond et al. 2012), and over."""

    RINGING = "ringing"
    ENGAGE = "engage"
    COLLABORATE = "collaborate"
    CLOSE = "close"
    OVER = "over"


@frozen(slots=False)
class CallState:
    """One moment of a call.

    `speaking`: milliseconds of the caller's words still to come. `telling`: the clue in those
    words. `listened`: pieces of the scene's burst heard, or lost by not listening. `waited`:
    milliseconds of silence since the caller stopped. `used`: the techniques used, sorted, each
    kept at most MEMORY times. `talk`: relational moves since something was last done about the
    problem. `broken`: limits broken. `hold`: None while the caller is on the line. `errand`: what
    the agent is busy with. `ledger`: the promises made, in their order. `coming`: pings still to
    come, each as (milliseconds until then, its place); `pings`: the places of those that came and
    wait for a word. `transfers`: how often the caller was handed over; `deeds`: how much was done
    at the desk. `warned`: whether a line was drawn under abuse. `past`: how the caller knows us,
    None until it is said.
    """

    level: Level = field(eq=False, repr=False)
    seed: int
    scene: str
    meters: Meters
    answered: bool = False
    turns: int = 0
    speaking: int = 0
    telling: str | None = None
    listened: int = 0
    waited: int = 0
    used: tuple[Technique, ...] = ()
    last: Technique | None = None
    talk: int = 0
    clues: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    outcome: Outcome | None = None
    hold: HoldState | None = None
    errand: Errand | None = None
    ledger: tuple[Commitment, ...] = ()
    coming: tuple[tuple[int, int], ...] = ()
    pings: tuple[int, ...] = ()
    transfers: int = 0
    deeds: int = 0
    warned: bool = False
    past: Past | None = None
    tally: Tally = Tally()

    @property
    def current_scene(self) -> Scene:
        """The scene the call is in."""
        return self.level.scenes[self.scene]

    @property
    def mood(self) -> Mood:
        """The caller's mood."""
        return mood_of(self.meters.tension)

    @property
    def free(self) -> bool:
        """Whether the agent can talk to the caller: no hold, and nothing else to finish first."""
        return self.hold is None and self.errand is None

    @property
    def over(self) -> bool:
        """Whether the call has ended."""
        return self.outcome is not None

    def count(self, technique: Technique) -> int:
        """Return how often a technique was used, up to MEMORY."""
        return self.used.count(technique)


def phase_of(state: CallState) -> Phase:
    """Return the phase of a call: a caller is engaged until heard or calm, then worked with."""
    if state.outcome is not None:
        return Phase.OVER
    if not state.answered:
        return Phase.RINGING
    if state.meters.heard < ENGAGED and state.meters.tension >= WARM:
        return Phase.ENGAGE
    if any(technique in REMEDIES for technique in state.used) and state.meters.tension < WARM:
        return Phase.CLOSE
    return Phase.COLLABORATE

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

    Exploring counts on that: states that differ in nothing but their tally have the same future.
    """

    moves: int = 0
    """Moves so far that the caller notices.

    Keeping silent to listen is none: what it is worth shows in the meters.
    """
    satisfaction: int = 0
    """The sum of the satisfaction meter after each of these moves, in thousandths of a point."""
    fit: int = 0
    """The sum of how well each of these moves fitted its moment, 0 to 1,000 a move."""
    breaches: int = 0
    """Breaches of integrity: limits broken, promises that cannot be kept, promises not kept."""
    elapsed: int = 0
    """Milliseconds since the agent picked up, the caller's own words included."""

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
    """A caller on hold."""

    stated: int
    """The wait that was announced, in milliseconds; 0 where the agent said nothing about it."""
    waited: int = 0
    """How long the caller has been on hold, in milliseconds."""
    used: bool = False
    """Whether the hold has brought a clue that was not known before it."""


@frozen(slots=False)
class Errand:
    """What the agent is busy with: an article, a department, a message, or a handover."""

    left: int
    """Milliseconds until it is done."""
    reveals: str | None = None
    """The clue it brings once it is done; None where it brings none."""
    leads: str | None = None
    """The scene the call goes on in once it is done; None where the call stays in its scene."""
    announced: bool = False
    """Whether the caller was told what the wait is for. Such a wait costs less patience."""
    spent: int = 0
    """Milliseconds it has taken so far."""


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
    """A promise that was made, as the ledger of the call holds it."""

    promise: str
    """Its name in the level."""
    left: int | None = None
    """Milliseconds of the agent's own time until it is due; None where it falls due after the call.

    The time in which the caller speaks does not count.
    """
    standing: Fulfilment = Fulfilment.OPEN
    """What has become of it so far."""
    counted: bool = False
    """Whether making it was a breach of integrity already: no promise is counted twice."""
    owed: bool = False
    """Whether it was made in an earlier call; then it falls due before the end of this one."""


class Phase(StrEnum):
    """Ringing, the three phases of a call (after Richmond et al. 2012), and over."""

    RINGING = "ringing"
    ENGAGE = "engage"
    COLLABORATE = "collaborate"
    CLOSE = "close"
    OVER = "over"


@frozen(slots=False)
class CallState:
    """One moment of a call: all that decides what can happen next, and the tally for the score."""

    # Not compared: it is one and the same in all states of a call, and exploring compares states
    # all the time.
    level: Level = field(eq=False, repr=False)
    """The level that is played."""
    seed: int
    """What decides when pings come and, without a `reply_seed`, how replies are shown."""
    scene: str
    """The name of the scene the call is in."""
    meters: Meters
    """The four meters as they stand."""
    answered: bool = False
    """Whether the agent has picked up."""
    turns: int = 0
    """Replies given so far; nothing else that the agent does counts as a turn."""
    speaking: int = 0
    """Milliseconds of the caller's words still to come; 0 while the caller is silent."""
    telling: str | None = None
    """The clue in those words, learned when the last of them is said; None if there is none."""
    listened: int = 0
    """Pieces of the scene's burst that were heard, or lost by not listening."""
    waited: int = 0
    """Milliseconds of silence since the caller last stopped or the agent last did something."""
    # Sorted, for no rule asks in which order techniques were used: so plays that differ only in
    # that meet in one state.
    used: tuple[Technique, ...] = ()
    """The techniques used so far, sorted, each of them at most MEMORY times."""
    last: Technique | None = None
    """The technique of the last move; None before the first, and after a neutral one."""
    talk: int = 0
    """Relational moves since something was last done about the problem, 0 to TALK_MOST."""
    clues: frozenset[str] = frozenset()
    """The names of the clues learned so far."""
    broken: frozenset[str] = frozenset()
    """The names of the limits broken so far."""
    outcome: Outcome | None = None
    """How the call ended; None while it goes on."""
    hold: HoldState | None = None
    """The hold the caller is on; None while they are on the line."""
    errand: Errand | None = None
    """What the agent is busy with; None while the agent is free."""
    ledger: tuple[Commitment, ...] = ()
    """The promises made, in their order, with those owed from an earlier call first."""
    coming: tuple[tuple[int, int], ...] = ()
    """Pings still to come, soonest first: milliseconds until then, and the ping's place."""
    pings: tuple[int, ...] = ()
    """The places, in the level, of pings that came and have not been parked or answered."""
    transfers: int = 0
    """How often the caller was handed over."""
    deeds: int = 0
    """How often the agent turned to the desk, 0 to MOST_DEEDS."""
    warned: bool = False
    """Whether the caller was given a fair warning that still stands: a boundary, under abuse."""
    reply_seed: int | None = None
    """What decides the order of replies and their phrasing; None for `seed`.

    In a competition chance is the same for all, and yet nobody can call a number across the room.
    """
    past: Past | None = None
    """How the caller knows us; None where nothing was said of it, and the level's word holds."""
    tally: Tally = Tally()
    """What only the score reads."""

    @property
    def current_scene(self) -> Scene:
        """The scene the call is in."""
        return self.level.scenes[self.scene]

    @property
    def mood(self) -> Mood:
        """The caller's mood."""
        return mood_of(self.meters.tension)

    @property
    def shown_by(self) -> int:
        """The seed by which replies are ordered and phrased."""
        return self.seed if self.reply_seed is None else self.reply_seed

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
    # An ended call is over whatever else holds: one that was left while it rang was never answered.
    if state.outcome is not None:
        return Phase.OVER
    if not state.answered:
        return Phase.RINGING
    if state.meters.heard < ENGAGED and state.meters.tension >= WARM:
        return Phase.ENGAGE
    # A remedy that was offered to somebody still upset has not brought the call near its end.
    if any(technique in REMEDIES for technique in state.used) and state.meters.tension < WARM:
        return Phase.CLOSE
    return Phase.COLLABORATE

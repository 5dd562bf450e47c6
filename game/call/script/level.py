"""What a call is made of: its caller, scenes, replies, conditions. Values only, no rules."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Final

from attrs import field, frozen
from attrs.validators import ge

from game.call.meters.gains import GRAIN, Gains
from game.call.meters.mood import Mood, band_start, opening_tension
from game.call.meters.values import Meter
from game.call.script.materials import Article, Department, Ping, Promise
from game.call.script.technique import HOSTILE, UNKEEPABLE, Technique
from game.call.script.temperament import EVEN, Temperament
from game.call.script.trait import Trait
from game.call.units import MINUTE, POINT


class Past(StrEnum):
    """How a caller knows us. A level may open differently for each."""

    NEW = "new"
    """They have not called before."""
    HELPED = "helped"
    """Their last call helped: at least in part, honestly, and with every promise kept."""
    LET_DOWN = "let-down"
    """Their last call did not help, or helped at the cost of a breach."""


class Outcome(StrEnum):
    """How a call ended."""

    RESOLVED = "resolved"
    PARTLY = "partly"
    UNRESOLVED = "unresolved"
    HUNG_UP = "hung-up"
    """The caller put the phone down: out of patience, or into two minutes of silence."""
    LEFT = "left"
    """The agent put the phone down."""
    ENDED = "ended"
    """The agent ended an abusive call, after a fair warning."""


# Both decide how long a caller speaks, and with that the handle time: logs hold no words but the
# milliseconds that were waited, so a change of either replays old calls differently.
MS_PER_WORD: Final = 300
"""How long a spoken word takes, in milliseconds: 200 words a minute, a lively telephone voice."""

MS_PER_LINE: Final = 500
"""The breath before a line, in milliseconds."""


def speaking_time(text: str) -> int:
    """Return how long a caller takes to say `text`, in milliseconds; 0 for no text."""
    words = len(text.split())
    return MS_PER_LINE + MS_PER_WORD * words if words else 0


@frozen
class Line:
    """Something a caller says."""

    text: str
    """The words; empty for saying nothing."""
    ms: int = field()
    """How long they take to say, in milliseconds; worked out from the words where not given."""

    @ms.default
    def _spoken(self) -> int:
        return speaking_time(self.text)


SILENCE: Final = Line("")


@frozen
class Speech:
    """A caller's words, worded by mood."""

    wordings: tuple[tuple[int, Line], ...] = ((0, SILENCE),)
    """Each wording with the lowest tension, in thousandths, that it is for; mildest first.

    There is at least one. The first also serves callers calmer than its mood.
    """

    @classmethod
    def plain(cls, text: str) -> "Speech":
        """Return a speech that is the same in every mood."""
        return cls(((0, Line(text)),))

    @classmethod
    def by_mood(cls, texts: Mapping[Mood, str]) -> "Speech":
        """Return a speech with a wording from each given mood upwards; `texts` is not empty."""
        wordings = ((band_start(mood), Line(text)) for mood, text in texts.items())
        return cls(tuple(sorted(wordings, key=lambda wording: wording[0])))

    def at(self, tension: int) -> Line:
        """Return the wording for a tension in thousandths."""
        wordings = self.wordings
        # Most speeches have one wording, and this runs at every reply.
        if len(wordings) == 1:
            return wordings[0][1]
        chosen = wordings[0][1]
        for lowest, line in wordings[1:]:
            if tension >= lowest:
                chosen = line
        return chosen


NOTHING: Final = Speech()


@frozen
class Piece:
    """A part of a burst: what the caller goes on to say if the agent keeps listening."""

    says: Speech
    """The caller's words."""
    reveals: str | None = None
    """The clue that is learned once these words have been said; None if there is none."""


class Subject(StrEnum):
    """What a condition looks at, beside the four meters."""

    MOOD = "mood"
    """The caller's mood, by their tension."""
    TURNS = "turns"
    """How many replies were given."""
    KNOWS = "knows"
    """Whether a clue was learned."""
    USED = "used"
    """Whether a technique was used."""
    BROKE = "broke"
    """Whether a limit was broken."""
    PROMISED = "promised"
    """Whether a promise was made, whatever became of it."""
    KEPT = "kept"
    """Whether a promise was kept."""
    MISSED = "missed"
    """Whether a promise came to nothing: its time passed, or it could never be kept."""
    WAS = "was"
    """How the caller knows us."""


@frozen
class Test:
    """One test of a condition, such as `patience >= 45` or `not knows gate-code`.

    It compares a number, as `low <= subject <= high`, or asks whether a name is remembered.
    """

    subject: Meter | Subject
    """What is looked at."""
    low: int = 0
    """The least that passes: thousandths of a point for meters and mood, replies for turns."""
    high: int = 0
    """The most that passes, in the same unit. A mood is tested by the tension it stands for."""
    name: str = ""
    """What has to be remembered: a clue, technique, limit, promise or past; else empty."""
    negated: bool = False
    """Whether the test passes where it otherwise would not."""


Condition = tuple[Test, ...]
"""Tests that must all hold; the empty condition always does."""

ALWAYS: Final[Condition] = ()


# The engine looks up by effects what they come to, at every reply of a level without the caller
# model: so the hash of an effect is worked out once and kept.
@frozen(slots=False, cache_hash=True)
class Effect:
    """An effect that a level states for a reply, in thousandths of a point of each meter."""

    patience: int = 0
    """Added to patience; 0 where the level says nothing of it."""
    satisfaction: int = 0
    """Added to satisfaction."""
    tension: int = 0
    """Added to tension, so less than 0 calms."""
    heard: int = 0
    """Added to how far the caller has been heard."""

    @cached_property
    def gains(self) -> Gains:
        """The effect as gains."""
        return Gains(
            self.patience * GRAIN,
            self.satisfaction * GRAIN,
            -self.tension * GRAIN,
            self.heard * GRAIN,
        )


NO_EFFECT: Final = Effect()


@frozen
class Arrow:
    """Where a reply leads if its condition holds."""

    scene: str
    """The name of the scene it leads to."""
    when: Condition = ALWAYS
    """What must hold for it to be taken.

    It is asked once the reply has worked on meters, clues, limits and techniques. Promises that the
    reply makes, keeps or takes back are entered later and do not count here yet.
    """


_WARNING: Final = HOSTILE | {Technique.SET_BOUNDARY}
"""Techniques that give a fair warning, or take it back by what they do."""


# Without slots: what cached_property works out stays in the object's own dictionary.
@frozen(slots=False)
class Reply:
    """Something the agent may say, and what comes of it."""

    say: str
    """Its words, in the first phrasing."""
    technique: Technique | None = None
    """What it is by its technique; None for a neutral reply."""
    traits: frozenset[Trait] = frozenset()
    """What its wording adds to the technique."""
    effect: Effect = NO_EFFECT
    """What the level states that it moves, beside what the caller model makes of it."""
    when: Condition = ALWAYS
    """What must hold for it to be open."""
    reveals: str | None = None
    """The clue that is learned by it; None if there is none."""
    breaks: str | None = None
    """The limit it breaks, which is a breach of integrity; None if it keeps to all of them."""
    answer: Speech = NOTHING
    """What the caller says to it, before the words of the scene it leads to."""
    to: tuple[Arrow, ...] = ()
    """The ways on. The first whose condition holds is taken; if none does, the scene stays."""
    promises: str | None = None
    """The promise it makes, by its name in the level."""
    keeps: str | None = None
    """The promise it keeps, where that is open."""
    withdraws: str | None = None
    """The promise it takes back, where that is open."""
    consults: str | None = None
    """The department that is asked after it, while the caller waits on the line."""
    otherwise: tuple[str, ...] = ()
    """Further phrasings; the seed decides which of all of them a call has."""

    # These ask the same of a reply that never changes, at every move: so they are worked out once.
    @cached_property
    def phrasings(self) -> tuple[str, ...]:
        """Every phrasing, the first one first."""
        return (self.say, *self.otherwise)

    @cached_property
    def says_only(self) -> bool:
        """Whether the reply is words and nothing else: no promise, no errand, no warning."""
        does = (self.promises, self.keeps, self.withdraws, self.consults)
        return not any(does) and self.technique not in _WARNING

    @cached_property
    def breaches(self) -> int:
        """1 if the reply breaks a limit or promises what cannot be kept, else 0.

        It is 1 for both at once, too: one reply is one breach at the most.
        """
        return int(self.breaks is not None or self.technique in UNKEEPABLE)


# Without slots, for the same reason as a reply.
@frozen(slots=False)
class Scene:
    """A moment of the call: what the caller says, may go on to say, and may be answered."""

    name: str
    """Its name in the level."""
    caller: Speech = NOTHING
    """What the caller says when the call comes to it."""
    burst: tuple[Piece, ...] = ()
    """What the caller goes on to say, piece by piece, if the agent keeps listening."""
    replies: tuple[Reply, ...] = ()
    """What the agent may say in it, in the order of the level file; a log names them by place."""
    end: Outcome | None = None
    """How the call ends when it comes here; None for a scene in which it goes on."""
    abusive: bool = False
    """Whether the caller is abusive in it: only then does a boundary help, and warn."""
    thinking: str = ""
    """What goes through the caller's mind in it, for the debrief."""

    # Time is spent at every event, and what it costs depends on this.
    @cached_property
    def words_to_read(self) -> int:
        """How many words all the replies of the scene have, each in its longest phrasing."""
        return sum(
            max(len(phrasing.split()) for phrasing in reply.phrasings) for reply in self.replies
        )


@frozen
class Caller:
    """Who calls, and how they are when the agent picks up."""

    name: str
    """The name that players see."""
    temperament: Temperament = EVEN
    """How the caller heats up, waits, and takes techniques."""
    mood: Mood = Mood.UNEASY
    """The mood the call opens in; it decides the tension."""
    patience: int = 70 * POINT
    """The patience the call opens with, in thousandths of a point (0 to 100,000)."""
    satisfaction: int = 50 * POINT
    """The satisfaction the call opens with, in the same unit."""

    @property
    def tension(self) -> int:
        """The tension the call opens with, in thousandths."""
        return opening_tension(self.mood)


# eq=False, so that a level can be a key: its mappings could not be hashed, and to compare whole
# levels would take long.
@frozen(eq=False)
class Level:
    """A whole call, as the rules need it. Two levels are the same when they are one object."""

    title: str
    """The title that players see."""
    caller: Caller
    """Who calls."""
    scenes: Mapping[str, Scene]
    """The scenes by name."""
    start: str
    """The name of the scene the call opens in, unless `openings` has another."""
    sector: str = ""
    """The trade it belongs to, such as logistics; empty where the level does not say."""
    brief: str = ""
    """What the agent reads before the call."""
    teaches: tuple[Technique, ...] = ()
    """The techniques it is there to practise."""
    limits: Mapping[str, str] = field(factory=dict)
    """What the agent must not do, in words, by name."""
    clues: Mapping[str, str] = field(factory=dict)
    """What can be learned in the call, in words, by name."""
    target: int = field(default=6 * MINUTE, validator=ge(1))
    """A good handle time, in milliseconds."""
    modelled: bool = True
    """Whether the caller model is on. When off, only stated effects count and silence is free."""
    articles: Mapping[str, Article] = field(factory=dict)
    """What can be looked up, by name."""
    departments: Mapping[str, Department] = field(factory=dict)
    """Colleagues who can be asked, by name."""
    promises: Mapping[str, Promise] = field(factory=dict)
    """What can be promised, by name."""
    pings: tuple[Ping, ...] = ()
    """Messages that come in during the call; states and logs name them by place, from 0."""
    openings: Mapping[Past, str] = field(factory=dict)
    """The scene the call opens in by how the caller knows us; `start` for what is left out."""
    past: Past = Past.NEW
    """How the caller knows us when nothing is said of it; what the level says of them fits this."""

    @property
    def has_desk(self) -> bool:
        """Whether there is anything to do in it beside talking."""
        return bool(self.articles or self.departments or self.pings)


Spoken = tuple[Line, ...]


def said_by(speeches: tuple[Speech, ...], tension: int) -> Spoken:
    """Return the lines of some speeches at a tension, without the empty ones."""
    # A list within the call is quicker here than a generator, and this runs at every reply.
    return tuple([line for speech in speeches if (line := speech.at(tension)).text])


def time_of(said: Spoken) -> int:
    """Return how long some lines take to say, in milliseconds."""
    return sum([line.ms for line in said])

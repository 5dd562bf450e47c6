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
    HELPED = "helped"
    LET_DOWN = "let-down"


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
    """Something a caller says: `text`, taking `ms` milliseconds."""

    text: str
    ms: int = field()

    @ms.default
    def _spoken(self) -> int:
        return speaking_time(self.text)


SILENCE: Final = Line("")


@frozen
class Speech:
    """A caller's words, worded by mood: (lowest tension in thousandths, line), mildest first.

    The first wording also serves callers calmer than its mood.
    """

    wordings: tuple[tuple[int, Line], ...] = ((0, SILENCE),)

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
    reveals: str | None = None


class Subject(StrEnum):
    """What a condition looks at, beside the four meters."""

    MOOD = "mood"
    TURNS = "turns"
    KNOWS = "knows"
    USED = "used"
    BROKE = "broke"
    PROMISED = "promised"
    KEPT = "kept"
    MISSED = "missed"
    WAS = "was"


@frozen
class Test:
    """One test of a condition, such as `patience >= 45` or `not knows gate-code`.

    Comparisons read as `low <= subject <= high`, in thousandths for meters and mood and in whole
    turns for turns; tests of memory (`knows`, `used`, `broke`) carry a `name`.
    """

    subject: Meter | Subject
    low: int = 0
    high: int = 0
    name: str = ""
    negated: bool = False


Condition = tuple[Test, ...]
"""Tests that must all hold; the empty condition always does."""

ALWAYS: Final[Condition] = ()


@frozen(slots=False, cache_hash=True)
class Effect:
    """A stated effect, in thousandths of a point; 0 where a level says nothing."""

    patience: int = 0
    satisfaction: int = 0
    tension: int = 0
    heard: int = 0

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
    when: Condition = ALWAYS


_WARNING: Final = HOSTILE | {Technique.SET_BOUNDARY}
"""Techniques that give a fair warning, or take it back by what they do."""


@frozen(slots=False)
class Reply:
    """Something the agent may say.

    `technique` None is a neutral reply. `to` lists the ways on, the first whose condition holds
    is taken; when none does, the call stays in its scene and the caller only gives `answer`.
    `promises`, `keeps` and `withdraws` name a promise, `consults` a department that is asked while
    the caller waits on the line. `otherwise`: further phrasings; the seed decides which one a call
    has.
    """

    say: str
    technique: Technique | None = None
    traits: frozenset[Trait] = frozenset()
    effect: Effect = NO_EFFECT
    when: Condition = ALWAYS
    reveals: str | None = None
    breaks: str | None = None
    answer: Speech = NOTHING
    to: tuple[Arrow, ...] = ()
    promises: str | None = None
    keeps: str | None = None
    withdraws: str | None = None
    consults: str | None = None
    otherwise: tuple[str, ...] = ()

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
        """1 if the reply breaks a limit or promises what cannot be kept, else 0."""
        return int(self.breaks is not None or self.technique in UNKEEPABLE)


@frozen(slots=False)
class Scene:
    """A moment of the call: what the caller says, may go on to say, and may be answered.

    A scene with an `end` ends the call once reached; `thinking` is what goes through the caller's
    mind there, for the debrief.
    """

    name: str
    caller: Speech = NOTHING
    burst: tuple[Piece, ...] = ()
    replies: tuple[Reply, ...] = ()
    end: Outcome | None = None
    abusive: bool = False
    thinking: str = ""

    @cached_property
    def words_to_read(self) -> int:
        """How many words all the replies of the scene have, each in its longest phrasing."""
        return sum(
            max(len(phrasing.split()) for phrasing in reply.phrasings) for reply in self.replies
        )


@frozen
class Caller:
    """Who calls and how they are when the agent picks up. Meters in thousandths."""

    name: str
    temperament: Temperament = EVEN
    mood: Mood = Mood.UNEASY
    patience: int = 70 * POINT
    satisfaction: int = 50 * POINT

    @property
    def tension(self) -> int:
        """The tension the call opens with, in thousandths."""
        return opening_tension(self.mood)


@frozen(eq=False)
class Level:
    """A whole call, as the rules need it. Two levels are the same when they are one object.

    `target`: a good handle time, in milliseconds. `modelled`: whether the caller model is on;
    when off, only stated effects count and silence costs nothing. `openings`: the first scene for
    callers we know, by how they know us; `past`: how they know us when nothing else is said.
    """

    title: str
    caller: Caller
    scenes: Mapping[str, Scene]
    start: str
    sector: str = ""
    brief: str = ""
    teaches: tuple[Technique, ...] = ()
    limits: Mapping[str, str] = field(factory=dict)
    clues: Mapping[str, str] = field(factory=dict)
    target: int = field(default=6 * MINUTE, validator=ge(1))
    modelled: bool = True
    articles: Mapping[str, Article] = field(factory=dict)
    departments: Mapping[str, Department] = field(factory=dict)
    promises: Mapping[str, Promise] = field(factory=dict)
    pings: tuple[Ping, ...] = ()
    openings: Mapping[Past, str] = field(factory=dict)
    past: Past = Past.NEW

    @property
    def has_desk(self) -> bool:
        """Whether there is anything to do in it beside talking."""
        return bool(self.articles or self.departments or self.pings)


Spoken = tuple[Line, ...]


def said_by(speeches: tuple[Speech, ...], tension: int) -> Spoken:
    """Return the lines of some speeches at a tension, without the empty ones."""
    return tuple([line for speech in speeches if (line := speech.at(tension)).text])


def time_of(said: Spoken) -> int:
    """Return how long some lines take to say, in milliseconds."""
    return sum([line.ms for line in said])

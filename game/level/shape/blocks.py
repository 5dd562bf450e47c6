"""The shape of a level file and of a pack: every block, its keys and what each may hold.

Everything that can be said about one value alone is said here, in annotations; what one part of a
file says about another is in `references` and `packs.links`. A key that is no Python name is in the
metadata.
"""

from collections.abc import Mapping
from typing import Annotated, Final

from attrs import Attribute, field, frozen

from game.call.meters.mood import Mood
from game.call.script.level import Outcome, Past
from game.call.script.technique import Technique
from game.call.script.temperament import EVEN, TEMPERAMENTS
from game.call.script.trait import Trait
from game.call.units import FULL, POINT, SECOND
from game.level.code import Code
from game.level.shape.balance import Player
from game.level.shape.values import (
    BalanceText,
    ConditionText,
    Count,
    Name,
    Number,
    OneOf,
    Switch,
    Text,
)

ENDS: Final = (Outcome.RESOLVED, Outcome.PARTLY, Outcome.UNRESOLVED)
"""How a scene may end a call; hanging up is up to the caller or the player."""

Title = Annotated[str, Text(60)]
Short = Annotated[str, Text(30)]
Prose = Annotated[str, Text(2000, lines=True)]
Words = Annotated[str, Text(1000)]
NewName = Annotated[str, Name()]
Reference = Annotated[str, Text(200)]
"""The name of something that is given elsewhere in the file."""

Spoken = Words | Annotated[Mapping[Mood, Words], Count(1, 5, "wordings")]
"""What a caller says: the same in every mood, or worded from each mood upwards."""

When = Annotated[str, ConditionText()]
Conditions = When | Annotated[tuple[When, ...], Count(1, 20, "conditions")]
"""A condition, or several that must all hold."""

Change = Annotated[int, Number(-FULL, FULL)]
"""A stated effect, in thousandths of a point."""

Seconds = Annotated[int, Number(SECOND, 600 * SECOND)]
"""How long something at the desk takes: seconds, in thousandths."""

Moment = Annotated[int, Number(SECOND, 3_600 * SECOND)]
"""A moment of the call: seconds after picking up, in thousandths."""


@frozen
class ArrowFile:
    """One way on from a reply."""

    scene: Reference
    when: Conditions = ()


@frozen
class EffectFile:
    """What a reply does to the meters, on top of what its technique does."""

    patience: Change = 0
    satisfaction: Change = 0
    tension: Change = 0
    heard: Change = 0


@frozen
class ReplyFile:
    """Something the agent may say: one text, or several phrasings of which a call has one."""

    say: Words | Annotated[tuple[Words, ...], Count(2, 5, "phrasings")]
    technique: Technique | None = None
    traits: Annotated[tuple[Trait, ...], Count(0, 3, "traits")] = field(
        default=(), metadata={"key": "with"}
    )
    effect: EffectFile = EffectFile()
    when: Conditions = ()
    reveals: Reference | None = None
    breaks: Reference | None = None
    promises: Reference | None = None
    keeps: Reference | None = None
    withdraws: Reference | None = None
    consults: Reference | None = None
    answer: Spoken | None = None
    to: Reference | Annotated[tuple[Reference | ArrowFile, ...], Count(1, 20, "ways on")] = ()


@frozen
class PieceFile:
    """A part of what the caller goes on to say when listened to."""

    say: Spoken
    reveals: Reference | None = None


@frozen
class SceneFile:
    """A moment of the call."""

    caller: Spoken
    burst: Annotated[tuple[Words | PieceFile, ...], Count(0, 20, "pieces")] = ()
    replies: Annotated[tuple[ReplyFile, ...], Count(0, 9, "replies")] = ()
    end: Annotated[Outcome, OneOf(ENDS, "way to end")] | None = None
    abusive: Annotated[bool, Switch("true", "false")] = False
    thinking: Words | None = None


@frozen
class CallerFile:
    """Who calls, and how they are when the agent picks up."""

    name: Short
    temperament: Annotated[str, OneOf(tuple(TEMPERAMENTS), "temperament")] = EVEN.name
    mood: Mood = Mood.UNEASY
    patience: Annotated[int, Number(POINT, FULL)] = 70 * POINT
    satisfaction: Annotated[int, Number(0, FULL)] = 50 * POINT
    model: Annotated[bool, Switch("on", "off")] = True


@frozen
class ArticleFile:
    """Something the agent can look up."""

    title: Title
    text: Prose
    seconds: Seconds = 20 * SECOND
    reveals: Reference | None = None


@frozen
class DepartmentFile:
    """Colleagues who can be asked, and to whom a caller may be handed over."""

    title: Title
    answer: Words | None = None
    seconds: Seconds = 60 * SECOND
    reveals: Reference | None = None
    takes_over: Reference | None = field(default=None, metadata={"key": "takes-over"})


@frozen
class PromiseFile:
    """Something an agent may commit to. `minutes` are counted in thousandths."""

    what: Words
    minutes: Annotated[int, Number(100, 60_000)] | None = None
    undone_by: Reference | None = field(default=None, metadata={"key": "undone-by"})


@frozen
class PingFile:
    """A message that comes in during the call."""

    sender: Short = field(metadata={"key": "from"})
    text: Words
    after: Moment
    until: Moment | None = None
    seconds: Seconds = 15 * SECOND
    reveals: Reference | None = None


@frozen
class ReturningFile:
    """The scene a call opens with, by how the caller knows us."""

    helped: Reference | None = None
    let_down: Reference | None = field(default=None, metadata={"key": "let-down"})
    new: Reference | None = None
    default: Past = Past.NEW


Expectation = Annotated[str, BalanceText()]
Balance = Annotated[
    Mapping[
        Player,
        Expectation | Annotated[tuple[Expectation, ...], Count(1, 6, "expectations")],
    ],
    Count(0, 8, "players"),
]
"""What is promised of each player: one expectation, or several."""


@frozen
class LevelFile:
    """A whole level file. `minutes` are counted in thousandths."""

    title: Title
    sector: Short
    brief: Prose
    caller: CallerFile
    scenes: Annotated[Mapping[NewName, SceneFile], Count(1, 500, "scenes")]
    teaches: Annotated[tuple[Technique, ...], Count(0, 10, "techniques")] = ()
    minutes: Annotated[int, Number(1, 60_000)] = 6_000
    limits: Annotated[Mapping[NewName, Words], Count(0, 50, "limits")] = field(factory=dict)
    clues: Annotated[Mapping[NewName, Words], Count(0, 50, "clues")] = field(factory=dict)
    start: Reference | None = None
    articles: Annotated[Mapping[NewName, ArticleFile], Count(0, 30, "articles")] = field(
        factory=dict
    )
    departments: Annotated[Mapping[NewName, DepartmentFile], Count(0, 20, "departments")] = field(
        factory=dict
    )
    promises: Annotated[Mapping[NewName, PromiseFile], Count(0, 20, "promises")] = field(
        factory=dict
    )
    pings: Annotated[tuple[PingFile, ...], Count(0, 10, "pings")] = ()
    returning: ReturningFile | None = None
    balance: Balance = field(factory=dict)


FileName = Annotated[str, Text(200)]
Strictness = Annotated[str, OneOf(("error", "warning", "note", "off"), "severity")]


@frozen
class RemembersFile:
    """What a call takes over from an earlier one of its pack."""

    call: FileName
    clues: Annotated[tuple[Reference, ...], Count(0, 50, "clues")] = ()
    promises: Annotated[tuple[Reference, ...], Count(0, 20, "promises")] = ()


@frozen
class EntryFile:
    """A level of a pack that other levels come before."""

    file: FileName
    after: Annotated[tuple[FileName, ...], Count(0, 200, "levels")] = ()
    remembers: RemembersFile | None = None


@frozen
class PackFile:
    """A whole pack.yaml."""

    title: Title
    levels: Annotated[tuple[FileName | EntryFile, ...], Count(1, 200, "levels")]
    balance: Balance = field(factory=dict)
    severity: Annotated[Mapping[Code, Strictness], Count(0, 200, "codes")] = field(factory=dict)


def key_of(attribute: "Attribute[object]") -> str:
    """Return the key that a field is written with in a file."""
    key: str = attribute.metadata.get("key", attribute.name)
    return key

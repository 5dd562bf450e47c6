"""What a trainee sees at one moment of a call, as one value. Screens draw it and know no more.

Nothing is in it that was not said, offered, shown in the brief or read by then: a level's own names
and whatever it keeps back stay with the rules.
"""

from attrs import field, frozen
from attrs.validators import ge

from game.call.meters.mood import Mood
from game.call.script.level import Outcome
from game.view.actions import Action
from game.view.meters import MeterReading
from game.view.passage import Passage
from game.view.promises import PromiseReading
from game.view.speech import Clue, Utterance
from game.view.words import short_name


@frozen
class Brief:
    """What is known of a call before it begins."""

    number: int | None
    """Its number in the list it was chosen from; None outside of any."""
    title: str
    """What the call is called."""
    sector: str
    """The trade it comes from; may be empty."""
    caller: str
    """The caller's full name."""
    text: str
    """What the agent is told beforehand; may be empty."""
    limits: tuple[str, ...]
    """What must not be done, a sentence each."""
    target_ms: int
    """A good handle time, in milliseconds."""


@frozen
class CarriedOver:
    """What is known of a caller from an earlier call, before a word is said."""

    memory: str
    """How the caller knows us, as a sentence."""
    clues: tuple[str, ...] = ()
    """What was learned then."""
    promises: tuple[str, ...] = ()
    """What was promised then, and is owed now."""


@frozen
class ArticleTitle:
    """Something to look up; its text is no part of a view until it is read."""

    title: str
    """What stands above it."""
    ms: int
    """How long it takes to read, in milliseconds."""


@frozen
class Colleague:
    """Somebody to ask, or to hand callers over to."""

    title: str
    """What the department is called."""
    ms: int
    """How long it takes to ask there, in milliseconds."""
    takes_over: bool
    """Whether callers can be handed over to it."""


@frozen
class DeskContents:
    """What there is in this call beside words, whether it can be turned to now or not."""

    # All of them, always: were those left out that cannot be turned to now, the places of the
    # others would change between a view and the command that answers it.
    articles: tuple[ArticleTitle, ...] = ()
    """What can be looked up; a command names one by its place here, from 0."""
    colleagues: tuple[Colleague, ...] = ()
    """Who can be asked; a command names one by its place here, from 0."""
    hold_times: tuple[int, ...] = ()
    """The waits that can be announced for a hold, in milliseconds; empty without holds."""
    messages: bool = False
    """Whether messages may come in."""
    promises: bool = False
    """Whether there is anything to promise."""


@frozen
class PendingMessage:
    """A message that waits for a word."""

    # Not its place among those that wait: that changes as soon as another is answered.
    number: int
    """How many came in before it: a command names it by that."""
    sender: str
    """Who sent it: "Dana, Leeds office"."""
    text: str
    """What it says."""

    @property
    def line(self) -> str:
        """Who sends it, and what it says, on one line."""
        return f"{self.sender}: {self.text}"


@frozen
class HoldReading:
    """A caller on hold."""

    stated_ms: int
    """The wait that was announced, in milliseconds; 0 for a hold without a word of why."""
    waited_ms: int
    """How long it has been, in milliseconds."""


@frozen
class ErrandReading:
    """What the agent is busy with."""

    what: str
    """What that is, as a sentence: "You are reading: Door codes."."""
    left_ms: int
    """How long it takes yet, in milliseconds, once the caller has finished speaking."""
    spent_ms: int
    """How long it has taken so far, in milliseconds."""
    announced: bool
    """Whether the caller was told what the wait is for."""
    leads_on: bool
    """Whether somebody else is on the line once it is done."""


@frozen
class ReplyOffer:
    """A reply that may be given."""

    place: int = field(validator=ge(0))
    """Its place, from 0, in the order in which all replies of the scene are shuffled.

    A gap tells that a reply is closed, and no more: neither which nor what would open it.
    """
    words: str
    """What would be said."""


@frozen
class Ending:
    """How a call ended."""

    outcome: Outcome
    """The kind of end it was."""
    words: str
    """The same as a sentence."""


@frozen
class HangingUp:
    """What it would mean to put the phone down now."""

    abusive: bool = False
    """Whether the caller is abusive, so that it may be fair."""
    fair: bool = False
    """Whether it is fair, once the caller has been heard out."""
    missing: str = ""
    """What has to be said before, as a sentence; empty where nothing is due."""


@frozen
class View:
    """A call as its trainee sees it at one moment."""

    # Time does not count: the clock makes a newer view ten times a second, and a command would be
    # out of date before anybody could have given it.
    number: int = field(validator=ge(0))
    """How many commands were accepted before it. Time brings newer views under the same number."""
    brief: Brief
    """What was known before."""
    carried: CarriedOver | None
    """What is known from an earlier call; None where nothing was said of one."""
    mood: Mood
    """How the caller feels, in one of five words."""
    patience: MeterReading
    """Whether they will stay on the line."""
    satisfaction: MeterReading
    """How they feel about us."""
    passages: tuple[Passage, ...]
    """The conversation, the latest last; while the caller speaks, that is all they are saying."""
    utterance: Utterance | None
    """What the caller is saying or said last; None before their first word."""
    learned: tuple[Clue, ...]
    """What was learned, in the order in which it was."""
    promises: tuple[PromiseReading, ...]
    """What was promised, in the order in which it was, and how it stands with it."""
    messages: tuple[PendingMessage, ...]
    """The messages that wait for a word, the oldest first."""
    desk: DeskContents
    """What there is beside words."""
    hold: HoldReading | None
    """How it stands with the caller on hold; None while they are on the line."""
    errand: ErrandReading | None
    """What the agent is busy with; None for nothing."""
    offer: int = field(validator=ge(0))
    """How often replies were offered anew: after each reply, and in each scene entered."""
    replies: tuple[ReplyOffer, ...]
    """What may be said, in the order to show it; while the caller speaks, once they are done."""
    possible: frozenset[Action]
    """What may be done now, replies included; some of it asks for more, such as which article."""
    hanging_up: HangingUp
    """What it would mean to put the phone down now."""
    last: Action | None
    """What happened last; None at the beginning."""
    done: str
    """The same as a sentence: "You listened."; empty at the beginning."""
    elapsed_ms: int
    """How long the call has taken so far, in milliseconds."""
    answered: bool
    """Whether the agent has picked up."""
    end: Ending | None
    """How it ended; None while it goes on. Its last words may still be being said."""
    practice: int | None = None
    """The move, from 1, before which an earlier call was taken up; None for a call that counts."""
    timed: bool = True
    """Whether it takes time to think."""

    @property
    def begun(self) -> bool:
        """Whether anything has been done yet."""
        return self.number > 0

    @property
    def over(self) -> bool:
        """Whether nothing more can be done in the call."""
        return self.end is not None

    @property
    def ended(self) -> bool:
        """Whether the call is over and its last words are said."""
        return self.over and not self.speaking

    @property
    def caller_name(self) -> str:
        """How the caller is called in passing."""
        return short_name(self.brief.caller)

    @property
    def speaking(self) -> bool:
        """Whether the caller is speaking; the last words of a call that is over count, too."""
        return self.utterance is not None and self.utterance.left > 0

"""What an agent can do in a call, and all that is said of it: one row an action.

Screens, line mode, the debrief and the docs read these rows. To add an action, name it in `Action`
and give it a row in `FACTS`; what a row leaves out is told in a sentence as this is imported.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from game.call import (
    Answer,
    Attend,
    CallState,
    Consult,
    Event,
    HangUp,
    Hold,
    Interrupt,
    Listen,
    LookUp,
    Park,
    Recall,
    Resume,
    Say,
    Technique,
    Transfer,
    Turn,
    Wait,
)
from game.call.script.facts import check_complete
from game.view import action_words as words

# A view names actions, so its module imports this one.
if TYPE_CHECKING:
    from game.view.view import DeskContents


class Action(StrEnum):
    """What happens in a call: what an agent does, and last two things that nobody does."""

    ANSWER = "answer"
    REPLY = "reply"
    LISTEN = "listen"
    INTERRUPT = "interrupt"
    HOLD = "hold"
    RESUME = "resume"
    LOOK_UP = "look-up"
    CONSULT = "consult"
    TRANSFER = "transfer"
    ATTEND = "attend"
    PARK = "park"
    HANG_UP = "hang-up"
    SILENCE = "silence"
    """Time passed."""
    RECALL = "recall"
    """The caller turned out to be one we know, before the call was answered."""


Done = Callable[[Any, CallState], str]
"""Makes a sentence of an event and the state before it."""

HelpRows = tuple[tuple[str, str], ...]
"""What can be typed, and what that does."""


# Every part has a default, so that what a row leaves out is told in a sentence, with whatever else
# is missing, and not as an argument that a constructor lacks.
@frozen(kw_only=True)
class ActionFacts:
    """All that is said of one action, wherever it is told."""

    event: type | None = None
    """The event of the rules in which it happens."""
    done: Done | None = None
    """What was done, as a sentence in the past: "You listened."."""
    doing: str = ""
    """What line mode says at once: "You listen."; empty where it says what was done."""
    noted: str = ""
    """What the conversation notes: "You keep listening."; empty where that is what was done."""
    looked_back: str = ""
    """What the debrief's card says, beside others; empty where that is what was done."""
    busy: Done | None = None
    """What the agent is busy with after it, without a full stop; None for nothing."""
    technique: Callable[[Any, Turn], Technique | None] = lambda _, __: None
    """What it counts as to a caller, by the event and its turn; None for no technique."""
    unnoticed: bool = False
    """Whether nothing in particular goes through the caller's mind at it."""
    key: str = ""
    """The key that does it or opens what it needs, in the terminal; empty for none of its own."""
    key_label: str = ""
    """What the foot of the screen says of that key."""
    typed: tuple[str, ...] = ()
    """What can be typed for it in line mode, the word that is told first."""
    help: HelpRows = ()
    """What line mode's help says of it."""
    found_in: "Callable[[DeskContents], bool] | None" = None
    """Whether a call has anything to do it with; None where every call has."""

    def missing(self) -> Iterator[str]:
        """Yield each part that every action needs and this one lacks, with what belongs there."""
        if self.event is None:
            yield "`event` (the event of the rules in which it happens)"
        if self.done is None:
            yield "`done` (what was done, as a sentence)"
        if bool(self.key) is not bool(self.key_label):
            yield "`key` or `key_label` (a key and what it is called go together)"
        # A reply is given by its number, and `wait` goes on to say how long: neither is one word.
        if self.help and not self.typed and self.event not in (Say, Wait):
            yield "`typed` (the words that its help tells of)"
        if self.busy is not None and self.found_in is None:
            yield "`found_in` (whether a call has anything to be busy with)"


def _said(text: str) -> Done:
    return lambda _, __: text


def _when_noticed(technique: Technique) -> Callable[[Event, Turn], Technique | None]:
    """Return what an action counts as, but for a caller on hold, who does not notice it."""
    return lambda _, turn: None if turn.before.hold is not None else technique


def _of_reply(event: Say, turn: Turn) -> Technique | None:
    return turn.before.current_scene.replies[event.reply].technique


FACTS: Final = {
    Action.ANSWER: ActionFacts(event=Answer, done=_said("You answered."), doing="You answer."),
    Action.REPLY: ActionFacts(
        event=Say,
        done=words.replied,
        looked_back="…",
        technique=_of_reply,
        help=(("1, 2, 3 ...", "give that reply, once the caller has finished speaking"),),
    ),
    Action.LISTEN: ActionFacts(
        event=Listen,
        done=_said("You listened."),
        doing="You listen.",
        noted="You keep listening.",
        looked_back="You kept listening.",
        technique=_when_noticed(Technique.LISTEN),
        key="l",
        key_label="keep listening",
        typed=("listen", "l"),
        help=(("listen", "say nothing yet and let the caller go on (short: l)"),),
    ),
    Action.INTERRUPT: ActionFacts(
        event=Interrupt,
        done=_said("You interrupted."),
        doing="You cut in.",
        noted="You cut in.",
        looked_back="You cut in.",
        technique=_when_noticed(Technique.INTERRUPT),
        key="i",
        key_label="cut in",
        typed=("interrupt", "i"),
        help=(("interrupt", "cut in while the caller is speaking (short: i)"),),
    ),
    Action.HOLD: ActionFacts(
        event=Hold,
        done=words.held,
        technique=lambda event, _: Technique.EXPLAIN_HOLD if event.stated else None,
        key="h",
        key_label="hold",
        typed=("hold",),
        help=(
            ("hold 2", "put the caller on hold and say that it takes 1, 2 or 5 minutes"),
            ("hold", "put the caller on hold without a word of why and how long"),
        ),
        found_in=lambda desk: bool(desk.hold_times),
    ),
    Action.RESUME: ActionFacts(
        event=Resume,
        done=words.resumed,
        technique=lambda event, _: Technique.THANK if event.thanks else None,
        typed=("back", "resume"),
        help=(
            ("back thanks, back", "come back from a hold, with a thank-you for waiting or without"),
        ),
        found_in=lambda desk: bool(desk.hold_times),
    ),
    Action.LOOK_UP: ActionFacts(
        event=LookUp,
        done=words.looked_up,
        busy=lambda event, state: f"You are reading: {state.level.articles[event.article].title}",
        key="k",
        key_label="look up",
        typed=("look up", "lookup"),
        help=(
            ("look up", "list what can be looked up; with words after it, what has them in it"),
            ("look up 2", "open an article by its number or title; reading takes time"),
        ),
        found_in=lambda desk: bool(desk.articles),
    ),
    Action.CONSULT: ActionFacts(
        event=Consult,
        done=words.consulted,
        busy=lambda event, state: (
            f"You are asking colleagues: {state.level.departments[event.department].title}"
        ),
        # The rules tell whether it counts: only what brings something new does.
        technique=lambda _, turn: None if turn.before.hold is not None else turn.after.last,
        key="c",
        key_label="colleagues",
        typed=("ask",),
        help=(
            ("ask", "list the colleagues"),
            ("ask 1", "ask a colleague by number or name; it takes time"),
        ),
        found_in=lambda desk: bool(desk.colleagues),
    ),
    Action.TRANSFER: ActionFacts(
        event=Transfer,
        done=words.transferred,
        busy=lambda event, state: (
            f"{words.name_of(state)} is on the way to colleagues: "
            f"{state.level.departments[event.department].title}"
        ),
        technique=lambda event, _: (
            Technique.CONSULT_DEPARTMENT if event.warm else Technique.COLD_TRANSFER
        ),
        typed=("hand over", "put through"),
        help=(
            ("hand over 1", "hand the caller over to a colleague, with the story"),
            ("put through 1", "put the caller through without it: they begin again"),
        ),
        found_in=lambda desk: any(colleague.takes_over for colleague in desk.colleagues),
    ),
    Action.ATTEND: ActionFacts(
        event=Attend,
        done=words.attended,
        busy=lambda event, state: f"You are answering {words.sender_of(state.level, event.ping)}",
        technique=_when_noticed(Technique.MULTITASK),
        key="a",
        key_label="answer",
        typed=("answer", "a", "pick up"),
        help=(
            (
                "answer",
                "answer the oldest message that has come in, or the one whose sender you name",
            ),
        ),
        found_in=lambda desk: desk.messages,
    ),
    Action.PARK: ActionFacts(
        event=Park,
        done=words.parked,
        unnoticed=True,
        key="p",
        key_label="park",
        typed=("park", "p"),
        help=(("park", "let its sender, or the one you name, know that you will come back to it"),),
        found_in=lambda desk: desk.messages,
    ),
    Action.HANG_UP: ActionFacts(
        event=HangUp,
        done=_said("You put the phone down."),
        typed=("hang up", "hangup", "hang-up"),
        help=(("hang up", "put the phone down; in mid-call you are asked first"),),
    ),
    Action.SILENCE: ActionFacts(
        event=Wait,
        done=words.waited,
        doing="Time passes.",
        help=(("wait 5", "let five seconds pass"),),
    ),
    Action.RECALL: ActionFacts(event=Recall, done=words.recalled, unnoticed=True),
}
"""Every action with its facts, in the order in which help tells of them."""

# At import: a row that lacks something would else show up only in the call in which it is needed.
check_complete(Action, FACTS)

_OF_EVENT: Final = {facts.event: action for action, facts in FACTS.items()}


def action_of(event: Event) -> Action:
    """Return what is done in an event."""
    return _OF_EVENT[type(event)]


def facts_of(event: Event) -> ActionFacts:
    """Return all that is said of what is done in an event."""
    return FACTS[_OF_EVENT[type(event)]]


def technique_of_action(turn: Turn) -> Technique | None:
    """Return what the action of a turn counts as to a caller; None for no technique."""
    return facts_of(turn.event).technique(turn.event, turn)


def done_words(turn: Turn) -> str:
    """Return what was done in a turn, as a sentence in the past: "You listened."."""
    done = facts_of(turn.event).done
    return done(turn.event, turn.before) if done else ""

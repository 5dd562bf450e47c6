"""What has been said in a call and what was noted beside it, as a player reads it.

It knows no clock: it is told what has happened, now or long ago, and what is said of it by now.
"""

from collections.abc import Iterator, Sequence
from copy import copy
from typing import Final

from game.call import (
    Answer,
    Attend,
    CallState,
    Fulfilment,
    HangUp,
    Interrupt,
    Park,
    Recall,
    Say,
    Turn,
    Wait,
    reply_words,
    take,
)
from game.view.action_words import clue_carried, promise_carried
from game.view.actions import Action, action_of, done_words, facts_of
from game.view.counted import NOTHING_COUNTED, Counted
from game.view.errands import news
from game.view.passage import Passage, Voice
from game.view.promises import developments, promise_text
from game.view.speech import Utterance
from game.view.words import outcome_words, short_name

_CUT: Final = " —"

_CUTTING: Final = (Attend, HangUp, Interrupt)
"""Events by which what the caller is saying is lost.

To park a message leaves the caller speaking, and so does time; before any other event they finish.
"""


class Transcript:
    """What was said and noted in a call so far. Turn by turn it takes in what has happened."""

    passages: list[Passage]
    """The conversation; a speech that is going on stands in it whole."""
    learned: list[str]
    """The names of clues, in the order in which they were learned."""
    counted: Counted
    """What commands name by a number."""
    line_drawn: bool
    """Whether the agent ever drew a line under abuse, even one that no longer counts."""
    utterance: Utterance | None
    """What the caller is saying or said last."""
    ended: bool
    """Whether the call is over and its last words are said."""

    def __init__(self) -> None:
        self.passages = []
        self.learned = []
        self.counted = NOTHING_COUNTED
        self.line_drawn = False
        self.utterance = None
        self.ended = False
        self._to_note: list[Passage] = []
        self._carried: list[str] = []

    @classmethod
    def of(cls, turns: Sequence[Turn]) -> "Transcript":
        """Return what was said and noted in the turns of a call so far."""
        transcript = cls()
        for place, turn in enumerate(turns, 1):
            transcript.take_in(turn, turns[:place])
        return transcript

    def copy(self) -> "Transcript":
        """Return the same, which can be gone on with apart from it."""
        other = copy(self)
        other.passages, other.learned = [*self.passages], [*self.learned]
        other._to_note, other._carried = [*self._to_note], [*self._carried]  # noqa: SLF001 - its own
        return other

    @property
    def speaking(self) -> bool:
        """Whether the caller is speaking; the last words of a call that has ended count, too."""
        return self.utterance is not None and self.utterance.left > 0

    def take_in(self, turn: Turn, turns: Sequence[Turn]) -> None:
        """Take in a turn that has happened; `turns` are all of the call up to it."""
        self.counted = self.counted.after(turn)
        self.line_drawn = self.line_drawn or turn.after.warned
        self._begin(turn)
        for part in _spans(turn):
            self._go_on(part, turns)

    def say_until(self, left: int, state: CallState) -> None:
        """Let the caller say what they are saying, until `left` milliseconds of it are to come."""
        if self.utterance is not None:
            self.utterance = self.utterance.to_come(left if self.speaking else 0)
        if not self.speaking:
            self._put_down_notes()
            self._note_clues(state)
            self._note_end(state)

    def _begin(self, turn: Turn) -> None:
        """Put down what the agent did, and what became of what the caller was saying."""
        event, before = turn.event, turn.before
        # Time is nothing that was done, and what came before the call is told when it is answered.
        if isinstance(event, Wait | Recall):
            return
        if self.speaking and isinstance(event, _CUTTING):
            self._cut_short()
        elif self.speaking and not isinstance(event, Park):
            # The rules let the caller finish within the event, and no turn shows how the call stood
            # then. So it is worked out: a clue in those words comes before what the agent did.
            self.say_until(0, take(before, Wait(before.speaking)).after)
        if isinstance(event, Answer):
            self._note_carried(before)
        elif isinstance(event, Say):
            self._note(Passage(Voice.YOU, reply_words(before, event.reply)))
        elif not isinstance(event, HangUp):
            self._note(Passage(Voice.NOTE, _note_of(turn)))

    def _go_on(self, turn: Turn, turns: Sequence[Turn]) -> None:
        """Put down what came of a turn in which one thing happened at the most."""
        if isinstance(turn.event, Recall):
            # Known at once, and noted in the conversation when that begins, with the answer.
            self._carried = self._learn(turn.after)
            return
        if brought := news(turn, turns):
            self._note(Passage(Voice.FOUND, brought.text, brought.title))
        for each in developments(turn.before, turn.after):
            self._note(Passage(Voice.NOTE, each.line))
        # The speech comes last: it begins once the errand is done, and notes put down after it
        # would have to wait for its end.
        if turn.said:
            self.utterance = Utterance.begun(turn.said)
            whole = "\n".join(line.text for line in turn.said if line.text)
            self.passages.append(Passage(Voice.CALLER, whole))
        # No time passes for the rules in a call that is over; only its last words are still to say.
        to_come = self.utterance.left if self.utterance else 0
        self.say_until(to_come if turn.after.over else turn.after.speaking, turn.after)

    def _cut_short(self) -> None:
        """Leave of what the caller was saying only what had been said."""
        if self.utterance is not None:
            self.passages[-1] = Passage(Voice.CALLER, self.utterance.said + _CUT)
            self.utterance = self.utterance.to_come(0)
        self._put_down_notes()

    def _note(self, passage: Passage) -> None:
        """Put something down, once the caller has said what they are saying."""
        # While a speech goes on, it has to be the last passage: screens show that one as far as it
        # has been said, and `_cut_short` shortens it. A note behind it would also give away what
        # came of words that nobody has heard yet.
        (self._to_note if self.speaking else self.passages).append(passage)

    def _put_down_notes(self) -> None:
        self.passages += self._to_note
        self._to_note.clear()

    def _note_carried(self, state: CallState) -> None:
        """Put down what is known and owed from an earlier call, before a word is said."""
        owed = (promise_text(state, each) for each in state.ledger)
        told = (*map(clue_carried, self._carried), *map(promise_carried, owed))
        self.passages += (Passage(Voice.NOTE, each) for each in told)

    def _note_clues(self, state: CallState) -> None:
        learned = self._learn(state)
        self.passages += (Passage(Voice.NOTE, f"Learned: {each}") for each in learned)

    def _learn(self, state: CallState) -> list[str]:
        """Take the clues that are new among the learned ones, and return their texts."""
        # Several at once come in the level's order: a set of names has another in each process.
        known = state.clues.difference(self.learned)
        fresh = [each for each in state.level.clues if each in known]
        self.learned += fresh
        return [state.level.clues[each] for each in fresh]

    def _note_end(self, state: CallState) -> None:
        if state.over and not self.ended:
            self.ended = True
            name = short_name(state.level.caller.name)
            self.passages.append(Passage(Voice.NOTE, outcome_words(state.outcome, name)))


def _note_of(turn: Turn) -> str:
    """Return what the agent did beside speaking."""
    if action_of(turn.event) is Action.LISTEN and not turn.said:
        return "Silence."
    return facts_of(turn.event).noted or done_words(turn)


def _spans(turn: Turn) -> Iterator[Turn]:
    """Yield a turn, a wait in pieces that end where a speech, an errand or a promise's time ends.

    So it makes no difference in which pieces time has passed.
    """
    # A session keeps waits that follow each other as one. Taken in whole, a call that is taken up
    # again would have its clues, finds and promises noted in another order than when it was played.
    if not isinstance(turn.event, Wait):
        yield turn
        return
    state, left = turn.before, turn.event.ms
    while left and not state.over:
        span = min(left, _until_next(state) or left)
        part = turn if span == turn.event.ms else take(state, Wait(span))
        yield part
        state, left = part.after, left - span


def _until_next(state: CallState) -> int | None:
    """Return when the next of a speech, an errand and a promise's time ends, in milliseconds."""
    # Errands and promises stand still while the caller speaks.
    if state.speaking:
        return state.speaking
    open_promises = (each for each in state.ledger if each.standing is Fulfilment.OPEN)
    ends = [each.left for each in open_promises if each.left is not None]
    return min([*ends, state.errand.left] if state.errand else ends, default=None)

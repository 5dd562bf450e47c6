"""What has been said in a call and what was noted beside it, as a player reads it.

It knows no clock: it is told what has happened, now or long ago, and what is said of it by now.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from game.call import (
    Answer,
    Attend,
    CallState,
    Fulfilment,
    HangUp,
    Interrupt,
    Listen,
    Park,
    Recall,
    Say,
    Turn,
    Wait,
    take,
    wording,
)
from game.play.deeds import clue_carried, deed_words, news, promises_carried
from game.play.promises import developments
from game.play.words import outcome_words, short_name
from game.tui.passage import Passage, Voice
from game.tui.speech import Speech

_CUT: Final = " —"
_NOTHING_NEW: Final = "Nothing new."

_CUTTING: Final = (Attend, HangUp, Interrupt)
"""Events by which what the caller is saying is lost; before any other they finish."""


class Transcript:
    """The passages of a call; `learned` holds the names of clues, `ended` whether all is said."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.learned: list[str] = []
        self.speech = Speech()
        self.ended = False
        self._to_note: list[Passage] = []

    @classmethod
    def of(cls, turns: Sequence[Turn]) -> "Transcript":
        """Return what was said and noted in the turns of a call so far."""
        transcript = cls()
        for place, turn in enumerate(turns, 1):
            transcript.take_in(turn, turns[:place])
        return transcript

    @property
    def speaking(self) -> bool:
        """Whether the caller is speaking, be it the last words of a call that has ended."""
        return self.speech.left > 0

    def take_in(self, turn: Turn, turns: Sequence[Turn]) -> None:
        """Take in a turn that has happened; `turns` are all of the call up to it."""
        self._begin(turn)
        for part in _spans(turn):
            self._go_on(part, turns)

    def say_until(self, left: int, state: CallState) -> None:
        """Let the caller say what they are saying, until `left` milliseconds of it are to come."""
        spoke, self.speech = self.speaking, self.speech.to_come(left)
        last = self.passages[-1] if self.passages else None
        if last and last.voice is Voice.CALLER and (spoke or self.speaking):
            self.passages[-1] = Passage(Voice.CALLER, self.speech.said())
        if not self.speaking:
            self._put_down_notes()
            self._note_clues(state)
            self._note_end(state)

    def _begin(self, turn: Turn) -> None:
        """Put down what the agent did, and what became of what the caller was saying."""
        event, before = turn.event, turn.before
        if isinstance(event, Wait | Recall):
            return
        if self.speaking and isinstance(event, _CUTTING):
            self._cut_short()
        elif self.speaking and not isinstance(event, Park):
            self.say_until(0, take(before, Wait(before.speaking)).after)
        if isinstance(event, Answer):
            self._note_carried(before)
        elif isinstance(event, Say):
            self._note(Passage(Voice.YOU, wording(before, event.reply)))
        elif not isinstance(event, HangUp):
            self._note(Passage(Voice.NOTE, _did(turn)))

    def _go_on(self, turn: Turn, turns: Sequence[Turn]) -> None:
        """Put down what came of a turn in which one thing happened at the most."""
        if isinstance(turn.event, Recall):
            return
        if brought := news(turn, turns):
            self._note(Passage(Voice.FOUND, brought.text or _NOTHING_NEW, brought.title))
        for each in developments(turn.before, turn.after):
            self._note(Passage(Voice.NOTE, each.line))
        if turn.said:
            self.speech = Speech.of(turn.said)
            self.passages.append(Passage(Voice.CALLER, ""))
        self.say_until(self.speech.left if turn.after.over else turn.after.speaking, turn.after)

    def _cut_short(self) -> None:
        self.passages[-1] = Passage(Voice.CALLER, self.speech.said() + _CUT)
        self.speech = Speech()
        self._put_down_notes()

    def _note(self, passage: Passage) -> None:
        """Put something down, once the caller has said what they are saying."""
        (self._to_note if self.speaking else self.passages).append(passage)

    def _put_down_notes(self) -> None:
        self.passages += self._to_note
        self._to_note.clear()

    def _note_carried(self, state: CallState) -> None:
        """Put down what is known and owed from an earlier call, before a word is said."""
        told = (*map(clue_carried, self._learn(state)), *promises_carried(state))
        self.passages += (Passage(Voice.NOTE, each) for each in told)

    def _note_clues(self, state: CallState) -> None:
        learned = self._learn(state)
        self.passages += (Passage(Voice.NOTE, f"Learned: {each}") for each in learned)

    def _learn(self, state: CallState) -> list[str]:
        """Take the clues that are new among the learned ones, and return their texts."""
        known = state.clues.difference(self.learned)
        fresh = [each for each in state.level.clues if each in known]
        self.learned += fresh
        return [state.level.clues[each] for each in fresh]

    def _note_end(self, state: CallState) -> None:
        if state.over and not self.ended:
            self.ended = True
            name = short_name(state.level.caller.name)
            self.passages.append(Passage(Voice.NOTE, outcome_words(state.outcome, name)))


def _did(turn: Turn) -> str:
    """Return what the agent did beside speaking."""
    if isinstance(turn.event, Listen):
        return "You keep listening." if turn.said else "Silence."
    return "You cut in." if isinstance(turn.event, Interrupt) else deed_words(turn)


def _spans(turn: Turn) -> Iterator[Turn]:
    """Yield a turn; its time parted wherever something ends, for to pass a and then b is a+b.

    So it makes no difference in which pieces time has passed.
    """
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
    if state.speaking:
        return state.speaking
    open_promises = (each for each in state.ledger if each.standing is Fulfilment.OPEN)
    ends = [each.left for each in open_promises if each.left is not None]
    return min([*ends, state.errand.left] if state.errand else ends, default=None)

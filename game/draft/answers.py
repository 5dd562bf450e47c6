"""What a new call is to be like: the questions about it, and which answers can be in a level."""

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from game.call.meters.mood import Mood
from game.call.script.temperament import TEMPERAMENTS
from game.errors import CallcraftError
from game.level.problem import InvalidInput
from game.level.shape.values import OneOf, Text, word_rule


class OddAnswer(CallcraftError):
    """An answer that no level can hold; the message says why, and what to write instead."""


@frozen
class Question:
    """Something to be known about a new call."""

    asked: str
    """The question, as the author reads it."""
    subject: str
    """How a sentence about the answer begins, such as `The title`."""
    rule: Text | OneOf
    """What a level may hold there."""
    default: str
    """What stands for the answer where none is given."""

    def answered(self, said: str) -> str:
        """Return an answer as a level holds it; raises OddAnswer."""
        try:
            return self.rule.read(said)
        # The rules of level files say the same of an answer: what passes here, the level can be
        # read with.
        except InvalidInput as error:
            hints = " ".join(problem.hint for problem in error.problems)
            message = f"{self.subject} {error} {hints}"
            raise OddAnswer(message) from error

    @property
    def choices(self) -> tuple[str, ...]:
        """The words to choose from; none where any text will do."""
        return tuple(map(str, self.rule.words)) if isinstance(self.rule, OneOf) else ()


QUESTIONS: Final[Mapping[str, Question]] = {
    "title": Question("What is the call called?", "The title", Text(60), "My first call"),
    "sector": Question("Which line of business is it from?", "The sector", Text(30), "retail"),
    "caller": Question("What is the caller's name?", "The name", Text(30), "Alex Moreau"),
    "temperament": Question(
        "What kind of caller is it?",
        "The answer",
        OneOf(tuple(TEMPERAMENTS), "temperament"),
        "even",
    ),
    "mood": Question("How are they when you pick up?", "The answer", word_rule(Mood), Mood.UPSET),
    "trouble": Question(
        "What has gone wrong, as the caller says it?",
        "What has gone wrong",
        Text(120),
        "My order was to come on Monday, and it hasn't.",
    ),
}
"""What is asked of the author, in this order, by the name of its place in the draft."""


def answers(given: Mapping[str, str]) -> dict[str, str]:
    """Return an answer to every question: the given one, or else what stands for it."""
    return {
        name: question.answered(given[name]) if name in given else question.default
        for name, question in QUESTIONS.items()
    }

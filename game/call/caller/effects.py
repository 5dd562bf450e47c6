"""What each technique does to a caller who is calm and to one who is furious, and why."""

from typing import Final

from attrs import frozen

from game.call.meters.explanation import Rule
from game.call.meters.gains import Gains
from game.call.script.technique import FACTS


@frozen
class Base:
    """A technique's plain effect: `calm` at no tension, `hot` at full tension."""

    rule: Rule
    calm: Gains
    hot: Gains


BASES: Final = {
    technique: Base(
        Rule(technique.value, facts.why, facts.thought, facts.source), facts.calm, facts.hot
    )
    for technique, facts in FACTS.items()
}
"""The plain effect of every technique."""

NEUTRAL: Final = Rule("neutral", "A reply with no particular technique: it moved the call on.")

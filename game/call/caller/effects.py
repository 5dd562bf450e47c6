"""What each technique does to a caller who is calm and to one who is furious, and why."""

from typing import Final

from attrs import frozen

from game.call.meters.explanation import Rule
from game.call.meters.gains import Gains
from game.call.script.technique import FACTS


@frozen
class Base:
    """A technique's plain effect, before the moment has made anything of it."""

    rule: Rule
    """What explains it, made of the technique's facts."""
    calm: Gains
    """What it gains at no tension."""
    hot: Gains
    """What it gains at full tension."""


BASES: Final = {
    technique: Base(
        Rule(technique.value, facts.why, facts.thought, facts.source), facts.calm, facts.hot
    )
    for technique, facts in FACTS.items()
}
"""The plain effect of every technique."""

NEUTRAL: Final = Rule("neutral", "A reply with no particular technique: it moved the call on.")

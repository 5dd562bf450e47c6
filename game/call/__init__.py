"""The rules of a call. Pure: no clock, files, network, terminal or randomness of its own.

A call is its level, its seed and its log of events; `replay` gives the same states, score and
explanations on every machine. Start with `new_call`, ask `legal`, go on with `step` (or `take`,
which also explains), and read `score` at the end.
"""

from game.call.event import Answer, Event, HangUp, Interrupt, Listen, Say, Wait
from game.call.explanation import Part, Rule
from game.call.illegal import IllegalEvent
from game.call.legal import legal, replies_open
from game.call.listening import may_listen, more_to_say
from game.call.log import BadLog, event_from_data, event_to_data, joined, replay
from game.call.mood import Mood
from game.call.order import shown
from game.call.phase import phase_of
from game.call.score import Medal, Score, score
from game.call.script import Level, Line, Meter, Outcome, Reply, Scene
from game.call.state import CallState, Meters, Phase, Tally
from game.call.step import new_call, step, take
from game.call.technique import Technique, Trait
from game.call.tuning import RULES_VERSION
from game.call.turn import Turn

__all__ = [
    "RULES_VERSION",
    "Answer",
    "BadLog",
    "CallState",
    "Event",
    "HangUp",
    "IllegalEvent",
    "Interrupt",
    "Level",
    "Line",
    "Listen",
    "Medal",
    "Meter",
    "Meters",
    "Mood",
    "Outcome",
    "Part",
    "Phase",
    "Reply",
    "Rule",
    "Say",
    "Scene",
    "Score",
    "Tally",
    "Technique",
    "Trait",
    "Turn",
    "Wait",
    "event_from_data",
    "event_to_data",
    "joined",
    "legal",
    "may_listen",
    "more_to_say",
    "new_call",
    "phase_of",
    "replay",
    "replies_open",
    "score",
    "shown",
    "step",
    "take",
]

"""The rules of a call. Pure: no clock, files, network, terminal or randomness of its own.

A call is its level, its seed and its log of events; `replay` gives the same states, score and
explanations on every machine. Start with `new_call`, ask `legal`, go on with `step` (or `take`,
which also explains), and read `score` at the end.
"""

from game.call.actions.listening import may_listen, more_to_say
from game.call.event import (
    Answer,
    Attend,
    Consult,
    Event,
    HangUp,
    Hold,
    IllegalEvent,
    Interrupt,
    Listen,
    LookUp,
    Park,
    Recall,
    Resume,
    Say,
    Transfer,
    Wait,
)
from game.call.legal import deeds, legal
from game.call.log.data import BadLog, event_from_data, event_to_data, joined, replay
from game.call.meters.explanation import Part, Rule
from game.call.meters.mood import Mood
from game.call.meters.values import Meter, Meters
from game.call.replies import open_replies, reply_words, shown_replies, shuffled
from game.call.score import Medal, Score, score
from game.call.script.level import Level, Line, Outcome, Past, Reply, Scene
from game.call.script.materials import Article, Department, Ping, Promise
from game.call.script.technique import Technique
from game.call.script.trait import Trait
from game.call.state import (
    CallState,
    Commitment,
    Errand,
    Fulfilment,
    HoldState,
    Phase,
    Tally,
    phase_of,
)
from game.call.step import new_call, step, take
from game.call.tuning import HOLD_TIMES, KNOWN_RULES, RULES_VERSION
from game.call.turn import Turn

__all__ = [
    "HOLD_TIMES",
    "KNOWN_RULES",
    "RULES_VERSION",
    "Answer",
    "Article",
    "Attend",
    "BadLog",
    "CallState",
    "Commitment",
    "Consult",
    "Department",
    "Errand",
    "Event",
    "Fulfilment",
    "HangUp",
    "Hold",
    "HoldState",
    "IllegalEvent",
    "Interrupt",
    "Level",
    "Line",
    "Listen",
    "LookUp",
    "Medal",
    "Meter",
    "Meters",
    "Mood",
    "Outcome",
    "Park",
    "Part",
    "Past",
    "Phase",
    "Ping",
    "Promise",
    "Recall",
    "Reply",
    "Resume",
    "Rule",
    "Say",
    "Scene",
    "Score",
    "Tally",
    "Technique",
    "Trait",
    "Transfer",
    "Turn",
    "Wait",
    "deeds",
    "event_from_data",
    "event_to_data",
    "joined",
    "legal",
    "may_listen",
    "more_to_say",
    "new_call",
    "open_replies",
    "phase_of",
    "replay",
    "reply_words",
    "score",
    "shown_replies",
    "shuffled",
    "step",
    "take",
]

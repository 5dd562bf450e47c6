"""What a bot does next in a call, chosen from what a player sees of it and nothing else."""

import re
from random import Random
from typing import Final

from game.contest.rehearsal.manner import Skill
from game.view.actions import Action
from game.view.commands import (
    Act,
    CutIn,
    GiveReply,
    HearOut,
    KeepListening,
    ParkMessage,
    PickUp,
    PutDown,
    TakeBack,
    WaitOut,
)
from game.view.passage import Voice
from game.view.view import ReplyOffer, View

_LISTENS: Final = {Skill.GOOD: 0.6, Skill.MIDDLING: 0.25, Skill.POOR: 0.0}
"""How likely it is that a bot keeps listening where it can; half as likely after it has."""

_CUTS_IN: Final = {Skill.GOOD: 0.0, Skill.MIDDLING: 0.02, Skill.POOR: 0.15}
"""How likely it is that a bot does not let the caller finish."""

_GIVES_UP: Final = 0.005
"""How likely it is at each move that a poor bot puts the phone down."""

MOST_ACTS: Final = 80
"""Acts after which any bot puts the phone down: in a call that leads in circles it would for ever
go on, as it does not remember what it has said."""

_TAKES_IN: Final = frozenset(
    {"ask", "book", "days", "hear", "minutes", "own", "read", "right", "said", "send", "sorry"}
    | {"still", "told", "tomorrow", "tonight", "what", "which", "while", "who"}
)
"""Words of somebody who takes in what a caller says, asks, and says when; a guess, and no rule of
the game: no bot knows what a reply is worth."""

_PUTS_OFF: Final = frozenset(
    {"again", "all", "always", "anything", "but", "could", "did", "done", "ever", "just", "last"}
    | {"may", "need", "only", "policy", "them", "through", "unfortunately", "very"}
)
"""Words of somebody who does not; as above."""

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_COMMON: Final = 4
"""Letters up to which a word is too common to tell that something was taken up."""


def choice(view: View, skill: Skill, random: Random) -> Act | None:
    """Return what a bot does in answer to a view; None for nothing just now."""
    if (due := _due(view)) is not None:
        return due
    if view.speaking:
        return _while_spoken_to(view, skill, random)
    return _of_its_own(view, skill, random)


def _due(view: View) -> Act | None:
    """Return what anybody does first; None for nothing."""
    if Action.ANSWER in view.possible:
        return PickUp()
    if view.speaking:
        return None
    if view.errand is not None:
        return WaitOut()
    return None if view.hold is None else TakeBack(thanks=True)


def _of_its_own(view: View, skill: Skill, random: Random) -> Act | None:
    """Return what a bot does while nobody speaks and it has its hands free."""
    gives_up = skill is Skill.POOR and random.random() < _GIVES_UP
    if gives_up or view.number >= MOST_ACTS:
        return PutDown()
    if Action.PARK in view.possible and view.messages and skill is not Skill.POOR:
        return ParkMessage(view.messages[0].number)
    if Action.LISTEN in view.possible and _listens(view, skill, random):
        return KeepListening()
    return GiveReply(view.offer, _reply(view, skill, random).place) if view.replies else None


def _while_spoken_to(view: View, skill: Skill, random: Random) -> Act:
    if Action.INTERRUPT in view.possible and random.random() < _CUTS_IN[skill]:
        return CutIn()
    return HearOut()


def _listens(view: View, skill: Skill, random: Random) -> bool:
    likely = _LISTENS[skill] / (2 if view.last is Action.LISTEN else 1)
    return not view.replies or random.random() < likely


def _reply(view: View, skill: Skill, random: Random) -> ReplyOffer:
    if skill is not Skill.GOOD and random.random() < 1 / 2:
        return random.choice(view.replies)
    heard = words_of(_last_words(view))
    ranked = sorted(view.replies, key=lambda reply: _liking(reply.words, heard))
    return ranked[0] if skill is Skill.POOR else ranked[-1]


def _liking(reply: str, heard: frozenset[str]) -> int:
    """Return how much a bot likes a reply that takes up some of what it heard."""
    said = words_of(reply)
    taken_up = {word for word in said & heard if len(word) > _COMMON}
    return 2 * len(taken_up) + len(said & _TAKES_IN) - 2 * len(said & _PUTS_OFF)


def _last_words(view: View) -> str:
    said = [passage.text for passage in view.passages if passage.voice is Voice.CALLER]
    return " ".join(said[-2:])


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, each once."""
    return frozenset(_WORD.findall(text.casefold()))


_READ_AT: Final = 25.0
"""Characters a second at which somebody reads replies who has just heard what they are about."""

_LEAST: Final = 1.0
"""Seconds that nobody answers within."""


def seconds_for(view: View, act: Act | None, random: Random) -> float:
    """Return how long somebody takes for an act, in seconds, if they are neither quick nor slow."""
    if isinstance(act, HearOut):
        return view.utterance.left / 1_000 if view.utterance else 0.0
    if isinstance(act, CutIn):
        return random.uniform(0.5, 2.0)
    if isinstance(act, GiveReply):
        length = sum(len(reply.words) for reply in view.replies)
        return _LEAST + length / _READ_AT * random.uniform(0.6, 1.6)
    return random.uniform(_LEAST, 3 * _LEAST)

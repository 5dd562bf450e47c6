"""What somebody without a plan does next in a call, chosen from what a view allows."""

from collections.abc import Callable
from random import Random
from typing import Final

from game.view.actions import Action
from game.view.commands import (
    Act,
    AnswerMessage,
    AskColleague,
    CutIn,
    GiveReply,
    HandOver,
    HearOut,
    KeepListening,
    LetPass,
    OpenArticle,
    ParkMessage,
    PickUp,
    PutDown,
    PutOnHold,
    TakeBack,
    WaitOut,
)
from game.view.view import View

Choice = Callable[[View, Random], Act | None]


def _reply(view: View, random: Random) -> Act | None:
    return GiveReply(view.offer, random.choice(view.replies).place) if view.replies else None


def _hand_over(view: View, random: Random) -> Act | None:
    able = [place for place, each in enumerate(view.desk.colleagues) if each.takes_over]
    return HandOver(random.choice(able), random.random() < 0.5) if able else None


_CHOICES: Final[dict[Action, tuple[int, Choice]]] = {
    Action.ANSWER: (9, lambda _, __: PickUp()),
    Action.REPLY: (6, _reply),
    Action.LISTEN: (8, lambda _, __: KeepListening()),
    Action.INTERRUPT: (1, lambda _, __: CutIn()),
    Action.HOLD: (2, lambda view, random: PutOnHold(random.choice((0, *view.desk.hold_times)))),
    Action.RESUME: (6, lambda _, random: TakeBack(random.random() < 0.5)),
    Action.LOOK_UP: (2, lambda view, random: OpenArticle(_place(view.desk.articles, random))),
    Action.CONSULT: (2, lambda view, random: AskColleague(_place(view.desk.colleagues, random))),
    Action.TRANSFER: (1, _hand_over),
    Action.ATTEND: (4, lambda view, random: AnswerMessage(random.choice(view.messages).number)),
    Action.PARK: (2, lambda view, random: ParkMessage(random.choice(view.messages).number)),
}
"""How often each action is chosen beside others, and what is done then."""

_SELDOM: Final = 0.01
"""How likely it is that the phone is put down: else no call would come to anything."""


def chosen(view: View, random: Random) -> Act:
    """Return what to do in answer to a view."""
    if view.answered and view.speaking and random.random() < 0.4:
        return HearOut()
    if view.errand is not None and random.random() < 0.5:
        return WaitOut()
    if view.answered and random.random() < 0.2:
        return LetPass(random.randint(1, 900))
    if view.answered and random.random() < _SELDOM:
        return PutDown()
    able = [action for action in _CHOICES if action in view.possible]
    if able:
        weights = [_CHOICES[action][0] for action in able]
        action = random.choices(able, weights)[0]
        if (act := _CHOICES[action][1](view, random)) is not None:
            return act
    return LetPass(random.randint(1, 900))


def _place(them: tuple[object, ...], random: Random) -> int:
    return random.randrange(len(them))

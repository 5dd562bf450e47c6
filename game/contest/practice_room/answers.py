"""What a practice room does about each message of somebody who was let in."""

from typing import Final

from game.contest.host.connections.entrance import SaidBefore
from game.contest.host.connections.visitor import Visitor
from game.contest.practice_room.trainee import NoSuchCall, Trainee
from game.contest.wire.messages import (
    AskPracticeDebrief,
    CallDebrief,
    ChooseCall,
    Done,
    Enter,
    Found,
    FromClient,
    Join,
    PracticeNews,
    Practise,
    PractiseAct,
    Search,
    Visit,
)
from game.play.debrief import Debrief, NothingPlayed
from game.play.moves import NoSuchMove
from game.view.commands import Answered, Command

_ELSEWHERE: Final = "That is done in the room of a competition, and this is a practice room."
_NO_CALL: Final = "You have taken no call yet. Take one first."


def answer(trainee: Trainee, visitor: Visitor, message: FromClient) -> None:
    """Do what a message asks and answer it; SaidBefore where it says who its sender is."""
    match message:
        case Visit() | Join() | Enter():
            raise SaidBefore
        case ChooseCall() | Practise():
            _begin(trainee, visitor, message)
        case PractiseAct():
            _act(trainee, visitor, message)
        case Search(number, words):
            found = () if trainee.line is None else trainee.line.search(words)
            visitor.tell(Found(number, found))
        case AskPracticeDebrief(number):
            visitor.tell(CallDebrief(number, _debrief(trainee)))
        case _:
            visitor.tell(Done(message.id, Answered.REFUSED, _ELSEWHERE))


def show(trainee: Trainee, visitor: Visitor) -> None:
    """Show somebody what they play, where there is anything new in it."""
    if (view := trainee.news()) is not None:
        visitor.show(PracticeNews(view))


def _begin(trainee: Trainee, visitor: Visitor, message: ChooseCall | Practise) -> None:
    """Begin a call, or a practice of one."""
    try:
        if isinstance(message, ChooseCall):
            trainee.take(message.level, timed=message.timed)
        else:
            trainee.practise(message.call, message.move, again=message.again)
    except (NoSuchCall, NoSuchMove) as error:
        visitor.tell(Done(message.id, Answered.REFUSED, str(error)))
        return
    # Its view before the answer: whoever has that can play.
    show(trainee, visitor)
    visitor.tell(Done(message.id, Answered.ACCEPTED))


def _act(trainee: Trainee, visitor: Visitor, message: PractiseAct) -> None:
    if trainee.line is None:
        visitor.tell(Done(message.id, Answered.REFUSED, _NO_CALL))
        return
    receipt = trainee.line.take(Command(message.view, message.act))
    show(trainee, visitor)
    visitor.tell(Done(message.id, receipt.answered, receipt.reason))


def _debrief(trainee: Trainee) -> Debrief | None:
    if trainee.line is None:
        return None
    try:
        return trainee.line.debrief()
    except NothingPlayed:
        return None

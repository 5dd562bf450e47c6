"""A level with a mark of its own in each text and name, and the marks a trainee may have seen."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeVar

from attrs import define, evolve

from game.call import (
    Article,
    Attend,
    CallState,
    Consult,
    Department,
    Level,
    LookUp,
    Ping,
    Promise,
    Reply,
    Say,
    Scene,
    Turn,
    open_replies,
    reply_words,
)
from game.call.script.level import Arrow, Condition, Line, Piece, Speech, Subject, Test
from tests.strategies import CLUES, LIMITS, NAMED

SEED: Final = 918_273_645
"""The seed of a marked call: a number that nothing else in a call comes to."""

_MARK: Final = re.compile(r"mark[0-9]+")
_OF_NAMES: Final = frozenset(
    {Subject.KNOWS, Subject.BROKE, Subject.PROMISED, Subject.KEPT, Subject.MISSED}
)
"""What conditions say by the names of a level; technique and memory of a caller are none."""

T = TypeVar("T")


def marks_in(text: str) -> frozenset[str]:
    """Return the marks of a text."""
    return frozenset(_MARK.findall(text))


@define
class _Marker:
    """Counts the marks it gives."""

    given: int = 0

    def text(self, text: str) -> str:
        """Return a text with a mark; one that says nothing goes on saying nothing."""
        if not text:
            return text
        self.given += 1
        return f"mark{self.given} {text}"

    def speech(self, speech: Speech) -> Speech:
        wordings = tuple((low, Line(self.text(line.text))) for low, line in speech.wordings)
        return Speech(wordings)

    def reply(self, reply: Reply) -> Reply:
        return evolve(
            reply,
            say=self.text(reply.say),
            otherwise=tuple(map(self.text, reply.otherwise)),
            answer=self.speech(reply.answer),
            when=_condition(reply.when),
            reveals=_name(reply.reveals),
            breaks=_name(reply.breaks),
            to=tuple(Arrow(_named(each.scene), _condition(each.when)) for each in reply.to),
            promises=_name(reply.promises),
            keeps=_name(reply.keeps),
            withdraws=_name(reply.withdraws),
            consults=_name(reply.consults),
        )

    def scene(self, scene: Scene) -> Scene:
        return evolve(
            scene,
            name=_named(scene.name),
            caller=self.speech(scene.caller),
            burst=tuple(
                Piece(self.speech(piece.says), _name(piece.reveals)) for piece in scene.burst
            ),
            replies=tuple(map(self.reply, scene.replies)),
            thinking=self.text(scene.thinking or "A thought."),
        )

    def article(self, each: Article) -> Article:
        title, text = self.text(each.title), self.text(each.text or "Read.")
        return evolve(each, title=title, text=text, reveals=_name(each.reveals))

    def department(self, each: Department) -> Department:
        return evolve(
            each,
            title=self.text(each.title),
            answer=self.text(each.answer or "Asked."),
            reveals=_name(each.reveals),
            takes_over=_name(each.takes_over),
        )

    def promise(self, each: Promise) -> Promise:
        return evolve(each, what=self.text(each.what), undone_by=_name(each.undone_by))

    def ping(self, each: Ping) -> Ping:
        sender, text = self.text(each.sender), self.text(each.text)
        return evolve(each, sender=sender, text=text, reveals=_name(each.reveals))


def marked(level: Level) -> Level:
    """Return a level with a mark in each text, and names that no view may hold."""
    marker = _Marker()
    return evolve(
        level,
        title=marker.text(level.title),
        sector=marker.text(level.sector or "sector"),
        brief=marker.text(level.brief or "brief"),
        caller=evolve(level.caller, name=marker.text(level.caller.name)),
        limits=_renamed({name: marker.text("Never.") for name in LIMITS}),
        clues=_renamed({name: marker.text("So it is.") for name in CLUES}),
        scenes=_renamed({name: marker.scene(each) for name, each in level.scenes.items()}),
        start=_named(level.start),
        openings={past: _named(scene) for past, scene in level.openings.items()},
        articles=_renamed({name: marker.article(each) for name, each in level.articles.items()}),
        departments=_renamed(
            {name: marker.department(each) for name, each in level.departments.items()}
        ),
        promises=_renamed({name: marker.promise(each) for name, each in level.promises.items()}),
        pings=tuple(map(marker.ping, level.pings)),
    )


def seen_by(start: CallState, turns: Sequence[Turn]) -> frozenset[str]:
    """Return every mark that a trainee may have seen by the end of some turns of a call."""
    return marks_in("\n".join(_seen(start, turns)))


def _seen(start: CallState, turns: Sequence[Turn]) -> Iterator[str]:
    level = start.level
    yield from (level.title, level.sector, level.brief, level.caller.name, *level.limits.values())
    yield from (article.title for article in level.articles.values())
    yield from (department.title for department in level.departments.values())
    for state in (start, *(turn.after for turn in turns)):
        yield from _of_state(state)
    for place, turn in enumerate(turns):
        yield from (line.text for line in turn.said)
        if isinstance(turn.event, Say):
            yield reply_words(turn.before, turn.event.reply)
        if turn.after.errand and any(each.after.errand is None for each in turns[place:]):
            yield _brought(turn)


def _of_state(state: CallState) -> Iterator[str]:
    """Yield what is offered, known, promised and waiting in a state."""
    level = state.level
    yield from (reply_words(state, say.reply) for say in open_replies(state))
    known = state.clues | ({state.telling} if state.telling else set())
    yield from (text for name, text in level.clues.items() if name in known)
    yield from (level.promises[each.promise].what for each in state.ledger)
    for place in state.pings:
        yield f"{level.pings[place].sender} {level.pings[place].text}"


def _brought(turn: Turn) -> str:
    """Return what is read or told once the errand is done that a turn began."""
    level, event = turn.before.level, turn.event
    if isinstance(event, LookUp):
        return level.articles[event.article].text
    if isinstance(event, Consult):
        return level.departments[event.department].answer
    if isinstance(event, Say):
        asked = turn.before.current_scene.replies[event.reply].consults
        return level.departments[asked].answer if asked else ""
    return level.pings[event.ping].text if isinstance(event, Attend) else ""


def _named(name: str) -> str:
    return f"{NAMED}{name}"


def _name(name: str | None) -> str | None:
    return None if name is None else _named(name)


def _renamed(parts: Mapping[str, T]) -> dict[str, T]:
    return {_named(name): each for name, each in parts.items()}


def _condition(when: Condition) -> Condition:
    return tuple(_test(test) for test in when)


def _test(test: Test) -> Test:
    return evolve(test, name=_named(test.name)) if test.subject in _OF_NAMES else test

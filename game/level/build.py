"""From the blocks of a level file in which nothing is wrong to the level that the rules play."""

from collections.abc import Mapping
from itertools import chain
from typing import Final

from game.call.meters.mood import Mood
from game.call.script.level import (
    NO_EFFECT,
    NOTHING,
    Arrow,
    Caller,
    Condition,
    Effect,
    Level,
    Piece,
    Reply,
    Scene,
    Speech,
)
from game.call.script.materials import Article, Department, Ping, Promise
from game.call.script.temperament import TEMPERAMENTS
from game.call.script.trait import Trait
from game.call.units import MINUTE
from game.level.references.materials import openings
from game.level.references.replies import arrows, conditions
from game.level.shape.blocks import (
    ArticleFile,
    CallerFile,
    Conditions,
    DepartmentFile,
    EffectFile,
    LevelFile,
    PieceFile,
    PingFile,
    PromiseFile,
    ReplyFile,
    ReturningFile,
    SceneFile,
)
from game.level.shape.conditions import parse_condition


def build(file: LevelFile) -> Level:
    """Return the level that a file describes."""
    returning = file.returning or ReturningFile()
    return Level(
        title=file.title,
        caller=_caller(file.caller),
        scenes={name: _scene(name, scene) for name, scene in file.scenes.items()},
        # The order of the file is the order of its scenes, and the shape asks for at least one.
        start=file.start or next(iter(file.scenes)),
        sector=file.sector,
        brief=file.brief,
        teaches=file.teaches,
        limits=dict(file.limits),
        clues=dict(file.clues),
        target=file.minutes * MINUTE // 1000,
        modelled=file.caller.model,
        articles={name: _article(article) for name, article in file.articles.items()},
        departments={name: _department(each) for name, each in file.departments.items()},
        promises={name: _promise(promise) for name, promise in file.promises.items()},
        pings=tuple(map(_ping, file.pings)),
        openings=dict(openings(returning)),
        past=returning.default,
    )


def _caller(caller: CallerFile) -> Caller:
    return Caller(
        caller.name,
        TEMPERAMENTS[caller.temperament],
        caller.mood,
        caller.patience,
        caller.satisfaction,
    )


def _article(article: ArticleFile) -> Article:
    return Article(article.title, article.text, article.seconds, article.reveals)


def _department(department: DepartmentFile) -> Department:
    return Department(
        department.title,
        department.answer or "",
        department.seconds,
        department.reveals,
        department.takes_over,
    )


def _promise(promise: PromiseFile) -> Promise:
    # Minutes stand in thousandths of a minute here, as every number of a file; the rules count
    # milliseconds. None stays None: such a promise falls due after the call.
    within = None if promise.minutes is None else promise.minutes * MINUTE // 1000
    return Promise(promise.what, within, promise.undone_by)


def _ping(ping: PingFile) -> Ping:
    # Without `until` there is nothing to draw: the message comes at that moment in every call.
    last = ping.after if ping.until is None else ping.until
    return Ping(ping.sender, ping.text, ping.after, last, ping.seconds, ping.reveals)


def _scene(name: str, scene: SceneFile) -> Scene:
    return Scene(
        name,
        caller=_speech(scene.caller),
        burst=tuple(map(_piece, scene.burst)),
        replies=tuple(map(_reply, scene.replies)),
        end=scene.end,
        abusive=scene.abusive,
        thinking=scene.thinking or "",
    )


def _speech(spoken: str | Mapping[Mood, str] | None) -> Speech:
    if spoken is None:
        return NOTHING
    return Speech.plain(spoken) if isinstance(spoken, str) else Speech.by_mood(spoken)


def _piece(piece: str | PieceFile) -> Piece:
    if isinstance(piece, str):
        return Piece(Speech.plain(piece))
    return Piece(_speech(piece.say), piece.reveals)


def _reply(reply: ReplyFile) -> Reply:
    say, *otherwise = (reply.say,) if isinstance(reply.say, str) else reply.say
    return Reply(
        say=say,
        technique=reply.technique,
        traits=frozenset(reply.traits) if reply.traits else _NO_TRAITS,
        effect=_effect(reply.effect),
        when=_condition(reply.when),
        reveals=reply.reveals,
        breaks=reply.breaks,
        answer=_speech(reply.answer),
        to=tuple(Arrow(each.scene, _condition(each.when)) for _, each in arrows(reply)),
        promises=reply.promises,
        keeps=reply.keeps,
        withdraws=reply.withdraws,
        consults=reply.consults,
        otherwise=tuple(otherwise),
    )


# Most replies have neither, and there are hundreds: an empty set alone takes 200 bytes.
_NO_TRAITS: Final[frozenset[Trait]] = frozenset()


def _effect(effect: EffectFile) -> Effect:
    stated = Effect(effect.patience, effect.satisfaction, effect.tension, effect.heard)
    # One object for all that state nothing, as nearly all replies do.
    return NO_EFFECT if stated == NO_EFFECT else stated


def _condition(when: Conditions) -> Condition:
    return tuple(chain.from_iterable(parse_condition(text) for _, text in conditions(when)))

"""Replies of a scene compared: two that do the same, one that another always beats, giveaways."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from attrs import evolve

from game.call import Reply
from game.call.script.level import Speech
from game.call.script.technique import MISSTEPS
from game.check.case import Case
from game.explore.seen import SeenEffect, SeenMoment
from game.level import Code
from game.level.problem import Path, Problem
from game.level.wording import quoted


def same_replies(case: Case) -> Iterator[Problem]:
    """Yield every reply that does exactly what an earlier one of its scene does."""
    for name, scene in case.level.scenes.items():
        first: dict[object, int] = {}
        for place, reply in enumerate(scene.replies):
            earlier = first.setdefault(_deed(reply), place)
            if earlier != place:
                yield case.shown(
                    Problem(
                        Code.SAME_REPLY,
                        f"This reply does the same as reply {earlier + 1} of {quoted(name)}.",
                        "Give it another technique, effect or way on; or remove one of them; or "
                        "make them two phrasings of one reply (`say` with a list).",
                        ("scenes", name, "replies", place),
                    ),
                    case.play_of(name, place),
                )


def _deed(reply: Reply) -> object:
    """Return all that a reply does, whatever its words."""
    done = evolve(reply, say="", otherwise=(), answer=Speech())
    return tuple(done.__dict__[each] for each in _DEEDS)


_DEEDS: Final = (
    "technique",
    "traits",
    "effect",
    "when",
    "reveals",
    "breaks",
    "to",
    "promises",
    "keeps",
    "withdraws",
    "consults",
)

_ENOUGH: Final = 12
"""In so many different moments one reply has to be better before it is called better everywhere."""


def dominated_replies(case: Case) -> Iterator[Problem]:
    """Yield every reply that is meant well, and that another one beats in every moment.

    Missteps are there to be worse, and so are good techniques at the wrong time; so two replies of
    one technique are compared. The better one leads to the same scene and gains no less in any
    meter wherever both are open.
    """
    pairs = _compared(case)
    told = set()
    for (scene, place, other), effects in sorted(pairs.items()):
        # Without the caller model a reply gains the same at every moment, so one moment tells all;
        # with it, a reply can be the better one a few times by chance.
        enough = len(effects) >= (_ENOUGH if case.level.modelled else 1)
        if (scene, place) in told or not enough or not _meant_well(case, scene, place, other):
            continue
        if all(_beats(better, worse) for worse, better in effects):
            told.add((scene, place))
            yield case.shown(
                Problem(
                    Code.DOMINATED,
                    f"Reply {other + 1} of {quoted(scene)} is at least as good as this one in "
                    "every way, at every moment.",
                    "Let each be the better one at some time: another technique, another effect, "
                    "another way on.",
                    ("scenes", scene, "replies", place),
                ),
                case.play_of(scene, place),
            )


def _compared(case: Case) -> dict[tuple[str, int, int], list[tuple[SeenEffect, SeenEffect]]]:
    """Return the effects of every two replies in all moments in which the first is open."""
    pairs: defaultdict[tuple[str, int, int], list[tuple[SeenEffect, SeenEffect]]] = defaultdict(
        list
    )
    spoilt = set()
    for moment in case.seen.moments:
        count = len(moment.state.current_scene.replies)
        for place, effect in moment.effects.items():
            for other in range(count):
                key = (moment.state.scene, place, other)
                if other in moment.effects and other != place:
                    pairs[key].append((effect, moment.effects[other]))
                else:
                    # The other one was closed here: a reply that can be chosen more often is good
                    # for something.
                    spoilt.add(key)
    return {key: effects for key, effects in pairs.items() if key not in spoilt}


def _beats(better: SeenEffect, worse: SeenEffect) -> bool:
    no_less = all(one >= two for one, two in zip(better.gains, worse.gains, strict=True))
    return no_less and better.gains != worse.gains and better.leads == worse.leads


def _meant_well(case: Case, scene: str, place: int, other: int) -> bool:
    """Return whether a reply was meant as a good one, and does nothing that the other does not."""
    replies = case.level.scenes[scene].replies
    reply, rival = replies[place], replies[other]
    # Missteps and broken limits are there to be worse. And where the better one breaks a limit, it
    # is not the better one.
    if reply.technique in MISSTEPS or reply.breaks is not None or rival.breaks is not None:
        return False
    if (reply.technique, reply.traits) != (rival.technique, rival.traits):
        return False
    deeds = ("reveals", "promises", "keeps", "withdraws", "consults")
    if any(getattr(reply, each) not in (None, getattr(rival, each)) for each in deeds):
        return False
    if reply.technique is None:
        effect = reply.effect
        kind = min(effect.patience, effect.satisfaction) >= 0
        return kind and max(effect.patience, effect.satisfaction) > 0
    return True


_SCENES: Final = 4
"""So many scenes have to agree before it is no accident."""


def giveaways(case: Case) -> Iterator[Problem]:
    """Yield whether the best reply can be told by its place or its length, without reading it."""
    best = _best_places(case)
    if len(best) < _SCENES:
        return
    scene, (first, moment) = next(iter(best.items()))
    path: Path = ("scenes", scene, "replies", first)
    if all(place == first for place, _ in best.values()):
        problem = Problem(
            Code.BEST_BY_PLACE,
            f"In every scene the best reply is number {first + 1}.",
            "Move it about in the file. The game shuffles replies, but whoever reads the file, or "
            "plays it by numbers, learns the place and not the craft.",
            path,
        )
        yield case.shown(problem, moment.play)
    for longest, word in ((True, "longest"), (False, "shortest")):
        if all(_stands_out(each, place, longest=longest) for place, each in best.values()):
            problem = Problem(
                Code.BEST_BY_LENGTH,
                f"In every scene the best reply is the {word}.",
                "Give some of the others as many words, or this one fewer; else a trainee learns "
                "to count and not to listen.",
                path,
            )
            yield case.shown(problem, moment.play)


def _best_places(case: Case) -> dict[str, tuple[int, SeenMoment]]:
    """Return the best reply of each scene in the plays of the one who de-escalates."""
    best: dict[str, tuple[int, SeenMoment]] = {}
    for moment in case.seen.by_craft:
        if len(moment.effects) > 1:
            ranked = sorted(moment.effects, key=lambda place: -moment.effects[place].fit)
            first, second = (moment.effects[place] for place in ranked[:2])
            # Of two that fit alike neither is the best one, and nothing is given away.
            if first.fit > second.fit:
                best.setdefault(moment.state.scene, (ranked[0], moment))
    return best


def _stands_out(moment: SeenMoment, place: int, *, longest: bool) -> bool:
    replies = moment.state.current_scene.replies
    mine = len(replies[place].say)
    others = [len(replies[other].say) for other in moment.effects if other != place]
    return mine > max(others) if longest else mine < min(others)

"""Who wins: calls that cannot be won or lost, and calls that reward what they should not."""

from collections.abc import Iterator
from typing import Final

from game.call import Event, Medal, Outcome, Say, Technique, replay, score
from game.call.script.technique import APOLOGIES
from game.check.case import Case
from game.explore.bots import APOLOGISER, BOTS, DE_ESCALATOR, HOSTILE_BOT, Bot, constant
from game.explore.plays import turns_of
from game.explore.policy import PolicyResult, played
from game.explore.seen import techniques
from game.explore.traffic import WON
from game.level import Code
from game.level.problem import Problem
from game.level.wording import quoted


def cannot_be_won(case: Case) -> Iterator[Problem]:
    """Yield whether no play comes to an end that resolves the call."""
    ends = _ends(case)
    if Outcome.RESOLVED not in ends:
        yield case.shown(
            Problem(
                Code.CANNOT_WIN,
                "No play comes to a scene with `end: resolved`.",
                "Let a reply that can be chosen lead to one; a trainee should be able to win.",
                ("scenes",),
                at_key=True,
            ),
            case.exploration.range.best.events,
        )


def cannot_be_lost(case: Case) -> Iterator[Problem]:
    """Yield whether every play, whatever is said in it, comes to something good.

    To put the phone down, or to let a caller wait in silence, always loses; that is not meant.
    """
    bad = _ends(case) - WON
    lost = any(set(each.outcomes) - WON for each in _talkers(case))
    if not bad and not lost:
        yield case.shown(
            Problem(
                Code.CANNOT_LOSE,
                "Whatever is said in it, this call comes to a good end.",
                "Let poor replies lead to a scene with `end: unresolved`, or cost more patience; "
                "a call that cannot be lost teaches nothing.",
                ("scenes",),
                at_key=True,
            ),
            case.exploration.range.worst.events,
        )


def _ends(case: Case) -> set[Outcome]:
    """Return how scenes that can be reached end the call."""
    scenes = case.level.scenes
    return {end for name in case.possible.scenes if (end := scenes[name].end) is not None}


# One only listens and the other only hands the caller over: what comes of that does not show
# whether a call can be lost by what is said in it.
_SILENT: Final = ("listen-always", "pass-on")


def _talkers(case: Case) -> list[PolicyResult]:
    """Return what came of those who say something."""
    return [each for each in case.exploration.policies if each.bot not in _SILENT]


def constant_techniques(case: Case) -> Iterator[Problem]:
    """Yield every technique with which alone the call earns gold."""
    for technique in techniques(case.level):
        bot = constant(technique)
        result = played(case.level, bot, budget=_BUDGET, plays=_PLAYS)
        if result.medals.get(Medal.GOLD, 0.0) > 0 and _leans_on(case, bot, technique):
            yield _constant(case, f"`{technique}` again and again", _golden(case, bot))
    apologies = _named(case, APOLOGISER)
    if apologies.medals.get(Medal.GOLD, 0.0) > 0 and _sorry(case):
        yield _constant(case, "apologies and nothing else", _golden(case, APOLOGISER))


# Fewer than for the bots that are shown with figures: this is done for each technique of a level,
# and only whether there is a golden play has to come out.
_BUDGET: Final = 300
"""States that are followed of a bot's plays before they are sampled."""
_PLAYS: Final = 20
"""Plays that are sampled, and searched for a golden one."""
_MAINLY: Final = 60
"""Percent of the replies of a play that have to be of one kind for it to be called constant.

Above a half, since a bot takes other replies as well where its own is not on offer.
"""


def _constant(case: Case, what: str, play: tuple[Event, ...] | None) -> Problem:
    return case.shown(
        Problem(
            Code.CONSTANT_WINS,
            f"Saying {what} earns gold in this call.",
            "Let it be out of place somewhere: a calm caller needs a solution and no more "
            "comfort, a hot one no solution yet. Law: no single technique should carry a call.",
            ("scenes", case.level.start),
            at_key=True,
        ),
        play,
    )


def _golden(case: Case, bot: Bot) -> tuple[Event, ...] | None:
    """Return a play of a bot that earned gold."""
    for seed in range(_PLAYS):
        turns = list(turns_of(case.level, bot, seed, call=0))
        if score(turns[-1].after).medal is Medal.GOLD:
            return tuple(turn.event for turn in turns)
    return None


def _leans_on(case: Case, bot: Bot, technique: Technique) -> bool:
    """Return whether most of what a golden play says is of that one technique."""
    play = _golden(case, bot)
    return play is not None and _share(case, play, frozenset({technique})) >= _MAINLY


def _sorry(case: Case) -> bool:
    play = _golden(case, APOLOGISER)
    return play is not None and _share(case, play, APOLOGIES) >= _MAINLY


def _share(case: Case, play: tuple[Event, ...], kinds: frozenset[Technique]) -> int:
    said = [
        turn.before.current_scene.replies[turn.event.reply].technique
        for turn in replay(case.level, 0, play)
        if isinstance(turn.event, Say)
    ]
    return 100 * sum(each in kinds for each in said) // max(len(said), 1)


def hostility_pays(case: Case) -> Iterator[Problem]:
    """Yield whether the hostile player does as well as the one who de-escalates."""
    kind, hostile = _named(case, DE_ESCALATOR), _named(case, HOSTILE_BOT)
    # Without any technique that is no misstep, de-escalating is nothing that could be chosen.
    if techniques(case.level) and hostile.mean >= kind.mean:
        play = [turn.event for turn in turns_of(case.level, HOSTILE_BOT, 0)]
        yield case.shown(
            Problem(
                Code.HOSTILE_WINS,
                f"The hostile player scores {hostile.mean:.0f} here, the one who de-escalates "
                f"{kind.mean:.0f}.",
                "Let hostile replies cost more and lead to worse scenes, and kind ones on.",
                ("scenes", case.level.start),
                at_key=True,
            ),
            tuple(play),
        )


def _named(case: Case, bot: Bot) -> PolicyResult:
    return case.exploration.policies[BOTS.index(bot)]


def taught_techniques(case: Case) -> Iterator[Problem]:
    """Yield every technique that the level teaches and never offers, or that never does good."""
    offered = {
        reply.technique
        for _, scene, place, reply in case.replies()
        if (scene.name, place) in case.possible.replies
    }
    for number, technique in enumerate(case.level.teaches):
        path = ("teaches", number)
        if technique not in offered | _by_hand(case):
            yield Problem(
                Code.TAUGHT_NOT_OFFERED,
                f"The call teaches {quoted(technique)} and never offers it.",
                f"Give a reply `technique: {technique}`, or take it from `teaches`.",
                path,
            )
        elif technique in offered and (play := _unpaid(case, technique)) is not None:
            yield case.shown(
                Problem(
                    Code.TAUGHT_NOT_PAID,
                    f"The call teaches {quoted(technique)}, and it does no good in any moment.",
                    "Offer it where it helps: feelings while the caller is upset, solutions once "
                    "they are heard. `callcraft explore` shows when each is met.",
                    path,
                ),
                play,
            )


def _by_hand(case: Case) -> set[Technique]:
    """Return the techniques that can be used without a reply."""
    level = case.level
    found = {Technique.LISTEN}
    if level.has_desk:
        found |= {Technique.EXPLAIN_HOLD, Technique.THANK}
    if level.departments:
        found.add(Technique.CONSULT_DEPARTMENT)
    return found


def _unpaid(case: Case, technique: Technique) -> tuple[Event, ...] | None:
    """Return a play to where a technique was open, if it did no good wherever that was."""
    play = None
    for moment in case.seen.moments:
        for place, effect in moment.effects.items():
            if moment.state.current_scene.replies[place].technique is technique:
                # Once is enough: a technique need not be in place everywhere.
                if sum(effect.gains) > 0:
                    return None
                play = play or moment.play
    return play

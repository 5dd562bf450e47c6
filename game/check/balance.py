"""Whether a level plays as it promises, or as its pack promises of all its levels."""

from collections.abc import Iterator, Mapping

from game.call import Medal, Outcome
from game.check.case import Case
from game.explore.policy import PolicyResult
from game.level import Code
from game.level.problem import Path, Problem
from game.level.shape.balance import Expected, Figure, Player, parse_expected
from game.level.wording import quoted

_MEDALS = {
    Figure.GOLD: (Medal.GOLD,),
    Figure.SILVER: (Medal.GOLD, Medal.SILVER),
    Figure.BRONZE: (Medal.GOLD, Medal.SILVER, Medal.BRONZE),
}


def balance(case: Case, of_pack: Mapping[Player, tuple[str, ...]]) -> Iterator[Problem]:
    """Yield every promise about who wins that the level does not keep.

    Where plays were sampled, a promise is broken only if it is beyond what chance explains.
    """
    for player, path, text in _promised(case, of_pack):
        expected = parse_expected(text)
        found = next(each for each in case.exploration.policies if each.bot == player)
        figure, doubt = _figure(found, expected.figure)
        # A check that fails by bad luck would be switched off soon; so what was sampled has the
        # benefit of the doubt.
        if figure + doubt < expected.low or figure - doubt > expected.high:
            yield Problem(
                Code.UNBALANCED,
                f"`{player}` {_told(expected, figure, found)}; promised is {quoted(text)}.",
                "Mend the call until it keeps its promise, or promise something else; "
                "`callcraft explore` shows where calls are lost.",
                path,
            )


def _promised(
    case: Case, of_pack: Mapping[Player, tuple[str, ...]]
) -> Iterator[tuple[Player, Path, str]]:
    """Yield who is promised to fare how, and the path to where; the level goes before its pack."""
    root = case.reading.root
    block = root.value.get("balance", {}) if root and isinstance(root.value, dict) else {}
    own = block if isinstance(block, dict) else {}
    for name, said in own.items():
        if isinstance(said, str):
            yield Player(name), ("balance", name), said
        else:
            for place, each in enumerate(said):
                yield Player(name), ("balance", name, place), str(each)
    # The word of the level goes before that of its pack, player by player: a call that is meant to
    # be hard can say so.
    for player, texts in of_pack.items():
        if player not in own:
            yield from ((player, (), text) for text in texts)


def _figure(found: PolicyResult, figure: Figure) -> tuple[float, float]:
    """Return a figure and how far it may be off, in percent or points."""
    if figure is Figure.SCORE:
        span = found.score.most - found.score.least
        # Scores can lie anywhere between the worst and the best play seen, so the whole span goes
        # into the doubt; it shrinks with the root of the number of plays.
        return found.mean, 0.0 if found.exact else span / max(found.plays, 1) ** 0.5
    outcomes, medals = found.outcomes, found.medals
    if figure is Figure.WINS:
        share = outcomes.get(Outcome.RESOLVED, 0.0)
    elif figure is Figure.LOSES:
        share = 1.0 - outcomes.get(Outcome.RESOLVED, 0.0) - outcomes.get(Outcome.PARTLY, 0.0)
    else:
        # Medals come of the tally, which is not in the states that make outcomes exact.
        share = sum(medals.get(each, 0.0) for each in _MEDALS[figure])
        return 100 * share, 100 * found.error(share) + _ROUNDING
    return 100 * share, (0.0 if found.sure else 100 * found.error(share)) + _ROUNDING


_ROUNDING = 1e-6
"""Percent by which sums of exact shares may be off."""


def _told(expected: Expected, figure: float, found: PolicyResult) -> str:
    about = "" if found.exact or (found.sure and expected.figure in _OUTCOMES) else "about "
    if expected.figure is Figure.SCORE:
        return f"scores {about}{figure:.0f} points"
    word = {Figure.WINS: "wins", Figure.LOSES: "loses"}.get(expected.figure)
    said = word or f"earns {expected.figure}"
    return f"{said} {about}{figure:.1f} % of its calls"


_OUTCOMES = (Figure.WINS, Figure.LOSES)

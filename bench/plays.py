"""Rendered random plays a second of the reference call, behind a gate of its exact odds.

The same call is played, in turns, by the engine with every line rendered and by the barest Python
that could play it: a few integers, a loop and the same rendering. The ratio is what the rules,
their immutable states and their explanations cost.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from math import sqrt
from random import Random
from statistics import median
from time import process_time
from typing import Final

from bench.reference import Turn, reference_data, reference_level_yaml
from game.call import Answer, Level, Outcome, new_call, open_replies, take
from game.explore.odds import random_odds
from game.level import read_level

ODDS: Final = {Outcome.HUNG_UP: 18.46, Outcome.RESOLVED: 34.32, Outcome.UNRESOLVED: 47.22}
"""Percent, known from an exhaustive count of all 1,699,761 paths."""
STATES, TRANSITIONS = 14_532, 46_589
_SIGMAS: Final = 4.5

Play = Callable[[Random], tuple[Outcome, str]]


def play_engine(level: Level) -> Play:
    """Return a random play of `level` on the engine: its outcome and all its lines."""

    def play(random: Random) -> tuple[Outcome, str]:
        turn = take(new_call(level), Answer())
        lines = [line.text for line in turn.said]
        state = turn.after
        while state.outcome is None:
            options = open_replies(state)
            replies = state.current_scene.replies
            lines += [replies[option.reply].say for option in options]
            turn = take(state, options[int(random.random() * len(options))])
            lines += [line.text for line in turn.said]
            state = turn.after
        return state.outcome, "\n".join(lines)

    return play


def play_bare(data: list[Turn]) -> Play:
    """Return the same play written as barely as Python allows."""

    def play(random: Random) -> tuple[Outcome, str]:
        patience, satisfaction, lines = 60, 50, []
        for turn in data:
            lines.append(turn["prompt"])
            options = [c for c in turn["ch"] if c["need"] is None or patience >= c["need"]]
            lines += [option["text"] for option in options]
            chosen = options[int(random.random() * len(options))]
            patience = min(max(patience + chosen["dp"], 0), 100)
            satisfaction = min(max(satisfaction + chosen["ds"], 0), 100)
            lines.append(chosen["resp"])
            if patience == 0:
                return Outcome.HUNG_UP, "\n".join(lines)
        good = satisfaction >= 60  # noqa: PLR2004 - the reference call's own threshold
        lines.append("Good end." if good else "Bad end.")
        return (Outcome.RESOLVED if good else Outcome.UNRESOLVED), "\n".join(lines)

    return play


def rate(play: Play, random: Random, plays: int, tally: Counter[Outcome]) -> float:
    """Return plays a second of processor time."""
    began = process_time()
    for _ in range(plays):
        outcome, _lines = play(random)
        tally[outcome] += 1
    return plays / (process_time() - began)


def gate(level: Level) -> list[str]:
    """Return what is wrong with the engine's odds; nothing if they are exact."""
    odds = random_odds(level)
    found = {outcome: round(100 * share, 2) for outcome, share in odds.outcomes.items()}
    wrong = [] if found == ODDS else [f"odds {found}, not {ODDS}"]
    if (odds.states, odds.transitions) != (STATES, TRANSITIONS):
        wrong.append(f"{odds.states} states, {odds.transitions} transitions")
    return wrong


def drift(tally: Counter[Outcome]) -> list[str]:
    """Return the outcomes of random plays that are too far from their odds to be chance."""
    plays = tally.total()
    far = []
    for outcome, percent in ODDS.items():
        share = percent / 100
        spread = sqrt(share * (1 - share) / plays)
        if abs(tally[outcome] / plays - share) > _SIGMAS * spread:
            far.append(f"{outcome} {tally[outcome] / plays:.2%}, expected {share:.2%}")
    return far


def main() -> int:
    """Print the figures; 1 if the odds are wrong, because then speed means nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plays", type=int, default=3_000, help="plays in a round")
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    data = reference_data()
    level = read_level(reference_level_yaml(data)).level
    if level is None:
        print("The reference call cannot be read.", file=sys.stderr)
        return 1
    wrong = gate(level)
    tally: Counter[Outcome] = Counter()
    engine, bare = play_engine(level), play_bare(data)
    random, pairs = Random(20261123), []
    for _ in range(options.rounds):
        pair = (
            rate(engine, random, options.plays, tally),
            rate(bare, random, options.plays, Counter()),
        )
        pairs.append(pair)
    wrong += drift(tally)
    rates = sorted(pair[0] for pair in pairs)
    print(
        f"engine   {median(rates):9,.0f} rendered plays a second ({rates[0]:,.0f}-{rates[-1]:,.0f})"
    )
    print(f"bare     {median(pair[1] for pair in pairs):9,.0f}")
    print(f"ratio    {median(one / other for one, other in pairs):9.3f} of bare Python")
    print(
        "odds     " + ("exact: " + str(dict(ODDS)) if not wrong else "WRONG: " + "; ".join(wrong))
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

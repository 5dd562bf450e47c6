"""Seconds to follow every state of the reference call, beside the barest Python that could do it.

Both merge equal states and come to the same odds, which is checked first. The shipped levels are
explored with the budget that `callcraft explore` has by itself; they have nothing to compare with.
"""

import sys
from collections import defaultdict
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Final

from bench.plays import ODDS, STATES, TRANSITIONS
from bench.reference import Turn, reference_data, reference_level_yaml
from game.call import Outcome
from game.explore.exploration import explore
from game.explore.odds import odds_of
from game.explore.walk import explored
from game.level import load_level, load_pack, read_level, shipped

_ROUNDS: Final = 9


def bare(data: list[Turn]) -> tuple[dict[Outcome, float], int, int]:
    """Return the odds, states and moves of the reference call by a loop over two integers."""
    layer = {(60, 50): 1.0}
    odds: defaultdict[Outcome, float] = defaultdict(float)
    states = moves = 0
    for turn in data:
        following: defaultdict[tuple[int, int], float] = defaultdict(float)
        for (patience, satisfaction), chance in layer.items():
            options = [c for c in turn["ch"] if c["need"] is None or patience >= c["need"]]
            states += 1
            moves += len(options)
            for each in options:
                left = min(max(patience + each["dp"], 0), 100)
                feels = min(max(satisfaction + each["ds"], 0), 100)
                if left:
                    following[left, feels] += chance / len(options)
                else:
                    odds[Outcome.HUNG_UP] += chance / len(options)
        layer = following
    for (_, satisfaction), chance in layer.items():
        good = satisfaction >= 60  # noqa: PLR2004 - the reference call's own threshold
        odds[Outcome.RESOLVED if good else Outcome.UNRESOLVED] += chance
    return odds, states, moves


def _checked(odds: dict[Outcome, float], states: int, moves: int) -> None:
    rounded = {outcome: round(100 * share, 2) for outcome, share in odds.items()}
    if (rounded, states, moves) != (ODDS, STATES, TRANSITIONS):
        sys.exit(f"Wrong: {rounded}, {states} states, {moves} moves.")


def _seconds(run: Callable[[], object]) -> float:
    began = perf_counter()
    run()
    return perf_counter() - began


def main() -> None:
    """Print the medians and their ratio, then each shipped level."""
    data = reference_data()
    level = read_level(reference_level_yaml(data)).level
    if level is None:
        sys.exit("The reference call cannot be read.")
    found = odds_of(explored(level))
    _checked(dict(found.outcomes), found.states, found.transitions)
    _checked(*bare(data))
    ours, theirs = [], []
    for _ in range(_ROUNDS):
        ours.append(_seconds(lambda: odds_of(explored(level))))
        theirs.append(_seconds(lambda: bare(data)))
    mine, bares = median(ours), median(theirs)
    print(f"reference call: {1000 * mine:.0f} ms ({1000 * min(ours):.0f}-{1000 * max(ours):.0f})")
    print(f"bare Python:    {1000 * bares:.0f} ms; ratio {mine / bares:.2f}")
    for path in load_pack(shipped()).levels:
        call = load_level(path).level
        if call is not None:
            began = perf_counter()
            all_there = explore(call)
            word = "exact" if all_there.exact else "bounded"
            took = perf_counter() - began
            print(f"{path.stem:<16}{took:.2f} s, {word}: {all_there.states:,} states")


if __name__ == "__main__":
    main()

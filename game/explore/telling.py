"""What can happen in a level, as text for people and as an object for programs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from game.call import Medal, Outcome
from game.call.log.notation import written
from game.call.units import MINUTE
from game.explore.exploration import Exploration
from game.explore.policy import PolicyResult, Span
from game.explore.range import Way
from game.text import clean

JsonObject = dict[str, object]


def as_object(found: Exploration, name: str) -> JsonObject:
    """Return an exploration as JSON holds it; shares are 0 to 1, times in minutes."""
    random = found.random
    return {
        "level": name,
        "exact": found.exact,
        "states": found.states,
        "transitions": found.transitions,
        "short_of_memory": found.short,
        "seconds": round(found.seconds, 3),
        "outcomes": _shares(found.outcomes),
        "outcomes_error": 0.0 if found.exact else round(random.doubt, 4),
        "score": {
            "least": found.range.worst.score,
            "most": found.range.best.score,
            "exact": found.range.exact,
        },
        "turns": _span(random.turns),
        "minutes": _minutes(random.ms),
        "policies": {each.bot: _policy(each) for each in found.policies},
        "best": _way(found.range.best),
        "worst": _way(found.range.worst),
        "shortest": {str(end): _way(each) for end, each in found.range.shortest.items()},
        "replies": list(_replies(found)),
        "techniques": _techniques(found),
        "lost": {scene: round(share, 6) for scene, share in found.traffic.lost.items()},
    }


def _policy(each: PolicyResult) -> JsonObject:
    return {
        "exact": each.exact,
        "outcomes_exact": each.sure,
        "plays": each.plays,
        "error": round(each.doubt, 4),
        "outcomes": _shares(each.outcomes),
        "medals": _shares(each.medals),
        "score": {**_span(each.score), "mean": round(each.mean, 1)},
        "turns": _span(each.turns),
        "minutes": _minutes(each.ms),
    }


def _shares(shares: Mapping[Outcome, float] | Mapping[Medal, float]) -> dict[str, float]:
    return {str(what): round(share, 6) for what, share in sorted(shares.items())}


def _span(span: Span) -> JsonObject:
    return {"least": span.least, "middle": span.middle, "most": span.most}


def _minutes(ms: Span) -> JsonObject:
    return {
        "least": round(ms.least / MINUTE, 2),
        "middle": round(ms.middle / MINUTE, 2),
        "most": round(ms.most / MINUTE, 2),
    }


def _way(way: Way) -> JsonObject:
    return {"moves": written(way.events), "outcome": str(way.outcome), "score": way.score}


def _replies(found: Exploration) -> Iterator[JsonObject]:
    for name, scene in found.level.scenes.items():
        for place, reply in enumerate(scene.replies):
            yield {
                "scene": name,
                "reply": place + 1,
                "says": reply.say,
                "technique": None if reply.technique is None else str(reply.technique),
                "offered": round(found.traffic.offered[name, place], 6),
                "said": round(found.traffic.said[name, place], 6),
            }


def _techniques(found: Exploration) -> dict[str, float]:
    said: defaultdict[str, float] = defaultdict(float)
    for (scene, place), share in found.traffic.said.items():
        technique = found.level.scenes[scene].replies[place].technique
        said["none" if technique is None else str(technique)] += share
    return {name: round(share, 6) for name, share in sorted(said.items())}


def as_lines(found: Exploration, word: str) -> Iterator[str]:
    """Yield an exploration for people; `word` is how they named the level."""
    yield clean(found.level.title)
    yield _extent(found)
    yield ""
    yield from _policy_table(found.policies)
    yield ""
    yield from _spans(found)
    yield ""
    yield "Ways through it, by the numbers of the replies in the file:"
    yield from _ways(found, word)
    yield ""
    yield from _lost(found)
    yield from _never_said(found)


def _extent(found: Exploration) -> str:
    took = f"{found.seconds:.2f} s"
    if found.exact:
        return (
            f"Exact: {found.states:,} states, {found.transitions:,} moves between them, {took}. "
            "Thinking takes no time in it."
        )
    if found.short:
        return (
            f"bounded: {found.states:,} states, {found.transitions:,} moves, {took}; then memory "
            "ran out. What follows was sampled, and nothing in it is proven; where more memory is "
            "free, more is followed."
        )
    if not found.space.exact:
        return (
            f"bounded: {found.states:,} states, {found.transitions:,} moves, {took}; there are "
            "more. What follows was sampled, and nothing in it is proven; --budget follows more."
        )
    return (
        f"{found.states:,} states, {took}; messages come in by chance, so what follows was sampled."
    )


def _policy_table(policies: Iterable[PolicyResult]) -> Iterator[str]:
    heads = ("resolved", "partly", "lost", "gold", "score")
    yield f"{'who plays':<21}" + "".join(map(_head, heads)) + "  figures"
    for each in policies:
        shares = each.outcomes
        resolved = shares.get(Outcome.RESOLVED, 0.0)
        partly = shares.get(Outcome.PARTLY, 0.0)
        # Rounding must not make a certain loss of a certain win.
        lost = max(1.0 - resolved - partly, 0.0)
        how = "exact" if each.exact else f"{each.plays} plays, ±{100 * each.doubt:.0f} %"
        if each.sure and not each.exact:
            how = f"outcomes exact, the rest of {how}"
        gold = each.medals.get(Medal.GOLD, 0.0)
        yield (
            f"{each.bot:<21}{_percent(resolved):>9}{_percent(partly):>9}{_percent(lost):>9}"
            f"{_percent(gold):>9}{each.mean:>9.0f}  {how}"
        )


def _head(word: str) -> str:
    return f"{word:>9}"


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _spans(found: Exploration) -> Iterator[str]:
    scores, turns, ms = found.range, found.random.turns, found.random.ms
    sure = "" if scores.exact else ", as far as was seen"
    yield f"Score: from {scores.worst.score} to {scores.best.score}{sure}."
    replies = f"{turns.least}, {turns.middle}, {turns.most}"
    yield f"Replies in a random call: {replies} (least, middle, most)."
    minutes = ", ".join(f"{each / MINUTE:.1f}" for each in (ms.least, ms.middle, ms.most))
    target = found.level.target / MINUTE
    yield f"Minutes of it, thinking aside: {minutes}; the level's own time is {target:g}."


def _ways(found: Exploration, word: str) -> Iterator[str]:
    named = [("best", found.range.best), ("worst", found.range.worst)]
    named += [(f"soonest {end}", each) for end, each in found.range.shortest.items()]
    for name, each in named:
        yield f"  {name:<20}{each.score:>5}  {written(each.events)}"
    yield f'To see one: callcraft play {word} --plain --moves "{written(found.range.best.events)}"'


def _lost(found: Exploration) -> Iterator[str]:
    lost = sorted(found.traffic.lost.items(), key=lambda each: -each[1])[:_MOST_SHOWN]
    if lost:
        yield "Where random calls are lost: " + ", ".join(
            f"{clean(scene)} {_percent(share)}" for scene, share in lost
        )


_MOST_SHOWN: Final = 6


def _never_said(found: Exploration) -> Iterator[str]:
    level, said = found.level, found.traffic.said
    never = [
        f"{clean(name)} {place + 1}"
        for name, scene in level.scenes.items()
        for place in range(len(scene.replies))
        if not said[name, place]
    ]
    if never:
        how = "can be said by nobody" if found.exact else "were never met"
        yield f"Replies that {how} in random calls: {', '.join(never)}"

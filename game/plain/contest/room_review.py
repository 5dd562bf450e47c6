"""A closed room looked back on by everybody: as lines and as JSON."""

import json
from collections.abc import Iterator
from typing import Final

from attrs import asdict

from game.contest.review.room_review import CallReview, RoomMoment, RoomReview
from game.contest.review.words import (
    better_words,
    bin_name,
    breach_words,
    deed_words,
    many_words,
    medals_words,
    moved_words,
    outcome_name,
    people_words,
    reason_words,
)
from game.plain.console import wrapped
from game.view.words import points_text

_INDENT: Final = "  "


def review_json(review: RoomReview) -> str:
    """Return a review as a line of JSON; changes of meters are thousandths of a point."""
    return json.dumps(asdict(review))


def review_lines(review: RoomReview, width: int) -> Iterator[str]:
    """Yield a review, laid out to `width` columns."""
    if review.title:
        yield from _laid(review.title, width)
    yield f"{people_words(review.players)} in the room. Nobody is named here."
    for number, call in enumerate(review.calls, 1):
        yield ""
        yield from _call(call, number, width)
    if review.best is not None:
        name = review.calls[review.best.call].caller_name
        yield ""
        yield from _laid(f"What did most good in the room, in call {review.best.call + 1}:", width)
        yield from _moment(review.best, name, width, cost=False)


def _call(call: CallReview, number: int, width: int) -> Iterator[str]:
    if not call.played:
        yield from _laid(f"Call {number}: nobody came to it.", width)
        return
    yield from _laid(f"Call {number}: {call.title}", width)
    outcomes = (
        f"{each.people} {outcome_name(each.outcome, call.caller_name)}" for each in call.outcomes
    )
    yield from _laid(f"{call.played} answered it: {', '.join(outcomes)}.", width, 1)
    yield from _laid(
        f"{points_text(call.median)} in the middle, {call.best} at best; {medals_words(call)}.",
        width,
        1,
    )
    for place, people in enumerate(call.points):
        if people:
            yield from _laid(f"{bin_name(place)} points: {people_words(people)}.", width, 2)
    if not call.moments:
        yield from _laid("No moment cost several people anything.", width, 1)
    for place, moment in enumerate(call.moments, 1):
        yield ""
        yield from _laid(f"Moment {place} of {len(call.moments)} that cost the room most:", width)
        yield from _moment(moment, call.caller_name, width, cost=True)


def _moment(moment: RoomMoment, name: str, width: int, *, cost: bool) -> Iterator[str]:
    deed = moment.deed
    if moment.before:
        yield from _laid(f"{name}: “{moment.before}”", width, 1)
    yield from _laid(f"{many_words(deed, moment.came)}: {deed_words(deed)}", width, 1)
    for said in deed.answer:
        yield from _laid(f"{name}: “{said}”", width, 1)
    if deed.reaction:
        yield from _laid(f"What {name} made of it: “{deed.reaction}”", width, 1)
    yield from _laid(f"On average: {moved_words(deed)}.", width, 1)
    for reason in moment.reasons:
        yield from _laid(f"Why: {reason_words(reason)}", width, 1)
    for limit in moment.broken:
        yield from _laid(f"Past a limit: {limit}", width, 1)
    if lost := breach_words(moment):
        yield from _laid(f"A breach of integrity: {lost}.", width, 1)
    if moment.better is not None:
        better = f"{better_words(moment)}: {deed_words(moment.better)}"
        yield from _laid(f"Went better: {better}", width, 1)
        yield from _laid(f"On average: {moved_words(moment.better)}.", width, 2)
    elif cost:
        yield from _laid(better_words(moment), width, 1)


def _laid(text: str, width: int, depth: int = 0) -> Iterator[str]:
    """Yield a paragraph wrapped and indented; its further lines hang."""
    indent = _INDENT * depth
    room = width - len(indent)
    return (indent + line for line in wrapped(text, room, len(_INDENT)).split("\n"))

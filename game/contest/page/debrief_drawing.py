"""A call looked back on, drawn for a browser."""

from typing import Any, Final

from game.play.debrief import CurvePoint, Debrief
from game.play.steps import Step
from game.play.told_step import ToldPart, ToldRow, Tone, step_name, told_rows
from game.view.kinds import (
    CARE_MOST,
    CRAFT_MOST,
    FULL,
    PACE_MOST,
    RESOLUTION_MOST,
    Medal,
    Score,
)
from game.view.words import (
    clock_text,
    fine,
    medal_words,
    outcome_words,
    points_text,
    short_name,
    signed,
)

_TONES: Final = {each: each.name.lower() for each in Tone}


def drawn_debrief(told: Debrief) -> dict[str, Any]:
    """Return all that a page shows of a call that is over."""
    name = short_name(told.caller_name)
    lists = {
        "What to take from it": told.lessons,
        "What you promised": tuple(each.line for each in told.promises),
        "Never learned": told.missed.clues,
    }
    return {
        "title": told.title,
        "row": f"{told.title}: {points_text(told.score.total)}",
        "outcome": outcome_words(told.outcome, name),
        "taken": f"{clock_text(told.elapsed_ms)}, a good time is {clock_text(told.target_ms)}",
        "score": _score(told.score),
        "curves": _curves(told),
        "lists": [{"heading": heading, "rows": rows} for heading, rows in lists.items() if rows],
        "opening": {"who": name, "text": "\n".join(told.opening)},
        "moves": [
            _move(step, name, costliest=place == told.costliest)
            for place, step in enumerate(told.steps)
        ],
    }


def _score(score: Score) -> dict[str, Any]:
    parts = (
        ("Care", score.care, CARE_MOST),
        ("Resolution", score.resolution, RESOLUTION_MOST),
        ("Craft", score.craft, CRAFT_MOST),
        ("Pace", score.pace, PACE_MOST),
    )
    return {
        "total": f"{score.total} of 1000",
        "medal": medal_words(score.medal),
        "won": score.medal is not Medal.NONE,
        "parts": [
            {"name": name, "got": got, "most": most, "words": f"{got} of {most}"}
            for name, got, most in parts
        ],
        "integrity": signed(score.integrity) if score.integrity else "nothing to take back",
    }


def _curves(told: Debrief) -> list[dict[str, Any]]:
    """Return both meters over the call: times in milliseconds, values in thousandths of it all."""
    moves = [[step.number, step.elapsed_ms] for step in told.steps if step.number]
    start, end = told.curve[0], told.curve[-1]
    return [
        {
            "name": "Patience",
            "points": [[point.elapsed_ms, _share(point.patience)] for point in told.curve],
            "moves": moves,
            "said": _course("Patience", start, end, "patience"),
        },
        {
            "name": "Satisfaction",
            "points": [[point.elapsed_ms, _share(point.satisfaction)] for point in told.curve],
            "moves": moves,
            "said": _course("Satisfaction", start, end, "satisfaction"),
        },
    ]


def _share(value: int) -> int:
    return 1_000 * value // FULL


def _course(name: str, start: CurvePoint, end: CurvePoint, meter: str) -> str:
    """Return a curve in words, for who does not see it."""
    before, after = (round(100 * getattr(point, meter) / FULL) for point in (start, end))
    return f"{name} went from {before} to {after} of 100."


def _move(step: Step, caller: str, *, costliest: bool) -> dict[str, Any]:
    return {
        "number": step.number,
        "at": clock_text(step.elapsed_ms),
        "name": step_name(step),
        "costliest": costliest,
        "moved": f"patience {fine(step.patience)}, satisfaction {fine(step.satisfaction)}",
        "rows": [_row(row) for row in told_rows(step, caller)],
    }


def _row(row: ToldRow) -> dict[str, Any]:
    return {"label": _part(row.label), "parts": [_part(each) for each in row.parts]}


def _part(part: ToldPart) -> list[str]:
    return [part.text, _TONES[part.tone]]

"""What plain mode says of a call: sentences and numbers, nothing drawn."""

from collections import Counter

from game.plain.call.command import help_rows
from game.play.fading import as_remembered
from game.view.action_words import clue_carried, promise_carried
from game.view.kinds import Fulfilment
from game.view.meters import MeterReading
from game.view.passage import Passage
from game.view.promises import PromiseReading, developments_seen
from game.view.speech import Clue
from game.view.view import Brief, CarriedOver, View
from game.view.words import clock_text, mood_word, signed


def title_lines(brief: Brief) -> list[str]:
    """Return what a call is called and how long a good one takes."""
    sector = f" ({brief.sector})" if brief.sector else ""
    return [f"{brief.title}{sector}", f"A good handle time is {clock_text(brief.target_ms)}."]


def paragraphs(text: str) -> list[str]:
    """Return a text's paragraphs, each on one line; a line that begins with a dash stands alone."""
    # A level file is written at some width; the console wraps at its own.
    lines: list[str] = []
    for line in map(str.strip, text.splitlines()):
        if line and lines and lines[-1] and not line.startswith("- "):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return lines


def brief_lines(brief: Brief) -> list[str]:
    """Return what the trainee knows before the call, paragraph by paragraph."""
    lines = paragraphs(brief.text) or ["There is no brief for this call."]
    if brief.limits:
        lines += ["", "Limits:", *(f"- {text}" for text in brief.limits)]
    return lines


def meters_line(view: View, before: View | None, faded: int = 0) -> str:
    """Return both meters and the mood; changes are those since `before` was shown.

    `faded`: the strain of 0 to 100 by which a mood is harder to make out.
    """
    then = before or view
    patience = _meter(view.patience, then.patience)
    satisfaction = _meter(view.satisfaction, then.satisfaction)
    mood = f"{view.caller_name} is {as_remembered(mood_word(view.mood), faded)}"
    return f"Patience {patience} · Satisfaction {satisfaction} · {mood}"


def _meter(now: MeterReading, then: MeterReading) -> str:
    change = now.points - then.points
    return f"{now.points} {now.word} ({signed(change)})" if change else f"{now.points} {now.word}"


def learned_lines(view: View, before: View | None, faded: int = 0) -> list[str]:
    """Return what has come out since `before`, counting what the caller is just telling.

    `before` is None when the call is answered, and nothing was shown yet. `faded`: the strain of 0
    to 100 by which it is harder to keep in mind.
    """
    # By their texts: the rank of a clue changes with each that comes before it in the level.
    if before is not None:
        known = Counter(clue.text for clue in _known(before))
    else:
        known = Counter(view.carried.clues if view.carried else ())
    # Counted, as two things to learn may be worded alike.
    fresh = []
    for clue in _known(view):
        if known[clue.text]:
            known[clue.text] -= 1
        else:
            fresh.append(clue.text)
    return [f"Learned: {as_remembered(text, faded)}" for text in fresh]


def _known(view: View) -> list[Clue]:
    """Return what is known by now, in the level's order, counting what is just being told.

    All of a speech stands on the screen from its beginning.
    """
    told = view.utterance.tells if view.utterance else ()
    return sorted([*view.learned, *told], key=lambda clue: clue.rank)


def carried_lines(carried: CarriedOver, faded: int = 0) -> list[str]:
    """Return what is known and owed from an earlier call."""
    clues = (clue_carried(as_remembered(text, faded)) for text in carried.clues)
    return [*clues, *map(promise_carried, carried.promises)]


def promise_news(view: View, before: View | None) -> tuple[str, ...]:
    """Return what has become of promises since `before`; that is None when the call is answered."""
    if before is not None:
        return developments_seen(before.promises, view.promises)
    owed = view.carried.promises if view.carried else ()
    made = [PromiseReading(what, Fulfilment.OPEN) for what in owed]
    return developments_seen(made, view.promises)


def found_lines(found: Passage) -> list[str]:
    """Return what looking something up or asking somebody has brought."""
    first, *more = paragraphs(found.text) or ["Nothing that helps."]
    return [f"{found.title}: {first}", *more]


def reply_lines(view: View) -> list[str]:
    """Return the replies, numbered from 1."""
    if not view.replies:
        return ["There is nothing to say right now: listen, or hang up."]
    return [f"{number}  {reply.words}" for number, reply in enumerate(view.replies, start=1)]


def note_lines(view: View, faded: int = 0) -> list[str]:
    """Return what has been learned and promised, the limits, and the time.

    `faded`: the strain of 0 to 100 by which notes fade.
    """
    learned = [as_remembered(clue.text, faded) for clue in _known(view)]
    lines = ["Learned:", *(f"- {text}" for text in learned or ("nothing yet",))]
    if view.promises:
        lines += promise_lines(view)
    if view.brief.limits:
        lines += ["Limits:", *(f"- {text}" for text in view.brief.limits)]
    time = f"{clock_text(view.elapsed_ms)} of {clock_text(view.brief.target_ms)}"
    return [*lines, f"Time: {time}"]


def promise_lines(view: View) -> list[str]:
    """Return every promise made, and how it stands."""
    promises = [promise.line for promise in view.promises]
    return ["Promised:", *(f"- {line}" for line in promises or ("nothing yet",))]


def help_lines(view: View) -> list[str]:
    """Return every word that means something in a call."""
    return ["You can type:", *(f"{word}: {what}" for word, what in help_rows(view.desk))]

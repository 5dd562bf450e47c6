"""A view of a call, drawn for a browser: its words, and what each key or touch would do."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

from game.contest.page.clocks import PageTimes
from game.contest.page.speech import timed_lines
from game.contest.wire.encoding import act_data
from game.play.panels import TURNINGS, Option, Panel, Turned, Turning, panel_of, turned_panel
from game.view.actions import Action
from game.view.commands import (
    Act,
    AnswerMessage,
    CutIn,
    GiveReply,
    HearOut,
    KeepListening,
    ParkMessage,
    PickUp,
    PutDown,
)
from game.view.desk_words import hanging_up_sentence
from game.view.meters import MeterReading
from game.view.passage import Passage, Voice, found_text
from game.view.promises import PromiseReading, most_pressing_first
from game.view.view import DeskContents, View
from game.view.words import clock_text, mood_word, practice_words

Drawn = dict[str, Any]
"""Something drawn, as JSON has it."""


_TURNING: Final = frozenset((*TURNINGS, Action.TRANSFER))
"""Actions that decide on what can be turned to, and on what stands there."""


def drawn_about(view: View) -> Drawn:
    """Return what a page shows of a call that stays the same while it goes on."""
    brief = view.brief
    beside = {"Limits": brief.limits, "Before the call": tuple(filter(None, [brief.text]))}
    return {
        "listed": view.brief.number,
        "timed": view.timed,
        "title": brief.title,
        "name": view.caller_name,
        "caller": brief.caller,
        "known": [{"heading": name, "rows": rows} for name, rows in beside.items() if rows],
    }


def drawn_call(view: View) -> Drawn:
    """Return all else that a page shows of a call."""
    times = PageTimes()
    runs = view.answered and not view.over
    clock = times.call_so_far(view.elapsed_ms) if runs else clock_text(view.elapsed_ms)
    return {
        "view": view.number,
        "clock": f"{clock} of {clock_text(view.brief.target_ms)}",
        "mood": mood_word(view.mood),
        "meters": [
            _meter("Patience", view.patience),
            _meter("Satisfaction", view.satisfaction),
        ],
        "talk": [_passage(view, each) for each in view.passages],
        "saying": _saying(view),
        "notes": list(_notes(view, times)),
        "messages": [
            {
                "words": each.line,
                "number": each.number,
                "answer": None if view.errand else act_data(AnswerMessage(each.number)),
                "park": act_data(ParkMessage(each.number)),
            }
            for each in view.messages
        ],
        "offer": view.offer,
        "replies": [
            {"words": each.words, "act": act_data(GiveReply(view.offer, each.place))}
            for each in view.replies
        ],
        "panel": _panel(panel_of(view, Turned(), times)),
        "acts": {name: act_data(act) for name, act in _acts(view)},
        "hangs_up": _hanging_up(view),
        "answered": view.answered,
        "over": view.over,
        "practice": "" if view.practice is None else practice_words(view.practice),
        "clocks": times.clocks,
    }


def drawn_turns(view: View) -> Drawn:
    """Return the panels of what can be turned to now: the same object as long as they stay so."""
    return _turns(view.desk, view.caller_name, view.possible & _TURNING)


def _meter(name: str, reading: MeterReading) -> Drawn:
    return {
        "name": name,
        "points": reading.points,
        "word": reading.word,
        "moved": reading.moved,
        "silent": reading.waiting,
        "said": f"{name}: {reading.points} of 100, {reading.word}{_moved(reading)}.",
    }


def _moved(reading: MeterReading) -> str:
    """Return what moved a meter last, for who hears it; empty for nothing."""
    if not reading.moved:
        return ""
    way = "up" if reading.moved > 0 else "down"
    what = "your silence" if reading.waiting else "what you did last"
    return f"; {way} {abs(reading.moved)} by {what}"


def _passage(view: View, passage: Passage) -> Drawn:
    told: Drawn = {"voice": passage.voice.value, "text": passage.text}
    if passage.voice is Voice.CALLER:
        told["who"] = view.caller_name
    elif passage.voice is Voice.YOU:
        told["who"] = "You"
    elif passage.voice is Voice.FOUND:
        told |= {"who": passage.title, "text": found_text(passage)}
    return told


def _saying(view: View) -> Drawn | None:
    """Return what is being said in the last passage; None where nobody speaks."""
    utterance = view.utterance
    if utterance is None or not utterance.left:
        return None
    whole = sum(line.ms for line in utterance.lines)
    gone = whole - utterance.left
    return {"gone": gone, "whole": whole, "lines": timed_lines(utterance.lines)}


def _notes(view: View, times: PageTimes) -> Iterator[Drawn]:
    """Yield what is noted beside a call, a heading and its rows each."""
    after = 0 if view.utterance is None else view.utterance.left
    promised = [_promise(each, times, after) for each in most_pressing_first(view.promises)]
    learned = [clue.text for clue in reversed(view.learned)]
    found = [each for each in reversed(view.passages) if each.voice is Voice.FOUND]
    yield {"heading": "Learned", "rows": learned or ["Nothing yet."]}
    yield from _listed("Promised", promised)
    yield from _listed("Found out", (f"{each.title}\n{found_text(each)}" for each in found))


def _listed(heading: str, rows: Iterable[str]) -> Iterator[Drawn]:
    if found := list(rows):
        yield {"heading": heading, "rows": found}


def _promise(promise: PromiseReading, times: PageTimes, after: int) -> str:
    return f"{promise.what.rstrip('. ')}: {promise.stands_by(times, after)}"


# The same for everybody who plays the same call, and from view to view.
@lru_cache(maxsize=256)
def _turns(desk: DeskContents, caller_name: str, can: frozenset[Action]) -> Drawn:
    """Return the panels of what can be turned to now."""
    # Everything, until something is looked for: a page asks the host what that finds.
    found = tuple(range(len(desk.articles)))
    return {
        turning.name: _panel(turned_panel(Turned(turning, "", found), desk, caller_name, can))
        for action, turning in TURNINGS.items()
        if action in can
    }


def _panel(panel: Panel | None) -> Drawn | None:
    if panel is None:
        return None
    return {
        "heading": panel.heading,
        "about": panel.about,
        "done": panel.done,
        "search": panel.query is not None,
        "rows": [_option(each) for each in panel.options],
    }


def _option(option: Option) -> Drawn:
    does = option.does
    what = {"turn": does.name} if isinstance(does, Turning) else {"act": act_data(does)}
    return {"sign": option.sign, "words": option.words, "aside": option.aside, **what}


def _acts(view: View) -> Iterator[tuple[str, Act]]:
    """Yield what can be done now beside the rows there are to choose from."""
    if not view.answered:
        yield "pick_up", PickUp()
        return
    if view.speaking:
        yield "hear_out", HearOut()
    if view.over:
        return
    if view.speaking:
        yield "cut_in", CutIn()
    if Action.LISTEN in view.possible and not view.speaking:
        yield "listen", KeepListening()
    yield "put_down", PutDown()


def _hanging_up(view: View) -> str:
    """Return what there is to know before hanging up."""
    return f"{view.caller_name} is on the line. {hanging_up_sentence(view)}".rstrip()

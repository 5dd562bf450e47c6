"""Moves that were made before anybody typed, told as if they had been typed."""

from collections.abc import Iterable
from itertools import pairwise

from game.plain.call.show import found_lines
from game.plain.call.teller import Teller, found_since, said_since
from game.plain.console import Console
from game.view.actions import FACTS, Action
from game.view.view import View
from game.view.words import seconds_text


def retell(views: Iterable[View], console: Console, teller: Teller) -> None:
    """Tell of a call that has just been introduced, by its views from there on."""
    for before, view in pairwise(views):
        console.say()
        tell_step(before, view, console, teller)


def tell_step(before: View, view: View, console: Console, teller: Teller) -> None:
    """Tell what came of one step: what it was, what it brought, what the caller says to it."""
    console.say(_done(view))
    if view.last is Action.ANSWER:
        teller.recall(view)
    for found in found_since(before, view):
        teller.lines(found_lines(found))
    said = said_since(before, view)
    if view.errand is None or view.over:
        teller.tell(view, said)
    else:
        teller.hear(view, said)
        if before.errand is None:
            # The errand stands still until the caller has finished.
            speaks = view.utterance.left if view.utterance else 0
            console.say(f"It takes {seconds_text(speaks + view.errand.left_ms)}.")
    teller.announce(view)


def _done(view: View) -> str:
    told = {Action.SILENCE, Action.ANSWER}
    return FACTS[view.last].doing if view.last in told else view.done

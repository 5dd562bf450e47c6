"""Drafting: what helps to write a level, a first file and the schemas that editors read."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

import sys
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Final

import click

from game.commands.arguments import find, read
from game.exits import FAILED, MISUSED, Refused
from game.text import clean

if TYPE_CHECKING:
    from game.draft.answers import Question

_NO_LEVEL: Final = "{folder} is a folder, and a copy is made of one call: {lists} lists its calls."


@click.command()
@click.argument("path")
@click.option("--title", help="What the call is called.")
@click.option("--sector", help="The line of business.")
@click.option("--caller", help="The caller's name.")
@click.option("--temperament", help="What kind of caller it is, such as even, blunt or anxious.")
@click.option("--mood", help="How they are: calm, uneasy, upset, angry or furious.")
@click.option("--trouble", help="What has gone wrong, as the caller says it.")
@click.option("--yes", is_flag=True, help="Ask nothing; take what is usual for what is not said.")
@click.option("--from", "source", metavar="LEVEL", help="Begin with a copy of this level instead.")
@click.option("--force", is_flag=True, help="Replace the file if it is there already.")
def new(*, path: str, yes: bool, source: str | None, force: bool, **options: str | None) -> int:
    """Write a level to start from: a whole call, with remarks on what each part is for.

    PATH is the file to write. On a terminal you are asked what is not said here; elsewhere, what
    is usual stands for it.
    """
    from game.draft.place import NotWritten, place_for, write

    given = {name: said for name, said in options.items() if said is not None}
    try:
        # Before any question is asked, so that nobody answers six of them in vain.
        place = place_for(path, replace=force)
    except NotWritten as error:
        raise Refused(str(error), MISUSED) from error
    # A program without a terminal may have no standard input at all, as one started by pythonw.
    ask = not yes and sys.stdin is not None and sys.stdin.isatty()
    text = _copy(source, given) if source is not None else _draft(given, ask=ask)
    try:
        write(text, place, replace=force)
    except NotWritten as error:
        raise Refused(str(error), FAILED) from error
    _tell_next(place)
    return 0


def _draft(given: dict[str, str], *, ask: bool) -> str:
    """Return the text of a new call; what was not given is asked for, if anybody can answer."""
    from game.draft.answers import QUESTIONS, OddAnswer, answers
    from game.draft.call import drafted

    try:
        said = answers(given)
    except OddAnswer as error:
        raise Refused(str(error), MISUSED) from error
    if ask:
        for name in [each for each in QUESTIONS if each not in given]:
            said[name] = _asked(QUESTIONS[name])
    return drafted(said)


def _asked(question: "Question") -> str:
    """Return the answer to a question; it is asked again until a level can hold the answer."""
    from game.draft.answers import OddAnswer

    def answered(said: str) -> str:
        try:
            return question.answered(said)
        except OddAnswer as error:
            # click shows it and asks again; any other error would end the command.
            raise click.UsageError(clean(str(error))) from error

    if question.choices:
        click.echo(f"({', '.join(question.choices)})")
    answer: str = click.prompt(question.asked, default=question.default, value_proc=answered)
    return answer


def _copy(source: str, given: dict[str, str]) -> str:
    """Return the text of a copy of a level; only its title can be another."""
    from game.draft.answers import QUESTIONS, OddAnswer
    from game.draft.copy import copied, copied_title

    others = [f"--{name}" for name in given if name != "title"]
    if others:
        message = f"With --from, leave out {', '.join(others)}: the copy has them from its level."
        raise click.UsageError(message)
    reading, level = read(find(source, _NO_LEVEL))
    try:
        title = QUESTIONS["title"].answered(given.get("title", copied_title(level.title)))
    except OddAnswer as error:
        raise Refused(str(error), MISUSED) from error
    return copied(reading.source, title)


def _tell_next(place: Path) -> None:
    """Say what was written, and what to do with it."""
    # In a form that can be copied into a shell.
    file = quote(clean(str(place)))
    click.echo(f"Wrote {file}. Open it in an editor, and try it as you go:")
    click.echo(f"  callcraft play {file}")
    click.echo(f"  callcraft check {file}")


@click.command()
@click.argument("kind", default="level", metavar="[KIND]")
@click.option("--path", is_flag=True, help="Say where the file with the schema lies instead.")
def schema(*, kind: str, path: bool) -> int:
    """Print the JSON Schema of a file, with which editors complete and check it.

    KIND is the kind of file: level, which it is unless another is named, pack or playtest. A level
    begun with `callcraft new` names its schema in the first line already.
    """
    from game.draft.schemas import SCHEMAS, schema_file, schema_text

    if kind not in SCHEMAS:
        known = ", ".join(SCHEMAS)
        message = f"There is no schema of {clean(kind):.40}; write one of these: {known}."
        raise Refused(message, MISUSED)
    click.echo(schema_file(kind) if path else schema_text(kind), nl=path)
    return 0

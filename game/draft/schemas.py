"""The schemas that editors are given: which there are, what each is made from, where it lies."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from attrs import frozen

from game.level.schema.blocks import Notes, schema_of
from game.level.schema.words import LEVEL_NOTES, PACK_NOTES
from game.level.shape.blocks import LevelFile, PackFile
from game.playtest.schema import PLAYTEST_NOTES
from game.playtest.shape import PlaytestFile
from game.resources import folder


@frozen
class Described:
    """A kind of file that has a schema."""

    shape: type
    """The class of its shape."""
    title: str
    """What editors call such a file."""
    notes: Notes
    """What editors show beside each of its keys."""


SCHEMAS: Final[Mapping[str, Described]] = {
    "level": Described(LevelFile, "A level of Callcraft", LEVEL_NOTES),
    "pack": Described(PackFile, "A pack of Callcraft levels", PACK_NOTES),
    "playtest": Described(PlaytestFile, "Plays of a Callcraft level", PLAYTEST_NOTES),
}
"""Every kind of file that has a schema, by the name it is asked for with."""


def schema_text(name: str) -> str:
    """Return the schema of a kind of file as it is shipped; KeyError if there is no such kind."""
    given = SCHEMAS[name]
    schema = schema_of(given.shape, given.title, given.notes)
    return json.dumps(schema, indent=2) + "\n"


def schema_file(name: str) -> Path:
    """Return where the schema of a kind of file lies on this computer."""
    return folder("assets") / "schemas" / f"{name}.schema.json"

"""What one entry of a pack says of another: the calls it comes after, and what is carried on."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from attrs import Factory, define, field

from game.call.script.level import Level
from game.level.code import Code
from game.level.packs.pack import PackEntry, Remembered
from game.level.problem import Path as Way
from game.level.problem import Problem
from game.level.reading import load_level
from game.level.shape.blocks import EntryFile, RemembersFile
from game.level.wording import quoted, suggestion

_Files = dict[str, Level | None]


@define
class Links:
    """The entries of a pack, and whatever they say of one another."""

    folder: Path
    """The folder of the pack."""
    given: tuple[EntryFile, ...]
    """The entries as the pack has them, in its order."""
    sound: tuple[bool, ...]
    """Of each entry, whether its file is named well, named once and, if it has to be, there."""
    there: bool
    """Whether the files have to be in the folder by now, and are looked into."""
    # Found at once, and not searched for: each of 200 entries may name 200 others.
    _places: dict[str, int] = field(init=False)
    """The place of each file in the list, from 0; the first one, where it is named again."""
    # Kept, for one call is often remembered by several others, and reading a level takes a while.
    _levels: _Files = field(init=False, default=Factory(dict))
    """The levels that were read so far, by their file names; None for one that cannot be played."""

    @_places.default
    def _first_places(self) -> dict[str, int]:
        places: dict[str, int] = {}
        for place, entry in enumerate(self.given):
            places.setdefault(entry.file, place)
        return places

    def entry(self, place: int) -> tuple[PackEntry, tuple[Problem, ...]]:
        """Return an entry with what it rightly says of others, and a problem for what is wrong."""
        given = self.given[place]
        way: Way = ("levels", place, "after")
        named = enumerate(given.after)
        problems = chain.from_iterable(
            self._unordered(name, place, (*way, number)) for number, name in named
        )
        after = tuple(self.folder / name for name in given.after if self._comes_before(name, place))
        remembers, more = self._remembers(place)
        return PackEntry(self.folder / given.file, after, remembers), (*problems, *more)

    def _comes_before(self, name: str, place: int) -> bool:
        """Return whether a file stands above an entry, and can be found."""
        # Only what stands above it: so calls can never wait for each other in a circle, and every
        # call of a pack can be reached.
        earlier = self._places.get(name, place)
        return earlier < place and self.sound[earlier]

    def _unordered(self, name: str, place: int, way: Way) -> Iterator[Problem]:
        """Yield a problem if a file that an entry names does not stand above it."""
        there = self._places.get(name)
        if there is None:
            earlier = tuple(entry.file for entry in self.given[:place])
            hint = suggestion(name, earlier) or _ADD_IT
            # A misspelt key in an entry may be why the name is missing; then only the key is told.
            entries = frozenset(("levels", each) for each in range(len(self.given)))
            yield Problem(
                Code.NOT_IN_PACK,
                f"{quoted(name)} is not in this pack.",
                hint,
                way,
                within=entries | {("levels",)},
            )
        elif there == place:
            message = f"{quoted(name)} is the very call that this entry is about."
            yield Problem(Code.NOT_EARLIER, message, _NAME_EARLIER, way)
        elif there > place:
            message = f"{quoted(name)} comes later in this list."
            yield Problem(Code.NOT_EARLIER, message, _MOVE_IT, way)

    def _remembers(self, place: int) -> tuple[Remembered | None, tuple[Problem, ...]]:
        """Return what an entry carries on from an earlier call, as far as that can be."""
        given = self.given[place].remembers
        if given is None:
            return None, ()
        way: Way = ("levels", place, "remembers")
        problems = tuple(self._unordered(given.call, place, (*way, "call")))
        if not self.sound[place] or not self._comes_before(given.call, place):
            return None, problems
        # From here on both files are plain names in the folder of the pack; before that was known,
        # a file from anywhere could have been read here.
        pair = self._read(given.call, self.given[place].file) if self.there else {}
        refused = [name for name, level in pair.items() if level is None]
        if refused:
            return None, (_refused(refused, (*way, "call")),)
        clues, promises = (
            tuple(name for name in dict.fromkeys(names) if not _lacking(block, name, pair))
            for block, names in _carried(given)
        )
        carried = Remembered(self.folder / given.call, clues, promises)
        return carried, tuple(_unshared(given, pair, way))

    def _read(self, *names: str) -> _Files:
        """Return the levels in some files, None for each that cannot be played."""
        for name in names:
            if name not in self._levels:
                self._levels[name] = load_level(self.folder / name).level
        return {name: self._levels[name] for name in names}


def _carried(given: RemembersFile) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (("clues", given.clues), ("promises", given.promises))


def _known(block: str, level: Level | None) -> tuple[str, ...]:
    return tuple(getattr(level, block))


def _lacking(block: str, name: str, pair: _Files) -> list[str]:
    """Return which of two files do not have a clue or a promise."""
    return [file for file, level in pair.items() if name not in _known(block, level)]


def _unshared(given: RemembersFile, pair: _Files, way: Way) -> Iterator[Problem]:
    """Yield a problem for each clue and each promise that is not in both of two files."""
    for block, names in _carried(given):
        kind = block.removesuffix("s")
        first, *others = (_known(block, level) for level in pair.values()) if pair else ((),)
        shared = tuple(name for name in first if all(name in other for other in others))
        for number, name in enumerate(names):
            lacking = _lacking(block, name, pair)
            if lacking:
                files = " and none in ".join(map(quoted, lacking))
                message = f"There is no {kind} {quoted(name)} in {files}."
                hint = suggestion(name, shared) or f"Give both files a {kind} of that name."
                yield Problem(Code.NOT_SHARED, message, hint, (*way, block, number))


def _refused(names: list[str], way: Way) -> Problem:
    """Return what is wrong with carrying something between levels that are refused."""
    said = " and ".join(map(quoted, names))
    return Problem(
        Code.REFUSED,
        f"Nothing can be carried on here while {said} cannot be played.",
        "Mend what is wrong in that file first.",
        way,
    )


_NAME_EARLIER: Final = "Name a file that stands above this entry, or remove it here."
_MOVE_IT: Final = "Move that entry above this one, or remove it here."
_ADD_IT: Final = "Add it to the list above this entry, or remove it here."
